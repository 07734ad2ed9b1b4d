"""End detections whose employer a later import shows: the very name, there, registered since.

An employer that was registered before the report ends nothing: the officer said it is another.
"""

from datetime import time

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import Detection, DetectionState
from db.models.places import Branch
from db.models.registry import Current, Extract
from db.queries import detections as queries
from db.queries import registry_records
from services import clock
from services.detections import telling
from services.detections.reporting import AREA
from services.messaging import daily
from services.records import audit
from services.registry import namesakes

DAILY = "detection.registered"


def at() -> time:
    """Return when it is looked for, Malaysian time."""
    return daily.at_minute(rules.number(AREA, "registered_at_minute"))


async def close_registered(session: AsyncSession, _subject: int) -> None:
    """End what the employers' extract shows registered now."""
    current = (await registry_records.standing(session)).get(Extract.EMPLOYERS)
    if current is None:
        return
    rows = await queries.worked_on(session)
    forms = [row.form for row in rows]
    numbers = await namesakes.numbers(session, Extract.EMPLOYERS, current.edition, forms)
    for row in rows:
        number = numbers.get(row.form)
        if number is not None and await _is_registered(session, current, row, number):
            await _close(session, row)


async def _is_registered(
    session: AsyncSession, current: Current, row: Detection, name_id: int
) -> bool:
    branch = await session.get_one(Branch, row.branch_code)
    since = row.reported_at.astimezone(clock.LOCAL).date()
    return await queries.is_registered(session, current, name_id, branch, since)


async def _close(session: AsyncSession, row: Detection) -> None:
    state = DetectionState.REGISTERED
    if not await queries.end(session, row.id, state, clock.now()):
        return
    await session.refresh(row)
    audit.note(session, action="detection.ended", subject=f"detection:{row.id}", state=state.value)
    await telling.tell_workers(session, row)
    await telling.tell_reporters(session, row, apart_from=None)
