"""Questions on how the installation stands: counts for doctor, metrics and command line."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, case, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base, Moment
from db.models.messaging import LEFT, Due, DueState, Lease, Letter, LetterState
from db.models.people import Grant, Role


async def letters_by_state(session: AsyncSession) -> dict[LetterState, int]:
    """Return the number of letters in each state; states without letters are left out."""
    rows = await session.execute(select(Letter.state, func.count()).group_by(Letter.state))
    return {row[0]: row[1] for row in rows}


async def letters_left(session: AsyncSession) -> dict[LetterState, int]:
    """Return the number of letters in each state but sent and superseded, which are millions."""
    rows = await session.execute(
        select(Letter.state, func.count()).where(text(LEFT)).group_by(Letter.state)
    )
    return {row[0]: row[1] for row in rows}


async def outbox(session: AsyncSession, now: datetime) -> dict[int, tuple[int, datetime | None]]:
    """Return by lane how many letters wait, and since when the oldest that may be sent does."""
    since = func.coalesce(Letter.not_before, Letter.created_at, type_=Moment())
    ready = Letter.not_before.is_(None) | (Letter.not_before <= now)
    rows = await session.execute(
        select(Letter.lane, func.count(), func.min(case((ready, since))))
        .where(text("letters.state = 'waiting'"))
        .group_by(Letter.lane)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


async def leases(session: AsyncSession) -> dict[str, datetime]:
    """Return until when each lease lasts that somebody has or had."""
    rows = await session.execute(select(Lease.name, Lease.until))
    return {row[0]: row[1] for row in rows}


async def waiting_by_lane(session: AsyncSession) -> dict[int, int]:
    """Return how many letters wait in each lane; lanes without any are left out."""
    waiting = Letter.state == LetterState.WAITING
    rows = await session.execute(
        select(Letter.lane, func.count()).where(waiting).group_by(Letter.lane)
    )
    return {row[0]: row[1] for row in rows}


async def oldest_waiting(session: AsyncSession, *, limit: int) -> Sequence[Letter]:
    """Return the letters that wait longest, *limit* at most."""
    query = select(Letter).where(Letter.state == LetterState.WAITING)
    return (await session.scalars(query.order_by(Letter.id).limit(limit))).all()


async def letters_in(session: AsyncSession, state: LetterState, *, limit: int) -> Sequence[Letter]:
    """Return the newest letters of that state, *limit* at most."""
    query = select(Letter).where(Letter.state == state).order_by(Letter.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def letter(session: AsyncSession, letter_id: int) -> Letter | None:
    """Return the letter, locked against the courier, or None."""
    return await session.get(Letter, letter_id, with_for_update=True)


async def dues_left(session: AsyncSession) -> dict[DueState, int]:
    """Return the number of due rows that wait or failed; what was done is not counted."""
    left = Due.state.in_((DueState.WAITING, DueState.FAILED))
    rows = await session.execute(select(Due.state, func.count()).where(left).group_by(Due.state))
    return {row[0]: row[1] for row in rows}


async def dues_before(session: AsyncSession, moment: datetime) -> int:
    """Return how many due rows wait that should have been done before a moment."""
    late = select(func.count()).where(Due.state == DueState.WAITING, Due.due_at < moment)
    return await session.scalar(late) or 0


async def longest_due_since(session: AsyncSession, now: datetime) -> datetime | None:
    """Return since when the oldest row is due that nobody has done."""
    return await session.scalar(
        select(func.min(Due.due_at)).where(Due.state == DueState.WAITING, Due.due_at <= now)
    )


async def live_admins(session: AsyncSession) -> int:
    """Return how many people hold a live admin grant."""
    live = select(func.count(Grant.person_id.distinct())).where(
        Grant.role == Role.ADMIN, Grant.revoked_at.is_(None)
    )
    return await session.scalar(live) or 0


async def rows_of(session: AsyncSession, model: type[Base]) -> int:
    """Return how many rows a table has."""
    return await session.scalar(select(func.count()).select_from(model)) or 0


async def now_of(session: AsyncSession) -> datetime:
    """Return the time by the database's own clock."""
    moment = Moment()
    told: Select[datetime] = select(func.now(type_=moment))
    if session.get_bind().dialect.name == "sqlite":  # whose now() has no fractions of a second
        told = select(func.strftime("%Y-%m-%d %H:%M:%f", "now", type_=moment))
    return (await session.scalars(told)).one()
