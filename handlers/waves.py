"""Coordinators: waves of invitations to screenings, and wording trials."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from services.people.asked import in_private
from services.screening.invitations import trials, wave_cards, waves

router = Router(name="waves")
IN_PRIVATE = "waves.only_in_private"


@router.message(Command("waves", "gelombang", ignore_case=True))
async def waves_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """/waves is the list; /waves plan Pahang 500; /waves start 3; /waves pause 3."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await waves.typed_wish(session, actor, asked, command.args or "")


@router.callback_query(Press(wave_cards.WAVE))
async def wave_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A wave is started or paused."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await waves.typed_wish(session, actor, asked, argument.replace(".", " "))


@router.message(Command("trial", "percubaan", ignore_case=True))
async def trial_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The wording trials, or one of them."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await trials.show_report(session, actor, asked, (command.args or "").strip())
