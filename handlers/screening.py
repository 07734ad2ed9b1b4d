"""A worker and screening: may I come, where and when, the waiting list, no thank you."""

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat, Text
from services.errors import Refusal
from services.people import typed
from services.people.asked import Asked, in_private
from services.screening import (
    booking,
    booking_cards,
    choosing,
    declining,
    purposes,
    waiting_cards,
    waiting_list,
    wave_cards,
    worker_wishes,
)
from services.screening.waiting_list import Wanted

router = Router(name="screening")


class Shared(Filter):
    """A location of who was asked for a place; hands over the point."""

    async def __call__(
        self, message: Message, state: FSMContext
    ) -> bool | dict[str, tuple[float, float]]:
        """Match a location while a place is awaited."""
        if message.location is None or not choosing.awaits(await state.get_data()):
            return False
        return {"point": (message.location.latitude, message.location.longitude)}


class Named(Text):
    """A place typed by who was asked for one; hands over the words. No step: all else goes on."""

    async def __call__(self, message: Message, state: FSMContext) -> bool | dict[str, Any]:  # type: ignore[override]  # aiogram hands over what is named
        """Match the name of a place, a postcode, or a word or two, while a place is awaited."""
        found = await super().__call__(message)
        if not isinstance(found, dict) or not choosing.awaits(await state.get_data()):
            return False
        return found if choosing.may_be_place(found["text"]) else False


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
    await worker_wishes.typed(session, actor, asked, command.args or "")
    await state.update_data(choosing.awaiting())


@router.message(PrivateChat(), StateFilter(None), Shared())
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


@router.message(PrivateChat(), StateFilter(None), Named())
async def place_typed(
    message: Message, *, session: AsyncSession, actor: Person, language: str, text: str
) -> None:
    """A town or a postcode: the clinics near it."""
    await choosing.near(session, actor, by_message(message, language), typed=text)


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
    await state.update_data(choosing.awaiting())


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
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The third tap: a time; it is booked."""
    slot, _, token = argument.partition(".")
    asked = _private(by_press(press, language))
    await booking.take(session, actor, asked, _number(slot), token)


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
    await waiting_list.join(session, actor, asked, Wanted(clinic))


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
