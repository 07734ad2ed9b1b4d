"""The same law written a second time, apart from the program: brute force over sets of months.

Months are (year, month) pairs that are stepped through one by one; numbers are those of the
statute, written here by hand. Slow and plain on purpose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, getcontext

Ym = tuple[int, int]
getcontext().prec = 28
_CENT = Decimal("0.01")
_BOUNDS: list[int] = [30, 50, 70, 100, 140, 200, *range(300, 6001, 100)]


@dataclass(frozen=True)
class Told:
    """What the oracle says of a record."""

    verdict: str
    window: int
    span: int
    paid: int
    rate: int | None
    average: Decimal | None
    amount: Decimal | None
    grant: bool


def following(ym: Ym) -> Ym:
    return (ym[0] + 1, 1) if ym[1] == 12 else (ym[0], ym[1] + 1)


def preceding(ym: Ym, count: int) -> set[Ym]:
    """The *count* months before *ym*."""
    found = set()
    for _ in range(count):
        ym = (ym[0] - 1, 12) if ym[1] == 1 else (ym[0], ym[1] - 1)
        found.add(ym)
    return found


def since(first: Ym, end: Ym) -> set[Ym]:
    """All months from *first* on that come before *end*."""
    found = set()
    while first < end:
        found.add(first)
        first = following(first)
    return found


def assumed(wage: Decimal, ym: Ym) -> int:
    """The middle of the bracket (20 in the first), or the top of the time."""
    if wage <= 30:
        return 20
    top: int = 1950
    for begins, value in (((2005, 5), 2950), ((2016, 6), 3950), ((2022, 9), 4950)):
        top = value if ym >= begins else top
    top = 5950 if ym >= (2024, 10) else top
    lower = 0
    for upper in _BOUNDS:
        if lower < wage <= upper:
            return min(top, (lower + upper) // 2)
        lower = upper
    return top


def age_on(born: date, day: date) -> int:
    """Birthdays lived through."""
    return sum(
        (year, born.month, born.day) <= (day.year, day.month, day.day)
        for year in range(born.year + 1, day.year + 1)
    )


def ask(
    scheme: str, born: date, entry: Ym, paid: set[Ym], day: date, wages: Mapping[Ym, Decimal]
) -> Told:
    """Answer a complete record."""
    notice = (day.year, day.month)
    months = since(entry, notice)
    before = {ym for ym in paid if ym < notice}
    contributed = before & months
    window = before & preceding(notice, 40)
    outcome = period(len(window), len(contributed), len(months))
    limit, start = (60, 55) if day >= date(2013, 1, 1) else (55, 50)
    if age_on(born, day) >= limit or age_on(born, date(*entry, 1)) >= start:
        outcome = "not_met"
    known = before & preceding(notice, 24) & {ym for ym, wage in wages.items() if wage > 0}
    total = sum(assumed(wages[ym], ym) for ym in known)
    average = Decimal(total) / len(known) if known else None
    rate = {"full": full_rate(len(contributed)), "reduced": 50}.get(outcome)
    amount = None
    if rate is not None and average is not None:
        floor = 1100 if day.year >= 2023 else 950 if day.year >= 2014 else 500
        # times the rate before dividing, so that no digit is lost
        base = Decimal(total * rate) / (100 * len(known)) if average >= floor else None
        amount = base if base is not None else Decimal(floor * rate) / 100
    return Told(
        outcome, len(window), len(months), len(contributed), rate, sen(average), sen(amount),
        scheme == "invalidity" and outcome == "not_met" and len(before) >= 12,
    )  # fmt: skip


def period(window: int, paid: int, months: int) -> str:
    if window >= 24:
        return "full"
    if paid >= 24 and paid / months >= 2 / 3 - 1e-9:
        return "full"
    return "reduced" if paid >= 24 and paid / months >= 1 / 3 - 1e-9 else "not_met"


def full_rate(paid: int) -> int:
    rate, left = 50, paid - 24
    while left >= 12 and rate < 65:
        rate, left = rate + 1, left - 12
    return rate


def sen(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(_CENT, ROUND_HALF_UP)
