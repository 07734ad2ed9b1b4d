"""Questions on the audit trail: its newest note, the notes one after the other."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import AuditHead, AuditNote


async def head(session: AsyncSession, *, lock: bool = False) -> tuple[int, str] | None:
    """Return number and hash of the newest note; (0, zeros) before the first, None if lost.

    *lock* makes every other writer wait until this transaction ends. SQLite needs no lock: its
    transactions begin with the one write lock there is.
    """
    query = select(AuditHead.number, AuditHead.hash).where(AuditHead.id == 1)
    row = (await session.execute(query.with_for_update() if lock else query)).one_or_none()
    return (row.number, row.hash) if row else None


async def move_head(session: AsyncSession, number: int, hash_: str) -> None:
    """Keep number and hash of what is now the newest note."""
    await session.execute(
        update(AuditHead).where(AuditHead.id == 1).values(number=number, hash=hash_)
    )


async def notes_after(session: AsyncSession, number: int, *, limit: int) -> Sequence[AuditNote]:
    """Return the notes that follow *number*, oldest first, *limit* at most."""
    query = select(AuditNote).where(AuditNote.number > number).order_by(AuditNote.number)
    return (await session.scalars(query.limit(limit))).all()


async def of_action(session: AsyncSession, action: str, since: datetime) -> Sequence[AuditNote]:
    """Return the notes of one action since a moment, oldest first."""
    query = select(AuditNote).where(AuditNote.action == action, AuditNote.at >= since)
    return (await session.scalars(query.order_by(AuditNote.number))).all()


async def about(session: AsyncSession, subject: str, action: str) -> Sequence[AuditNote]:
    """Return the notes of one action on one subject, oldest first."""
    query = select(AuditNote).where(AuditNote.subject == subject, AuditNote.action == action)
    return (await session.scalars(query.order_by(AuditNote.number))).all()
