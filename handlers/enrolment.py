"""How people come in: /start, invitations, /help, /language, /cancel; blocking and coming back."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Free, Pasted, Press, PrivateChat
from services.people import groups, languages, welcome
from services.people.enrolment import PREFIX

router = Router(name="enrolment")


class InvitationLink(Filter):
    """A deep link of an invitation; hands over its token."""

    async def __call__(self, _message: Message, command: CommandObject) -> bool | dict[str, str]:
        """Match the payload's beginning."""
        payload = command.args or ""
        return {"token": payload} if payload.startswith(PREFIX) else False


class Membership(Filter):
    """What became of Prihatin in a private chat: blocked ("kicked") or let in ("member")."""

    def __init__(self, status: str) -> None:
        self.status = status

    async def __call__(self, change: ChatMemberUpdated) -> bool:
        """Match the new status in a private chat."""
        return change.chat.type == "private" and change.new_chat_member.status == self.status


@router.message(PrivateChat(), CommandStart(deep_link=True, ignore_case=True), InvitationLink())
async def invitation_opened(
    message: Message, session: AsyncSession, actor: Person, language: str, token: str
) -> None:
    """Somebody opens an invitation."""
    await welcome.enrol(session, actor, by_message(message, language), token)


@router.message(PrivateChat(), Free(), Pasted(PREFIX, "token"))
async def invitation_pasted(
    message: Message, session: AsyncSession, actor: Person, language: str, token: str
) -> None:
    """Somebody pastes an invitation's link: the same as opening it."""
    await welcome.enrol(session, actor, by_message(message, language), token)


@router.message(CommandStart(ignore_case=True))
async def started(message: Message, session: AsyncSession, actor: Person, language: str) -> None:
    """Somebody presses Start, or types it in a group."""
    await welcome.greet(session, actor, by_message(message, language))


@router.message(Command("help", ignore_case=True))
async def help_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str, command: CommandObject
) -> None:
    """Somebody asks what can be done: /help, or of one task: /help kerja kes."""
    await welcome.help_(session, actor, by_message(message, language), command.args or "")


@router.callback_query(Press("help"))
async def help_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Somebody asks for the commands of one task."""
    await welcome.help_(session, actor, by_press(press, language), argument)


@router.message(Command("language", "bahasa", ignore_case=True))
async def language_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """Somebody asks for another language, or names it: /language en."""
    asked = by_message(message, language)
    if not command.args:
        await languages.offer(session, asked)
    elif asked.private:
        await languages.choose(session, actor, asked, languages.read(command.args))
    else:
        await groups.choose_language(session, actor, asked, languages.read(command.args))


@router.callback_query(Press("language"))
async def language_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """Somebody presses a language: in private their own, in a group the group's."""
    asked = by_press(press, language)
    choose = languages.choose if asked.private else groups.choose_language
    await choose(session, actor, asked, languages.read(argument))


@router.message(Command("cancel", "batal", ignore_case=True))
async def cancelled(
    message: Message, session: AsyncSession, language: str, state: FSMContext
) -> None:
    """Somebody wants out of a conversation."""
    step = await state.get_state()
    await state.clear()
    await welcome.cancelled(session, by_message(message, language), step)


@router.my_chat_member(Membership("kicked"))
async def blocked(change: ChatMemberUpdated, session: AsyncSession, actor: Person) -> None:
    """Somebody blocks Prihatin."""
    await welcome.blocked(session, actor)


@router.my_chat_member(Membership("member"))
async def unblocked(change: ChatMemberUpdated, session: AsyncSession, actor: Person) -> None:
    """Somebody lets Prihatin write again."""
    await welcome.unblocked(session, actor)
