"""What a pension comes to: percentage, average wage, amount a month. Pure.

Full: 50 %, and 1 % for every 12 contributions above 24, at most 65 %; reduced: 50 % (Act 4
section 20). The exact average, at least the minimum, times the percentage; only the amount is
rounded, to the sen, half a sen up.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from services.eligibility import wages
from services.eligibility.counting import Verdict
from services.eligibility.terms import Terms
from services.eligibility.wages import Average


@dataclass(frozen=True, slots=True)
class Rating:
    """The pension of somebody who meets the conditions."""

    percent: Fraction
    monthly: Decimal | None  # RM; None: the average wage is not known
    at_minimum: bool  # whether the minimum average wage was above the average
    steps: int  # of 12 contributions above the first 24 that count
    lowest: Decimal  # RM a month, on the minimum average wage


def rate(verdict: Verdict, paid: int, average: Average, terms: Terms) -> Rating:
    """Return percentage and amount of a full or reduced pension."""
    steps, percent = 0, terms.reduced_percent
    if verdict is Verdict.FULL:
        steps = max(0, paid - terms.span_paid) // terms.step_months
        percent = min(terms.full_percent + steps * terms.step_percent, terms.most_percent)
        steps = int((percent - terms.full_percent) / terms.step_percent)
    wage = average.monthly
    return Rating(
        percent=percent,
        monthly=None if wage is None else _part(percent, max(wage, terms.minimum_wage)),
        at_minimum=wage is not None and wage < terms.minimum_wage,
        steps=steps,
        lowest=_part(percent, terms.minimum_wage),
    )


def _part(percent: Fraction, wage: Fraction) -> Decimal:
    return wages.half_up(percent * wage / 100)
