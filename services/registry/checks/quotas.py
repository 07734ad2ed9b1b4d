"""How much an officer may look up in a day, and whether numbers are tried in a row.

Pure. Numbers of the house: config/rules/checks.yaml. CoWIN, India's vaccination register, leaked
through a chat bot that answered whatever number was typed next.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from config import rules

AREA = "checks"


class Limit(StrEnum):
    """Which limit is reached, or near."""

    LOOKUPS = "lookups"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class Used:
    """How much of one limit is used today."""

    limit: Limit
    used: int
    most: int

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.used >= self.most

    @property
    def near(self) -> bool:
        """Whether the officer is to be warned."""
        return self.used * 100 >= self.most * rules.number(AREA, "warn_percent")


def used(lookups: int, persons: int) -> tuple[Used, Used]:
    """Return how much of both limits is used."""
    return (
        Used(Limit.LOOKUPS, lookups, int(rules.number(AREA, "lookups_a_day"))),
        Used(Limit.PERSONS, persons, int(rules.number(AREA, "persons_a_day"))),
    )


def is_probing(before: Collection[str], number: str) -> bool:
    """Whether *number*, after those *before*, is one too many that differs only at its end.

    The same number again is no other one: who mistyped tries twice or thrice.
    """
    digits = int(rules.number(AREA, "probe_digits"))
    if len(number) <= digits:
        return False
    alike = {each for each in before if _alike(each, number, digits)} | {number}
    return len(alike) >= rules.number(AREA, "probe_numbers")


def _alike(one: str, other: str, digits: int) -> bool:
    return len(one) == len(other) and one[:-digits] == other[:-digits]
