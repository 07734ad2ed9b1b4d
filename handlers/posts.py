"""What people post: in a squad's group, in private, edited; and what they say of it.

`router` stands before all others that take replies or /lead; `talk` comes late, since it takes
whatever is written.
"""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import PostState
from db.models.people import Person
from db.models.places import Group
from handlers.asking import by_message, by_press
from handlers.filters import Free, InGroup, Press, PrivateChat, Text
from handlers.incoming import (
    Alone,
    EditedCommand,
    EditedWords,
    ForcedWords,
    FromPoster,
    Location,
    OfAlbum,
    OfLastReport,
    OfLead,
    PhotoOnly,
    Reply,
    TellsPlace,
    Words,
    incoming,
)
from handlers.numbering import argument, number_typed, numbered
from services.leads.intake import (
    albums,
    editing,
    forcing,
    points,
    private_reports,
    receiving,
)
from services.leads.intake.posts import Speaker
from services.people import typed
from services.people.asked import in_private
from services.places.nearest import Point

router = Router(name="posts")
talk = Router(name="talk")
LEAD = Command("lead", "kes", ignore_case=True)


@router.message(LEAD, Words(), Reply())
async def forced_by_reply(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    replied: Message,
    told: str,
) -> None:
    """/lead as a reply: that message is a report, unless the words behind /lead are one."""
    who = Speaker(actor, by_message(message, language), group)
    author = replied.from_user
    by = None if author is None or author.is_bot else author.id
    await forcing.by_reply(session, who, incoming(replied), by, own=incoming(message, told))


@router.message(LEAD, ForcedWords())
async def forced(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    told: str,
) -> None:
    """/lead text: this is a report, whatever it says."""
    who = Speaker(actor, by_message(message, language), group)
    await forcing.by_words(session, who, incoming(message, told))


@router.message(InGroup(), LEAD, Alone())
async def explained(message: Message, session: AsyncSession, language: str) -> None:
    """/lead alone in a group."""
    await forcing.explain(session, by_message(message, language))


@router.callback_query(Press("islead"))
async def confirmed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    argument: str,
) -> None:
    """Somebody says that a doubtful post is a lead."""
    who = Speaker(actor, by_press(press, language), group)
    await forcing.by_press(session, who, typed.number(argument) or 0)


@router.callback_query(Press("nolead"))
async def denied(press: CallbackQuery, session: AsyncSession, language: str, argument: str) -> None:
    """Who wrote in private says that it is none."""
    number = typed.number(argument) or 0
    await forcing.denied(session, by_press(press, language), number)


@router.edited_message(EditedWords())
async def edited(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    text: str,
) -> None:
    """A post was edited."""
    who = Speaker(actor, by_message(message, language), group)
    if group is not None or who.asked.private:
        await editing.edited(session, who, incoming(message, text))


@router.edited_message(EditedCommand())
async def edited_to_command(
    message: Message, session: AsyncSession, actor: Person, group: Group | None, language: str
) -> None:
    """A post was edited into a command."""
    who = Speaker(actor, by_message(message, language), group)
    if group is not None or who.asked.private:
        await editing.to_command(session, who, incoming(message))


@router.message(PhotoOnly(), Reply(), OfLead(), FromPoster())
async def photo_added(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    number: int,
) -> None:
    """Who reported sends a photo more, as a reply."""
    who = Speaker(actor, by_message(message, language), group)
    await albums.add_photo(session, who, incoming(message), number)


@router.message(PhotoOnly(), OfAlbum())
async def album_continued(
    message: Message, session: AsyncSession, actor: Person, group: Group | None
) -> None:
    """A part of an album without words."""
    if group is not None or message.chat.type == "private":
        await albums.keep_part(session, incoming(message), actor)


@router.message(PrivateChat(), PhotoOnly(), OfLastReport())
async def photo_followed(
    message: Message, session: AsyncSession, actor: Person, language: str, number: int
) -> None:
    """A photo without words right after a private report."""
    who = Speaker(actor, by_message(message, language), None)
    await albums.add_to_last(session, who, incoming(message), number)


@router.message(PrivateChat(), Free(), TellsPlace())
async def place_told(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    number: int,
    told: str | Point,
) -> None:
    """Who reported in private says where it was."""
    asked = by_message(message, language)
    await private_reports.place_told(session, actor, asked, number, told)


@router.message(Location())
async def located(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    number: int,
    point: Point,
) -> None:
    """A location for a lead."""
    who = Speaker(actor, by_message(message, language), group)
    await points.set_point(session, who, incoming(message), number, point)


@router.callback_query(Press("retract"))
async def retract_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Who reported in private takes it back."""
    number = typed.number(argument) or 0
    await private_reports.retract(session, actor, by_press(press, language), number)


@router.message(numbered("retract"))
@router.message(Command("tarik", ignore_case=True))
async def retract_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """The same, typed: /retract 17, or tapped: /retract_17; without a number, the only open one."""
    asked = in_private(by_message(message, language), "private.retract_in_private")
    lead = await private_reports.only_open(session, actor) if not argument(command) else None
    lead = lead or number_typed(command, "retract")
    await private_reports.retract(session, actor, asked, lead)


@talk.message(InGroup(), Text())
async def posted(
    message: Message, session: AsyncSession, actor: Person, group: Group | None, text: str
) -> None:
    """Somebody writes in a group; if it is a squad's and tells of an accident, it is a lead."""
    if group is not None:
        await receiving.receive(session, incoming(message, text), actor, group)


@talk.message(PrivateChat(), Free(), Text())
async def posted_in_private(
    message: Message, session: AsyncSession, actor: Person, text: str
) -> None:
    """Somebody writes in private; if it tells of an accident, it is a report.

    Raises:
        SkipHandler: it is none; others may understand it.
    """
    post = await receiving.receive(session, incoming(message, text), actor, None)
    if post is None or post.state is PostState.TALK:
        raise SkipHandler
