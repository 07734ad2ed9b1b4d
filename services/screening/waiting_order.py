"""Who of the waiting list is offered a freed time: the longest waiting whom it fits. Pure.

One offer at a time, a person a time: whoever is passed is named with the reason, so that the order
can be proved afterwards.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from services.clock import LOCAL
from services.places.distance import kilometres


@dataclass(frozen=True, slots=True)
class Wait:
    """What one worker waits for."""

    id: int
    worker_id: int
    joined_at: datetime
    provider_id: int | None  # None: any clinic near the point
    point: tuple[float, float] | None  # latitude, longitude
    weekdays: str  # ISO numbers
    first_minute: int  # of the day
    last_minute: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is free."""

    provider_id: int
    point: tuple[float, float]  # of the clinic
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, and who was passed why."""

    wait: Wait
    passed: tuple[tuple[int, str], ...]  # number on the list, reason; in their order


def turns(
    waiting: Iterable[Wait], time: Time, within_km: float, *, had: Collection[int] = ()
) -> list[Turn]:
    """Return those whom the time fits, the longest waiting first.

    *had*: numbers on the list of those who were offered this very time before.
    """
    found: list[Turn] = []
    passed: list[tuple[int, str]] = []
    for wait in sorted(waiting, key=lambda one: (one.joined_at, one.id)):
        why = "had" if wait.id in had else why_not(wait, time, within_km)
        if why is None:
            found.append(Turn(wait, tuple(passed)))
        else:
            passed.append((wait.id, why))
    return found


def why_not(wait: Wait, time: Time, within_km: float) -> str | None:
    """Return why a time does not fit: "clinic", "far", "weekday", "hour"; None: it fits."""
    if wait.provider_id is not None and wait.provider_id != time.provider_id:
        return "clinic"
    if wait.point is not None and kilometres(wait.point, time.point) > within_km:
        return "far"
    local = time.starts_at.astimezone(LOCAL)
    if str(local.isoweekday()) not in wait.weekdays:
        return "weekday"
    if not wait.first_minute <= local.hour * 60 + local.minute < wait.last_minute:
        return "hour"
    return None
