"""Say whether somebody may be screened in a round, and why, in reasons that a text explains.

Pure. A fact that is not known never becomes a no: then the answer is "cannot tell" and names the
fact, unless a known one settles it already. A first check: PERKESO decides.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from services.screening.rounds import Round


class Answer(StrEnum):
    """Whether somebody may come."""

    ELIGIBLE = "eligible"
    NOT = "not"
    CANNOT_TELL = "cannot_tell"


class WomensTest(StrEnum):
    """What women are offered besides."""

    MAMMOGRAM = "mammogram"
    PAP_SMEAR = "pap_smear"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody; None: not known."""

    born: date | None = None
    woman: bool | None = None
    paid: Collection[int] | None = None  # months with a contribution, as year * 12 + month - 1
    state: str | None = None  # ISO 3166-2:MY
    screened_on: date | None = None  # the last screening that Prihatin knows; None: none


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of the answer: the text "screening.reason.<key>" with its values."""

    key: str
    answer: Answer  # what this ground alone would say
    values: dict[str, int | date]
    rests_on: frozenset[str]  # fields of the round


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its grounds, those that decide first."""

    answer: Answer
    reasons: tuple[Reason, ...]
    offered: tuple[WomensTest, ...]  # besides the tests of the round
    unconfirmed: tuple[str, ...]  # fields of the round that the grounds rest on


def assess(facts: Facts, round_: Round, day: date) -> Verdict:
    """Return whether somebody may be screened in the round on that day."""
    grounds = list(
        chain(
            _dates(round_, day),
            _age(facts, round_, day),
            _active(facts, round_, day),
            _state(facts, round_),
            _again(facts, round_, day),
        )
    )
    answer = _together([ground.answer for ground in grounds])
    deciding = [ground for ground in grounds if ground.answer is answer]
    rests = frozenset(chain.from_iterable(ground.rests_on for ground in deciding))
    may_come = answer is not Answer.NOT
    return Verdict(
        answer,
        tuple(deciding),
        tuple(_offered(facts, round_, day)) if may_come else (),
        tuple(sorted(rests & round_.unconfirmed)),
    )


def age_on(born: date, day: date) -> int:
    """Return the age in full years; who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def years_before(day: date, years: int) -> date:
    """Return the latest birthday of who is that old on a day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: who was born on the 28th is that old
        return date(day.year - years, 2, 28)


def months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or the last one that month has."""
    return _months_later(day, -months)


def _together(answers: Collection[Answer]) -> Answer:
    if Answer.NOT in answers:
        return Answer.NOT
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in answers else Answer.ELIGIBLE


def _dates(round_: Round, day: date) -> list[Reason]:
    dates = frozenset({"opens_on", "last_day"})
    if day < round_.opens_on:
        return [Reason("not_open", Answer.NOT, {"day": round_.opens_on}, dates)]
    if day > round_.last_day:
        return [Reason("over", Answer.NOT, {"day": round_.last_day}, dates)]
    return []


def _age(facts: Facts, round_: Round, day: date) -> list[Reason]:
    if facts.born is None:
        return [Reason("age_unknown", Answer.CANNOT_TELL, _limits(round_), frozenset())]
    age = age_on(facts.born, day)
    values = {"age": age, **_limits(round_)}
    if age < round_.youngest:
        since = _birthday(facts.born, round_.youngest)
        return [Reason("too_young", Answer.NOT, {**values, "day": since}, frozenset({"youngest"}))]
    if age > round_.oldest:
        return [Reason("too_old", Answer.NOT, values, frozenset({"oldest"}))]
    return [Reason("age", Answer.ELIGIBLE, values, frozenset({"youngest", "oldest"}))]


def _active(facts: Facts, round_: Round, day: date) -> list[Reason]:
    within = round_.active_within_months
    values: dict[str, int | date] = {"needed": round_.active_months, "within": within}
    if facts.paid is None:
        return [Reason("active_unknown", Answer.CANNOT_TELL, values, frozenset())]
    this_month = day.year * 12 + day.month - 1
    paid = sum(month in facts.paid for month in range(this_month - within, this_month + 1))
    rests = frozenset({"active_months", "active_within_months"})
    enough = paid >= round_.active_months
    key, answer = ("active", Answer.ELIGIBLE) if enough else ("not_active", Answer.NOT)
    return [Reason(key, answer, {**values, "paid": paid}, rests)]


def _state(facts: Facts, round_: Round) -> list[Reason]:
    if facts.state is None or round_.covers(facts.state):
        return []  # an unknown state is asked for when a clinic is looked for
    return [Reason("not_in_state", Answer.NOT, {}, frozenset({"states"}))]


def _again(facts: Facts, round_: Round, day: date) -> list[Reason]:
    if facts.screened_on is None:
        return []
    free = _months_later(facts.screened_on, round_.again_after_months)
    if day >= free:
        return []
    values: dict[str, int | date] = {"day": facts.screened_on, "again": free}
    return [Reason("screened", Answer.NOT, values, frozenset({"again_after_months"}))]


def _offered(facts: Facts, round_: Round, day: date) -> list[WomensTest]:
    if not facts.woman or facts.born is None:
        return []
    age = age_on(facts.born, day)
    since = {
        WomensTest.MAMMOGRAM: round_.mammogram_from,
        WomensTest.PAP_SMEAR: round_.pap_smear_from,
    }
    return [test for test, youngest in since.items() if age >= youngest]


def _limits(round_: Round) -> dict[str, int | date]:
    return {"youngest": round_.youngest, "oldest": round_.oldest}


def _birthday(born: date, age: int) -> date:
    return _in_year(born, born.year + age)


def _months_later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, last))


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
