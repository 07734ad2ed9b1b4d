"""A clinic closes a time in which workers are booked: each is told, with the next times to choose.

The slots are closed before, so that none of them is offered again.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from db.models.workers import Worker
from services import clock
from services.appointments import alternatives, booking, telling
from services.screening import booking_cards, reaching

_PRESSING_HOURS = 12  # who should come so soon is told in the night too


async def cancel(
    session: AsyncSession, clinic: Provider, booked: Sequence[Appointment], by: Person
) -> None:
    """End these appointments by the clinic, and tell each worker three other times."""
    for row in booked:
        worker = await session.get_one(Worker, row.worker_id)
        wish = await booking.wish_of(session, row, worker)
        await booking.end(session, row, AppointmentState.CANCELLED_PROVIDER, by=by, reason="closed")
        found = await alternatives.nearest(session, wish)
        if (person := await reaching.reachable(session, worker)) is not None:
            await telling.tell_ended(session, row, person)
        await _tell(session, worker, row, clinic, found)


async def _tell(
    session: AsyncSession,
    worker: Worker,
    row: Appointment,
    clinic: Provider,
    found: Sequence[alternatives.Option],
) -> None:
    now = clock.now()
    pressing = row.starts_at < now + timedelta(hours=_PRESSING_HOURS)
    await reaching.tell(
        session, worker, f"screening:closed:{row.id}:{row.version}",
        lambda language: booking_cards.cancelled_by_clinic(language, row, clinic, found),
        call_for="clinic_closed", not_before=None if pressing else reaching.awake(worker, now),
    )  # fmt: skip
