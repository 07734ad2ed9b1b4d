"""What somebody tells of an accident in the middle of a form; before all rooms with forms."""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers import enrolment
from handlers.asking import by_message
from handlers.broadcasts import Composing
from handlers.checks import Grounds
from handlers.enquiries import Officer
from handlers.filters import PrivateChat, Text, is_in_form
from handlers.hosting import Booking
from handlers.incoming import TellsPlaceAmid, incoming, replies_elsewhere
from services.leads.intake import amid, private_reports
from services.people import small_talk
from services.places.nearest import Point

router = Router(name="amid")
FREE_STEPS = {each.state for each in (Officer.message, Grounds.reason, Grounds.broken)}
FREE_FIELDS = {  # step -> where its data name the field, and which fields are free words
    Composing.field.state: ("field", frozenset({"ms", "en", "urgent"})),
    Booking.step.state: ("name", frozenset({"note"})),
}
PHOTO = "photo"  # the field that takes a caption with its photo, but no words alone


class SaysCancel(Filter):
    """The word of /cancel without its stroke, alone, in a form: it is no answer there."""

    async def __call__(self, message: Message, raw_state: str | None = None) -> bool:
        """Match "batal", "cancel"."""
        return is_in_form(raw_state) and small_talk.command(message.text or "") == "cancel"


class SureReport(Filter):
    """Words that are a lead for certain, typed in a form; hands over whether it asks for words.

    And the number of the broadcast that is written there.
    """

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        state: FSMContext,
        raw_state: str | None = None,
    ) -> bool | dict[str, Any]:
        """Match by the reader; a reply to a lead's card or to an enquiry is meant for that."""
        if not is_in_form(raw_state) or not await Text()(message):
            return False
        if not await amid.is_sure(session, incoming(message), actor):
            return False
        if await replies_elsewhere(message, session):
            return False
        name, fields = FREE_FIELDS.get(raw_state, ("", frozenset()))
        entered = await state.get_data()
        field = entered.get(name)
        takes_photo = field == PHOTO and bool(message.photo)
        takes_words = raw_state in FREE_STEPS or field in fields or takes_photo
        draft = int(entered["draft"]) if raw_state == Composing.field.state else None
        return {"takes_words": takes_words, "draft": draft}


router.message.register(enrolment.cancelled, PrivateChat(), SaysCancel())  # "batal" alone


@router.message(PrivateChat(), SureReport())
async def report_told(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    takes_words: bool,
    draft: int | None,
) -> None:
    """A report: the form waits. Free words: the form takes them, and one press makes it a lead.

    Who writes a broadcast quotes reports: there only a press makes one a lead.

    Raises:
        SkipHandler: the form takes them.
    """
    if takes_words:
        if draft is None or not await amid.asked_in(session, actor, draft):
            await amid.ask(session, incoming(message), actor)
        raise SkipHandler
    if draft is not None:
        await amid.ask_instead(session, incoming(message), actor, by_message(message, language))
        return
    await amid.receive(session, incoming(message), actor, by_message(message, language))


@router.message(PrivateChat(), TellsPlaceAmid())
async def place_told(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    number: int,
    told: str | Point,
) -> None:
    """Who has just told of an accident in a form says where it was."""
    asked = by_message(message, language)
    await private_reports.place_told(session, actor, asked, number, told)
