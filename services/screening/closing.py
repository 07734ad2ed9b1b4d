"""A clinic closes a time in which workers are booked: each is told, with the next times to choose.

The slots are closed before, so that none of them is offered again.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider, Slot
from db.models.people import Person
from db.models.workers import Worker
from db.queries import clinics as queries
from services import clock
from services.appointments import booking
from services.screening import finding, rounds, telling
from services.screening.booking_cards import cancelled_by_clinic
from services.screening.nearest import Near

CHOICES = 3
_LOOK_DAYS = 42
_PRESSING_HOURS = 12  # who should come so soon is told in the night too


async def cancel(
    session: AsyncSession, clinic: Provider, booked: Sequence[Appointment], by: Person
) -> None:
    """End these appointments by the clinic, and tell each worker three other times."""
    for row in booked:
        slot = await session.get_one(Slot, row.slot_id)
        worker = await session.get_one(Worker, row.worker_id)
        await booking.end(
            session, row, AppointmentState.CANCELLED_PROVIDER, by=by, reason="closed"
        )
        await _tell(session, worker, row, clinic, slot)


async def _tell(
    session: AsyncSession, worker: Worker, row: Appointment, clinic: Provider, slot: Slot
) -> None:
    now = clock.now()
    found = await offered(session, slot)
    at = now
    if row.starts_at > now + timedelta(hours=_PRESSING_HOURS):
        at = telling.awake(worker, now)
    await telling.tell(
        session, worker, f"screening:closed:{row.id}:{row.version}",
        lambda language: cancelled_by_clinic(language, row, clinic, found),
        call_for="clinic_closed", not_before=at if at > now else None,
    )  # fmt: skip


async def offered(session: AsyncSession, slot: Slot) -> list[Near]:
    """Return the three free slots nearest to one that is lost, each with its clinic."""
    today = clock.now().astimezone(clock.LOCAL).date()
    round_ = rounds.current(today)
    until = min(today + timedelta(days=_LOOK_DAYS), round_.last_day) if round_ else today
    found = await finding.instead_of(session, slot, until, CHOICES)
    return [
        Near(await session.get_one(Provider, one.provider_id), 0.0, (one,)) for one in found
    ]


async def booked_in(session: AsyncSession, slots: Sequence[Slot]) -> Sequence[Appointment]:
    """Return who is booked in these slots."""
    return await queries.booked_in(session, [slot.id for slot in slots])
