"""Open the slots of one more day each night, clinic by clinic; who waits for one hears of it."""

from datetime import time

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import clinics as queries
from services import clock
from services.messaging import daily, due
from services.screening import offering
from services.screening.clinics import opening
from services.screening.rounds import AREA

DAILY, KIND = "screening.open_slots", "screening.open_slots_of"
_BATCH = 1000  # clinics planned at once


def at() -> time:
    """Return when the slots of the next day are opened."""
    return daily.at_minute(rules.number(AREA, "open_slots_at_minute"))


async def plan(session: AsyncSession, _subject: int) -> None:
    """Plan each clinic by itself: one that fails does not hold the others."""
    now, after = clock.now(), 0
    while found := await queries.with_hours(session, after, _BATCH):
        await due.plan_all(session, [(f"{KIND}:{each}", KIND, each, now) for each in found])
        after = found[-1]


async def of_clinic(session: AsyncSession, provider_id: int) -> None:
    """Open the slots of one clinic; a due row does it."""
    clinic = await queries.lock(session, provider_id)
    if await opening.keep(session, clinic):
        await offering.opened(session, clinic)
