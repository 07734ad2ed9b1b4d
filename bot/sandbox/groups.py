"""What happens to groups: made, joined, left, the bot added and removed, upgraded."""

from typing import Any

from . import views
from .errors import ControlError
from .people import moved, somebody
from .state import Chat, Person
from .world import World

Json = dict[str, Any]


def create(world: World, what: Json) -> Chat:
    """Make a group; the first member made it, and adds the bot if it is to be there."""
    state = world.state
    kind = what.get("type", "group")
    if kind not in ("group", "supergroup"):
        raise ControlError("type is group or supergroup")
    people = [somebody(world, number) for number in what.get("members", [])]
    number = what.get("id") or _next_id(world, kind)
    if number in state.chats or number >= 0:
        raise ControlError(f"a {kind} can't have the id {number}: taken, or not below 0")
    chat = Chat(number, kind, str(what.get("title") or "Group"))
    chat.members = {who.id: "member" for who in people}
    if people:
        chat.members[people[0].id] = "creator"
    state.chats[number] = chat
    if what.get("bot_member", True):
        # quiet: it was all so before the play began, and the bot is told of nothing
        maker = people[0] if people and not what.get("quiet") else None
        _let_bot_in(world, chat, maker, is_admin=what.get("bot_admin", True))
    world.changed("chat", chat=summary(world, chat))
    return chat


def join(world: World, who: Person, chat: Chat) -> None:
    """Add a person; the group is told by a service message."""
    if who.id in chat.members:
        raise ControlError("already a member")
    chat.members[who.id] = "member"
    _tell_membership(world, who, chat, "left", "member")
    world.says(who, chat, {"new_chat_members": [views.person(who)]})
    world.changed("chat", chat=summary(world, chat))


def leave(world: World, who: Person, chat: Chat) -> None:
    """Take a person away; the group is told by a service message."""
    if who.id not in chat.members:
        raise ControlError("not a member")
    before = chat.members.pop(who.id)
    _tell_membership(world, who, chat, before, "left")
    world.says(who, chat, {"left_chat_member": views.person(who)})
    world.changed("chat", chat=summary(world, chat))


def add_bot(world: World, who: Person, chat: Chat, *, is_admin: bool = True) -> None:
    """Add the bot, or make it administrator or not."""
    wanted = "administrator" if is_admin else "member"
    if chat.bot == wanted:
        raise ControlError("the bot is already there")
    _let_bot_in(world, chat, who, is_admin=is_admin)
    world.changed("chat", chat=summary(world, chat))


def remove_bot(world: World, who: Person, chat: Chat) -> None:
    """Throw the bot out."""
    if chat.bot in ("left", "kicked"):
        raise ControlError("the bot is not there")
    before, chat.bot = chat.bot, "kicked"
    world.update("my_chat_member", moved(world, chat, who, before, "kicked"), chat.id)
    told = world.put(chat, views.person(who), {"left_chat_member": views.bot(world.state.bot)})
    world.update("message", told, chat.id)
    world.changed("chat", chat=summary(world, chat))


def migrate(world: World, old: Chat) -> Chat:
    """Make a supergroup of a group: a new id, and none of the old messages."""
    if old.type != "group" or old.migrated_to:
        raise ControlError("only a group can become a supergroup, once")
    state = world.state
    new = Chat(_next_id(world, "supergroup"), "supergroup", old.title, dict(old.members), old.bot)
    new.migrated_from = old.id
    state.chats[new.id] = new
    creator = next(iter(old.members), None)
    if creator is not None:
        who = state.people[creator]
        world.says(who, old, {"migrate_to_chat_id": new.id})
        world.says(who, new, {"migrate_from_chat_id": old.id})
    old.migrated_to = new.id
    world.changed("chat", chat=summary(world, old))
    world.changed("chat", chat=summary(world, new))
    return new


def summary(world: World, chat: Chat) -> Json:
    """Return a chat as /sim shows it."""
    last = next(reversed(chat.messages.values()), None) if chat.messages else None
    who = world.state.people.get(chat.id)
    return {
        **views.chat(world.state, chat),
        "title": chat.title if chat.is_group else views.bot(world.state.bot)["first_name"],
        "members": list(chat.members),
        "bot_member": chat.bot in ("administrator", "member"),
        "bot_admin": chat.bot == "administrator",
        "blocked": bool(who and who.blocked and not chat.is_group),
        "migrated_to": chat.migrated_to,
        "last_message": last,
    }


def _let_bot_in(world: World, chat: Chat, who: Person | None, *, is_admin: bool) -> None:
    before, chat.bot = chat.bot, "administrator" if is_admin else "member"
    if who is None:
        return
    world.update("my_chat_member", moved(world, chat, who, before, chat.bot), chat.id)
    if before in ("left", "kicked"):
        world.says(who, chat, {"new_chat_members": [views.bot(world.state.bot)]})


def _tell_membership(world: World, who: Person, chat: Chat, old: str, new: str) -> None:
    """Tell the bot by chat_member: only administrators are told, and only if they asked."""
    if chat.bot != "administrator":
        return
    change = {
        "chat": views.chat(world.state, chat),
        "from": views.person(who),
        "date": int(world.now()),
        "old_chat_member": views.member(who, old),
        "new_chat_member": views.member(who, new),
    }
    world.update("chat_member", change, chat.id)


def _next_id(world: World, kind: str) -> int:
    state = world.state
    if kind == "supergroup":
        state.next_supergroup -= 1
        return state.next_supergroup
    state.next_group -= 1
    return state.next_group
