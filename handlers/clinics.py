"""A clinic's account: its slots, its day, attendance by QR code or tap, results."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import AppointmentState
from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Pasted, Press, PrivateChat, Text
from handlers.leaving import answered, open_form
from services.appointments import tickets
from services.messaging import outbox
from services.people import typed
from services.people.asked import Asked, in_private
from services.screening.clinics import clinic_day, day_cards, hours, recording

router = Router(name="clinics")


class Entering(StatesGroup):
    """A result that is being entered; visit and values are kept as data."""

    value = State()


class Ticket(Filter):
    """The deep link of a QR code; hands over its token."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool | dict[str, str]:
        """Match the payload's beginning."""
        payload = command.args or ""
        is_ticket = payload.startswith(tickets.START)
        return {"token": payload.removeprefix(tickets.START)} if is_ticket else False


@router.message(PrivateChat(), CommandStart(deep_link=True, ignore_case=True), Ticket())
async def ticket_scanned(
    message: Message, session: AsyncSession, actor: Person, language: str, token: str
) -> None:
    """A worker's QR code was scanned."""
    await clinic_day.scanned(session, actor, by_message(message, language), token)


@router.message(PrivateChat(), Free(), Pasted(tickets.START, "payload", alone=True))
async def ticket_pasted(
    message: Message, session: AsyncSession, actor: Person, language: str, payload: str
) -> None:
    """The same link, pasted."""
    token = payload.removeprefix(tickets.START)
    await clinic_day.scanned(session, actor, by_message(message, language), token)


@router.message(Command("slots", "waktu", ignore_case=True))
async def slots_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/slots is the week; /slots Isnin 9-12, 30 min, 2 tempat; /slots tutup 24/12."""
    asked = _private(by_message(message, language))
    await hours.typed_wish(session, actor, asked, command.args or "")


@router.callback_query(Press(hours.CLOSE))
async def close_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A time is closed although workers are booked."""
    await hours.close_pressed(session, actor, _private(by_press(press, language)), argument)


@router.message(Command("clinic", "klinik", ignore_case=True))
async def day_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/clinic is today; /clinic 2/12; /clinic hadir 17, lewat 17, tidak 17."""
    asked = _private(by_message(message, language))
    await clinic_day.typed_wish(session, actor, asked, command.args or "")


@router.callback_query(Press(day_cards.CAME))
async def came_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A worker came."""
    asked = _private(by_press(press, language))
    number = typed.number(argument) or 0
    await clinic_day.note(session, actor, asked, number, AppointmentState.ATTENDED)


@router.callback_query(Press(day_cards.RESULT))
async def result_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """The form of a visit's result begins."""
    asked = _private(by_press(press, language))
    visit = typed.number(argument) or 0
    entered = await recording.begin(session, actor, asked, visit)
    await _begun(session, state, asked, visit, entered)


@router.message(Command("result", "keputusan", ignore_case=True))
async def result_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/result 17 begins the form; /result 17 bp 150/95 gula 6.1 is all of it."""
    asked = by_message(message, language)
    number, _, words = (command.args or "").strip().partition(" ")
    visit = typed.number(number) or 0
    if words:
        await outbox.take_away(session, asked.chat_id, asked.message_id)  # from a group too
    _private(asked)
    if words:
        entered = await recording.typed(session, actor, asked, visit, words)
    else:
        entered = await recording.begin(session, actor, asked, visit)
    await _begun(session, state, asked, visit, entered)


@router.message(PrivateChat(), StateFilter(Entering.value), Text())
async def value_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The next value of the form."""
    asked = by_message(message, language)
    entered = await recording.step(session, actor, asked, await state.get_data(), text)
    if entered:
        await state.set_data(entered)
    else:
        await state.clear()


async def _begun(
    session: AsyncSession, state: FSMContext, asked: Asked, visit: int, entered: dict[str, str]
) -> None:
    """Ask for the values of a visit; with nothing to ask, its form is over."""
    if entered:
        await open_form(session, state, Entering.value, entered)
    else:
        await answered(session, state, asked, Entering, {"visit": str(visit)})


def _private(asked: Asked) -> Asked:
    """Return where it is answered; what concerns health is never shown in a group."""
    return in_private(asked, "screening.only_in_private")
