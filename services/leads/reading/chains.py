"""Names of one list: "A, 34; his wife B, 31, and C", "Sara & Logesh", "A and B, both 33".

Pure. Who stands in a list with a victim is one too, and shares what is told of all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services.leads.reading import harm
from services.leads.reading.bystanders import holds_office, spoke
from services.leads.reading.chain_words import (
    AND,
    APART,
    BOTH,
    BRACKET,
    CONTINUES,
    CONTRAST,
    COORDINATED,
    GROUP_HEADS,
    HARM_HEADS,
    HEADS_LIST,
    OF_ONE_GROUP,
    ON_THE_WAY,
)
from services.leads.reading.harmed_words import HURT_AFTER
from services.leads.reading.names import Named, is_common
from services.leads.reading.people_words import AGE_AFTER, AGE_BARE, DIED, LOCATIVE, SPEECH
from services.leads.reading.prose import is_headline
from services.leads.reading.report import Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """A name taken for a victim's, with how sure that is."""

    named: Named
    sentence: int
    age: int | None
    outcome: Outcome | None


def age_behind(after: str) -> int | None:
    """Return the age that stands behind a name; 0 for one told in months or days."""
    near = after[:60].lower()
    died = DIED.match(near)
    told = AGE_AFTER.match(near[died.end() :] if died else near)
    if told is None:
        return None
    age = int(told["age"] or told["told"] or told["plain"])
    if age > 110:
        return None
    if (told["unit"] or "").startswith(("bulan", "month", "hari")):
        return 0
    return age


def age_told(after: str) -> int | None:
    """Return the age behind a victim's name, also one that nothing parts from it: "Contoh 58"."""
    age = age_behind(after)
    bare = AGE_BARE.match(after[:60].lower()) if age is None else None
    return int(bare["age"]) if bare else age


def together(named: Sequence[Named], sentence: str, number: int) -> list[Found]:
    """Return the names of the first list with harm right before or behind it: "Sara & Logesh kena
    langgar", "yang cedera Ali Contoh, Abu Sampel dan Sara".
    """
    for names in _lists(named, sentence):
        one, last = names[0], names[-1]
        before = sentence[: one.titled_from].lower()
        after = without_bracket(sentence[last.end :]).lower()
        headed = HARM_HEADS.search(before[-70:])
        group = GROUP_HEADS.search(before[-40:]) and ON_THE_WAY.match(after)
        if not (headed or group or HURT_AFTER.match(after)) or LOCATIVE.search(before[-30:]):
            continue
        if SPEECH.search(after[:50]) or (spoke(before, after) and not group):
            continue
        around = f"{sentence[: one.titled_from]} {sentence[last.end :]}"
        if is_headline(around) or not (headed or _personal(names, sentence)):
            continue
        if headed or group or not holds_office(sentence, one, before):
            outcome = harm.outcome_of(headed[0] if headed else after)
            ages = [age_behind(sentence[each.end :]) for each in names]
            return [Found(n, number, a, outcome) for n, a in zip(names, ages, strict=True)]
    return []


def _personal(names: Sequence[Named], sentence: str) -> bool:
    """Tell whether all are whole or usual names; two joined by "dan" may be strange."""
    if all(len(one.name.split()) > 1 or is_common(one.name) for one in names):
        return True
    between = sentence[names[0].end : names[1].titled_from].lower()
    return len(names) == 2 and AND.match(between) is not None and names[0].name.istitle()


def _lists(named: Sequence[Named], sentence: str) -> Iterator[list[Named]]:
    """Yield two names or more with only commas, "dan" or brackets between them."""
    run: list[Named] = list(named[:1])
    for one, other in pairwise(named):
        if not COORDINATED.match(sentence[one.end : other.titled_from].lower()):
            if len(run) > 1:
                yield run
            run = []
        run.append(other)
    if len(run) > 1:
        yield run


def without_bracket(after: str) -> str:
    """Return what stands behind a name, without what is said of it in brackets: "(kelindan)".

    A name in brackets stays: "Pok Li (Razali b. Contoh)".
    """
    return BRACKET.sub("", after)


def with_first(
    found: list[Found], named: Sequence[Named], sentence: str, number: int
) -> list[Found]:
    """Add the names before the first one found that are of one list with it: "A, B and C, 24"."""
    while found and found[0].named in named[1:]:
        one = named[named.index(found[0].named) - 1]
        before = sentence[: one.titled_from].lower()
        between = sentence[one.end : found[0].named.titled_from].lower()
        listed = AND.match(between) or (between == ", " and HEADS_LIST.search(before[-60:]))
        if not listed or (len(one.name.split()) < 2 and not AND.match(between)):
            return found
        if len(one.name.split()) < 2 and not (
            is_common(one.name) or len(found) > 1 or before == ""
        ):
            return found
        if (
            holds_office(sentence, one, before)
            or LOCATIVE.search(before[-30:])
            or spoke(before, "")
        ):
            return found
        found = [Found(one, number, age_behind(sentence[one.end :]), None), *found]
    return found


def shared(found: list[Found], sentence: str) -> list[Found]:
    """Give each of a list ("A dan B cedera") the outcome that stands behind its last name."""
    for n in range(len(found) - 2, -1, -1):
        one, other = found[n], found[n + 1]
        between = sentence[one.named.end : other.named.titled_from]
        apart = CONTRAST.search(between.lower()) and other.outcome is Outcome.INJURY
        listed = continues(between) or OF_ONE_GROUP.match(between.lower())
        if one.outcome is None and listed and not apart:
            found[n] = one = replace(one, outcome=other.outcome)
        alike = one.age is None and BOTH.match(sentence[other.named.end :].lower())
        if alike and AND.match(between.lower()):
            found[n] = replace(one, age=other.age)
    return found


def continues(between: str) -> bool:
    """Tell whether only "dan", "bersama isteri" or an age stands between two names of one list."""
    low = between.lower()
    return CONTINUES.match(low) is not None or APART.match(low) is not None
