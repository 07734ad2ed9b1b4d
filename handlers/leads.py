"""Leads: a member answers for one, somebody looks."""

import re

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.filters import Press
from services import texts
from services.errors import Refusal
from services.leads import cards, casework

router = Router(name="leads")


def numbered(name: str) -> Command:
    """Match /name 17, and /name_17, which can be tapped in a message."""
    return Command(name, re.compile(rf"{name}_\d{{1,9}}", re.IGNORECASE), ignore_case=True)


class OfLead(Filter):
    """A deep link whose payload is a lead's number: "lead_17"."""

    PREFIX = "lead_"

    async def __call__(self, message: Message, command: CommandObject) -> bool:
        """Match the payload's beginning."""
        return bool(message.text) and (command.args or "").startswith(self.PREFIX)


@router.callback_query(Press("accept"))
async def accept_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member takes the lead."""
    await casework.accept(session, actor, _number(argument))


@router.message(numbered("accept"))
async def accept_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /accept 17, or tapped in a card: /accept_17."""
    number = _number(_argument(command), "accept")
    if not await casework.accept(session, actor, number):
        await _show(session, actor, number, event_update)


@router.callback_query(Press("decline"))
async def decline_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A member cannot take it: the first tap asks why, the second says it."""
    lead, _, reason = argument.partition(".")
    if reason:
        await casework.decline(session, actor, _number(lead), reason, language)
    else:
        await casework.ask_reason(session, actor, _number(lead), language)


@router.message(numbered("decline"))
async def decline_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /decline 17 busy, or tapped: /decline_17."""
    lead, _, reason = _argument(command).partition(" ")
    if reason:
        kept = reason.strip().lower()
        kept = cards.TYPED_REASONS.get(kept, kept)
        await casework.decline(session, actor, _number(lead, "decline"), kept, language)
    else:
        await casework.ask_reason(session, actor, _number(lead), language)


@router.callback_query(Press("notlead"))
async def not_a_lead_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member says that it is no lead."""
    await casework.not_a_lead(session, actor, _number(argument))


@router.message(numbered("notlead"))
async def not_a_lead_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /notlead 17."""
    number = _number(_argument(command), "notlead")
    await casework.not_a_lead(session, actor, number)
    await _show(session, actor, number, event_update)


@router.callback_query(Press("reopen"))
async def reopen_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member opens a lead again that was closed as none."""
    await casework.reopen(session, actor, _number(argument))


@router.message(numbered("reopen"))
async def reopen_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /reopen 17."""
    number = _number(_argument(command), "reopen")
    await casework.reopen(session, actor, number)
    await _show(session, actor, number, event_update)


@router.message(CommandStart(deep_link=True, ignore_case=True), OfLead())
@router.message(numbered("lead"))
async def see(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """A member opens a lead in private: by a card's link, or typed: /lead 17."""
    typed = _argument(command).removeprefix(OfLead.PREFIX)
    await _show(session, actor, _number(typed), event_update)


async def _show(session: AsyncSession, actor: Person, number: int, update: Update) -> None:
    language = actor.language or texts.DEFAULT
    await casework.see(session, actor, number, language, f"see:{update.update_id}")


def number_typed(command: CommandObject, name: str) -> int:
    """Return the lead's number after /name or in /name_17.

    Raises:
        Refusal: there is no number in it.
    """
    return _number(_argument(command), name)


def _argument(command: CommandObject) -> str:
    """Return what follows the command: "17 busy" of "/decline 17 busy", "17" of "/accept_17"."""
    tapped = command.command.partition("_")[2]
    return f"{tapped} {command.args or ''}".strip()


def _number(typed: str | None, command: str = "lead") -> int:
    """Return the lead's number as typed or pressed: "17", "#17"; *command* is for the example.

    Raises:
        Refusal: there is no number in it.
    """
    if not (typed or "").strip():
        raise Refusal("lead.number_needed", command=command)
    found = re.fullmatch(r"\s*#?(\d{1,9})\s*", typed or "")
    if not found:
        raise Refusal("lead.number_wrong", typed=(typed or "").strip()[:50], command=command)
    return int(found[1])
