"""Staff: invite by conversation or in one line, list and revoke invitations and roles."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_message, by_press
from handlers.filters import Press, PrivateChat, Text
from handlers.leaving import answered, open_form
from services.errors import Refusal
from services.people import inviting, staffing, typed
from services.people.asked import Asked, in_private
from services.people.typed import InvitationLine

router = Router(name="admin")


class Inviting(StatesGroup):
    """An invitation that is being put together; role and scope are kept as data."""

    role = State()
    scope = State()
    person = State()


@router.message(PrivateChat(), Command("invite", "jemput", ignore_case=True))
async def invite_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    command: CommandObject,
) -> None:
    """/invite begins the conversation; /invite squad KTN Aminah binti Salleh 12345 is all of it."""
    asked = by_message(message, language)
    if command.args:
        made = await inviting.offer_line(session, actor, asked, command.args)
        said = {"role": made.role.value, "scope": made.scope}
        await answered(session, state, asked, Inviting, said)
    else:
        await inviting.ask_role(session, actor, asked)
        await open_form(session, state, Inviting.role, {})


@router.message(PrivateChat(), StateFilter(Inviting.role), Text())
async def role_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The role is typed instead of pressed."""
    await _role_chosen(session, actor, by_message(message, language), state, text)


@router.callback_query(Press("invite_role"))
async def role_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """The role is pressed."""
    await _role_chosen(session, actor, _private_press(press, language), state, argument)


@router.message(PrivateChat(), StateFilter(Inviting.scope), Text())
async def scope_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """The branch or state is typed instead of pressed."""
    await _scope_chosen(session, actor, by_message(message, language), state, text)


@router.callback_query(Press("invite_scope"))
async def scope_pressed(
    press: CallbackQuery,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    argument: str,
) -> None:
    """The branch or state is pressed."""
    await _scope_chosen(session, actor, _private_press(press, language), state, argument)


@router.message(PrivateChat(), StateFilter(Inviting.person), Text())
async def person_typed(
    message: Message,
    *,
    session: AsyncSession,
    actor: Person,
    language: str,
    state: FSMContext,
    text: str,
) -> None:
    """Name and staff number are typed; with them the invitation is complete."""
    entered = await state.get_data()
    line = InvitationLine(typed.role(entered["role"]), entered["scope"], *typed.person(text))
    asked = by_message(message, language)
    await inviting.offer(session, actor, asked, line)
    await state.clear()


@router.message(Command("invite", "jemput", ignore_case=True))
async def invite_in_group(message: Message) -> None:
    """Invitations are made in private: a link in a group would be anybody's."""
    raise Refusal("invite.only_in_private")


@router.message(PrivateChat(), Command("invitations", "jemputan", ignore_case=True))
async def invitations_wanted(
    message: Message, session: AsyncSession, actor: Person, language: str
) -> None:
    """List the open invitations."""
    await inviting.show_open(session, actor, by_message(message, language))


@router.callback_query(Press("withdraw"))
async def withdraw_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """End an open invitation."""
    await inviting.revoke(session, actor, _private_press(press, language), _number(argument))


@router.message(PrivateChat(), Command("withdraw", ignore_case=True))
async def withdraw_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """The same, typed: /withdraw 17."""
    await inviting.revoke(session, actor, by_message(message, language), _number(command.args))


@router.message(PrivateChat(), Command("people", "staf", ignore_case=True))
async def people_wanted(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """List who holds which role: /people, /people KTN, /people Ali."""
    asked = by_message(message, language)
    await staffing.show(session, actor, asked, words=command.args or "")


@router.callback_query(Press("people"))
async def people_turned(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The next page of the list."""
    page, _, branch = argument.partition(".")
    asked = _private_press(press, language)
    await staffing.show(session, actor, asked, page=_number(page), words=branch)


@router.callback_query(Press("revoke"))
async def revoke_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A role is to be taken away: it is asked once more."""
    await staffing.confirm(session, actor, _private_press(press, language), _number(argument))


@router.callback_query(Press("revoke_yes"))
async def revoke_confirmed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The role is taken away."""
    await staffing.revoke(session, actor, _private_press(press, language), _number(argument))


@router.callback_query(Press("revoke_no"))
async def revoke_dropped(press: CallbackQuery, session: AsyncSession, language: str) -> None:
    """The role stays."""
    await staffing.keep(session, _private_press(press, language))


@router.message(PrivateChat(), Command("revoke", ignore_case=True))
async def revoke_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """/revoke 12 asks once more; /revoke 12 yes does it."""
    number, _, word = (command.args or "").strip().partition(" ")
    asked = by_message(message, language)
    step = staffing.revoke if word.strip().lower() in typed.YES else staffing.confirm
    await step(session, actor, asked, _number(number))


@router.message(
    Command("invitations", "jemputan", "withdraw", "people", "staf", "revoke", ignore_case=True)
)
async def staff_in_group(message: Message) -> None:
    """Staff matters are not shown in a group."""
    raise Refusal("people.only_in_private")


async def _role_chosen(
    session: AsyncSession, actor: Person, asked: Asked, state: FSMContext, word: str
) -> None:
    role = typed.role(word)
    scope = await inviting.ask_scope(session, actor, asked, role)
    await state.set_state(Inviting.person if scope else Inviting.scope)
    await state.set_data({"role": role.value, "scope": scope})


async def _scope_chosen(
    session: AsyncSession, actor: Person, asked: Asked, state: FSMContext, place: str
) -> None:
    role = (await state.get_data()).get("role")
    if role is None:  # a button of a conversation that was dropped
        raise Refusal("invite.over")
    scope = await inviting.take_scope(session, actor, asked, typed.role(role), place)
    if scope:
        await state.set_state(Inviting.person)
        await state.update_data(scope=scope)


def _private_press(press: CallbackQuery, language: str) -> Asked:
    """Return where a press wants its answer; a changed client can press any data in a group.

    Raises:
        Refusal: in a group.
    """
    return in_private(by_press(press, language), "people.only_in_private")


def _number(typed_number: str | None) -> int:
    """Return the number of a row.

    Raises:
        Refusal: it is none.
    """
    found = typed.number(typed_number)
    if found is None:
        raise typed.unread("people.number_needed", typed_number or "")
    return found
