"""Remove rows that have served."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Delete, and_, delete, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Attachment, Conversation, Letter, ReceivedUpdate

_SAYS = text("letters.payload <> '{}'")
_UNSYNCHRONISED = {"synchronize_session": False}
LETTERS_AT_ONCE = 5000  # so that no sweep holds the database long


async def forget_updates(session: AsyncSession, before: datetime) -> int:
    """Remove the numbers of updates received before; return how many."""
    return await _remove(session, delete(ReceivedUpdate).where(ReceivedUpdate.received_at < before))


async def forget_conversations(
    session: AsyncSession, ended_before: datetime, *, left_before: datetime
) -> int:
    """Remove conversations ended or left in the middle before; return how many."""
    ended = and_(Conversation.state.is_(None), Conversation.updated_at < ended_before)
    dead = or_(ended, Conversation.updated_at < left_before)
    return await _remove(session, delete(Conversation).where(dead))


async def blank_letters(session: AsyncSession, ended_before: datetime) -> int:
    """Remove what letters said that ended before, and files that no letter carries any more.

    The rows stay: their keys keep a fact from being told twice. Return how many were blanked.
    """
    found = await session.execute(
        select(Letter.id)
        .where(_SAYS, Letter.ended_at < ended_before)
        .order_by(Letter.ended_at)
        .limit(LETTERS_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    ids = [row.id for row in found]
    await blank(session, ids)
    return len(ids)


async def blank(session: AsyncSession, letters: Collection[int]) -> None:
    """Remove what these letters said, and their files that no other letter carries."""
    if not letters:
        return
    carrying = select(Letter.attachment_id).where(
        Letter.id.in_(letters), Letter.attachment_id.is_not(None)
    )
    files = set(await session.scalars(carrying))
    await session.execute(
        update(Letter)
        .where(Letter.id.in_(letters))
        .values(payload={}, attachment_id=None)
        .execution_options(**_UNSYNCHRONISED)
    )
    if files:
        carried = exists().where(Letter.attachment_id == Attachment.id)
        await _remove(session, delete(Attachment).where(Attachment.id.in_(files), ~carried))


async def _remove(session: AsyncSession, statement: Delete) -> int:
    statement = statement.execution_options(**_UNSYNCHRONISED)
    result: CursorResult[Any] = await session.execute(statement)  # type: ignore[assignment]
    return result.rowcount
