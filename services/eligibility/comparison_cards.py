"""Write what differs between one person's pension on two days, or that nothing does. Pure."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from services import texts
from services.eligibility import cards, effect_cards, lines
from services.eligibility.assess import Answer
from services.eligibility.comparing import Comparison
from services.eligibility.history import Scheme
from services.messaging.messages import Message

_NEWLINE = Markup("\n")


def compared(found: Comparison, language: str, today: date) -> Message:
    """Return both verdicts, what the months and the law did to them, then each change of either."""
    earlier, later = found.earlier, found.later
    scheme = texts.say(language, f"eligibility.scheme.{earlier.scheme}")
    parts = [texts.say(language, f"eligibility.compare.head.{earlier.scheme}", scheme=scheme)]
    parts += [_answer(each, language, today) for each in (earlier, later)]
    if found.differs:
        parts += effect_cards.effects(found, language)
        parts += [*_law(found, language), *_person(found, language)]
    else:
        parts.append(texts.say(language, "eligibility.compare.nothing"))
    parts += cards.listed("route", tuple(dict.fromkeys(earlier.routes + later.routes)), language)
    unsure = tuple(dict.fromkeys(earlier.to_confirm + later.to_confirm))
    parts += cards.listed("confirm", unsure, language)
    return Message(_NEWLINE.join((*parts, texts.say(language, "eligibility.first_check"))))


def _answer(answer: Answer, language: str, today: date) -> Markup:
    day: object = texts.day(language, answer.law_day)
    if answer.law_day == today:
        day = texts.say(language, "eligibility.compare.today", day=day)
    verdict = texts.say(language, f"eligibility.verdict.{answer.verdict}")
    if answer.monthly is None or answer.rating is None:
        return texts.say(language, "eligibility.compare.day", day=day, verdict=verdict)
    return texts.say(
        language, "eligibility.compare.day_amount", day=day, verdict=verdict,
        monthly=lines.money(answer.monthly), percent=lines.number(answer.rating.percent),
    )  # fmt: skip


def _law(found: Comparison, language: str) -> Iterator[Markup]:
    yield texts.say(language, "eligibility.compare.law")
    if not found.law:
        yield texts.say(language, "eligibility.compare.no_law")
    for before, after in found.law:
        value = texts.say(
            language, "eligibility.compare.from_to",
            before=lines.amount(before, language), after=lines.amount(after, language),
        )  # fmt: skip
        yield cards.source(after, language, told=value)


def _person(found: Comparison, language: str) -> Iterator[Markup]:
    """Tell each figure that is another, the counts first, for they explain the rest."""
    yield texts.say(language, "eligibility.compare.person")
    earlier, later = (_figures(each, language) for each in (found.earlier, found.later))
    changed = [what for what in earlier if earlier[what] != later[what]]
    if not changed:
        yield texts.say(language, "eligibility.compare.same")
    for what in changed:
        told = texts.say(
            language, "eligibility.compare.from_to", before=earlier[what], after=later[what]
        )
        window = found.later.case.terms.window_months
        yield texts.say(language, f"eligibility.compare.{what}", change=told, months=window)


def _figures(answer: Answer, language: str) -> dict[str, str]:
    """Return what is compared, in words; what is not known is said so."""
    counts, ages = answer.counts, answer.case.ages
    rating = answer.rating
    unknown = texts.plain(texts.say(language, "eligibility.compare.unknown"))

    def known(value: object | None) -> str:
        return unknown if value is None else str(value)

    def whether(value: bool | None) -> str:
        key = {True: "yes", False: "no"}.get(value) if value is not None else None
        return texts.plain(texts.say(language, f"eligibility.{key}")) if key else unknown

    in_time = None
    if ages.notice_in_time is not None and ages.entry_in_time is not None:
        in_time = ages.notice_in_time and ages.entry_in_time
    none = texts.plain(texts.say(language, "eligibility.compare.none"))
    average = answer.average_wage
    grant = {"grant": whether(answer.grant)} if answer.scheme is Scheme.INVALIDITY else {}
    return {
        "window": known(counts.window_paid),
        "paid": known(counts.span_paid),
        "span": known(counts.span_months),
        "age": whether(in_time),
        "average": unknown if average is None else lines.money(average),
        "percent": none if rating is None else f"{lines.number(rating.percent)}%",
        "monthly": none if rating is None else unknown if rating.monthly is None
        else lines.money(rating.monthly),
        **grant,
    }  # fmt: skip
