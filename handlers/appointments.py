"""Appointments: a worker's answers, pressed or typed; a case manager's work with them."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter, StateFilter
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import PrivateChat
from services.appointments import answering
from services.people.asked import in_private

router = Router(name="appointments")
IN_PRIVATE = "appointment.only_in_private"


class Answers(Filter):
    """Words by which a worker answers what he was asked last; hands over the press they mean."""

    async def __call__(
        self, message: Message, session: AsyncSession, actor: Person
    ) -> bool | dict[str, Any]:
        """Match a digit or a word of answer, while a question stands."""
        data = await answering.meant(session, actor, message.text or "")
        return {"data": data} if data else False


class Pressed(Filter):
    """A button under a letter on an appointment; hands over what it says."""

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        """Match the prefix before the first colon."""
        data = press.data or ""
        return {"data": data} if data.partition(":")[0] in answering.PRESSES else False


@router.callback_query(Pressed())
async def answer_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, data: str
) -> None:
    """A worker answers by a button."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await answering.press(session, actor, asked, data)


@router.message(PrivateChat(), StateFilter(None), Answers())
async def answer_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, data: str
) -> None:
    """The same, typed: 1, 2, 3."""
    await answering.press(session, actor, by_message(message, language), data)


@router.message(Command("appointments", "temujanji", ignore_case=True))
async def mine_asked(message: Message, session: AsyncSession, actor: Person, language: str) -> None:
    """A worker asks what is to come."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await answering.show_mine(session, actor, asked)
