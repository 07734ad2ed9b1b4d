"""From wages to the average that benefits are a part of. Pure after the first use.

The law does not average wages but assumed wages: the one of the table's bracket ("over 1,600, up
to 1,700" is 1,650), at most the top one of that month.
"""

import csv
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

import config
from services.eligibility import months
from services.eligibility.months import Month
from services.eligibility.parameters import Law, NotInForce

REFERENCE = Path(config.__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class Average:
    """The average of assumed wages, exact, and over how many months."""

    monthly: Fraction | None  # RM; None: no month with a contribution and a known wage
    over: int  # months
    missing: int  # contributed months left out, for their wage is not known
    since: Month | None  # the oldest month counted


def average(
    wages: Mapping[Month, Decimal], paid: Collection[Month], among: range, law: Law
) -> Average:
    """Average the assumed wages of the contributed months *among* these; others are skipped."""
    contributed = [Month(month) for month in among if month in paid]
    known = [
        (month, assumed)
        for month in contributed
        if month in wages and (assumed := assumed_wage(wages[month], month, law)) is not None
    ]
    total = _sum([assumed for _, assumed in known])
    return Average(
        monthly=total / len(known) if known else None,
        over=len(known),
        missing=len(contributed) - len(known),
        since=known[0][0] if known else None,
    )


def assumed_wage(wage: Decimal, month: Month, law: Law) -> Fraction | None:
    """Return the assumed monthly wage; None for no wage, or where the month's ceiling is unknown.

    A bracket is over its lower and up to its upper bound.
    """
    up_to, assumed = _brackets(month, law)
    return assumed[bisect_left(up_to, wage)] if wage > 0 and assumed else None


def half_up(amount: Fraction, places: int = 2) -> Decimal:
    """Round half a sen up, as an amount with two decimals; no amount is negative."""
    scale = 10**places
    whole = (2 * amount.numerator * scale + amount.denominator) // (2 * amount.denominator)
    return Decimal(whole).scaleb(-places)


def _sum(found: list[Fraction]) -> Fraction:
    """Add up; whole numbers, as all of today's are, are added much faster than fractions."""
    if all(each.denominator == 1 for each in found):
        return Fraction(sum(each.numerator for each in found))
    return sum(found, Fraction(0))


@lru_cache(maxsize=4_096)
def _brackets(month: Month, law: Law) -> tuple[list[Decimal], list[Fraction]]:
    """Return the brackets' upper bounds and assumed wages; the last bracket has no bound."""
    day = months.first_day(month)
    try:
        top = law.number("top_assumed_wage", day)
    except NotInForce:
        return [], []
    up_to, assumed = _table(str(law.at("assumed_wage_table", day).value))
    return up_to, [min(each, top) for each in assumed]


@cache
def _table(name: str) -> tuple[list[Decimal], list[Fraction]]:
    """Return upper bounds and assumed wages; the last row has no bound, so one wage more."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    bounds = [Decimal(row["wage_up_to"]) for row in rows if row["wage_up_to"]]
    return bounds, [Fraction(row["assumed_monthly_wage_midpoint"]) for row in rows]
