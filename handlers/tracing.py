"""Who looked at a record: asked by the person it is about, and by coordinators."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message
from handlers.filters import PrivateChat, Text
from handlers.leaving import begin
from handlers.numbering import number_or_refuse
from handlers.workers import Contact
from services.errors import Refusal
from services.leads import parsing
from services.people import typed
from services.people.asked import Asked, in_private
from services.registry.checks import tracing
from services.registry.checks.tracing import Next

router = Router(name="tracing")
IN_PRIVATE = "check.only_in_private"
FIGURES = 6  # the least by which an identity number shows


class WhoLooked(StatesGroup):
    """Somebody is about to show that a record is the own one."""

    contact = State()  # the own contact is awaited
    number = State()  # the own number is


STATES = {Next.CONTACT: WhoLooked.contact, Next.NUMBER: WhoLooked.number}


class Number(Filter):
    """Words that may hold an identity number, however mistyped; hands them over."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match by the figures; a report may hold a telephone's."""
        found = await Text()(message)
        if not isinstance(found, dict) or parsing.is_report(found["text"]):
            return False
        return found if sum(map(str.isdigit, found["text"])) >= FIGURES else False


@router.message(Command("wholooked", "siapalihat", ignore_case=True))
async def wanted(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
    state: FSMContext,
) -> None:
    """Somebody asks who looked at the own record."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    await ask_who_looked(session, actor, asked, state, (command.args or "").strip())


@router.message(PrivateChat(), StateFilter(WhoLooked.number), Number())
async def number_written(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The own number is there."""
    then = await tracing.ask(session, actor, by_message(message, language), text.strip())
    step = STATES.get(then)
    await (state.clear() if step is None else state.set_state(step))


@router.message(PrivateChat(), StateFilter(WhoLooked.contact, WhoLooked.number), Contact())
async def contact_shared(
    message: Message, *, session: AsyncSession, actor: Person, language: str, state: FSMContext
) -> None:
    """A contact: it must be the person's own."""
    asked = by_message(message, language)
    shared = message.contact
    if shared is None:
        return
    then = await tracing.contact(session, actor, asked, shared.phone_number, shared.user_id)
    await state.set_state(STATES[then])


@router.message(Command("lookups", "semakan", ignore_case=True))
async def trace_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """A coordinator asks who looked at the record of a check: /lookups 12."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    number = number_or_refuse(command.args, "lookups.how")
    await tracing.show_all(session, actor, asked, number)


@router.message(Command("delay", "tangguh", ignore_case=True))
async def delay_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """A coordinator delays that a check is told: /delay 12 31/12/2026 reason."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    first, _, rest = (command.args or "").strip().partition(" ")
    number = typed.number(first)
    if number is None or not rest:
        raise Refusal("delay.how")
    await tracing.delay(session, actor, asked, number, rest)


async def ask_who_looked(
    session: AsyncSession, actor: Person, asked: Asked, state: FSMContext, typed_number: str
) -> None:
    """Answer it, or wait for what shows that the record is the own one."""
    then = await tracing.ask(session, actor, asked, typed_number)
    # Also amid another form, whose room would take the identity number; enrolment takes contacts,
    # too. Answered at once it leaves enrolment alone, as any command that is whole in one line.
    await begin(state, STATES.get(then), WhoLooked)
