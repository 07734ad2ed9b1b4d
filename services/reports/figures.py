"""Count leads for a stretch of days: each share with its numerator and denominator.

Pure. Days are Malaysian calendar days. Definitions: 5.16 (first action on the day the lead came)
and 5.17 (first payment within 7 days of it, of the cases paid in the period) of the indicators.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int


class Counts(NamedTuple):
    """How many leads of one place are what."""

    place: str  # code of a branch or a state
    new: int
    waiting: int  # nobody holds them
    held: int
    overdue: int
    paid: int


Times = tuple[datetime, datetime | None, datetime | None]  # came, first acted on, first paid


@dataclass(frozen=True, slots=True)
class Course:
    """How leads went over the days of a period."""

    days: tuple[date, ...]
    new: tuple[int, ...]  # a number for each day
    paid: tuple[int, ...]
    acted_same_day: Share  # of the leads that came in the period
    paid_in_time: Share  # of the leads first paid in the period


def course(
    leads: Iterable[Times], days: tuple[date, ...], zone: tzinfo, *, paid_within: timedelta
) -> Course:
    """Count the leads day by day; whatever lies outside *days* is left out."""
    known = frozenset(days)
    new: Counter[date] = Counter()
    paid: Counter[date] = Counter()
    acted = in_time = 0
    for opened_at, first_action_at, first_paid_at in leads:
        came = opened_at.astimezone(zone).date()
        if came in known:
            new[came] += 1
            acted += _day(first_action_at, zone) == came
        paid_on = _day(first_paid_at, zone)
        if paid_on is not None and paid_on in known:
            paid[paid_on] += 1
            in_time += paid_on - came <= paid_within
    return Course(
        days=days,
        new=tuple(new[day] for day in days),
        paid=tuple(paid[day] for day in days),
        acted_same_day=Share(acted, new.total()),
        paid_in_time=Share(in_time, paid.total()),
    )


def _day(moment: datetime | None, zone: tzinfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None
