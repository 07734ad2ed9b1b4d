"""Leads handed over in one go, and moved to another branch; all in private chats."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from handlers.numbering import argument as behind
from handlers.numbering import lead_number, numbered, typed_lead
from services.leads.hands import handing_over, moving
from services.people.asked import in_private

router = Router(name="handing_over")
PRIVATE_ONLY = "handover.private_only"


@router.message(Command("handover", "serah", ignore_case=True))
async def handover_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/handover asks to whom; with staff numbers it is offered at once."""
    asked = in_private(by_message(message, language), PRIVATE_ONLY)
    await handing_over.begin(session, actor, asked, command.args or "")


@router.callback_query(Press("handover"))
async def handover_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The colleague is chosen."""
    asked = in_private(by_press(press, language), PRIVATE_ONLY)
    await handing_over.press(session, actor, asked, argument)


@router.callback_query(Press("takeover"))
async def takeover_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """All that was offered is taken over."""
    asked = by_press(press, language)
    await handing_over.accept(session, actor, asked, lead_number(argument, "takeover"))


@router.message(numbered("takeover"))
async def takeover_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /takeover 5."""
    asked = in_private(by_message(message, language), PRIVATE_ONLY)
    await handing_over.accept(session, actor, asked, lead_number(behind(command), "takeover"))


@router.callback_query(Press("refuse"))
async def refuse_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The offer is declined."""
    asked = by_press(press, language)
    await handing_over.refuse(session, actor, asked, lead_number(argument, "refuse"))


@router.message(numbered("refuse"))
async def refuse_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /refuse 5."""
    asked = in_private(by_message(message, language), PRIVATE_ONLY)
    await handing_over.refuse(session, actor, asked, lead_number(behind(command), "refuse"))


@router.callback_query(Press("branch"))
async def branch_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The branch is wrong: the first tap offers the nearest ones, the second moves the lead."""
    number, _, code = argument.partition(".")
    asked = by_press(press, language)
    await moving.correct(session, actor, asked, lead_number(number, "branch"), code)


@router.message(numbered("branch", "cawangan"))
async def branch_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /branch 17 PHG-TML; without a branch the nearest ones are offered."""
    number, typed = typed_lead(command, "branch")
    await moving.correct(session, actor, by_message(message, language), number, typed)
