"""Who shares a dependants' benefit or survivors' pension, how much, how long. Pure.

Widow or widower and children come first; parents, brothers and sisters only where there is neither;
grandparents in the place of parents who are dead. What becomes of a share for which there is
nobody was not found, so nothing is handed on, and that is to be confirmed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.eligibility import wages
from services.eligibility.facts import Dependants
from services.eligibility.parameters import Law, Value


@dataclass(frozen=True, slots=True)
class Share:
    """What each person of a kind receives."""

    who: str  # spouses, children, parents, siblings, grandparents
    count: int
    together: Value  # the share of all of them
    monthly: Decimal | None  # RM a month for each; None: the benefit is not known

    @property
    def each(self) -> Fraction:
        """Return the share of one person."""
        return self.together.number / self.count


@dataclass(frozen=True, slots=True)
class Shares:
    """All shares that can be told."""

    shares: tuple[Share, ...]
    missing: bool  # whether somebody's number must be known first
    rest: Fraction  # of the benefit, for which there is nobody


def share(found: Dependants, monthly: Decimal | None, day: date, law: Law) -> Shares:
    """Share out a benefit of *monthly* RM."""
    first = {"spouses": found.spouses, "children": found.children}
    if any(first.values()):
        return _shared(first, monthly, day, law)
    if None in first.values():
        return Shares((), missing=True, rest=Fraction(0))
    second = {"parents": found.parents, "siblings": found.siblings}
    if found.parents == 0:
        second = {"grandparents": found.grandparents, "siblings": found.siblings}
    return _shared(second, monthly, day, law)


def _shared(counts: dict[str, int | None], monthly: Decimal | None, day: date, law: Law) -> Shares:
    names = {"spouses": "share_spouse"}
    given = [
        _share(who, count, law.at(names.get(who, f"share_{who}"), day), monthly)
        for who, count in counts.items()
        if count
    ]
    left = Fraction(1) - sum((each.together.number for each in given), Fraction(0))
    return Shares(tuple(given), missing=None in counts.values(), rest=left)


def _share(who: str, count: int, together: Value, monthly: Decimal | None) -> Share:
    each = together.number / count
    amount = None if monthly is None else wages.half_up(Fraction(monthly) * each)
    return Share(who, count, together, amount)
