"""Appointments for staff: booked in one line or step by step, worked on, listed; calls to make."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.appointments import IN_PRIVATE
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat, Text
from handlers.leaving import answered, open_form
from services.appointments import book_cards, hosting, listing, staff_cards, wishing
from services.appointments.book_fields import Draft
from services.appointments.wishing import Step
from services.people import lost, typed
from services.people.asked import Asked, in_private, post

router = Router(name="hosting")


class Booking(StatesGroup):
    """Somebody books an appointment step by step."""

    step = State()


@router.message(Command("book", "tempah", ignore_case=True))
async def book_wanted(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
    state: FSMContext,
) -> None:
    """/book 12, rtw clinic, Hospital Melaka, 24/12, 10.00; alone it asks step by step."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    draft, step = await wishing.begin(session, actor, command.args or "", language)
    step = step or await wishing.finish(session, actor, asked, draft)
    if step is None:
        await answered(session, state, asked, Booking, {"draft": draft})
        return
    await open_form(session, state, Booking.step, await _ask(session, asked, draft, step))


@router.message(PrivateChat(), StateFilter(Booking.step), Text())
async def book_answered(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The next thing is typed: words, or the number of a choice."""
    await _answered(session, actor, by_message(message, language), state, text)


@router.callback_query(Press(book_cards.PRESS))
async def book_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """A choice is pressed; a button of an earlier step says how it stands."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    if await state.get_state() != Booking.step.state:
        await lost.old_button(session, asked)
        return
    name, _, value = argument.partition(".")
    data = await state.get_data()
    if data.get("name") != name or value not in data.get("choices", []):
        value = ""
    await _answered(session, actor, asked, state, value)


@router.message(Command("visit", "lawatan", ignore_case=True))
async def visit_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/visit 17, /visit 17 came, /visit 17 cancel, /visit 17 move 24/12 10.00."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await hosting.typed_wish(session, actor, asked, command.args or "")


@router.callback_query(Press(staff_cards.MARK))
async def mark_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A case manager says whether the worker came."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await hosting.pressed_mark(session, actor, asked, argument)


@router.callback_query(Press(staff_cards.STAFF_CANCEL))
async def cancel_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The provider cancels."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await hosting.pressed_cancel(session, actor, asked, argument)


@router.message(Command("today", "hariini", ignore_case=True))
async def today_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """The day's appointments."""
    await listing.today(session, actor, in_private(by_message(message, language), IN_PRIVATE))


@router.message(Command("week", "minggu", ignore_case=True))
async def week_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """The appointments of seven days."""
    await listing.week(session, actor, in_private(by_message(message, language), IN_PRIVATE))


@router.message(Command("calls", "panggilan", ignore_case=True))
async def calls_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The calls to make; /calls 5 and what came of it ends one."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await listing.calls(session, actor, asked, command.args or "")


@router.callback_query(Press(staff_cards.CALL_DONE))
async def call_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A call was made."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await listing.done(session, actor, asked, typed.number(argument) or 0, "")


async def _answered(
    session: AsyncSession, actor: Person, asked: Asked, state: FSMContext, words: str
) -> None:
    data = await state.get_data()
    draft: Draft = dict(data.get("draft", {}))
    name, choices = data.get("name", "worker"), list(data.get("choices", []))
    number = typed.number(words.strip())
    value = choices[number - 1] if number and 0 < number <= len(choices) else words
    if name == "time" and value in choices and wishing.chosen(draft, value):
        step = None
    else:
        step = await wishing.take(session, actor, draft, (name, value), asked.language)
    step = step or await wishing.following(session, draft, asked.language)
    step = step or await wishing.finish(session, actor, asked, draft)
    if step is None:
        await state.clear()
        return
    await state.set_data(await _ask(session, asked, draft, step))


async def _ask(session: AsyncSession, asked: Asked, draft: Draft, step: Step) -> dict[str, Any]:
    """Ask what is missing; return what the form keeps meanwhile."""
    draft.pop(step.name, None)
    message = book_cards.question(step.name, step.choices, step.said, asked.language)
    await post(session, asked, f"book.{step.name}", message.text, message.buttons)
    return {"draft": draft, "name": step.name, "choices": list(step.choices)}
