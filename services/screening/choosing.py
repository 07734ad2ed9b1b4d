"""A worker chooses where and when: clinics near a place, free days, times. Three taps to a booking.

Each step is shown anew from what is free now; nothing is held until a time is taken.
"""

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Provider, ProviderKind, Slot
from db.models.people import Person
from db.models.workers import Worker
from services import clock
from services.errors import Refusal
from services.people.asked import Asked, post
from services.screening import booking_cards as cards
from services.screening import finding, nearest, purposes, standing
from services.screening.nearest import Point
from services.screening.purposes import Purpose
from services.screening.rounds import AREA


def awaits(asked_at: datetime | None) -> bool:
    """Whether a place may come next: for some minutes after it was asked for."""
    minutes = timedelta(minutes=rules.number(AREA, "place_minutes"))
    return asked_at is not None and clock.now() - asked_at < minutes


async def near(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    *,
    typed: str = "",
    point: Point | None = None,
    token: str = purposes.ROUND,
) -> None:
    """Show the nearest clinics with free slots: of a shared point, a typed place, else of home.

    Raises:
        Refusal: not a worker's account, he may not come, or there is no such place.
    """
    worker = await standing.worker_of(session, actor)
    purpose = await purposes.of(session, worker, token)
    point, measured_from = await _where(session, worker, typed, point)
    found = await finding.near(session, point, purpose.until)
    text, buttons = cards.near(asked.language, found, purpose, measured_from)
    await post(session, asked, "screening.near", text, buttons)


async def _where(
    session: AsyncSession, worker: Worker, typed: str, point: Point | None
) -> tuple[Point, str | None]:
    """Return from where clinics are near, and what that is where the worker did not say it well.

    Raises:
        Refusal: there is no such place, or none is known.
    """
    if typed:
        place = finding.place_of(typed, worker)
        return (place.latitude, place.longitude), "district" if place.is_rough else None
    if point:
        return point, None
    home = await finding.home(session, worker)
    if home is None:
        raise Refusal("screening.where")
    return home


async def days(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    clinic_id: int,
    token: str = purposes.ROUND,
) -> None:
    """Show the free days of a clinic.

    Raises:
        Refusal: as `near`, or there is no such clinic.
    """
    worker = await standing.worker_of(session, actor)
    purpose = await purposes.of(session, worker, token)
    clinic = await clinic_of(session, clinic_id)
    free = await finding.free_of(session, clinic, purpose.until)
    by_day: dict[date, list[Slot]] = {}
    for slot in free:
        by_day.setdefault(slot.starts_at.astimezone(clock.LOCAL).date(), []).append(slot)
    shown = dict(list(by_day.items())[: int(rules.number(AREA, "days_shown"))])
    late = _later(clinic, by_day, shown)
    text, buttons = cards.days(asked.language, clinic, {**shown, **late}, purpose)
    await post(session, asked, "screening.days", text, buttons)


async def times(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    clinic_id: int,
    *,
    day: date,
    token: str = purposes.ROUND,
) -> None:
    """Show the free times of a day.

    Raises:
        Refusal: as `days`.
    """
    worker = await standing.worker_of(session, actor)
    purpose = await purposes.of(session, worker, token)
    clinic = await clinic_of(session, clinic_id)
    free = await of_day(session, clinic, day, purpose)
    most = int(rules.number(AREA, "times_shown"))
    shown = nearest.preferred(free, clinic.state, most)
    text, buttons = cards.times(asked.language, clinic, day, shown, purpose)
    await post(session, asked, "screening.times", text, buttons)


async def slot_typed(
    session: AsyncSession, worker: Worker, clinic: Provider, *, day: date, minute: int, token: str
) -> Slot:
    """Return the free slot that begins at a typed time.

    Raises:
        Refusal: none begins then; the free ones are named.
    """
    purpose = await purposes.of(session, worker, token)
    free = await of_day(session, clinic, day, purpose)
    wanted = datetime.combine(day, datetime.min.time(), clock.LOCAL) + timedelta(minutes=minute)
    found = next((slot for slot in free if slot.starts_at == wanted), None)
    if found is None:
        times_ = ", ".join(f"{slot.starts_at.astimezone(clock.LOCAL):%H:%M}" for slot in free[:12])
        raise Refusal("screening.no_such_time", day=day, times=times_ or "–")
    return found


async def of_day(
    session: AsyncSession, clinic: Provider, day: date, purpose: Purpose
) -> list[Slot]:
    """Return the free slots of a clinic's day."""
    free = await finding.free_of(session, clinic, purpose.until)
    return [slot for slot in free if slot.starts_at.astimezone(clock.LOCAL).date() == day]


async def clinic_of(session: AsyncSession, clinic_id: int) -> Provider:
    """Return a panel clinic.

    Raises:
        Refusal: there is none of that number.
    """
    clinic = await session.get(Provider, clinic_id)
    if clinic is None or clinic.kind is not ProviderKind.PANEL_CLINIC or not clinic.active:
        raise Refusal("screening.no_clinic", typed=str(clinic_id))
    return clinic


def _later(
    clinic: Provider, by_day: dict[date, list[Slot]], shown: dict[date, list[Slot]]
) -> dict[date, list[Slot]]:
    """Return the next day with times after work, where none of those shown has any."""

    def has(slots: list[Slot]) -> bool:
        return any(nearest.is_after_work(slot, clinic.state) for slot in slots)

    if any(has(slots) for slots in shown.values()):
        return {}
    return dict(next(([pair] for pair in by_day.items() if has(pair[1])), []))
