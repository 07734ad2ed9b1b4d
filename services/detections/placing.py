"""Where a detection is and what it looks like: a location or a photo that follows the report.

The locality decides which branch's inspectors visit: while nobody has taken it, a location in
another branch's area moves it there.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import Detection, DetectionState
from db.models.people import Person
from db.models.places import Branch
from db.queries import detections as queries
from services import clock
from services.detections import cards, reporting, telling
from services.detections.reporting import AREA
from services.people.asked import Asked, answer, post
from services.places import reference
from services.places.nearest import Point
from services.records import audit


async def awaits_place(session: AsyncSession, actor: Person) -> bool:
    """Whether a location that the actor shares now belongs to what he has just reported."""
    row = await queries.just_reported(session, actor.id, _since())
    return row is not None and row.latitude is None


async def awaited_since(session: AsyncSession, actor: Person) -> datetime | None:
    """Return since when a location is awaited for what the actor has just reported."""
    row = await queries.just_reported(session, actor.id, _since())
    return row.reported_at if row is not None and row.latitude is None else None


async def reported_at(session: AsyncSession, actor: Person) -> datetime | None:
    """Return when the actor reported what a photo that he sends now may be of."""
    row = await queries.just_reported(session, actor.id, _since())
    return row.reported_at if row is not None else None


async def awaits_photo(session: AsyncSession, actor: Person) -> bool:
    """Whether a photo that the actor sends now belongs to what he has just reported."""
    row = await queries.just_reported(session, actor.id, _since())
    return row is not None and row.file_id is None


async def place(session: AsyncSession, actor: Person, asked: Asked, point: Point) -> None:
    """Keep where it is, with whom it belongs to; the inspectors' cards say so."""
    row = await queries.just_reported(session, actor.id, _since())
    if row is None or row.latitude is not None:
        return
    row.latitude, row.longitude = point
    audit.note(session, action="detection.placed", actor=actor.id, subject=f"detection:{row.id}")
    await session.flush()
    before = row.branch_code
    known = await _move(session, actor, row)
    if known is not None:
        await answer(session, asked, "detection.placed_known", number=row.id, other=known.id)
        return
    branch = await session.get_one(Branch, row.branch_code)
    said = "detection.placed" if row.branch_code == before else "detection.placed_moved"
    await answer(session, asked, said, number=row.id, branch=branch.name)
    await telling.tell_workers(session, row)
    await telling.send_seen(session, row)
    if row.state is DetectionState.OPEN and (found := await reporting.near(session, row)):
        message = cards.near(found, row, asked.language)
        await post(session, asked, "detection.near", message.text, message.buttons)


async def photo(session: AsyncSession, actor: Person, asked: Asked, file_id: str) -> None:
    """Keep what it looks like, for the inspector who takes it."""
    row = await queries.just_reported(session, actor.id, _since())
    if row is None or row.file_id is not None:
        return
    row.file_id = file_id
    subject = f"detection:{row.id}"
    audit.note(session, action="detection.photographed", actor=actor.id, subject=subject)
    await answer(session, asked, "detection.photo_kept", number=row.id)
    await telling.tell_workers(session, row)
    await telling.send_seen(session, row)


async def _move(session: AsyncSession, actor: Person, row: Detection) -> Detection | None:
    """Give it to the branch of its locality; return the one that was known there, if any."""
    before = row.branch_code
    choice = reference.offices().branch_for((row.latitude or 0.0, row.longitude or 0.0), before)
    if choice is None or choice.branch_code == before or row.state is not DetectionState.OPEN:
        return None
    key = f"{choice.branch_code}:{row.form}"
    await queries.release(session, key, clock.now())  # one that has ended is no reason to end this
    known = await queries.by_key(session, key)
    if known is not None:
        await queries.end(session, row.id, DetectionState.DUPLICATE, clock.now())
        await reporting.repeat(session, actor.id, known, row.lookup_id)
    elif not await queries.move(session, row.id, choice.branch_code, key):
        await session.refresh(row)
        return None  # somebody took it meanwhile, and visits
    await session.refresh(row)
    audit.note(
        session, action="detection.moved", actor=actor.id, subject=f"detection:{row.id}",
        branch=choice.branch_code, before=before, known=known.id if known else None,
    )  # fmt: skip
    await telling.tell_former(session, row, before)
    return known


def _since() -> datetime:
    return clock.now() - timedelta(minutes=rules.number(AREA, "location_minutes"))
