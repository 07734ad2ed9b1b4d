"""Workers come in: an officer's one-time code, or the own contact and the identity number."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.agreeing import Agreeing
from handlers.asking import by_message, by_press
from handlers.filters import CAN_WAIT, Pasted, Press, PrivateChat
from handlers.leaving import begin, go_on, is_open, still_waits
from handlers.numbering import number_or_refuse
from services.errors import Refusal
from services.people import left, typed
from services.people.asked import Asked, in_private
from services.workers import codes, coding, coming_in
from services.workers.coding import Used
from services.workers.coming_in import Next

router = Router(name="workers")
IN_PRIVATE = "worker.only_in_private"


class Enrolling(StatesGroup):
    """Somebody is coming in."""

    start = State()  # a contact or a code is awaited
    number = State()  # the identity number is


STATES = {Next.START: Enrolling.start, Next.NUMBER: Enrolling.number, Next.CONSENT: Agreeing.answer}


class Words(Filter):
    """Words alone, no command and no caption; hands them over."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        """Match what was typed."""
        text = message.text
        return {"text": text} if text and not text.startswith("/") else False


class CodeLink(Filter):
    """The deep link of a code; hands the code over."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool | dict[str, str]:
        """Match the payload's beginning."""
        payload = command.args or ""
        if not payload.startswith(codes.PREFIX):
            return False
        return {"code": codes.read(payload.removeprefix(codes.PREFIX)) or payload}


class SpokenCode(Filter):
    """A code in the form in which it is shown, or its link, pasted; hands the code over."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match the two halves with their dash, or the link."""
        text = message.text or ""
        if codes.is_spoken(text):
            return {"code": codes.read(text)}
        linked = await Pasted(codes.PREFIX, "code")(message)
        if not isinstance(linked, dict):
            return False
        payload = linked["code"]
        return {"code": codes.read(payload.removeprefix(codes.PREFIX)) or payload}


class Contact(Filter):
    """A shared contact."""

    async def __call__(self, message: Message) -> bool:
        """Match by what the message has."""
        return message.contact is not None


@router.message(PrivateChat(), CommandStart(deep_link=True, ignore_case=True), CodeLink())
async def code_opened(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    code: str,
) -> None:
    """A worker opens the link of a code."""
    await _come_in(session, actor, by_message(message, language), state, code)


@router.message(PrivateChat(), Command("enrol", "masuk", "daftar", ignore_case=True))
async def enrol_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/enrol shows the two ways in; /enrol K7QM-3XPA comes in by a code."""
    asked = by_message(message, language)
    words = (command.args or "").strip()
    if not words:
        left.begun(session)
        step = STATES.get(await coming_in.start(session, actor, asked))
        await begin(state, step, Enrolling, Agreeing)
        return
    code = codes.read(words)
    if code is None:
        key = "enrol.no_code_waits" if await is_open(state, Enrolling) else "enrol.no_code"
        raise Refusal(key, typed=typed.shown(words))
    await _come_in(session, actor, asked, state, code)


@router.message(PrivateChat(), StateFilter(None, *CAN_WAIT, *STATES.values()), SpokenCode())
async def code_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    code: str,
) -> None:
    """A worker types a code."""
    await _come_in(session, actor, by_message(message, language), state, code)


@router.message(PrivateChat(), StateFilter(Enrolling.start, Enrolling.number), Contact())
async def contact_shared(
    message: Message, *, session: AsyncSession, actor: Person, language: str, state: FSMContext
) -> None:
    """The own contact, shared by the key; one that was forwarded is nobody's."""
    shared = message.contact
    if shared is None:
        return
    owner = None if message.forward_origin else shared.user_id
    asked = by_message(message, language)
    then = await coming_in.contact(session, actor, asked, shared.phone_number, owner)
    await state.set_state(STATES.get(then))


@router.message(PrivateChat(), StateFilter(Enrolling.start), Words())
async def words_first(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """A code without its dash; anything else comes too early."""
    asked = by_message(message, language)
    code = codes.read(text)
    if code is None:
        await coming_in.before_contact(session, asked, text)
        return
    await _come_in(session, actor, asked, state, code)


@router.message(PrivateChat(), StateFilter(Enrolling.number), Words())
async def number_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The identity number."""
    then = await coming_in.number(session, actor, by_message(message, language), text)
    await state.set_state(STATES.get(then))


@router.message(Command("code", "kod", ignore_case=True))
async def code_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """An officer gives a code: /code NAME, /code 890312-06-5123, /code 17."""
    asked = by_message(message, language)
    words = command.args or ""
    if asked.private:
        await coding.give(session, actor, asked, words)
    else:
        await coding.in_group(session, asked, words)


@router.callback_query(Press("code"))
async def code_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The same by the button under an answer of a check."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await coding.from_answer(session, actor, asked, typed.number(argument) or 0)


@router.callback_query(Press(coding.WITHDRAW))
async def code_taken_back(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """An officer takes a code back."""
    asked = in_private(by_press(press, language), IN_PRIVATE)
    await coding.revoke(session, actor, asked, typed.number(argument) or 0)


@router.message(Command("uncode", "batalkod", ignore_case=True))
async def uncode_typed(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """The same, typed: /uncode 12."""
    asked = in_private(by_message(message, language), IN_PRIVATE)
    number = number_or_refuse(command.args, "code.how_uncode")
    await coding.revoke(session, actor, asked, number)


@router.message(Command("enrol", "masuk", ignore_case=True))
async def enrol_in_group(message: Message) -> None:
    """Nobody comes in in a group."""
    raise Refusal(IN_PRIVATE)


async def _come_in(
    session: AsyncSession, actor: Person, asked: Asked, state: FSMContext, code: str
) -> None:
    used = await coding.use(session, actor, asked, code)
    if used is Used.REFUSED:
        await still_waits(session, state, asked, Enrolling)
    else:
        step = Agreeing.answer if used is Used.CONSENT else None
        await go_on(state, step, Enrolling, Agreeing)
