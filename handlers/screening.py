"""A worker and screening: may I come, where and when, the waiting list, no thank you."""

from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Press, PrivateChat, Text
from handlers.leaving import leave
from services.detections import placing
from services.errors import Refusal
from services.leads import parsing
from services.people import typed
from services.people.asked import Asked, in_private
from services.registry.checks import asking, wording
from services.screening import (
    booking,
    booking_cards,
    choosing,
    declining,
    purposes,
    waiting_cards,
    waiting_list,
    worker_wishes,
)
from services.screening.invitations import wave_cards
from services.screening.waiting_list import Wanted as Wish
from services.workers import finding

SHORTEST_PLACE = 5  # figures of a postcode
router = Router(name="screening")
talk = Router(name="screening_talk")


class Looking(StatesGroup):
    """A worker looks for a clinic: a location or a place is awaited."""

    place = State()


class Shared(Filter):
    """A shared location; hands over the point."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        state_since: datetime | None = None,
    ) -> bool | dict[str, tuple[float, float]]:
        """Match a location, unless one is awaited for a detection that was reported since."""
        if message.location is None:
            return False
        detected = await placing.awaited_since(session, actor)
        if detected is not None and (state_since is None or detected > state_since):
            return False
        return {"point": (message.location.latitude, message.location.longitude)}


class Wanted(Filter):
    """Words for a clinic; hands them over. A report, and what an officer looks up, are none."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        state_since: datetime | None = None,
    ) -> bool | dict[str, Any]:
        """Match any words but those, for some minutes after a place was asked for."""
        found = await Text()(message)
        if not isinstance(found, dict) or parsing.is_report(found["text"]):
            return False
        if not choosing.awaits(state_since):
            return False
        if typed.number(found["text"]) is not None and len(found["text"]) < SHORTEST_PLACE:
            return False  # a digit for a letter that asks nothing any more
        is_query = wording.is_query(found["text"]) and worker_wishes.names_no_place(found["text"])
        return False if is_query and await asking.may_ask(session, actor) else found


class OfWorker(Filter):
    """Whoever has come in as a worker."""

    async def __call__(self, _message: Message, session: AsyncSession, actor: Person) -> bool:
        """Match by the account."""
        return await finding.of_person(session, actor) is not None


@router.message(Command("screening", "saringan", ignore_case=True))
async def screening_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/screening is the answer; /screening Kuantan, /screening SIN-K1 5/12 9.30 go on."""
    asked = _private(by_message(message, language))
    words = command.args or ""
    await worker_wishes.typed(session, actor, asked, words)
    if worker_wishes.goes_on(words):
        await state.set_state(Looking.place)


@router.message(PrivateChat(), StateFilter(Looking.place), Shared())
async def place_shared(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    point: tuple[float, float],
) -> None:
    """A location: the clinics around it."""
    await choosing.near(session, actor, by_message(message, language), point=point)


@router.message(PrivateChat(), StateFilter(Looking.place), Wanted())
async def place_typed(
    message: Message, *, session: AsyncSession, actor: Person, language: str, text: str
) -> None:
    """A town, a postcode, or what may stand behind /screening."""
    await worker_wishes.typed(session, actor, by_message(message, language), text)


@talk.message(PrivateChat(), Free(), OfWorker(), Shared())
async def place_offered(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    point: tuple[float, float],
) -> None:
    """A worker shares where he is, unasked: the clinics around it."""
    await choosing.near(session, actor, by_message(message, language), point=point)
    await state.set_state(Looking.place)


@router.callback_query(Press(booking_cards.NEAR))
async def near_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """The clinics near home; another place may be shared or typed next."""
    asked = _private(by_press(press, language))
    await choosing.near(session, actor, asked, token=argument or purposes.ROUND)
    await state.set_state(Looking.place)


@router.callback_query(Press(booking_cards.CLINIC))
async def clinic_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The first tap: a clinic."""
    clinic, _, token = argument.partition(".")
    asked = _private(by_press(press, language))
    await choosing.days(session, actor, asked, _number(clinic), token)


@router.callback_query(Press(booking_cards.DAY))
async def day_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The second tap: a day."""
    clinic, _, rest = argument.partition(".")
    day, _, token = rest.partition(".")
    asked = _private(by_press(press, language))
    when = _day(day)
    await choosing.times(session, actor, asked, _number(clinic), day=when, token=token)


@router.callback_query(Press(booking_cards.TIME))
async def time_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """The third tap: a time; it is booked."""
    slot, _, token = argument.partition(".")
    asked = _private(by_press(press, language))
    await booking.take(session, actor, asked, _number(slot), token)
    await leave(state, Looking)


@router.callback_query(Press(booking_cards.FIRST))
async def first_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Whether it is the first comprehensive check."""
    number, _, word = argument.partition(".")
    asked = _private(by_press(press, language))
    await booking.first_time(session, actor, asked, first=word == "yes", number=_number(number))


@router.callback_query(Press(booking_cards.WAIT))
async def wait_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The waiting list of a clinic."""
    asked = _private(by_press(press, language))
    clinic = await choosing.clinic_of(session, _number(argument))
    await waiting_list.join(session, actor, asked, Wish(clinic))


@router.callback_query(Press(waiting_cards.TAKE))
async def offer_taken(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """An offered time is taken."""
    asked = _private(by_press(press, language))
    await waiting_list.take(session, actor, asked, _number(argument))


@router.callback_query(Press(waiting_cards.PASS))
async def offer_passed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """An offered time goes on to the next."""
    asked = _private(by_press(press, language))
    await waiting_list.decline(session, actor, asked, _number(argument))


@router.callback_query(Press(wave_cards.DECLINE))
async def declined(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """No thank you."""
    asked = _private(by_press(press, language))
    await declining.decline(session, actor, asked, _number(argument))


@router.callback_query(Press(wave_cards.WHY))
async def reason_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Why not."""
    number, _, reason = argument.partition(".")
    asked = _private(by_press(press, language))
    await declining.because(session, actor, asked, reason, _number(number))


def _private(asked: Asked) -> Asked:
    """Return where it is answered; of a worker nothing is said in a group."""
    return in_private(asked, "screening.only_in_private")


def _number(written: str) -> int:
    return typed.number(written) or 0


def _day(ordinal: str) -> date:
    try:
        return date.fromordinal(_number(ordinal))
    except (ValueError, OverflowError):
        raise Refusal("screening.which_time", typed=typed.shown(ordinal)) from None
