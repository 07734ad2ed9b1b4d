"""When nothing is broadcast unless it is urgent: nights, the Friday prayer, a state's holidays.

Pure. Windows: config/rules/quiet.yaml; holidays: services/places/holidays.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from config import rules
from services.clock import LOCAL
from services.places import holidays

HEAD_OFFICE = "MY-14"  # whose holidays count for those of no state


@dataclass(frozen=True, slots=True)
class Outlook:
    """What becomes of a sending that begins at a moment."""

    first: datetime  # the first letter goes
    last: datetime  # the last one that goes
    unsent: int  # letters that are still not sent at the expiry


def is_quiet(now: datetime, state: str | None) -> bool:
    """Whether people of that state are left in peace at a moment."""
    return _end_of_quiet(now.astimezone(LOCAL), state) is not None


def ends(now: datetime, state: str | None) -> datetime:
    """Return the first moment from *now* on at which it is not quiet in that state."""
    at = now.astimezone(LOCAL)
    while (end := _end_of_quiet(at, state)) is not None:
        at = end
    return max(at, now)


def begins(now: datetime, state: str | None) -> datetime:
    """Return the next moment, not before *now*, at which it is quiet in that state."""
    if is_quiet(now, state):
        return now
    local = now.astimezone(LOCAL)
    starts = [start for start, _ in _spans(local, state, days=8) if start > local]
    return min(starts)


def outlook(
    letters: Mapping[str | None, int],
    now: datetime,
    *,
    per_second: float,
    expires_at: datetime,
    urgent: bool,
    starts_after: float = 0.0,
) -> Outlook:
    """Return when *letters* (by state of who gets them) would go, at the courier's pace.

    *starts_after*: seconds until the first may go.
    """
    left = {state: count for state, count in letters.items() if count}
    at = now + timedelta(seconds=starts_after)
    first, last = None, at
    while left and at < expires_at:
        going = [state for state in left if urgent or not is_quiet(at, state)]
        if not going:
            at = min(ends(at, state) for state in left)
            continue
        first = first or at
        turns = [expires_at] if urgent else [expires_at, *(begins(at, state) for state in going)]
        whole = sum(left[state] for state in going)
        took = min(whole / per_second, (min(turns) - at).total_seconds())
        sent = min(whole, round(took * per_second))
        last = at = at + timedelta(seconds=max(took, 1.0))
        for state in going:
            share = min(left[state], sent)
            left[state] -= share
            sent -= share
        left = {state: count for state, count in left.items() if count}
    return Outlook(first or at, last, sum(left.values()))


def _end_of_quiet(local: datetime, state: str | None) -> datetime | None:
    """Return the end of a quiet time that holds that moment; None: it is not quiet."""
    for start, end in _spans(local, state, days=1):
        if start <= local < end:
            return end
    return None


def _spans(local: datetime, state: str | None, *, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Yield the quiet times that begin from yesterday to *days* ahead."""
    for ahead in range(-1, days + 1):
        day = local.date() + timedelta(days=ahead)
        midnight = datetime.combine(day, time(), LOCAL)
        if rules.number("quiet", "holidays") and holidays.name(state or HEAD_OFFICE, day):
            yield midnight, midnight + timedelta(days=1)
        for weekdays, begin, end in _windows():
            if day.isoweekday() in weekdays:
                start = datetime.combine(day, begin, LOCAL)
                stop = datetime.combine(day, end, LOCAL)
                yield start, stop if stop > start else stop + timedelta(days=1)


@cache
def _windows() -> tuple[tuple[frozenset[int], time, time], ...]:
    return tuple(
        (
            frozenset(each["weekdays"]),
            time.fromisoformat(each["from"]),
            time.fromisoformat(each["to"]),
        )
        for each in rules.tables("quiet")["windows"]
    )
