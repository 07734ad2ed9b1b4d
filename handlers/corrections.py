"""Corrections by a reply to a lead, and those that reach no lead."""

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Group
from handlers.asking import PRIVATE, by_message, by_press
from handlers.filters import InGroup, Press, PrivateChat, Text
from handlers.incoming import OfLead, Reply, incoming
from services.leads.intake import correcting, unaddressed
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


class OurChat(Filter):
    """A private chat, or a registered group."""

    async def __call__(self, message: Message, group: Group | None) -> bool:
        """Match by what was found at the door."""
        return group is not None or message.chat.type == PRIVATE


class Numbered(Filter):
    """A correction that names its lead; hands over the number."""

    async def __call__(self, message: Message, text: str) -> bool | dict[str, int]:
        """Match "pembetulan 17:"."""
        number = correcting.number_in(text)
        return False if number is None else {"number": number}


class ToNoLead(Filter):
    """Words that correct something and are no report of their own."""

    async def __call__(self, message: Message, text: str) -> bool:
        """Match by the first word."""
        return correcting.is_addressed_to_none(text)


class TellsFact(Filter):
    """Words from which a fact of some lead can be read."""

    async def __call__(self, message: Message, text: str) -> bool:
        """Match what the reader makes of them."""
        return correcting.tells_fact(text, message.date)


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


@router.message(OurChat(), Text(), Numbered())
async def corrected_by_number(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    text: str,
    number: int,
) -> None:
    """A correction names its lead: "pembetulan 17: umur 45"."""
    who = Speaker(actor, by_message(message, language), group)
    await correcting.correct(session, who, incoming(message, text), number)


@router.message(Text(), Reply(), OfLead(), Corrects())
async def corrected(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    group: Group | None,
    language: str,
    text: str,
    own_number: int,
) -> None:
    """A reply to a lead says what is otherwise."""
    who = Speaker(actor, by_message(message, language), group)
    await correcting.correct(session, who, incoming(message, text), own_number)


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


@router.message(PrivateChat(), StateFilter(None), Text(), ToNoLead())
async def corrected_in_private(
    message: Message, session: AsyncSession, actor: Person, language: str, text: str
) -> None:
    """A correction in private replies to no lead."""
    who = Speaker(actor, by_message(message, language), None)
    await unaddressed.correct(session, who, incoming(message, text))


@router.callback_query(Press("which"))
async def report_chosen(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The writer says for which of the own reports a correction is."""
    post, _, lead = argument.partition(".")
    who = Speaker(actor, by_press(press, language), None)
    await unaddressed.choose(session, who, typed.number(post) or 0, typed.number(lead) or 0)


@router.message(OurChat(), InGroup(), Text(), Reply(), ToNoLead())
async def no_lead_meant(message: Message, session: AsyncSession, language: str) -> None:
    """A correction in a group replies to what is no lead."""
    await answer(session, by_message(message, language), "correction.no_lead")


@router.message(OurChat(), InGroup(), Text(), ToOldMessage())
async def old_message_meant(message: Message, session: AsyncSession, language: str) -> None:
    """A reply to what Telegram does not tell us."""
    await answer(session, by_message(message, language), "correction.old_message")


@router.message(OurChat(), InGroup(), Text(), ToNoLead(), TellsFact())
async def which_lead(message: Message, session: AsyncSession, language: str) -> None:
    """A correction in a group replies to nothing."""
    await answer(session, by_message(message, language), "correction.no_reply")
