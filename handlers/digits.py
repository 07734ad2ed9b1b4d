"""A bare digit or word answers what was asked last, in whichever room that was asked.

Before all other rooms: a form, a letter on an appointment and a list of candidates may all wait.
"""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.agreeing import Agreeing
from handlers.asking import by_message
from handlers.filters import PrivateChat, is_in_form
from handlers.incoming import replies_elsewhere
from services import clock
from services.appointments import answering
from services.people import asked_last, typed
from services.registry.checks import asking
from services.workers import consent_cards

router = Router(name="digits")


class Answers(Filter):
    """Words by which a worker answers a letter; hands over the press that they stand for."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        raw_state: str | None = None,
        state_since: datetime | None = None,
    ) -> bool | dict[str, Any]:
        """Match a digit or a word of answer, while the letter's question is the last."""
        words = message.text or ""
        data = await answering.meant(session, actor, words)
        letter_at = await answering.asked_at(session, actor) if data else None
        if letter_at is None or await replies_elsewhere(message, session):
            return False
        if state_since is not None and _form_is_meant(words, raw_state, state_since, letter_at):
            return False
        listed_at = await asking.listed_at(session, actor) if _number(message) else None
        return False if listed_at is not None and listed_at > letter_at else {"data": data}


class Choice(Filter):
    """A small number typed while a list of candidates waits; hands it over."""

    async def __call__(
        self,
        message: Message,
        session: AsyncSession,
        actor: Person,
        raw_state: str | None = None,
        state_since: datetime | None = None,
    ) -> bool | dict[str, int]:
        """Match by what the officer was asked last."""
        number = _number(message)
        listed_at = await asking.listed_at(session, actor) if number is not None else None
        if number is None or listed_at is None or await replies_elsewhere(message, session):
            return False
        if is_in_form(raw_state) and state_since is not None and state_since >= listed_at:
            return False
        return {"number": number}


@router.message(PrivateChat(), Answers())
async def answer_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, data: str
) -> None:
    """A worker answers a letter by typing 1, 2, 3."""
    await answering.press(session, actor, by_message(message, language), data)


@router.message(PrivateChat(), Choice())
async def pick_typed(
    message: Message, *, session: AsyncSession, actor: Person, language: str, number: int
) -> None:
    """An officer chooses one of several candidates: 2."""
    await asking.pick(session, actor, by_message(message, language), None, number)


def _form_is_meant(words: str, raw_state: str | None, since: datetime, letter_at: datetime) -> bool:
    """Whether the conversation's step is answered; nobody agrees by an answer to a newer letter."""
    if raw_state == Agreeing.answer.state:
        return consent_cards.is_yes(words) is not None and since >= letter_at
    return is_in_form(raw_state) and asked_last.is_form_meant(since, letter_at, clock.now())


def _number(message: Message) -> int | None:
    return typed.number((message.text or "").rstrip("."))
