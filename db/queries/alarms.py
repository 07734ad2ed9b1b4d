"""Questions on alarms: who hears them, how many somebody was sent of late."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import ALARMS_ONLY, Letter
from db.models.people import Grant, Person, Role

_ALARMS = text(ALARMS_ONLY)


async def admins_to_write_to(session: AsyncSession) -> Sequence[Person]:
    """Return the people with a live admin grant whose private chat is open."""
    admins = select(Grant.person_id).where(Grant.role == Role.ADMIN, Grant.revoked_at.is_(None))
    rows = await session.scalars(
        select(Person)
        .where(
            Person.id.in_(admins), Person.chat_opened_at.is_not(None), Person.blocked_at.is_(None)
        )
        .order_by(Person.id)
    )
    return rows.all()


async def alarms_since(session: AsyncSession, chat_id: int, since: datetime) -> int:
    """Return how many alarms were posted to the chat from *since* on."""
    count = await session.scalar(
        select(func.count())
        .select_from(Letter)
        .where(Letter.chat_id == chat_id, Letter.created_at >= since, _ALARMS)
    )
    return count or 0
