"""Duty rosters: who of a branch's squad is on duty, with nobody's moment left out.

Pure. A working day has two members in working hours, one in the evening and one in the night; a
day of the weekend one by day and one by night. A day's duty begins in the morning and ends when
the next day's begins. The turns go round by the calendar, so any span of days gives the same
roster. A squad must not be 7, or each member would have the same weekday for ever.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services import clock

from . import plan

_NIGHT_AFTER = 4  # turns: a day free after the night, then an evening, then working hours


@dataclass(frozen=True, slots=True)
class Hours:
    """When duties change, Malaysian time."""

    begins: time
    work_ends: time
    evening_ends: time
    weekend_day_ends: time


@dataclass(frozen=True, slots=True)
class Shift:
    """One stretch of duty."""

    member: int  # place in the squad, from 0
    starts_at: datetime
    ends_at: datetime


def hours() -> Hours:
    """Return the hours of the plan."""
    duty = plan.town()["duty"]
    return Hours(*(time.fromisoformat(duty[name]) for name in Hours.__slots__))


def days(now: datetime) -> list[date]:
    """Return the days that must have a roster: some before today, many ahead."""
    duty = plan.town()["duty"]
    today = now.astimezone(clock.LOCAL).date()
    span = range(-duty["days_before"], duty["days_ahead"] + 1)
    return [today + timedelta(days=number) for number in span]


def shifts(day: date, squad: int, weekend: Collection[int], change: Hours) -> Iterator[Shift]:
    """Give the shifts that begin on *day*; *squad* is its size, *weekend* has ISO weekdays."""
    begins, ends = _at(day, change.begins), _at(day + timedelta(days=1), change.begins)
    first, second, evening, night = (
        (day.toordinal() + turn) % squad for turn in (0, 1, 2, _NIGHT_AFTER)
    )
    if day.isoweekday() in weekend:
        dusk = _at(day, change.weekend_day_ends)
        yield Shift(first, begins, dusk)
        yield Shift(night, dusk, ends)
        return
    closing, late = _at(day, change.work_ends), _at(day, change.evening_ends)
    yield Shift(first, begins, closing)
    yield Shift(second, begins, closing)
    yield Shift(evening, closing, late)
    yield Shift(night, late, ends)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, clock.LOCAL)
