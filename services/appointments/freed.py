"""A slot's place that becomes free well ahead: a due row offers it to who waits for one."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment
from services.messaging import due

OFFER = "screening.offer"  # what is done with it: services/screening/kinds.py


class Freed(NamedTuple):
    """The place as it was booked; the appointment itself may have moved on by now."""

    slot_id: int
    starts_at: datetime


def place_of(row: Appointment) -> Freed | None:
    """Return the slot's place that an appointment holds now."""
    return None if row.slot_id is None else Freed(row.slot_id, row.starts_at)


async def plan(session: AsyncSession, place: Freed | None, now: datetime) -> None:
    """Plan the offer of a place that is free again, if it is far enough ahead."""
    ahead = timedelta(minutes=rules.number("appointments", "freed_ahead_minutes"))
    if place is not None and place.starts_at >= now + ahead:
        await offer(session, place.slot_id, now)


async def offer(session: AsyncSession, slot_id: int, at: datetime) -> None:
    """Plan the offer of a slot's place; one that is planned already is moved."""
    await due.plan(session, f"{OFFER}:{slot_id}", OFFER, slot_id, at)
