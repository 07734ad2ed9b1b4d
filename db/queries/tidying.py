"""Remove rows that have served."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Delete,
    Select,
    Update,
    delete,
    exists,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from db.models.leads import Post, PostState
from db.models.lookups import CheckDesk, Lookup
from db.models.messaging import (
    Attachment,
    Conversation,
    Due,
    DueState,
    FloodCount,
    Letter,
    ReceivedUpdate,
)
from db.models.records import Proof

_SAYS = text("letters.payload <> '{}'")
_UNSYNCHRONISED = {"synchronize_session": False}
AT_ONCE = 5000  # rows of a class in one sweep, so that none holds the database long
_ENDED = Conversation.state.is_(None)
_TALK = Post.state.in_((PostState.TALK, PostState.DISMISSED))
_OVER = Due.state.in_((DueState.DONE, DueState.CANCELLED))
_TYPED = Lookup.number.is_not(None) | Lookup.employer_name.is_not(None)


async def forget_updates(session: AsyncSession, before: datetime) -> int:
    """Remove numbers of updates, conversations that ended and flood counts of before.

    Return how many of all three.
    """
    old = select(ReceivedUpdate.update_id).where(ReceivedUpdate.received_at < before)
    kept_by = ReceivedUpdate.update_id.in_(old.limit(AT_ONCE))
    ended = delete(Conversation).where(_ENDED, Conversation.updated_at < before)
    floods = delete(FloodCount).where(FloodCount.minute < before)
    received = delete(ReceivedUpdate).where(kept_by)
    return sum([await done(session, each) for each in (received, ended, floods)])


async def oldest_update(session: AsyncSession) -> datetime | None:
    """Return when the oldest update was received whose number is kept."""
    return await session.scalar(select(func.min(ReceivedUpdate.received_at)))


async def forget_conversations(session: AsyncSession, before: datetime) -> int:
    """Remove conversations left in the middle before; return how many."""
    return await done(session, delete(Conversation).where(Conversation.updated_at < before))


async def oldest_conversation(session: AsyncSession) -> datetime | None:
    """Return when the conversation was left that was left longest ago."""
    return await session.scalar(select(func.min(Conversation.updated_at)))


async def forget_typed(session: AsyncSession, before: datetime) -> int:
    """Remove what was typed before to be looked up; return in how many rows."""
    typed = update(Lookup).where(_TYPED, Lookup.at < before)
    waits = update(CheckDesk).where(CheckDesk.waiting.is_not(None), CheckDesk.waiting_at < before)
    count = await done(session, typed.values(number=None, employer_name=None))
    return count + await done(session, waits.values(waiting=None, waiting_at=None))


async def oldest_typed(session: AsyncSession) -> datetime | None:
    """Return when the oldest look-up was that still holds what was typed."""
    return await session.scalar(select(func.min(Lookup.at)).where(_TYPED))


async def forget_talk(session: AsyncSession, before: datetime) -> int:
    """Remove posts before a moment that were no reports; return how many."""
    return await done(
        session, delete(Post).where(Post.id.in_(_ids(Post, _TALK, Post.posted_at, before)))
    )


async def oldest_talk(session: AsyncSession) -> datetime | None:
    """Return when the oldest post was made that was no report."""
    return await session.scalar(select(func.min(Post.posted_at)).where(_TALK))


async def forget_dues(session: AsyncSession, before: datetime) -> int:
    """Remove due rows of before that were done or called off; return how many."""
    return await done(session, delete(Due).where(Due.id.in_(_ids(Due, _OVER, Due.due_at, before))))


async def oldest_due(session: AsyncSession) -> datetime | None:
    """Return the moment of the oldest due row that was done or called off."""
    return await session.scalar(select(func.min(Due.due_at)).where(_OVER))


async def forget_recounts(session: AsyncSession, before: datetime) -> int:
    """Remove recounts before a moment; return how many."""
    return await done(session, delete(Proof).where(Proof.at < before))


async def oldest_recount(session: AsyncSession) -> datetime | None:
    """Return when the oldest recount was made."""
    return await session.scalar(select(func.min(Proof.at)))


async def oldest_said(session: AsyncSession) -> datetime | None:
    """Return when the oldest letter ended that still holds what it said."""
    ended = select(func.min(Letter.ended_at)).where(_SAYS, Letter.ended_at.is_not(None))
    return await session.scalar(ended)


async def blank_letters(session: AsyncSession, ended_before: datetime) -> int:
    """Remove what letters said that ended before, and files that no letter carries any more.

    The rows stay: their keys keep a fact from being told twice. Return how many were blanked.
    """
    found = await session.scalars(
        select(Letter.id)
        .where(_SAYS, Letter.ended_at < ended_before)
        .order_by(Letter.ended_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    letters = list(found)
    await blank(session, letters)
    return len(letters)


async def blank(session: AsyncSession, letters: Collection[int]) -> None:
    """Remove what these letters said, and files that no letter carries any more."""
    if not letters:
        return
    carrying = select(Letter.attachment_id).where(
        Letter.id.in_(letters), Letter.attachment_id.is_not(None)
    )
    files = (await session.scalars(carrying)).all()
    await session.execute(
        update(Letter)
        .where(Letter.id.in_(letters))
        .values(payload={}, attachment_id=None)
        .execution_options(**_UNSYNCHRONISED)
    )
    if files:
        carried = exists().where(Letter.attachment_id == Attachment.id)
        await done(session, delete(Attachment).where(Attachment.id.in_(files), ~carried))


def _ids(
    model: type[Post] | type[Due],
    which: ColumnElement[bool],
    moment: InstrumentedAttribute[datetime],
    before: datetime,
) -> Select[int]:
    return select(model.id).where(which, moment < before).limit(AT_ONCE)


async def done(session: AsyncSession, statement: Delete | Update) -> int:
    """Do it, and return how many rows it touched."""
    statement = statement.execution_options(**_UNSYNCHRONISED)
    result: CursorResult[Any] = await session.execute(statement)  # type: ignore[assignment]
    return result.rowcount
