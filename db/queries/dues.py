"""Questions on due rows."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Moment
from db.models.messaging import Due, DueState

_now = bindparam("now", type_=Moment())
_READY = (
    select(Due.id)
    .where(Due.state == DueState.WAITING, Due.due_at <= _now)
    .order_by(Due.due_at, Due.id)
    .limit(bindparam("most"))
)
_CLAIM = (
    select(Due)
    .where(Due.id == bindparam("due_id"), Due.state == DueState.WAITING, Due.due_at <= _now)
    .with_for_update(skip_locked=True)
)


async def plan(session: AsyncSession, rows: Iterable[tuple[str, str, int, datetime]]) -> None:
    """Plan rows (key, kind, subject, moment) at once; one of a known key is moved and waits."""
    values = [
        {
            "key": key,
            "kind": kind,
            "subject_id": subject_id,
            "due_at": at,
            "state": DueState.WAITING,
            "attempts": 0,
            "ended_at": None,
        }
        for key, kind, subject_id, at in rows
    ]
    if not values:
        return
    sqlite_here = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Due) if sqlite_here else postgresql.insert(Due)
    changes = {name: insert.excluded[name] for name in values[0] if name != "key"}
    await session.execute(
        insert.values(values).on_conflict_do_update(index_elements=[Due.key], set_=changes)
    )


async def known(session: AsyncSession, key: str) -> Due | None:
    """Return the row of that key."""
    return await session.scalar(select(Due).where(Due.key == key))


async def cancel(session: AsyncSession, keys: Collection[str]) -> None:
    """Cancel the waiting rows of those keys; one that a ticker does just now is not waited for.

    The ticker holds the row and wants what the caller holds: to wait would be a deadlock.
    """
    free = (
        select(Due.id)
        .where(Due.key.in_(keys), Due.state == DueState.WAITING)
        .with_for_update(skip_locked=True)
    )
    await session.execute(
        update(Due)
        .where(Due.id.in_(free))
        .values(state=DueState.CANCELLED)
        .execution_options(synchronize_session="fetch")
    )


async def ready(session: AsyncSession, now: datetime, limit: int) -> list[int]:
    """Return ids of waiting rows that are due, the longest due first."""
    return list(await session.scalars(_READY, {"now": now, "most": limit}))


async def claim(session: AsyncSession, due_id: int, now: datetime) -> Due | None:
    """Lock the row if it still waits, is due, and nobody else has it; else None.

    SQLite has no row locks and needs none: its transactions stand in line.
    """
    return await session.scalar(_CLAIM, {"due_id": due_id, "now": now})
