"""A contact that was shared although nobody asked for one, and what is chosen then.

After all rooms that ask for a contact (handlers/workers.py, handlers/tracing.py).
"""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.agreeing import Agreeing
from handlers.asking import by_message, by_press
from handlers.filters import Free, Press, PrivateChat
from handlers.leaving import begin
from handlers.tracing import ask_who_looked
from handlers.workers import IN_PRIVATE, STATES, Contact, Enrolling
from services.people import contacts, lost
from services.people.asked import in_private
from services.workers import coming_in, mydata

router = Router(name="contacts")


@router.message(PrivateChat(), Free(), Contact())
async def contact_unasked(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """A contact out of the blue."""
    await contacts.explain(session, actor, by_message(message, language))


@router.callback_query(Press(contacts.PRESS))
async def way_chosen(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """What the contact was meant for."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    if argument == contacts.ENROL:
        step = STATES.get(await coming_in.start(session, actor, asked))
        await begin(state, step, Enrolling, Agreeing)
    elif argument == contacts.LOOKED:
        await ask_who_looked(session, actor, asked, state, "")
    elif argument == contacts.DATA:
        await mydata.show(session, actor, asked)
    else:
        await lost.old_button(session, asked)
