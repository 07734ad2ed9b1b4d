"""How many accidents are told of at one time: where there are few, two that are alike are one.

Pure. Two buses crash on one day of a country where hundreds of accidents are told of, seldom where
three are. So in a file of reports each pair is given points by how few of the others were told in
those days. A squad's stream is told of in crowds: there is nothing to give. Reports without a day
may be of any year, so where there are many of them more must be alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from math import log

from services.leads.matching.account import Account

DAYS = 3  # before and after
MANY = 20  # reports of those days, from which nothing is given
EACH = 12.0  # points for e times fewer; weighed on three sets of real reports (docs/measured.md)
MOST = 25
FEW_UNTOLD = 30  # reports without a day, from which on points are taken
EACH_UNTOLD = 6.0  # points for e times more


class Crowds:
    """The reports of a file by their days."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        days = [account.told or account.day for account in accounts]
        self._days = days
        self._sorted = sorted(day for day in days if day)

    def points(self, one: int, two: int) -> int:
        """Return what two of them are given, or is taken where one has no day as many others."""
        if self._days[one] is None or self._days[two] is None:
            untold = len(self._days) - len(self._sorted)
            return min(0, -round(EACH_UNTOLD * log(untold / FEW_UNTOLD)))
        few = min(self._near(one), self._near(two))
        return min(MOST, max(0, round(EACH * log(MANY / few)))) if few else 0

    def near(self) -> list[tuple[int, int]]:
        """Return all pairs of reports told within those days, where they are few."""
        order = sorted((day, number) for number, day in enumerate(self._days) if day)
        return [
            (min(one, two), max(one, two))
            for place, (day, one) in enumerate(order)
            for other, two in order[place + 1 : place + MANY]
            if other - day <= timedelta(DAYS) and self._near(one) < MANY
        ]

    def _near(self, number: int) -> int:
        """Return how many others were told within those days; 0 where that is not known."""
        day: date | None = self._days[number]
        if day is None:
            return 0
        begin = bisect_left(self._sorted, day - timedelta(DAYS))
        return bisect_right(self._sorted, day + timedelta(DAYS)) - begin - 1
