"""Broadcasts: written in the chat field by field, checked, approved, sent, stopped, recalled.

Whatever is pressed or typed goes to one desk; it says which field is asked for next.
"""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat
from handlers.incoming import replies_elsewhere
from handlers.leaving import answered
from handlers.numbering import argument, number_or_refuse, numbered
from services.errors import Refusal
from services.leads.intake import correcting
from services.messaging.broadcasts import acks, cards, composing, desk, letter_cards, reporting
from services.messaging.broadcasts.composing import Next
from services.messaging.broadcasts.fields import Given
from services.people import typed
from services.people.asked import Asked, in_private

router = Router(name="broadcasts")
IN_PRIVATE = "broadcast.only_in_private"


class Composing(StatesGroup):
    """A field of a draft is asked for; the draft's number and the field are kept as data."""

    field = State()


class Piece(Filter):
    """Words, a photo or a place that is no command; hands over what was sent."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Given]:
        """Match what a field may hold; what is meant for a lead or an enquiry is none."""
        text = message.text or message.caption or ""
        corrects = correcting.number_in(text) is not None
        if text.startswith("/") or corrects or await replies_elsewhere(message, session):
            return False
        given = _given(message, message.text or message.caption)
        return {"given": given} if given != Given() else False


@router.message(PrivateChat(), Command("broadcast", "hebahan", ignore_case=True))
async def broadcast_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/broadcast begins one; /broadcast 5 and a verb does something to it."""
    given = _given(message, None)
    asked = by_message(message, language)
    wish = command.args or ""
    following = await desk.typed_wish(session, actor, asked, wish, given)
    await _go_on(session, state, asked, typed.number(wish.partition(" ")[0]), following)


@router.message(PrivateChat(), Command("broadcasts", "senarai_hebahan", ignore_case=True))
async def list_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """The newest broadcasts."""
    await reporting.show_list(session, actor, by_message(message, language))


@router.message(Command("broadcast", "hebahan", "broadcasts", ignore_case=True))
async def broadcast_in_group(message: Message) -> None:
    """Broadcasts are written in private."""
    raise Refusal(IN_PRIVATE)


@router.callback_query(Press(cards.PRESS))
async def broadcast_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """A button of a broadcast's card: "verb.number", and words behind another dot."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    verb, _, rest = argument.partition(".")
    number, _, words = rest.partition(".")
    found = typed.number(number) or 0
    following = await desk.do(session, actor, asked, found, verb, words=words)
    await _go_on(session, state, asked, found, following)


@router.message(PrivateChat(), StateFilter(Composing.field), Piece())
async def field_sent(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    given: Given,
) -> None:
    """What was asked for is there."""
    data: dict[str, Any] = await state.get_data()
    asked = by_message(message, language)
    number, field = data["draft"], data["field"]
    following = await composing.take(session, actor, asked, number, field, given=given)
    await _go_on(session, state, asked, number, following)


@router.callback_query(Press(letter_cards.ACK))
async def acknowledged(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Somebody has read it."""
    await acks.acknowledge(session, actor, by_press(press, language), typed.number(argument) or 0)


@router.message(numbered("ack", "sahkan"))
async def acknowledged_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /ack 5, or tapped: /ack_5."""
    number = number_or_refuse(argument(command), "broadcast.ack_number")
    await acks.acknowledge(session, actor, by_message(message, language), number)


async def _go_on(
    session: AsyncSession, state: FSMContext, asked: Asked, number: int | None, following: Next
) -> None:
    """Wait for the next field of a broadcast, or for none; *number* is None for the open draft."""
    if following is None:
        said = {} if number is None else {"draft": number}
        await answered(session, state, asked, Composing, said)
        return
    await state.set_state(Composing.field)
    await state.set_data({"draft": following[0], "field": following[1]})


def _given(message: Message, text: str | None) -> Given:
    place = message.location
    return Given(
        text=text,
        photo=message.photo[-1].file_id if message.photo else None,
        point=(place.latitude, place.longitude) if place else None,
    )
