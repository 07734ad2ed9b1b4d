"""Telegram's message in our words, and whether it belongs to a lead."""

from datetime import UTC, datetime
from typing import Any

from aiogram.filters import CommandObject, Filter
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.filters import Text
from services.leads.intake import points, posts, private_reports
from services.leads.intake.posts import Incoming

SHORTEST = 12  # characters of a report typed after /lead; less is a mistyped number
COMMANDS = ("/lead", "/kes")


def incoming(message: Message, text: str | None = None) -> Incoming:
    """Return the message as the services take it; *text* in place of its own words."""
    words = (message.text or message.caption or "") if text is None else text
    edited = message.edit_date
    return Incoming(
        chat_id=message.chat.id,
        message_id=message.message_id,
        at=message.date,
        text=words,
        edited_at=datetime.fromtimestamp(edited, UTC) if edited else None,
        file_id=message.photo[-1].file_id if message.photo else None,
        media_group_id=message.media_group_id,
    )


def spoken(message: Message) -> str:
    """Return its words, without /lead before them; "" where they are a command."""
    words = message.text or message.caption or ""
    first, *rest = words.split(maxsplit=1)[:2] or [""]
    if first.partition("@")[0].lower() in COMMANDS:
        return "".join(rest)
    return "" if words.startswith("/") else words


class ForcedWords(Filter):
    """After /lead: words long enough for a report; hands them over. A number is none."""

    async def __call__(self, message: Message, command: CommandObject) -> bool | dict[str, Any]:
        """Match what stands after the command."""
        told = (command.args or "").strip()
        is_number = told.removeprefix("#").isdigit()
        return {"told": told} if len(told) >= SHORTEST and not is_number else False


class Alone(Filter):
    """A command with nothing after it."""

    async def __call__(self, message: Message, command: CommandObject) -> bool:
        """Match a command without words."""
        return not (command.args or "").strip()


class Reply(Filter):
    """A reply to a message of the same chat; hands that message over."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match by the replied message."""
        replied = message.reply_to_message
        return False if replied is None else {"replied": replied}


class EditedWords(Filter):
    """An edited text or caption; hands it over, without /lead before it."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match any words but other commands."""
        words = spoken(message)
        return {"text": words} if words else False


class EditedCommand(Filter):
    """A message edited into a command."""

    async def __call__(self, message: Message) -> bool:
        """Match by the first sign."""
        return (message.text or message.caption or "").startswith("/")


class OfLead(Filter):
    """A reply to a message that belongs to a lead; hands over the lead's number."""

    async def __call__(
        self, message: Message, session: AsyncSession, replied: Message
    ) -> bool | dict[str, Any]:
        """Match by what was kept of the replied message."""
        number = await posts.lead_of(session, message.chat.id, replied.message_id)
        return False if number is None else {"number": number}


class PhotoOnly(Filter):
    """A photo without words."""

    async def __call__(self, message: Message) -> bool:
        """Match by what the message has."""
        return bool(message.photo) and not message.caption


class OfAlbum(Filter):
    """A part of an album."""

    async def __call__(self, message: Message) -> bool:
        """Match by the album's number."""
        return message.media_group_id is not None


class FromPoster(Filter):
    """A reply by who reported that lead."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person, number: int
    ) -> bool:
        """Match by the lead's reports."""
        return await posts.is_poster(session, actor, number)


class Location(Filter):
    """A location that tells where a lead's accident was; hands over lead and point."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, Any]:
        """Match a reply to a lead, or what its poster sends right after the report."""
        if message.location is None:
            return False
        point = (message.location.latitude, message.location.longitude)
        replied = message.reply_to_message
        number = await points.lead_meant(
            session, actor, message.chat.id, message.date, replied.message_id if replied else None
        )
        return False if number is None else {"number": number, "point": point}


class TellsPlace(Filter):
    """Words or a location by which somebody answers where a private report happened."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, Any]:
        """Match while the place is asked for."""
        number = await private_reports.unplaced_of(session, actor)
        if number is None:
            return False
        if message.location is not None:
            told = (message.location.latitude, message.location.longitude)
            return {"number": number, "told": told}
        found = await Text()(message)
        if not isinstance(found, dict) or not private_reports.may_tell_place(found["text"]):
            return False
        return {"number": number, "told": found["text"]}
