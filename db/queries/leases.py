"""Questions on leases: who is the one, until when."""

from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Delete, Update, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Lease
from db.queries.inserting import insert_new


async def end(session: AsyncSession, name: str) -> datetime | None:
    """Return the end that the lease shows, None where nobody has it."""
    return await session.scalar(select(Lease.until).where(Lease.name == name))


async def take(
    session: AsyncSession, name: str, holder: str, until: datetime, given_up: datetime | None
) -> bool:
    """Take the lease if it is free, ours already, or still shows the end *given_up*."""
    free = update(Lease).where(
        Lease.name == name, or_(Lease.holder == holder, Lease.until == given_up)
    )
    if await _changed(session, free.values(holder=holder, until=until)):
        return True
    return await insert_new(session, Lease, name=name, holder=holder, until=until)


async def renew(session: AsyncSession, name: str, holder: str, until: datetime) -> bool:
    """Hold it longer; return False where somebody else has it."""
    ours = update(Lease).where(Lease.name == name, Lease.holder == holder)
    return await _changed(session, ours.values(until=until))


async def release(session: AsyncSession, name: str, holder: str) -> None:
    """Give it back."""
    await _changed(session, delete(Lease).where(Lease.name == name, Lease.holder == holder))


async def _changed(session: AsyncSession, statement: Update | Delete) -> bool:
    statement = statement.execution_options(synchronize_session=False)
    result: CursorResult[Any] = await session.execute(statement)  # type: ignore[assignment]
    return result.rowcount > 0
