"""Places of slots and busy quarters: who gets one is decided by the database, not by a look."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    LIVE,
    Appointment,
    AppointmentEvent,
    Busy,
    Provider,
    Slot,
)
from db.models.workers import Worker

_UNSYNCHRONISED = {"synchronize_session": False}


def live() -> ColumnElement[bool]:
    """Return the condition that an appointment is live, word for word as its index has it."""
    return text(LIVE)  # type: ignore[return-value]  # a text clause serves as a condition


async def lock_worker(session: AsyncSession, worker: Worker) -> None:
    """Hold the worker until the commit: all that is booked or ended for him stands in line.

    Rows that only refer to him (reminders, letters) do not wait for it.
    """
    await session.flush()  # what was changed of him is not read away
    await session.refresh(worker, with_for_update={"key_share": True})


async def lock(session: AsyncSession, row: Appointment) -> Worker:
    """Hold worker and appointment until the commit, read anew; return the worker."""
    worker = await session.get_one(Worker, row.worker_id)
    await lock_worker(session, worker)
    await session.refresh(row, with_for_update={"key_share": True})
    return worker


async def of_worker(session: AsyncSession, worker_id: int) -> Sequence[Appointment]:
    """Return the live appointments of a worker, the next first."""
    found = await session.scalars(
        select(Appointment)
        .where(Appointment.worker_id == worker_id, live())
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return found.all()


async def lock_slots(session: AsyncSession, ids: Collection[int]) -> None:
    """Hold slots in one order, so that two that change places never wait for each other."""
    query = select(Slot.id).where(Slot.id.in_(ids)).order_by(Slot.id).with_for_update()
    await session.execute(query)


async def take_slot(session: AsyncSession, slot_id: int) -> bool:
    """Count a place as taken; False where none is left."""
    taken = await session.scalar(
        update(Slot)
        .where(Slot.id == slot_id, Slot.taken < Slot.places)
        .values(taken=Slot.taken + 1)
        .returning(Slot.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return taken is not None


async def squeeze_in(session: AsyncSession, slot_id: int) -> None:
    """Count a place for who came although it was given away: the slot then has one more."""
    full = case((Slot.taken < Slot.places, Slot.places), else_=Slot.taken + 1)
    await session.execute(
        update(Slot)
        .where(Slot.id == slot_id)
        .values(taken=Slot.taken + 1, places=full)
        .execution_options(**_UNSYNCHRONISED)
    )


async def free_slot(session: AsyncSession, slot_id: int) -> None:
    """Count a place as free again."""
    await session.execute(
        update(Slot)
        .where(Slot.id == slot_id)
        .values(taken=Slot.taken - 1)
        .execution_options(**_UNSYNCHRONISED)
    )


async def occupy(
    session: AsyncSession, party: str, quarters: Sequence[datetime], appointment_id: int
) -> bool:
    """Make the party busy in all of these quarters, or in none; False where one is taken.

    Of two at once the second waits for the first.
    """
    connection = await session.connection()
    rows = [
        {"party": party, "quarter": quarter, "appointment_id": appointment_id}
        for quarter in quarters
    ]
    got = (await connection.execute(_occupying(connection.dialect.name), rows)).all()
    if len(got) == len(quarters):
        return True
    if got:
        await session.execute(
            delete(Busy)
            .where(Busy.party == party, Busy.appointment_id == appointment_id)
            .execution_options(**_UNSYNCHRONISED)
        )
    return False


async def vacate(session: AsyncSession, appointment_id: int) -> None:
    """Give all quarters of an appointment back."""
    await session.execute(
        delete(Busy)
        .where(Busy.appointment_id == appointment_id)
        .execution_options(**_UNSYNCHRONISED)
    )


async def log(session: AsyncSession, row: Appointment, before: str | None, **facts: Any) -> None:
    """Add the transition that the appointment has just made."""
    session.add(
        AppointmentEvent(
            appointment_id=row.id, before=before, after=row.state, version=row.version, **facts
        )
    )
    await session.flush()


async def provider(session: AsyncSession, provider_id: int) -> Provider:
    """Return a provider by its id."""
    return await session.get_one(Provider, provider_id)


async def worker(session: AsyncSession, worker_id: int) -> Worker:
    """Return a worker by his id."""
    return await session.get_one(Worker, worker_id)


async def forget_busy(session: AsyncSession, before: datetime) -> None:
    """Remove the quarters before a moment."""
    await session.execute(
        delete(Busy).where(Busy.quarter < before).execution_options(**_UNSYNCHRONISED)
    )


@cache
def _occupying(dialect: str) -> Any:
    insert = sqlite.insert(Busy) if dialect == "sqlite" else postgresql.insert(Busy)
    return insert.on_conflict_do_nothing().returning(Busy.quarter)
