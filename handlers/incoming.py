"""Telegram's message in our words, and whether it belongs to a lead."""

from datetime import UTC, datetime
from typing import Any

from aiogram.filters import CommandObject, Filter
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.filters import Text, is_in_form
from services.detections import placing
from services.leads.casework import notes
from services.leads.intake import albums, points, posts, private_reports
from services.leads.intake.posts import Incoming
from services.people import enquiries, small_talk
from services.registry.checks import asking, wording

SHORTEST = 12  # characters of a report typed after /lead; less is a mistyped number
COMMANDS = ("/lead", "/kes")
SEEKS_CLINIC = "Looking:place"  # the step of a worker who looks for a clinic


def incoming(message: Message, text: str | None = None) -> Incoming:
    """Return the message as the services take it; *text* in place of its own words."""
    words = (message.text or message.caption or "") if text is None else text
    edited, replied = message.edit_date, message.reply_to_message
    return Incoming(
        chat_id=message.chat.id,
        message_id=message.message_id,
        at=message.date,
        text=words,
        edited_at=datetime.fromtimestamp(edited, UTC) if edited else None,
        file_id=message.photo[-1].file_id if message.photo else None,
        media_group_id=message.media_group_id,
        replies_to=replied.message_id if replied else None,
    )


def spoken(message: Message) -> str:
    """Return its words, without /lead before them; "" where they are a command."""
    words = message.text or message.caption or ""
    first, *rest = words.split(maxsplit=1)[:2] or [""]
    if first.partition("@")[0].lower() in COMMANDS:
        return "".join(rest)
    return "" if words.startswith("/") else words


async def replies_elsewhere(message: Message, session: AsyncSession) -> bool:
    """Whether it replies to a lead's card or to an enquiry, so that it is meant for that."""
    replied = message.reply_to_message
    if replied is None:
        return False
    here = (message.chat.id, replied.message_id)
    lead = await notes.lead_of_card(session, *here)
    return lead is not None or await enquiries.at_letter(session, *here) is not None


async def place_asked_at(
    session: AsyncSession, actor: Person, raw_state: str | None, state_since: datetime | None
) -> datetime | None:
    """Return when another room asked last where somebody is: for a detection, for a clinic."""
    moments = [await placing.awaited_since(session, actor)]
    moments += [state_since] if raw_state == SEEKS_CLINIC else []
    return max((each for each in moments if each is not None), default=None)


class Words(Filter):
    """What stands after /lead, unless it is a number; hands it over, "" where nothing does."""

    async def __call__(self, message: Message, command: CommandObject) -> bool | dict[str, Any]:
        """Match all but a lead's number."""
        told = (command.args or "").strip()
        return False if told.removeprefix("#").isdigit() else {"told": told}


class ForcedWords(Words):
    """After /lead: words long enough for a report; hands them over. A number is none."""

    async def __call__(self, message: Message, command: CommandObject) -> bool | dict[str, Any]:
        """Match what stands after the command."""
        found = await super().__call__(message, command)
        return found if isinstance(found, dict) and len(found["told"]) >= SHORTEST else False


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
    """A reply to a message that belongs to a lead; hands over the lead's number.

    Of joined leads it is that of the one that stays; `own_number` is that of the message's own.
    """

    async def __call__(
        self, message: Message, session: AsyncSession, replied: Message
    ) -> bool | dict[str, Any]:
        """Match by what was kept of the replied message."""
        own = await posts.own_lead_of(session, message.chat.id, replied.message_id)
        if own is None:
            return False
        return {"number": (await posts.survivor(session, own)).id, "own_number": own}


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


class OfLastReport(Filter):
    """A photo that replies to nothing, right after a private report; hands over its lead."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, Any]:
        """Match by the time, unless a detection was reported since, whose photo it is."""
        if message.reply_to_message is not None:
            return False
        since = await placing.reported_at(session, actor)
        lead = await albums.last_report(session, actor.id, message.chat.id, message.date, since)
        return False if lead is None else {"number": lead.id}


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
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        raw_state: str | None = None,
        state_since: datetime | None = None,
    ) -> bool | dict[str, Any]:
        """Match a reply to a lead, or what its poster sends right after the report."""
        if message.location is None:
            return False
        point = (message.location.latitude, message.location.longitude)
        replied = message.reply_to_message.message_id if message.reply_to_message else None
        later = None
        if message.chat.type == "private":
            later = await place_asked_at(session, actor, raw_state, state_since)
        number = await points.lead_meant(
            session, actor, message.chat.id, message.date, replied, asked_elsewhere=later
        )
        return False if number is None else {"number": number, "point": point}


class TellsPlace(Filter):
    """Words or a location by which somebody answers where a private report happened."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        raw_state: str | None = None,
        state_since: datetime | None = None,
    ) -> bool | dict[str, Any]:
        """Match while the place is asked for, and no other room has asked for one since."""
        since = await place_asked_at(session, actor, raw_state, state_since)
        number = await private_reports.unplaced_of(session, actor, since)
        if number is None:
            return False
        if message.location is not None:
            told = (message.location.latitude, message.location.longitude)
            return {"number": number, "told": told}
        found = await Text()(message)
        if not isinstance(found, dict) or not private_reports.may_tell_place(found["text"]):
            return False
        text = found["text"]
        if small_talk.command(text) or small_talk.kind(text):
            return False
        is_query = wording.is_query(text) and private_reports.place_in(text) is None
        if is_query and await asking.may_ask(session, actor):
            return False  # an officer asks the registry
        return {"number": number, "told": text}


class TellsPlaceAmid(TellsPlace):
    """The same in a form, of a report that was told since the form's question: a known place."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        raw_state: str | None = None,
        state_since: datetime | None = None,
    ) -> bool | dict[str, Any]:
        """Match a location, or words that name a place; all else is the form's."""
        if not is_in_form(raw_state):
            return False
        if await private_reports.unplaced_of(session, actor, state_since) is None:
            return False
        found = await super().__call__(message, session, actor)
        told = found["told"] if isinstance(found, dict) else ""
        is_place = not isinstance(told, str) or private_reports.place_in(told) is not None
        return found if is_place else False
