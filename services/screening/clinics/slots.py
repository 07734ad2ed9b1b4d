"""Cut a clinic's week into slots: weekly hours, special days, holidays of its state. Pure.

A special day wins over a holiday, and a holiday over the week: who opens on a holiday says so.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from services.clock import LOCAL

DAY = 1440  # minutes


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of a day, in minutes after midnight (Malaysian time), cut into slots."""

    first: int
    last: int
    minutes: int  # of a slot
    places: int  # workers at once; 0: closed


@dataclass(frozen=True, slots=True)
class Week:
    """What a clinic keeps: by weekday, and on days that differ."""

    hours: dict[int, tuple[Hours, ...]]  # ISO weekday: 1 is Monday
    special: dict[date, tuple[Hours, ...]]


@dataclass(frozen=True, slots=True)
class Cut:
    """One slot to be."""

    starts_at: datetime
    ends_at: datetime
    places: int


def cut(week: Week, days: Iterable[date], holidays: Collection[date]) -> list[Cut]:
    """Return the slots of those days, the earliest first; none begins within another one."""
    return [slot for day in days for slot in _of_day(week, day, holidays)]


def overlapping(hours: Iterable[Hours]) -> tuple[Hours, Hours] | None:
    """Return two stretches of one day that lie in each other, None where none do."""
    ordered = sorted(hours, key=lambda one: one.first)
    pairs = pairwise(ordered)
    return next((pair for pair in pairs if pair[1].first < pair[0].last), None)


def _of_day(week: Week, day: date, holidays: Collection[date]) -> Iterator[Cut]:
    special = week.special.get(day, ())
    usual = () if day in holidays else week.hours.get(day.isoweekday(), ())
    opened = [one for one in special if one.places]
    closed = [one for one in special if not one.places]
    starts: dict[int, tuple[int, int]] = {}
    for hours in (*usual, *opened):  # what is opened specially wins where both begin
        for start in range(hours.first, hours.last - hours.minutes + 1, hours.minutes):
            starts[start] = (start + hours.minutes, hours.places)
    last = 0
    for start, (end, places) in sorted(starts.items()):
        if start < last or any(one.first < end and start < one.last for one in closed):
            continue
        last = end
        yield Cut(_moment(day, start), _moment(day, end), places)


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), LOCAL) + timedelta(minutes=minute)
