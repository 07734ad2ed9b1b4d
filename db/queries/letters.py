"""Questions on letters, cards and attachments; the courier's are cheap with 50,000 waiting."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Attachment, Card, Letter, LetterState

CHANNEL = "prihatin_letters"  # PostgreSQL's NOTIFY; db/bell.py listens


async def is_known(session: AsyncSession, key: str) -> bool:
    """Return whether a letter of that key was ever posted."""
    return await session.scalar(select(Letter.id).where(Letter.key == key)) is not None


async def of_key(session: AsyncSession, key: str) -> Letter:
    """Return the letter of that key."""
    return (await session.scalars(select(Letter).where(Letter.key == key))).one()


async def attach(session: AsyncSession, name: str, content: bytes) -> int:
    """Keep the bytes of a file; return the attachment's id."""
    attachment = Attachment(name=name, content=content)
    session.add(attachment)
    await session.flush()
    return attachment.id


async def ring(session: AsyncSession) -> None:
    """Wake the couriers of other processes at the commit; on SQLite they watch the file."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_notify(CHANNEL, "")))


async def card_at(session: AsyncSession, chat_id: int, message_id: int) -> str | None:
    """Return the name of the card that a message shows."""
    return await session.scalar(
        select(Card.name).where(Card.chat_id == chat_id, Card.message_id == message_id)
    )


async def is_outdated(session: AsyncSession, letter: Letter) -> bool:
    """Return whether a newer letter of the same card in the same chat exists."""
    newer = select(Letter.id).where(
        Letter.card == letter.card, Letter.chat_id == letter.chat_id, Letter.id > letter.id
    )
    return letter.card is not None and await session.scalar(newer.limit(1)) is not None


async def end_waiting_of(
    session: AsyncSession,
    chat_id: int,
    now: datetime,
    cause: str,
    beginnings: Collection[str] | None,
) -> None:
    """Make a chat's waiting letters stale, but those that take a message away.

    With *beginnings* only those whose keys begin so.
    """
    query = update(Letter).where(
        Letter.chat_id == chat_id,
        text("letters.state = 'waiting'"),
        Letter.method != "deleteMessage",
    )
    if beginnings is not None:
        query = query.where(or_(*(Letter.key.startswith(b, autoescape=True) for b in beginnings)))
    await session.execute(
        query.values(state=LetterState.STALE, ended_at=now, cause=cause).execution_options(
            synchronize_session=False
        )
    )
