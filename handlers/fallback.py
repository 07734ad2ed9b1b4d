"""What nobody understood: the last router. Ordinary talk in a group stays unanswered."""

import re

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.agreeing import Agreeing
from handlers.asking import by_message, by_press
from handlers.filters import PrivateChat, is_in_form
from services.people import lost

router = Router(name="fallback")
_COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s|$)")


class UnknownCommand(Filter):
    """A command for Prihatin that no handler knows; hands it over. In a group it must be named."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, str]:
        """Match a command in private, or one with Prihatin's name."""
        found = _COMMAND.match(message.text or message.caption or "")
        if not found:
            return False
        command, addressee = found[1], found[2]
        if addressee is None:
            return {"command": command} if message.chat.type == "private" else False
        return {"command": command} if await lost.is_my_name(session, addressee) else False


@router.message(UnknownCommand())
async def unknown_command(
    message: Message, session: AsyncSession, actor: Person, language: str, command: str
) -> None:
    """A command that does not exist."""
    await lost.unknown_command(session, actor, by_message(message, language), command)


@router.message(PrivateChat())
async def not_understood(
    message: Message, session: AsyncSession, actor: Person, language: str, raw_state: str | None
) -> None:
    """Anything else in private."""
    text = message.text or message.caption
    step = raw_state if is_in_form(raw_state) else None
    agrees = raw_state == Agreeing.answer.state
    asked = by_message(message, language)
    is_photo = bool(message.photo)
    await lost.not_understood(
        session, actor, asked, text, step=step, agrees=agrees, is_photo=is_photo
    )


@router.callback_query()
async def old_button(press: CallbackQuery, session: AsyncSession, language: str) -> None:
    """A button that means nothing any more."""
    await lost.old_button(session, by_press(press, language))
