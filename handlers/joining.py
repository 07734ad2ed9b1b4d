"""Two leads of one accident: joined, kept apart, split again, by a button or typed."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.filters import Press
from handlers.numbering import lead_number, numbered, typed_lead
from services.leads.matching import join_answers, joining

router = Router(name="joining")


@router.callback_query(Press("same"))
async def same_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member says that the lead repeats the one that is proposed."""
    await joining.join(session, actor, lead_number(argument))


@router.callback_query(Press("different"))
async def different_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member says that it is another accident."""
    await join_answers.press_different(session, actor, lead_number(argument))


@router.callback_query(Press("split"))
async def split_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, argument: str
) -> None:
    """A member undoes a join."""
    await joining.split(session, actor, lead_number(argument))


@router.message(numbered("same"))
async def same_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /same_18 for what is proposed, /same 18 17 for any two leads."""
    number, other = typed_lead(command, "same")
    with_lead = lead_number(other, "same") if other else None
    key = f"joining:{event_update.update_id}"
    await join_answers.join(session, actor, number, with_lead, key)


@router.message(numbered("different"))
async def different_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /different_18."""
    number, _ = typed_lead(command, "different")
    await join_answers.different(session, actor, number, f"joining:{event_update.update_id}")


@router.message(numbered("split"))
async def split_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    command: CommandObject,
    event_update: Update,
) -> None:
    """The same, typed: /split_18."""
    number, _ = typed_lead(command, "split")
    await join_answers.split(session, actor, number, f"joining:{event_update.update_id}")
