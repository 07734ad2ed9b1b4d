"""Panel clinics, their hours and slots."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, Provider, ProviderKind, Slot
from db.models.screening import SpecialDay, WeeklyHours
from db.queries.bookings import live

Box = tuple[float, float, float, float]  # south, north, west, east, in degrees
_UNSYNCHRONISED = {"synchronize_session": False}


async def of_code(session: AsyncSession, code: str) -> Provider | None:
    """Return the provider of a code, however it is capitalised."""
    return await session.scalar(select(Provider).where(func.upper(Provider.code) == code.upper()))


async def of_codes(session: AsyncSession, codes: Collection[str]) -> Sequence[Provider]:
    """Return the providers of these codes, by code."""
    query = select(Provider).where(Provider.code.in_(codes)).order_by(Provider.code)
    return (await session.scalars(query)).all()


async def of_branch(session: AsyncSession, branch_code: str) -> Sequence[Provider]:
    """Return the panel clinics of a branch, by name."""
    query = (
        select(Provider)
        .where(Provider.branch_code == branch_code, Provider.kind == ProviderKind.PANEL_CLINIC)
        .order_by(Provider.name)
    )
    return (await session.scalars(query)).all()


class Spot(NamedTuple):
    """Where a panel clinic is, without the rest of it."""

    id: int
    code: str
    latitude: float
    longitude: float


async def panel(session: AsyncSession, box: Box) -> Sequence[Spot]:
    """Return the panel clinics that see workers, within a box of the map."""
    south, north, west, east = box
    rows = await session.execute(
        select(Provider.id, Provider.code, Provider.latitude, Provider.longitude).where(
            Provider.kind == ProviderKind.PANEL_CLINIC,
            Provider.active.is_(True),
            Provider.latitude.between(south, north),
            Provider.longitude.between(west, east),
        )
    )
    return [Spot(*row) for row in rows]


async def lock(session: AsyncSession, provider_id: int) -> Provider:
    """Hold a clinic until the commit: its hours and slots change one at a time."""
    query = select(Provider).where(Provider.id == provider_id).with_for_update(key_share=True)
    return (await session.scalars(query.execution_options(populate_existing=True))).one()


async def weekly(session: AsyncSession, provider_id: int) -> Sequence[WeeklyHours]:
    """Return the hours of a clinic's week, in order."""
    query = (
        select(WeeklyHours)
        .where(WeeklyHours.provider_id == provider_id)
        .order_by(WeeklyHours.weekday, WeeklyHours.first_minute)
    )
    return (await session.scalars(query)).all()


async def special(session: AsyncSession, provider_id: int, since: date) -> Sequence[SpecialDay]:
    """Return the days from *since* on that differ from the week, in order."""
    query = (
        select(SpecialDay)
        .where(SpecialDay.provider_id == provider_id, SpecialDay.day >= since)
        .order_by(SpecialDay.day, SpecialDay.first_minute)
    )
    return (await session.scalars(query)).all()


async def forget_weekday(session: AsyncSession, provider_id: int, weekday: int) -> int:
    """Remove the hours of a weekday; return how many stretches there were."""
    gone = await session.execute(
        delete(WeeklyHours)
        .where(WeeklyHours.provider_id == provider_id, WeeklyHours.weekday == weekday)
        .returning(WeeklyHours.id)
    )
    return len(gone.all())


async def forget_days(session: AsyncSession, provider_id: int, days: Collection[date]) -> None:
    """Remove what differs from the week on these days."""
    await session.execute(
        delete(SpecialDay).where(SpecialDay.provider_id == provider_id, SpecialDay.day.in_(days))
    )


async def with_hours(session: AsyncSession, after: int, limit: int) -> Sequence[int]:
    """Return ids of clinics that have hours, above *after*, in order."""
    query = (
        select(WeeklyHours.provider_id)
        .where(WeeklyHours.provider_id > after)
        .distinct()
        .order_by(WeeklyHours.provider_id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def slots(
    session: AsyncSession, provider_id: int, since: datetime, until: datetime
) -> Sequence[Slot]:
    """Return the slots of a clinic that begin in a time, in order, read anew."""
    query = (
        select(Slot)
        .where(Slot.provider_id == provider_id, Slot.starts_at >= since, Slot.starts_at < until)
        .order_by(Slot.starts_at)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def add_slots(session: AsyncSession, rows: Iterable[dict[str, Any]]) -> None:
    """Add slots; the clinic is held, so none of them is there."""
    if rows := list(rows):
        await session.execute(insert(Slot), rows)


async def open_slots(session: AsyncSession, ids: Collection[int], places: int) -> None:
    """Give slots so many places; never fewer than are taken."""
    await _resize(session, ids, places)


async def close_slots(session: AsyncSession, ids: Collection[int]) -> None:
    """Let nobody more into these slots; who has a place keeps it."""
    await _resize(session, ids, 0)


async def _resize(session: AsyncSession, ids: Collection[int], places: int) -> None:
    if not ids:
        return
    for larger, size in ((True, Slot.taken), (False, places)):
        condition = Slot.taken > places if larger else Slot.taken <= places
        await session.execute(
            update(Slot)
            .where(Slot.id.in_(ids), condition)
            .values(places=size)
            .execution_options(**_UNSYNCHRONISED)
        )


async def booked_in(session: AsyncSession, slot_ids: Collection[int]) -> Sequence[Appointment]:
    """Return the live appointments of slots, in order."""
    query = (
        select(Appointment)
        .where(Appointment.slot_id.in_(slot_ids), live())
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return (await session.scalars(query)).all()


async def free(
    session: AsyncSession,
    provider_id: int,
    since: datetime,
    until: datetime,
    limit: int | None = None,
) -> Sequence[Slot]:
    """Return the slots of a clinic with a free place in a time, in order."""
    query = (
        select(Slot)
        .where(
            Slot.provider_id == provider_id,
            Slot.starts_at >= since,
            Slot.starts_at < until,
            Slot.taken < Slot.places,
        )
        .order_by(Slot.starts_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def slot(session: AsyncSession, slot_id: int) -> Slot | None:
    """Return a slot as it is now."""
    query = select(Slot).where(Slot.id == slot_id).execution_options(populate_existing=True)
    return await session.scalar(query)
