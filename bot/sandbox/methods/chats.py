"""Methods about chats: who is there, what is pinned, leaving."""

from typing import Any

from .. import views
from ..checks import Ask
from ..errors import bad_request
from ..state import Chat
from ..world import World

Json = dict[str, Any]


def get_chat(world: World, ask: Ask) -> Json:
    """Tell everything of a chat."""
    return views.full_chat(world.state, world.reach(ask["chat_id"]))


def get_chat_member(world: World, ask: Ask) -> Json:
    """Tell what somebody is in a chat."""
    chat, user = world.reach(ask["chat_id"]), ask["user_id"]
    if user == world.state.bot.id:
        return views.bot_member(world.state, chat.bot)
    who = world.state.people.get(user)
    if who is None:
        raise bad_request("invalid user_id specified")
    return views.member(who, chat.members.get(user, "left"))


def get_administrators(world: World, ask: Ask) -> list[Json]:
    """Tell who leads a group; other bots are left out, this one is in."""
    chat = _group(world, ask)
    people = world.state.people
    found = [
        views.member(people[n], status)
        for n, status in chat.members.items()
        if status in ("creator", "administrator")
    ]
    if chat.bot == "administrator":
        found.append(views.bot_member(world.state, chat.bot))
    return found


def get_member_count(world: World, ask: Ask) -> int:
    """Tell how many are in a chat."""
    chat = world.reach(ask["chat_id"])
    return len(chat.members) + 1


def leave_chat(world: World, ask: Ask) -> bool:
    """Leave a group."""
    chat = _group(world, ask)
    before, chat.bot = chat.bot, "left"
    sender = views.bot(world.state.bot)
    world.changed("chat", chat={**views.chat(world.state, chat), "bot_member": False})
    change = {
        "chat": views.chat(world.state, chat),
        "from": sender,
        "date": int(world.now()),
        "old_chat_member": views.bot_member(world.state, before),
        "new_chat_member": views.bot_member(world.state, "left"),
    }
    world.update("my_chat_member", change, chat.id)
    world.update("message", world.put(chat, sender, {"left_chat_member": sender}), chat.id)
    return True


def pin(world: World, ask: Ask) -> bool:
    """Pin a message; the chat gets a service message, and the bot an update about its own deed."""
    chat = _may_pin(world, ask)
    message = chat.messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to pin not found")
    if ask["message_id"] in chat.pinned:
        chat.pinned.remove(ask["message_id"])
    chat.pinned.append(ask["message_id"])
    told = world.put(chat, views.bot(world.state.bot), {"pinned_message": _bare(message)})
    world.update("message", told, chat.id)
    return True


def unpin(world: World, ask: Ask) -> bool:
    """Unpin a message, the newest if none is named."""
    chat = _may_pin(world, ask)
    number = ask.get("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.changed("chat", chat=views.chat(world.state, chat))
    return True


def _group(world: World, ask: Ask) -> Chat:
    chat = world.reach(ask["chat_id"])
    if not chat.is_group:
        raise bad_request("there are no administrators in the private chat")
    return chat


def _may_pin(world: World, ask: Ask) -> Chat:
    chat = world.reach(ask["chat_id"])
    if chat.is_group and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _bare(message: Json) -> Json:
    return {k: v for k, v in message.items() if k not in ("reply_to_message", "pinned_message")}
