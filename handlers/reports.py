"""The overview and the reports, for who leads a branch or coordinates; in private."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from services.reports import overview, report

router = Router(name="reports")


@router.message(Command("overview", "gambaran", ignore_case=True))
async def overview_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """How leads stand: /overview, /overview Pahang."""
    await overview.show(session, actor, by_message(message, language), command.args or "")


@router.callback_query(Press("overview"))
async def overview_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The same of one place."""
    await overview.show(session, actor, by_press(press, language), argument)


@router.message(Command("report", "laporan", ignore_case=True))
async def report_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """A report: /report, /report oktober 2026 Pahang."""
    await report.make(session, actor, by_message(message, language), command.args or "")


@router.callback_query(Press("report"))
async def report_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The report of the last 30 days of one place."""
    await report.make(session, actor, by_press(press, language), argument)
