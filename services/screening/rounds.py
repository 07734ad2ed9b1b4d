"""Rounds of the screening programme, as config/rules/screening.yaml has them. Pure.

A round is data: ages, months of contribution, dates, states and tests, each with its source and
whether PERKESO has confirmed it. What is not confirmed is named in the answers that rest on it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from config import rules

AREA = "screening"
COUNTRY = "MY"
_NUMBERS = (
    "youngest",
    "oldest",
    "active_months",
    "active_within_months",
    "mammogram_from",
    "pap_smear_from",
    "again_after_months",
)


@dataclass(frozen=True, slots=True)
class Round:
    """One round; ages in years, both limits included."""

    number: int
    names: dict[str, str]  # by language
    opens_on: date
    last_day: date
    states: tuple[str, ...]  # ISO 3166-2:MY, or "MY" alone
    tests: tuple[str, ...]
    youngest: int
    oldest: int
    active_months: int  # paid, among the last active_within_months
    active_within_months: int
    mammogram_from: int
    pap_smear_from: int
    again_after_months: int
    unconfirmed: frozenset[str]  # names of the fields that PERKESO has not confirmed

    @property
    def subject(self) -> str:
        """What an appointment of this round is booked for, once at a time."""
        return f"round:{self.number}"

    def covers(self, state: str) -> bool:
        """Whether the round is held in that state."""
        return COUNTRY in self.states or state in self.states


@cache
def every() -> tuple[Round, ...]:
    """Return all rounds, the newest first."""
    read = [_round(entry) for entry in rules.tables(AREA)["rounds"]]
    return tuple(sorted(read, key=lambda one: one.opens_on, reverse=True))


def of(number: int) -> Round | None:
    """Return the round of that number."""
    return next((one for one in every() if one.number == number), None)


def current(day: date) -> Round | None:
    """Return the round that is open on a day; of two the newer."""
    return next((one for one in every() if one.opens_on <= day <= one.last_day), None)


def _round(entry: dict[str, Any]) -> Round:
    values = {name: said["value"] for name, said in entry.items() if isinstance(said, dict)
              and "value" in said}  # fmt: skip
    return Round(
        number=entry["number"],
        names=entry["name"],
        opens_on=values["opens_on"],
        last_day=values["last_day"],
        states=tuple(values["states"]),
        tests=tuple(values["tests"]),
        unconfirmed=frozenset(n for n in values if not entry[n]["confirmed"]),
        **{name: int(values[name]) for name in _NUMBERS},
    )
