"""Know who speaks: a row for everybody who ever wrote, found once around every update."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.queries import acquaintance as queries
from services import clock

NAME_LENGTH = 100  # characters kept of the name a person gave himself


async def meet(
    session: AsyncSession, telegram_id: int, name: str, username: str | None, *, private: bool
) -> Person:
    """Return the person, made known at the first contact.

    A message in private shows that he can be written to. The name of somebody enrolled is the
    one of his invitation and is not changed by what he calls himself on Telegram.
    """
    person = await queries.by_telegram_id(session, telegram_id)
    if person is None:
        person = await queries.add(session, telegram_id, name[:NAME_LENGTH], clock.now())
    if person.username != username:
        person.username = username
    if private and person.chat_opened_at is None:
        person.chat_opened_at = clock.now()
    if private and person.blocked_at is not None:
        person.blocked_at = None
    return person


async def id_of(session: AsyncSession, telegram_id: int | None) -> int | None:
    """Return people.id of a Telegram account, or None for a stranger."""
    person = await queries.by_telegram_id(session, telegram_id) if telegram_id else None
    return person.id if person else None


async def can_be_written_to(session: AsyncSession, telegram_id: int) -> bool:
    """Whether a private chat with that account exists and is not blocked."""
    person = await queries.by_telegram_id(session, telegram_id)
    return bool(person and person.chat_opened_at and not person.blocked_at)
