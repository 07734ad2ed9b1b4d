"""Deaths: reported by an officer or from the worker's own chat, confirmed once, undone."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from handlers.numbering import number_or_refuse
from services.people import typed
from services.people.asked import in_private
from services.workers import coding, reporting

router = Router(name="deaths")
IN_PRIVATE = "worker.only_in_private"


@router.message(Command("death", "kematian", ignore_case=True))
async def death_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/death 17 3/11/2026 by an officer; /death in the worker's own chat."""
    asked = by_message(message, language)
    words = (command.args or "").strip()
    if asked.private:
        await reporting.by_words(session, actor, asked, words)
    else:
        await coding.in_group(session, asked, words)


@router.callback_query(Press(reporting.PRESS))
async def death_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str
) -> None:
    """The button under a letter to the worker: this person has died."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await reporting.from_own_chat(session, actor, asked)


@router.callback_query(Press(f"{reporting.PRESS}_yes"))
async def death_confirmed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """It is confirmed."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    number, _, day = argument.partition(".")
    await reporting.confirm(session, actor, asked, typed.number(number) or 0, day)


@router.callback_query(Press(f"{reporting.PRESS}_no"))
async def death_denied(press: CallbackQuery, session: AsyncSession, language: str) -> None:
    """It was pressed by mistake."""
    await reporting.keep(session, in_private(by_press(press, language), IN_PRIVATE))


@router.message(Command("alive", "masihhidup", ignore_case=True))
async def alive_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """An officer undoes a report: /alive 17 reason."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    first, _, reason = (command.args or "").strip().partition(" ")
    number = number_or_refuse(first, "death.how_undo_typed")
    await reporting.undo(session, actor, asked, number, reason)
