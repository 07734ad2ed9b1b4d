"""End all that is planned for a worker at once: he died, or wants no service any more."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import AppointmentState
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, calls
from services import clock
from services.appointments import booking


async def stop_all(
    session: AsyncSession, worker: Worker, reason: str, by: Person | None = None
) -> int:
    """Cancel the worker's live appointments and the calls to him; return how many appointments.

    Reminders end with them, letters that wait are taken back, places are free for others.
    The caller has silenced the worker in the same transaction.
    """
    await bookings.lock_worker(session, worker)
    live = await bookings.of_worker(session, worker.id)
    for row in live:
        await booking.end(session, row, AppointmentState.CANCELLED_PROVIDER, by=by, reason=reason)
    await calls.drop(session, worker.id, clock.now(), by.id if by else None, reason)
    return len(live)
