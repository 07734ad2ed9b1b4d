"""Remove rows that have served."""

from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Delete, and_, delete, or_
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Conversation, ReceivedUpdate


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


async def _remove(session: AsyncSession, statement: Delete) -> int:
    statement = statement.execution_options(synchronize_session=False)
    result: CursorResult[Any] = await session.execute(statement)  # type: ignore[assignment]
    return result.rowcount
