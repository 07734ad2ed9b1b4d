"""What becomes of appointments by itself: a letter refused by Telegram, an offer that lapses."""

from datetime import time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentState
from db.queries import acquaintance, bookings
from db.queries import visits as queries
from services import clock, texts
from services.appointments import booking, phone_calls, telling
from services.messaging import daily, outbox
from services.messaging.outbox import Lane, Message

TIDY = "appointment.tidy"  # kind of a daily due row
_KEPT = timedelta(days=2)  # quarters that are past


async def unreachable(session: AsyncSession, chat_id: int) -> None:
    """A worker cannot be written to any more: call him about what a letter did not tell him."""
    person = await acquaintance.by_telegram_id(session, chat_id)
    worker = await queries.worker_of(session, person.id) if person is not None else None
    if worker is None:
        return
    now = clock.now()
    for row in await queries.told_in_vain(session, worker.id, chat_id, now):
        key = f"appointment:{row.id}:{row.version}:reminder"
        await phone_calls.plan(session, key, worker, "reminder", now, appointment=row)


async def lapse(session: AsyncSession, appointment_id: int) -> None:
    """End an offer that nobody accepted, and say so to the worker and the case manager."""
    row = await session.get(Appointment, appointment_id)
    if row is None or row.state is not AppointmentState.OFFERED:
        return
    if row.offered_until is not None and row.offered_until > clock.now():
        return
    await booking.end(session, row, AppointmentState.EXPIRED, by=None)
    worker = await bookings.worker(session, row.worker_id)
    person = await queries.reached_by(session, worker)
    if person is not None:
        text = texts.say(
            person.language or texts.DEFAULT, "appointment.offer.lapsed", at=row.starts_at
        )
        await outbox.post(
            session, f"appointment:{row.id}:{row.version}:lapsed", person.telegram_id,
            Message(text), lane=Lane.REMINDER, not_before=telling.when(worker, person, None),
            expires_at=row.starts_at,
        )  # fmt: skip
    await telling.tell_host(session, row, "lapsed")


def at() -> time:
    """Return when it is tidied, Malaysian time. Pure."""
    return daily.at_minute(rules.number("appointments", "tidy_at_minute"))


async def tidy(session: AsyncSession, _subject: int) -> None:
    """Forget the quarters of an hour that are past: nobody is busy in them any more."""
    await bookings.forget_busy(session, clock.now() - _KEPT)
