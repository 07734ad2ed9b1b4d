"""Corrections by a reply to a lead, and those that reach no lead."""

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Group
from handlers.asking import by_message, by_press
from handlers.filters import InGroup, Press, Text
from handlers.incoming import OfLead, Reply, incoming
from services.leads.intake import correcting
from services.leads.intake.posts import Speaker
from services.people import typed
from services.people.asked import answer

router = Router(name="corrections")


class Corrects(Filter):
    """A reply to a lead that corrects it, or that wants to; hands over what it corrects."""

    async def __call__(
        self, message: Message, session: AsyncSession, number: int, text: str
    ) -> bool | dict[str, Any]:
        """Match what the reader takes for a correction."""
        found = await correcting.read(session, number, text, message.date)
        return found is not None or correcting.is_meant(text)


class ToOldMessage(Filter):
    """A reply to a message of another chat, or of the group before it became a supergroup.

    Telegram does not tell which message that was (docs/decisions/former-chats.md).
    """

    async def __call__(self, message: Message, bot: Bot, text: str) -> bool:
        """Match what wants to correct something, or answers us."""
        old = message.external_reply
        if old is None or message.reply_to_message is not None:
            return False
        origin = old.origin
        ours = isinstance(origin, MessageOriginUser) and origin.sender_user.id == bot.id
        return ours or correcting.is_meant(text)


@router.message(Text(), Reply(), OfLead(), Corrects())
async def corrected(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    text: str,
    number: int,
) -> None:
    """A reply to a lead says what is otherwise."""
    who = Speaker(actor, by_message(message, language), group)
    await correcting.correct(session, who, incoming(message, text), number)


@router.callback_query(Press("whose"))
async def victim_chosen(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    argument: str,
) -> None:
    """Somebody says whose fact a correction tells."""
    post, _, victim = argument.partition(".")
    who = Speaker(actor, by_press(press, language), group)
    await correcting.choose(session, who, typed.number(post) or 0, typed.number(victim) or 0)


@router.message(InGroup(), Text(), ToOldMessage())
async def old_message_meant(message: Message, session: AsyncSession, language: str) -> None:
    """A reply to what Telegram does not tell us."""
    await answer(session, by_message(message, language), "correction.old_message")
