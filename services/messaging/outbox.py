"""What Prihatin says: rows written in the transaction of the fact that they tell.

Nothing is sent but through here. A letter's key names the fact ("lead:17:asked:5"), so telling
it twice says it once. After the commit the courier sends it (bot/courier.py).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from enum import IntEnum
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Letter, LetterState
from db.queries import letters
from db.queries.inserting import insert_all_new, insert_new
from services import clock
from services.messaging.messages import Asks, Button, Key, Message, as_caption, as_text

__all__ = ["Asks", "Button", "Key", "Lane", "Message"]

_POSTED = "letters_posted"  # in session.info
_GATHERED = "letters_gathered"
_FIRST = "letters_first"  # chat -> key of the first text posted to it
_TYPED = "letters_typed"  # what is taken away even if all else is rolled back


class Lane(IntEnum):
    """Which letters go first; order within a chat is kept whatever their lanes."""

    ANSWER = 0  # somebody waits in front of the screen
    LEAD = 1
    REMINDER = 2
    BULK = 3


async def post(
    session: AsyncSession,
    key: str,
    chat_id: int,
    message: Message,
    *,
    lane: Lane = Lane.ANSWER,
    card: str | None = None,
    reply_to: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Post a text, unless a letter of that *key* was ever posted.

    With *card* ("lead:17") it is kept as the one message of that name in the chat: the first
    letter sends it, later ones edit it, and of several that wait only the newest is shown.
    *reply_to* is a message's number in the same chat; if that is gone, the letter still goes.
    """
    payload = as_text(message) | _reply(reply_to)
    await _add(
        session, key, chat_id, "sendMessage", payload,
        lane=lane, card=card, not_before=not_before, expires_at=expires_at,
    )  # fmt: skip


