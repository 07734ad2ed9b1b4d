"""Questions on detections; who takes and who ends one is decided by the database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.detections import WORKED_ON, Detection, DetectionRepeat, DetectionState
from db.models.people import Person
from db.models.places import Branch
from db.models.registry import EMPLOYERS, Current


async def by_key(session: AsyncSession, key: str) -> Detection | None:
    """Return the detection that stands for a name in a branch."""
    return await session.scalar(select(Detection).where(Detection.key == key))


async def release(session: AsyncSession, key: str, before: datetime) -> None:
    """Let a name be reported anew whose detection has ended and was reported before a moment."""
    await session.execute(
        update(Detection)
        .where(
            Detection.key == key,
            Detection.state.not_in(WORKED_ON),
            Detection.reported_at < before,
        )
        .values(key=None)
    )


async def take(
    session: AsyncSession,
    detection_id: int,
    person_id: int,
    now: datetime,
    *,
    instead_of: int | None,
) -> bool:
    """Make somebody the holder of an open one, or in place of a former holder; False: too late."""
    free = Detection.state == DetectionState.OPEN
    if instead_of is not None:
        free = (Detection.state == DetectionState.TAKEN) & (Detection.taken_by_id == instead_of)
    taken = await session.scalar(
        update(Detection)
        .where(Detection.id == detection_id, free)
        .values(state=DetectionState.TAKEN, taken_by_id=person_id, taken_at=now)
        .returning(Detection.id)
    )
    return taken is not None


async def end(
    session: AsyncSession,
    detection_id: int,
    state: DetectionState,
    now: datetime,
    *,
    holder_id: int | None = None,
    note: str | None = None,
) -> bool:
    """End one that the holder holds; *holder_id* None: whoever does. False: it was too late."""
    query = update(Detection).where(Detection.id == detection_id, Detection.state.in_(WORKED_ON))
    if holder_id is not None:
        query = query.where(Detection.taken_by_id == holder_id)
    ended = await session.scalar(
        query.values(state=state, ended_at=now, note=note).returning(Detection.id)
    )
    return ended is not None


async def reporters(session: AsyncSession, row: Detection) -> Sequence[Person]:
    """Return who reported it, first or again, and can be written to."""
    again = select(DetectionRepeat.person_id).where(DetectionRepeat.detection_id == row.id)
    found = await session.scalars(
        select(Person)
        .where(
            or_(Person.id == row.reported_by_id, Person.id.in_(again)),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Person.id)
    )
    return found.all()


async def move(session: AsyncSession, detection_id: int, branch_code: str, key: str) -> bool:
    """Give one that nobody has taken to another branch; False: it was too late."""
    moved = await session.scalar(
        update(Detection)
        .where(Detection.id == detection_id, Detection.state == DetectionState.OPEN)
        .values(branch_code=branch_code, key=key)
        .returning(Detection.id)
    )
    return moved is not None


async def just_reported(session: AsyncSession, person_id: int, since: datetime) -> Detection | None:
    """Return the newest one that somebody reported since a moment, if it is still worked on."""
    newest = await session.scalar(
        select(Detection)
        .where(Detection.reported_by_id == person_id, Detection.reported_at >= since)
        .order_by(Detection.id.desc())
        .limit(1)
    )
    return newest if newest is not None and newest.state in WORKED_ON else None


async def listed(
    session: AsyncSession, person_id: int, within: Collection[str], *, limit: int
) -> Sequence[Detection]:
    """Return open ones of branches or states, and what somebody reported or holds; oldest first."""
    branches = select(Branch.code).where(Branch.code.in_(within) | Branch.state.in_(within))
    repeated = exists().where(
        DetectionRepeat.detection_id == Detection.id, DetectionRepeat.person_id == person_id
    )
    rows = await session.scalars(
        select(Detection)
        .where(
            Detection.state.in_(WORKED_ON),
            or_(
                (Detection.state == DetectionState.OPEN) & Detection.branch_code.in_(branches),
                Detection.taken_by_id == person_id,
                Detection.reported_by_id == person_id,
                repeated,
            ),
        )
        .order_by(Detection.id)
        .limit(limit)
    )
    return rows.all()


async def worked_on(session: AsyncSession, branch_code: str | None = None) -> Sequence[Detection]:
    """Return all that have not ended; of one branch, or everywhere."""
    query = select(Detection).where(Detection.state.in_(WORKED_ON)).order_by(Detection.id)
    if branch_code is not None:
        query = query.where(Detection.branch_code == branch_code)
    return (await session.scalars(query)).all()


async def is_registered(
    session: AsyncSession, current: Current, name_id: int, branch: Branch, since: date
) -> bool:
    """Whether an employer with that name's number is registered there, since a day or later."""
    tables = EMPLOYERS[current.edition]
    employer, called = tables.rows, tables.called
    there = (employer.c.branch_code == branch.code) | (
        employer.c.branch_code.is_(None) & (employer.c.town == branch.town)
    )
    query = (
        select(employer.c.key)
        .join(called, called.c.employer == employer.c.key)
        .where(called.c.name_id == name_id, employer.c.registered_on >= since, there)
        .limit(1)
    )
    return await session.scalar(query) is not None
