"""Write why each benefit after an accident is told as it is: reasons first, then all sources.

Below each verdict stand the facts it rests on, its reasons, what one more fact would make of it,
what PERKESO has to confirm, and the numbers of its sources. What does not apply takes the fewest
words. Where nothing is known of the accident, the question that settles most stands first, and the
benefits of which nothing can be told yet share a line. Pages, because all of it is longer than a
message may be. Pure: no database, no clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from services import texts
from services.eligibility import accident_cards, lines
from services.eligibility.benefits import Benefit
from services.eligibility.covers import Cover, Scheme
from services.eligibility.facts import Chance, Question
from services.eligibility.paging import Block, packed
from services.eligibility.said import Said, said
from services.eligibility.source_numbers import Numbers
from services.eligibility.what_if import First, If, Told, Why

MOST_CHANGES = 2  # of a pension; its own answer tells more
OF_OTHERS = (Scheme.SELF_EMPLOYED, Scheme.HOUSEWIFE)  # told in short
_ORDER = (Chance.LIKELY, Chance.CANNOT_TELL, Chance.UNLIKELY)
_SPEAK_ALONE = (Question.OUTCOME, Question.CIRCUMSTANCE)  # "died" needs no "outcome" before it
_NEWLINE = Markup("\n")


@dataclass(frozen=True, slots=True)
class Pages:
    """What is told of all benefits, in messages of their own."""

    texts: tuple[Markup, ...]
    sources_on: int  # the page on which the sources begin, from 1


def pages(found: Sequence[Why], day: date, language: str, first: First | None = None) -> Pages:
    """Return the pages: what may apply first, what does not after it, the sources last."""
    numbers = Numbers()
    schemes = [list(group) for _, group in groupby(found, key=_scheme_of)]
    schemes.sort(key=lambda group: _ORDER.index(_chance(group)))
    reasons = [Block((_start(first, language),))] if first else []
    for group in schemes:
        reasons += _scheme(group, numbers, language)
    title = texts.say(language, "eligibility.why.source_list")
    listed = numbers.listed(language)
    begin = Block((Markup(), title, *listed[:1]))
    written = packed([*reasons, begin, *(Block((each,), title) for each in listed[1:])])
    heads = [
        texts.say(language, "eligibility.why.head", day=day, number=number, of=len(written))
        for number in range(1, len(written) + 1)
    ]
    told = (_NEWLINE.join((head, *page)) for head, page in zip(heads, written, strict=True))
    return Pages(tuple(told), sources_on=len(packed([*reasons, begin])))


def answer(kept: str, language: str) -> str:
    """Return an answer to a question in words; a number as it is."""
    if kept.replace(".", "").isdigit():
        return kept
    return texts.plain(texts.say(language, f"victim.answer.{kept}"))


def _start(first: First, language: str) -> Markup:
    """Name the question to start with, and how much each answer settles."""
    settled = "; ".join(
        texts.plain(
            texts.say(
                language, "eligibility.why.settles", answer=answer(each, language), number=count,
                of=first.of,
            )
        )
        for each, count in first.settles
    )  # fmt: skip
    question = texts.say(language, f"eligibility.ask.{first.question}")
    return texts.say(language, "eligibility.why.start", question=question, settled=settled)


def _scheme(group: Sequence[Why], numbers: Numbers, language: str) -> Iterator[Block]:
    """Write a scheme; what it hangs on whether it covers the accident is told once."""
    cover, chance = group[0].benefit.cover, _chance(group)
    shut = cover.scheme in accident_cards.BOTH and chance is Chance.UNLIKELY
    title = accident_cards.scheme_head(cover.scheme, chance, language)
    head = (
        Markup(),
        title,
        lines.line(cover.reason, language),
        *([_kinds("same", group, language)] if shut else []),
        *_fact(cover.ask, group[0].cover_ifs, language),
        *([] if shut else _to_confirm(_of_cover(cover), language)),
        *numbers.line(cover.sources, language),
    )
    first, *others = [()] if shut else _benefits(group, numbers, language)
    yield Block((*head, *first))
    for each in others:
        yield Block(each, title)


def _benefits(
    group: Sequence[Why], numbers: Numbers, language: str
) -> Iterator[tuple[Markup, ...]]:
    """Write benefits; what is not known at all, or does not apply for one reason, shares a line."""
    if untouched := [why for why in group if why.untouched]:
        yield _untouched(untouched, language)
    touched = [why for why in group if not why.untouched]
    tails = [_tail(why, numbers, language) for why in touched]
    for tail, many in groupby(zip(tails, touched, strict=True), key=itemgetter(0)):
        same = [why for _, why in many]
        if len(same) > 1 and all(why.benefit.chance is Chance.UNLIKELY for why in same):
            yield _kinds("unlikely", same, language), *tail
            continue
        for why in same:
            yield accident_cards.benefit(why.benefit, language), *tail


def _untouched(group: Sequence[Why], language: str) -> tuple[Markup, ...]:
    """Write the names of benefits that no fact and no number of the law decides yet."""
    more = _one_more(group[0], language) if len(group) == 1 else []
    return _kinds("open", group, language), *more


def _tail(why: Why, numbers: Numbers, language: str) -> tuple[Markup, ...]:
    """Return what stands below a verdict."""
    found, written = why.benefit, []
    if why.rests_on:
        told = "; ".join(_told(each, language) for each in why.rests_on)
        key = "because" if found.chance is Chance.UNLIKELY else "rests_on"
        written.append(texts.say(language, f"eligibility.why.{key}", facts=told))
    if found.chance is Chance.UNLIKELY and _says_enough(why):
        return tuple(written)
    written += [_point(lines.line(each, language), language) for each in found.reasons]
    written += _one_more(why, language)
    written += [
        texts.say(language, "eligibility.why.change", change=lines.line(each, language))
        for each in found.changes[:MOST_CHANGES]
    ]
    if found.chance is not Chance.UNLIKELY:
        above = _of_cover(found.cover)
        written += _to_confirm([each for each in found.to_confirm if each not in above], language)
    return (*written, *numbers.line(found.sources, language))


def _says_enough(why: Why) -> bool:
    """Whether the fact that shuts a benefit out says all: who died needs no medical benefit."""
    if why.rests_on and why.benefit.cover.scheme in OF_OTHERS:
        return True
    return any(told.question is Question.OUTCOME for told in why.rests_on)


def _one_more(why: Why, language: str) -> list[Markup]:
    """Tell what one more fact would make of it, but for the one that the scheme hangs on."""
    wanted = why.benefit.ask
    if wanted in (Question.DEPENDANTS, Question.DAILY_WAGES):
        return [texts.say(language, f"eligibility.why.wanted.{wanted}")]
    return [] if why.cover_ifs else _fact(why.question, why.ifs, language)


def _fact(question: Question | None, ifs: Sequence[If], language: str) -> list[Markup]:
    """Tell what each answer would make of it; nothing where no answer alone settles anything."""
    if question is None or all(each.chance is Chance.CANNOT_TELL for each in ifs):
        return []
    fact = texts.plain(texts.say(language, f"victim.fact.{question}"))
    told = "; ".join(_if(each, language) for each in ifs)
    return [texts.say(language, "eligibility.why.if", fact=fact, ifs=told)]


def _of_cover(cover: Cover) -> list[Said]:
    return [said("confirm.rule", rule=each.name) for each in cover.sources if not each.sure]


def _to_confirm(rules: Sequence[Said], language: str) -> list[Markup]:
    if not rules:
        return []
    told = accident_cards.joined(rules, language)
    return [texts.say(language, "eligibility.why.confirm", rules=told)]


def _if(each: If, language: str) -> str:
    if each.answers:
        or_ = texts.plain(texts.say(language, "eligibility.why.or"))
        told = f" {or_} ".join(answer(kept, language) for kept in each.answers)
    elif each.most is None:
        told = texts.plain(texts.say(language, "eligibility.why.or_more", least=each.least))
    elif each.most == each.least:
        told = str(each.least)
    else:
        told = texts.plain(
            texts.say(language, "eligibility.why.range", least=each.least, most=each.most)
        )
    chance = texts.say(language, f"eligibility.chance.{each.chance}")
    return texts.plain(
        texts.say(language, "eligibility.why.if_answer", answers=told, chance=chance)
    )


def _told(each: Told, language: str) -> str:
    if each.question in _SPEAK_ALONE:
        return answer(each.answer, language)
    fact = texts.plain(texts.say(language, f"victim.fact.{each.question}"))
    return f"{fact}: {answer(each.answer, language)}"


def _kinds(key: str, group: Sequence[Why], language: str) -> Markup:
    kinds = ", ".join(accident_cards.kind(why.benefit, language) for why in group)
    return texts.say(language, f"eligibility.why.{key}", kinds=kinds)


def _point(text: Markup, language: str) -> Markup:
    return texts.say(language, "eligibility.why.point", text=text)


def _scheme_of(why: Why) -> Scheme:
    return why.benefit.cover.scheme


def _chance(group: Sequence[Why]) -> Chance:
    found: list[Benefit] = [why.benefit for why in group]
    return accident_cards.chance_of(found)
