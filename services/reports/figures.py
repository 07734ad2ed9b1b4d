"""Count leads for a stretch of days: each share with its numerator and denominator.

Pure. Days are Malaysian calendar days. Definitions: 5.16 (first action on the day the lead came)
and 5.17 (first payment within 7 days of it, of the cases paid in the period) of the indicators.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from services.clock import LOCAL


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


class Times(NamedTuple):
    """When one lead came, was first acted on and first paid."""

    place: str  # code of its branch
    lead_id: int
    opened_at: datetime
    first_action_at: datetime | None
    first_paid_at: datetime | None


@dataclass(frozen=True, slots=True)
class Course:
    """How leads went over the days of a period."""

    days: tuple[date, ...]
    new: tuple[int, ...]  # a number for each day
    paid: tuple[int, ...]
    acted_same_day: Share  # of the leads that came in the period
    paid_in_time: Share  # of the leads first paid in the period


def course(leads: Iterable[Times], days: tuple[date, ...], *, paid_within: timedelta) -> Course:
    """Count the leads day by day; whatever lies outside *days* is left out."""
    known = frozenset(days)
    new: Counter[date] = Counter()
    paid: Counter[date] = Counter()
    acted = in_time = 0
    for lead in leads:
        came = lead.opened_at.astimezone(LOCAL).date()
        if came in known:
            new[came] += 1
            acted += _day(lead.first_action_at) == came
        paid_on = _day(lead.first_paid_at)
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


def by_place(
    leads: Iterable[Times],
    place_of: Callable[[str], str],
    days: tuple[date, ...],
    *,
    paid_within: timedelta,
) -> dict[str, Course]:
    """Return the course of each place that had a lead in those days; *place_of* a branch code."""
    found: dict[str, list[Times]] = {}
    for lead in leads:
        found.setdefault(place_of(lead.place), []).append(lead)
    return {
        place: course(own, days, paid_within=paid_within) for place, own in sorted(found.items())
    }


def acted_by(
    leads: Iterable[Times], days: tuple[date, ...], last_day: Callable[[datetime], date]
) -> Share:
    """Return how many of the leads that came in those days were acted on by their *last_day*."""
    came = [lead for lead in leads if _day(lead.opened_at) in days]
    acted = ((_day(lead.first_action_at), last_day(lead.opened_at)) for lead in came)
    return Share(sum(day is not None and day <= last for day, last in acted), len(came))


def days_of(first: date, last: date) -> tuple[date, ...]:
    """Return the days from *first* to *last*, both included."""
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(LOCAL).date() if moment else None
