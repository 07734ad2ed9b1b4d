"""The database's questions about who speaks and whether an update is new."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import ReceivedUpdate
from db.models.people import Person
from db.queries.inserting import insert_new


async def by_telegram_id(session: AsyncSession, telegram_id: int) -> Person | None:
    """Return the person of a Telegram account."""
    return await session.scalar(select(Person).where(Person.telegram_id == telegram_id))


async def add(session: AsyncSession, telegram_id: int, name: str, now: datetime) -> Person:
    """Make the person known, unless somebody else just did; return the row."""
    await insert_new(session, Person, telegram_id=telegram_id, name=name, created_at=now)
    found = await session.scalars(select(Person).where(Person.telegram_id == telegram_id))
    return found.one()


async def receive_update(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Keep the update's number; False where it was kept before."""
    return await insert_new(session, ReceivedUpdate, update_id=update_id, received_at=now)
