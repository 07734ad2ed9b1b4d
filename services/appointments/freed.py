"""A slot's place that becomes free well ahead: who waits for one hears of it, in the same go."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentKind


@dataclass(frozen=True, slots=True)
class Freed:
    """The place as it was booked; the appointment itself may have moved on by now."""

    slot_id: int
    provider_id: int
    kind: AppointmentKind
    subject: str | None
    starts_at: datetime
    ends_at: datetime


Listener = Callable[[AsyncSession, Freed], Awaitable[None]]
LISTENERS: list[Listener] = []  # bot/app.py fills it once, before anything runs


def place_of(row: Appointment) -> Freed | None:
    """Return the slot's place that an appointment holds now."""
    if row.slot_id is None:
        return None
    return Freed(
        row.slot_id, row.provider_id, row.kind, row.subject, row.starts_at, row.ends_at
    )  # fmt: skip


async def tell(session: AsyncSession, place: Freed | None, now: datetime) -> None:
    """Tell the listeners of a place that is free again, if it is far enough ahead."""
    ahead = timedelta(minutes=rules.number("appointments", "freed_ahead_minutes"))
    if place is None or place.starts_at < now + ahead:
        return
    for listener in LISTENERS:
        await listener(session, place)
