"""Daily rates of employment injury benefits: a part of the average assumed daily wage. Pure.

The average is over the contributed months among the six before the month of the injury; a day is a
thirtieth. The rate is rounded to the sen, half a sen up, and at least the minimum; a month is
thirty days of it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.eligibility import months, wages
from services.eligibility.history import History
from services.eligibility.parameters import Law, Value
from services.eligibility.wages import Average


@dataclass(frozen=True, slots=True)
class Daily:
    """The average assumed daily wage, and what the law makes of it."""

    wage: Fraction | None  # RM a day; None: not known
    minimum: Fraction  # RM a day
    days: Fraction  # in a month
    missing: int  # contributed months whose wage is not known
    sources: tuple[Value, ...]

    def rate(self, percent: Fraction, *, part: Fraction = Fraction(1)) -> Decimal | None:
        """Return RM a day: *percent* of the wage, at least the minimum, of which a *part*."""
        if self.wage is None:
            return None
        return wages.half_up(max(self.wage * percent / 100, self.minimum) * part)

    def monthly(self, daily: Decimal) -> Decimal:
        """Return RM a month."""
        return wages.half_up(Fraction(daily) * self.days)


def from_history(history: History, day: date, law: Law) -> Daily:
    """Return the daily wage of an accident on *day*."""
    month = months.of(day)
    span = law.at("daily_average_months", day)
    paid = history.paid or frozenset()
    average = wages.average(history.wages, paid, months.before(month, int(span.number)), law)
    return _daily(average, day, law, (span,))


def from_earning(earning: Value | None, day: date, law: Law) -> Daily:
    """Return the daily wage of an insured monthly earning."""
    average = Average(earning.number if earning else None, 1, 0, None)
    return _daily(average, day, law, (earning,) if earning else ())


def _daily(average: Average, day: date, law: Law, used: tuple[Value, ...]) -> Daily:
    minimum, days = law.at("daily_minimum", day), law.at("days_a_month", day)
    wage = None if average.monthly is None else average.monthly / days.number
    return Daily(wage, minimum.number, days.number, average.missing, (*used, minimum, days))
