"""Rows that the session holds already are not asked for again (db/session.py, KeepingSession)."""

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Group

Row = TypeVar("Row", Person, Group)


async def people(session: AsyncSession, ids: Collection[int]) -> dict[int, Person]:
    """Return people by id."""
    found = {each.id: each for each in _held(session, Person) if each.id in ids}
    if missing := [each for each in ids if each not in found]:
        asked = await session.scalars(select(Person).where(Person.id.in_(missing)))
        found |= {person.id: person for person in asked}
    return found


async def groups_at(session: AsyncSession, chat_ids: Collection[int]) -> dict[int, Group]:
    """Return the groups of chats, or of what the chats were, by id; private chats are none."""
    found = {each.chat_id: each for each in _held(session, Group) if each.chat_id in chat_ids}
    missing = [each for each in chat_ids if each not in found and each < 0]
    if missing:
        here = Group.chat_id.in_(missing) | Group.former_chat_id.in_(missing)
        for each in (await session.scalars(select(Group).where(here))).all():
            found |= {chat: each for chat in (each.former_chat_id, each.chat_id) if chat}
    return found


def _held(session: AsyncSession, model: type[Row]) -> list[Row]:
    """Return the rows that the session holds; not those that a savepoint's end let it forget."""
    rows = [each for each in session.identity_map.values() if isinstance(each, model)]
    return [each for each in rows if not inspect(each).expired]
