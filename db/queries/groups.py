"""Questions on registered groups and the branches they belong to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from db.models.places import Branch, Group
from db.queries.inserting import insert_new


def of_same_group(column: InstrumentedAttribute[int], chat_id: int) -> ColumnElement[bool]:
    """Whether a column names that chat, or the other one of a group that became a supergroup."""
    other = (
        select(Group.former_chat_id).where(Group.chat_id == chat_id).scalar_subquery(),
        select(Group.chat_id).where(Group.former_chat_id == chat_id).scalar_subquery(),
    )
    return or_(column == chat_id, *(column == each for each in other))


async def group_at(session: AsyncSession, chat_id: int) -> Group | None:
    """Return the group of a chat, or of what the chat was; it may have been left."""
    return await session.scalar(
        select(Group).where(or_(Group.chat_id == chat_id, Group.former_chat_id == chat_id))
    )


async def locked_group_at(session: AsyncSession, chat_id: int) -> Group | None:
    """Return the group of a chat, locked until the commit; it may have been left."""
    return await session.scalar(
        select(Group)
        .where(Group.chat_id == chat_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def add(session: AsyncSession, **values: Any) -> Group:
    """Add the group of a chat, unless somebody did at the same moment; return it."""
    await insert_new(session, Group, **values)
    found = await session.scalars(select(Group).where(Group.chat_id == values["chat_id"]))
    return found.one()


async def branches(session: AsyncSession) -> Sequence[Branch]:
    """Return all branches with a counter (not the head office), by name of the town."""
    rows = await session.scalars(select(Branch).where(Branch.kind != "hq").order_by(Branch.town))
    return rows.all()
