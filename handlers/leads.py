"""Leads: a member accepts one, declines it, says that it is none, opens it again."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.filters import Press
from handlers.numbering import argument as argument_of
from handlers.numbering import lead_number, numbered
from services import texts
from services.leads.hands import answering, typed_reasons

router = Router(name="leads")


@router.callback_query(Press("accept"))
async def accept_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member takes the lead."""
    await answering.accept(session, actor, lead_number(argument))


@router.message(numbered("accept"))
async def accept_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /accept 17, or tapped in a card: /accept_17."""
    number = lead_number(argument_of(command), "accept")
    if not await answering.accept(session, actor, number):
        await _show(session, actor, number, event_update)


@router.callback_query(Press("decline"))
async def decline_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A member cannot take it: the first tap asks why, the second says it."""
    lead, _, reason = argument.partition(".")
    if reason:
        await answering.decline(session, actor, lead_number(lead), reason, language)
    else:
        await answering.ask_reason(session, actor, lead_number(lead), language)


@router.message(numbered("decline"))
async def decline_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /decline 17 busy, or tapped: /decline_17."""
    lead, _, reason = argument_of(command).partition(" ")
    if reason:
        kept = typed_reasons.read(reason) or reason.strip()
        await answering.decline(session, actor, lead_number(lead, "decline"), kept, language)
    else:
        await answering.ask_reason(session, actor, lead_number(lead), language)


@router.callback_query(Press("notlead"))
async def not_a_lead_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member says that it is no lead."""
    await answering.not_a_lead(session, actor, lead_number(argument))


@router.message(numbered("notlead"))
async def not_a_lead_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /notlead 17."""
    number = lead_number(argument_of(command), "notlead")
    await answering.not_a_lead(session, actor, number, typed_out=True)
    await _show(session, actor, number, event_update)


@router.callback_query(Press("reopen"))
async def reopen_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member opens a lead again that was closed as none."""
    await answering.reopen(session, actor, lead_number(argument))


@router.message(numbered("reopen"))
async def reopen_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /reopen 17."""
    number = lead_number(argument_of(command), "reopen")
    await answering.reopen(session, actor, number)
    await _show(session, actor, number, event_update)


async def _show(session: AsyncSession, actor: Person, number: int, update: Update) -> None:
    language = actor.language or texts.DEFAULT
    await answering.see(session, actor, number, language, f"see:{update.update_id}")
