"""Questions on chats as Telegram tells of them: moved, blocked."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models.messaging import Card, Letter
from db.models.people import Person
from db.models.places import Group

_UNSYNCHRONISED = {"synchronize_session": False}


async def move(session: AsyncSession, old: int, new: int) -> None:
    """Give a group and what waits for it its new number; its cards cannot be edited any more.

    The group remembers its former number. Messages are counted anew in a supergroup, so what waits
    replies to none.
    """
    waiting = await session.scalars(
        select(Letter).where(Letter.chat_id == old, text("letters.state = 'waiting'"))
    )
    for letter in waiting:
        letter.payload = {n: v for n, v in letter.payload.items() if n != "reply_parameters"}
    await session.flush()
    other = aliased(Group)
    known = exists().where(other.chat_id == new)
    for statement in (
        update(Group).where(Group.chat_id == old, ~known).values(chat_id=new, former_chat_id=old),
        update(Letter)
        .where(Letter.chat_id == old, text("letters.state = 'waiting'"))
        .values(chat_id=new),
        delete(Card).where(Card.chat_id == old),
    ):
        await session.execute(statement.execution_options(**_UNSYNCHRONISED))


async def mark_blocked(session: AsyncSession, telegram_ids: Collection[int], now: datetime) -> None:
    """Note that nothing reaches these persons, since when."""
    await session.execute(
        update(Person)
        .where(Person.telegram_id.in_(telegram_ids), Person.blocked_at.is_(None))
        .values(blocked_at=now)
        .execution_options(**_UNSYNCHRONISED)
    )


async def mark_left(session: AsyncSession, chat_id: int, now: datetime) -> int | None:
    """Note that Prihatin is in a registered group no more; return its id, None if it is none."""
    return await session.scalar(
        update(Group)
        .where(Group.chat_id == chat_id, Group.left_at.is_(None))
        .values(left_at=now)
        .returning(Group.id)
        .execution_options(**_UNSYNCHRONISED)
    )
