"""Groups: Prihatin is added or removed, registered to a branch, becomes a supergroup's member."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from handlers.asking import by_membership, by_message, by_press
from handlers.filters import GROUPS, InGroup, Press
from services.errors import Refusal
from services.people import groups, typed
from services.people.asked import Asked

router = Router(name="groups")
INSIDE = ("member", "administrator")


class Joined(Filter):
    """Prihatin came into a group (True) or is gone from it (False)."""

    def __init__(self, inside: bool) -> None:
        self.inside = inside

    async def __call__(self, change: ChatMemberUpdated) -> bool:
        """Match a change between outside and inside; a new rank inside is none."""
        before = change.old_chat_member.status in INSIDE
        after = change.new_chat_member.status in INSIDE
        return change.chat.type != "private" and before is not after and after is self.inside


class Migrated(Filter):
    """The service message that tells a supergroup's id; hands over the old and the new one."""

    async def __call__(self, message: Message) -> bool | dict[str, int]:
        """Match it on either side."""
        if message.migrate_to_chat_id:
            return {"old": message.chat.id, "new": message.migrate_to_chat_id}
        if message.migrate_from_chat_id:
            return {"old": message.migrate_from_chat_id, "new": message.chat.id}
        return False


@router.message(Migrated())
async def migrated(message: Message, session: AsyncSession, old: int, new: int) -> None:
    """A group became a supergroup."""
    await groups.migrated(session, old, new)


@router.my_chat_member(Joined(True))
async def added(
    change: ChatMemberUpdated, session: AsyncSession, actor: Person, language: str
) -> None:
    """Somebody adds Prihatin to a group."""
    await groups.added(session, actor, by_membership(change, language), change.chat.title or "")


@router.my_chat_member(Joined(False))
async def removed(change: ChatMemberUpdated, session: AsyncSession, actor: Person) -> None:
    """Somebody removes Prihatin from a group."""
    await groups.left(session, actor, change.chat.id)


@router.message(InGroup(), Command("register", "daftar", ignore_case=True))
async def register_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """/register, /register KTN, and to move a group: /register KTN yes."""
    asked = by_message(message, language)
    branch, confirmed = _branch_and_yes(command.args or "")
    if branch:
        title = message.chat.title or ""
        await groups.register(session, actor, asked, title, branch, confirmed=confirmed)
    else:
        await groups.offer_branches(session, actor, asked)


@router.callback_query(Press("register"))
async def register_pressed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """A branch is chosen, or a state to see its branches."""
    asked = _in_group(press, language)
    await groups.register(session, actor, asked, _title(press), argument)


@router.callback_query(Press("register_yes"))
async def move_confirmed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str, argument: str
) -> None:
    """The group is moved to another branch."""
    asked = _in_group(press, language)
    await groups.register(session, actor, asked, _title(press), argument, confirmed=True)


@router.callback_query(Press("register_no"))
@router.callback_query(Press("unregister_no"))
async def kept(press: CallbackQuery, session: AsyncSession, actor: Person, language: str) -> None:
    """The group stays as it is."""
    await groups.keep(session, actor, _in_group(press, language))


@router.message(InGroup(), Command("unregister", ignore_case=True))
async def unregister_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """/unregister, and to do it at once: /unregister yes."""
    confirmed = (command.args or "").strip().lower() in typed.YES
    await groups.unregister(session, actor, by_message(message, language), confirmed=confirmed)


@router.callback_query(Press("unregister_yes"))
async def unregister_confirmed(
    press: CallbackQuery, session: AsyncSession, actor: Person, language: str
) -> None:
    """The group's registration ends."""
    await groups.unregister(session, actor, _in_group(press, language), confirmed=True)


@router.message(InGroup(), Command("quiet", "diam", ignore_case=True))
async def quiet_typed(
    message: Message,
    session: AsyncSession,
    actor: Person,
    language: str,
    command: CommandObject,
) -> None:
    """/quiet: stay silent when unsure of a post; /quiet off: ask with one button."""
    quiet = (command.args or "").strip().lower() not in typed.OFF
    await groups.choose_quiet(session, actor, by_message(message, language), quiet=quiet)


@router.message(Command("register", "daftar", "unregister", "quiet", "diam", ignore_case=True))
async def not_in_a_group(message: Message) -> None:
    """In private there is no group to register."""
    raise Refusal("group.only_in_groups")


def _in_group(press: CallbackQuery, language: str) -> Asked:
    """Return what is asked by a press; whoever forges one registers no private chat or channel."""
    if press.message is None or press.message.chat.type not in GROUPS:
        raise Refusal("group.only_in_groups")
    return by_press(press, language)


def _branch_and_yes(args: str) -> tuple[str, bool]:
    words = args.split()
    confirmed = len(words) > 1 and words[-1].lower() in typed.YES
    return " ".join(words[:-1] if confirmed else words), confirmed


def _title(press: CallbackQuery) -> str:
    return (press.message.chat.title if press.message else None) or ""
