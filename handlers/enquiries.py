"""Talk to an officer: the button and /officer, the message, and the officer's reply."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat, Text
from handlers.leaving import answered, open_form
from services.errors import Refusal
from services.people import enquiries, typed
from services.people.asked import in_private

router = Router(name="enquiries")


class Officer(StatesGroup):
    """Somebody is about to write to an officer."""

    message = State()


class WayHere(Filter):
    """The deep link to an officer."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool:
        """Match the payload."""
        return command.args == enquiries.PAYLOAD


class ReplyToEnquiry(Filter):
    """A reply to a letter that shows an enquiry; hands over its number."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, int]:
        """Match by the card that the replied message is."""
        if message.reply_to_message is None:
            return False
        letter = message.reply_to_message.message_id
        number = await enquiries.at_letter(session, message.chat.id, letter)
        return False if number is None else {"number": number}


@router.message(PrivateChat(), Text(), ReplyToEnquiry())
async def replied(
    message: Message, *, session: AsyncSession, actor: Person, language: str, text: str, number: int
) -> None:
    """An officer answers by replying to the letter."""
    _words_only(message)
    await enquiries.reply(session, actor, by_message(message, language), number, text)


@router.message(PrivateChat(), Command("answer", "jawab", ignore_case=True))
async def answer_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """The same, typed: /answer 5 text."""
    number, _, text = (command.args or "").partition(" ")
    found = typed.number(number)
    if found is None or not text.strip():
        raise typed.unread("enquiry.answer_incomplete", command.args or "")
    await enquiries.reply(session, actor, by_message(message, language), found, text.strip())


@router.message(PrivateChat(), Command("enquiries", "pertanyaan", ignore_case=True))
async def list_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """An officer looks for enquiries without an answer."""
    await enquiries.show_open(session, actor, by_message(message, language))


@router.message(Command("answer", "jawab", "enquiries", "pertanyaan", ignore_case=True))
async def enquiries_in_group(message: Message) -> None:
    """What people ask an officer is not shown in a group."""
    raise Refusal("enquiry.only_in_private")


@router.callback_query(Press("enquiry"))
async def enquiry_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """An officer opens one of the list."""
    number = typed.number(argument) or 0
    asked = in_private(by_press(press, language), "enquiry.only_in_private")
    await enquiries.show(session, actor, asked, number)


@router.message(PrivateChat(), Command("officer", "pegawai", ignore_case=True))
async def officer_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/officer asks for the message; /officer text brings it at once."""
    asked = by_message(message, language)
    if command.args:
        await enquiries.ask(session, actor, asked, command.args)
        await answered(session, state, asked, Officer, {})
    else:
        await open_form(session, state, Officer.message)
        await enquiries.invite_message(session, asked)


@router.message(PrivateChat(), CommandStart(deep_link=True, ignore_case=True), WayHere())
async def came_from_group(
    message: Message, session: AsyncSession, language: str, state: FSMContext
) -> None:
    """The same by the link that a group shows."""
    await open_form(session, state, Officer.message)
    await enquiries.invite_message(session, by_message(message, language))


@router.message(Command("officer", "pegawai", ignore_case=True))
async def officer_in_group(message: Message, session: AsyncSession, language: str) -> None:
    """In a group only the way to the private chat is shown."""
    await enquiries.show_way(session, by_message(message, language))


@router.callback_query(Press("officer"))
async def officer_pressed(
    press: CallbackQuery, *, session: AsyncSession, language: str, state: FSMContext
) -> None:
    """The same by the button that stands at every dead end; the talk goes on in private."""
    asked = by_press(press, language)
    if not asked.private:
        await enquiries.show_way(session, asked)
        return
    await open_form(session, state, Officer.message)
    await enquiries.invite_message(session, asked)


@router.message(PrivateChat(), StateFilter(Officer.message), Text())
async def message_written(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The message for the officer is there."""
    _words_only(message)
    await state.clear()
    await enquiries.ask(session, actor, by_message(message, language), text)


def _words_only(message: Message) -> None:
    """Pass a message of words alone.

    Raises:
        Refusal: it holds more, which would be lost.
    """
    if message.text is None:
        raise Refusal("enquiry.words_only")
