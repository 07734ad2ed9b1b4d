"""A lead's victim in the registry, and the benefits that may apply; by buttons and typed."""

import re

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press
from handlers.numbering import argument as typed_after
from handlers.numbering import lead_number, number_typed, numbered
from services.people import typed
from services.people.asked import in_private
from services.registry.checks import overviews, victims

router = Router(name="victims")
IN_PRIVATE = "check.only_in_private"
_ANSWER = re.compile(r"#?(\d{1,9})(?:\.(\d{1,2}))? +(\S.{0,60})")
_CHOICE = re.compile(r"(\d{1,9})\.(\d{1,9}) +(\d{1,2})")


@router.callback_query(Press("victim"))
async def victim_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder wants to see who of the registry may be the victim."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await victims.show(session, actor, asked, lead_number(argument))


@router.message(numbered("victim", "mangsa"))
async def victim_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /victim 17; and the choice: /victim 12.34 2, as the list says."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    listed = _CHOICE.fullmatch((command.args or "").strip())
    if listed is not None:
        lookup, victim, number = map(int, listed.groups())
        await victims.choose(session, actor, asked, (lookup, victim), number)
        return
    await victims.show(session, actor, asked, number_typed(command, "victim"))


@router.callback_query(Press("thisvictim"))
async def victim_chosen(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder says which candidate it is."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    lookup, victim, number = (*(typed.number(part) or 0 for part in argument.split(".")), 0, 0)[:3]
    await victims.choose(session, actor, asked, (lookup, victim), number)


@router.callback_query(Press("benefits"))
async def benefits_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder wants to know which benefits may apply."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await overviews.benefits(session, actor, asked, lead_number(argument))


@router.message(numbered("benefits", "faedah"))
async def benefits_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /benefits 17; an answer, /benefits 17.2 ya; why: /benefits 17 sebab 2."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    answered = _ANSWER.fullmatch(typed_after(command))
    if answered is None:
        await overviews.benefits(session, actor, asked, number_typed(command, "benefits"))
        return
    lead, place, words = answered.groups()
    number = int(place) if place else None
    await overviews.type_answer(session, actor, asked, int(lead), number=number, words=words)


@router.callback_query(Press("whyvictim"))
async def why_wanted(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder wants to know why each benefit may apply; a page of it."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    victim, _, page = argument.partition(".")
    number = typed.number(victim) or 0
    await overviews.reasons(session, actor, asked, number, typed.number(page) or 1)


@router.callback_query(Press("fact"))
async def fact_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The holder answers a question about a victim, or takes the newest answer back."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    victim, _, told = argument.partition(".")
    question, _, answer = told.partition(".")
    number = typed.number(victim) or 0
    if question == "undo":
        await overviews.take_back(session, actor, asked, number)
    else:
        await overviews.tell(session, actor, asked, number, question=question, answer=answer)
