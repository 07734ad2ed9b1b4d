"""Appointments: a worker's answers by button (typed: handlers/digits.py), and what is to come."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from services.appointments import answering
from services.people.asked import in_private

router = Router(name="appointments")
IN_PRIVATE = "appointment.only_in_private"


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


@router.message(Command("appointments", "temujanji", ignore_case=True))
async def mine_asked(message: Message, session: AsyncSession, actor: Person, language: str) -> None:
    """A worker asks what is to come."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await answering.show_mine(session, actor, asked)
