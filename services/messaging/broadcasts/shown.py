"""Post a broadcast to one person exactly as it arrives: preview, test, approval, training."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast, RoundKind
from services import texts
from services.messaging import outbox
from services.messaging.broadcasts import letter_cards
from services.messaging.outbox import Lane, Message
from services.records import installation


async def post_all(
    session: AsyncSession, row: Broadcast, chat_id: int, name: str, *, lane: Lane = Lane.ANSWER
) -> None:
    """Post it in both languages to *chat_id*; *name* tells one showing from another."""
    bot = await installation.bot_username(session)
    for language in texts.LANGUAGES:
        message = letter_cards.arrives(row, language, bot)
        await post(session, row, f"broadcast.shown:{name}:{language}", chat_id, message, lane=lane)


async def post(
    session: AsyncSession,
    row: Broadcast,
    key: str,
    chat_id: int,
    message: Message,
    *,
    lane: Lane,
    card: str | None = None,
) -> None:
    """Post one letter of it: text or photo, and behind it the place."""
    until = row.expires_at
    if row.photo:
        await outbox.send_photo(
            session, key, chat_id, row.photo, message, lane=lane, card=card, expires_at=until
        )
    else:
        await outbox.post(session, key, chat_id, message, lane=lane, card=card, expires_at=until)
    if row.latitude is not None and row.longitude is not None:
        await outbox.send_location(
            session, place_key(key), chat_id, row.latitude, row.longitude,
            lane=lane, expires_at=until,
        )  # fmt: skip


def place_key(key: str) -> str:
    """Return the key of the letter that brings the place behind another one."""
    return f"{key}:place"


def letters_each(row: Broadcast) -> int:
    """Return how many letters go to each chat."""
    return 1 + (row.latitude is not None)


def key_of(row: Broadcast, kind: RoundKind) -> str:
    """Return the beginning of the keys of a round's letters; the recipient's id follows."""
    whose = "broadcast.to" if kind not in (RoundKind.EDIT, RoundKind.DELETE) else "broadcast.recall"
    return f"{whose}:{row.id}:{row.round}:"


def card_of(number: int, round_: int) -> str:
    """Return the name of the card that a round's letters are in each chat."""
    return f"broadcast:{number}" if round_ == 1 else f"broadcast:{number}.{round_}"