async def send_photo(
    session: AsyncSession,
    key: str,
    chat_id: int,
    photo: bytes | str,
    caption: Message,
    *,
    name: str = "photo.jpg",
    lane: Lane = Lane.ANSWER,
    card: str | None = None,
    reply_to: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Post a photo: its bytes (10 MB at most) or Telegram's file_id."""
    await _send_file(
        session, key, chat_id, as_caption(caption) | _reply(reply_to),
        kind="photo", file=photo, name=name,
        lane=lane, card=card, not_before=not_before, expires_at=expires_at,
    )  # fmt: skip


async def send_document(
    session: AsyncSession,
    key: str,
    chat_id: int,
    document: bytes | str,
    caption: Message,
    *,
    name: str,
    lane: Lane = Lane.ANSWER,
    card: str | None = None,
    reply_to: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Post a document: its bytes (50 MB at most) or Telegram's file_id."""
    await _send_file(
        session, key, chat_id, as_caption(caption) | _reply(reply_to),
        kind="document", file=document, name=name,
        lane=lane, card=card, not_before=not_before, expires_at=expires_at,
    )  # fmt: skip


async def send_location(
    session: AsyncSession,
    key: str,
    chat_id: int,
    latitude: float,
    longitude: float,
    *,
    lane: Lane = Lane.ANSWER,
    reply_to: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Post a point on the map, in degrees (WGS 84)."""
    payload = {"latitude": latitude, "longitude": longitude, **_reply(reply_to)}
    await _add(
        session, key, chat_id, "sendLocation", payload,
        lane=lane, not_before=not_before, expires_at=expires_at,
    )  # fmt: skip


async def delete(
    session: AsyncSession,
    key: str,
    chat_id: int,
    *,
    message_id: int | None = None,
    card: str | None = None,
    lane: Lane = Lane.ANSWER,
    not_before: datetime | None = None,
) -> None:
    """Take away a message by its number, or a card by its name; younger than 48 hours.

    With *not_before* only then; what is posted to the chat meanwhile does not wait for it.

    Raises:
        ValueError: neither or both are named.
    """
    if (message_id is None) == (card is None):
        raise ValueError("name either the message or the card")
    payload = {} if message_id is None else {"message_id": message_id}
    await _add(
        session, key, chat_id, "deleteMessage", payload,
        lane=lane, card=card, not_before=not_before,
    )  # fmt: skip


async def call(
    session: AsyncSession,
    key: str,
    method: str,
    payload: dict[str, Any],
    *,
    chat_id: int = 0,
    lane: Lane = Lane.ANSWER,
) -> None:
    """Post any other call of the Bot API (menus); *chat_id* 0 where it is about no chat."""
    await _add(session, key, chat_id, method, payload, lane=lane)


async def put_before(session: AsyncSession, chat_id: int, text: Markup) -> None:
    """Put a paragraph at the head of the first text that the session posted to a chat."""
    letter = await letters.of_key(session, session.info[_FIRST][chat_id])
    letter.payload = {**letter.payload, "text": f"{text}\n\n{letter.payload['text']}"}


async def card_at(session: AsyncSession, chat_id: int, message_id: int) -> str | None:
    """Return the name of the card that this message shows, None if it is no card."""
    return await letters.card_at(session, chat_id, message_id)


async def take_away(session: AsyncSession, chat_id: int, message_id: int) -> None:
    """Take away a message in which a person's number was typed, even if the rest is refused."""
    session.info.setdefault(_TYPED, []).append((chat_id, message_id))
    key = f"typed:{chat_id}.{message_id}"
    await delete(session, key, chat_id, message_id=message_id)


def taken_away(session: AsyncSession) -> tuple[tuple[int, int], ...]:
    """Return what the session took away so, also one that was rolled back: chat and message."""
    return tuple(session.info.get(_TYPED, ()))


@asynccontextmanager
async def gathered(session: AsyncSession) -> AsyncIterator[None]:
    """Keep what is posted within the block in one go at its end, in the order of posting."""
    outer: list[dict[str, Any]] | None = session.info.get(_GATHERED)
    letters: list[dict[str, Any]] = [] if outer is None else outer
    session.info[_GATHERED] = letters
    try:
        yield
    finally:
        session.info[_GATHERED] = outer
    if outer is None and letters:
        await insert_all_new(session, Letter, letters)
        session.info[_POSTED] = True


async def announce(session: AsyncSession) -> bool:
    """Tell the couriers, from the commit on, of letters posted here; return whether there are.

    The edge calls it just before the commit.
    """
    posted: bool = session.info.pop(_POSTED, False)
    if posted:
        await letters.ring(session)
    return posted


def _reply(message_id: int | None) -> dict[str, Any]:
    if message_id is None:
        return {}
    return {"reply_parameters": {"message_id": message_id, "allow_sending_without_reply": True}}


async def _send_file(
    session: AsyncSession,
    key: str,
    chat_id: int,
    payload: dict[str, Any],
    *,
    kind: str,
    file: bytes | str,
    name: str,
    **handling: Any,
) -> None:
    """Post a file; new bytes are kept beside the letter."""
    method = f"send{kind.capitalize()}"
    if isinstance(file, str):
        await _add(session, key, chat_id, method, {**payload, kind: file}, **handling)
    elif not await letters.is_known(session, key):
        attachment_id = await letters.attach(session, name, file)
        await _add(session, key, chat_id, method, payload, attachment_id=attachment_id, **handling)


async def _add(
    session: AsyncSession,
    key: str,
    chat_id: int,
    method: str,
    payload: dict[str, Any],
    *,
    lane: Lane,
    card: str | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    attachment_id: int | None = None,
) -> None:
    row = {
        "key": key,
        "chat_id": chat_id,
        "method": method,
        "payload": payload,
        "lane": int(lane),
        "card": card,
        "attachment_id": attachment_id,
        "state": LetterState.WAITING,
        "attempts": 0,
        "created_at": clock.now(),
        "not_before": not_before,
        "expires_at": expires_at,
    }
    if method == "sendMessage":
        session.info.setdefault(_FIRST, {}).setdefault(chat_id, key)
    together: list[dict[str, Any]] | None = session.info.get(_GATHERED)
    if together is not None:
        together.append(row)
    elif await insert_new(session, Letter, **row):
        session.info[_POSTED] = True
