"""Leave: noted, listed and taken back, in private."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat
from services.errors import Refusal
from services.people import leave, roster_typed, rosters, typed
from services.people.asked import in_private

router = Router(name="leave")


@router.message(PrivateChat(), Command("leave", "cuti", ignore_case=True))
async def leave_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/leave, /leave 28/11/2026-30/11/2026, /leave S-1101 28/11/2026, /leave cancel 17."""
    asked = by_message(message, language)
    line = (command.args or "").strip()
    word, _, rest = line.partition(" ")
    if not line:
        await leave.show(session, actor, asked)
    elif word.lower() in roster_typed.CANCEL:
        await leave.cancel(session, actor, asked, roster_typed.leave_number(rest))
    else:
        staff_number, days = roster_typed.leave(line, rosters.today())
        await leave.note(session, actor, asked, staff_number, days)


@router.callback_query(Press("leave_cancel"))
async def cancel_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Leave is taken back."""
    asked = in_private(by_press(press, language), "leave.only_in_private")
    await leave.cancel(session, actor, asked, typed.number(argument) or 0)


@router.message(Command("leave", "cuti", ignore_case=True))
async def leave_in_group(message: Message) -> None:
    """Leave is nobody else's business."""
    raise Refusal("leave.only_in_private")
