"""Questions on calls that staff have to make."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import PhoneCall


async def drop(
    session: AsyncSession,
    worker_id: int,
    now: datetime,
    by_id: int | None,
    outcome: str,
    *,
    reasons: Collection[str] = (),
) -> None:
    """End the open calls to a worker, of some reasons or all: nobody shall make them."""
    query = update(PhoneCall).where(PhoneCall.worker_id == worker_id, PhoneCall.done_at.is_(None))
    if reasons:
        query = query.where(PhoneCall.why.in_(reasons))
    await session.execute(query.values(done_at=now, done_by_id=by_id, outcome=outcome))


async def drop_of(
    session: AsyncSession, appointment_id: int, now: datetime, why: str | None = None
) -> None:
    """End the open calls about an appointment, of one reason or all: they are moot."""
    query = update(PhoneCall).where(
        PhoneCall.appointment_id == appointment_id, PhoneCall.done_at.is_(None)
    )
    if why is not None:
        query = query.where(PhoneCall.why == why)
    await session.execute(query.values(done_at=now, outcome="moot"))


async def open_for(
    session: AsyncSession, person_id: int, branches: Collection[str], limit: int
) -> Sequence[PhoneCall]:
    """Return open calls of somebody, and those of branches, the longest due first.

    *branches* is empty for who makes only his own; a branch's call without a caller is for all.
    """
    mine: ColumnElement[bool] = PhoneCall.caller_id == person_id
    query = (
        select(PhoneCall)
        .where(PhoneCall.done_at.is_(None), or_(mine, PhoneCall.branch_code.in_(branches)))
        .order_by(PhoneCall.due_at, PhoneCall.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def end(session: AsyncSession, call_id: int, now: datetime, by_id: int, outcome: str) -> bool:
    """Note what came of a call; False where it was done already."""
    ended = await session.scalar(
        update(PhoneCall)
        .where(PhoneCall.id == call_id, PhoneCall.done_at.is_(None))
        .values(done_at=now, done_by_id=by_id, outcome=outcome)
        .returning(PhoneCall.id)
    )
    return ended is not None
