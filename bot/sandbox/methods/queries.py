"""Methods that answer what people did: pressed buttons, messages to react to."""

from typing import Any, Final

from ..checks import Ask
from ..errors import bad_request
from ..world import World

Json = dict[str, Any]

ANSWER_SECONDS: Final = 15 * 60  # about what the real one waits; not documented
_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
_EMOJI: Final = (  # a selection of what Telegram takes
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🙏 👌 🕊 🥱 🥴 😍 🐳 🌚 💯 🤣 ⚡ 🏆 💔 🤨 😐 🍓 "
    "😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 💅 🗿 🆒 💘 🦄 😘 💊 😎 🤷 😡"
)
_ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def answer_callback(world: World, ask: Ask) -> bool:
    """Answer a pressed button, once."""
    query = world.state.queries.pop(ask["callback_query_id"], None)
    if query is None or world.now() - query.at > ANSWER_SECONDS:
        raise bad_request(_TOO_OLD)
    text = ask.get("text", "")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text or None, "show_alert": ask.get("show_alert", False)}
    waiter = world.waiters.pop(query.id, None)
    if waiter and not waiter.done():
        waiter.set_result(answer)
    world.changed(
        "answer",
        callback_id=query.id,
        person=query.person,
        chat=query.chat,
        message_id=query.message,
        **answer,
    )
    return True


def chat_action(world: World, ask: Ask) -> bool:
    """Show "typing..."; only the page sees it."""
    chat = world.reach(ask["chat_id"])
    if ask["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.events.tell("action", chat=chat.id, action=ask["action"])
    return True


def react(world: World, ask: Ask) -> bool:
    """Put the bot's reaction on a message, or take it off."""
    chat = world.reach(ask["chat_id"])
    message = chat.messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    reaction = ask.get("reaction") or []
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for one in reaction:
        emoji = one.get("emoji", "").removesuffix("\ufe0f")
        if one["type"] != "emoji" or emoji not in _EMOJI.split():
            raise bad_request("REACTION_INVALID")
    chat.reactions[ask["message_id"]] = reaction
    world.changed("reaction", chat=chat.id, message_id=ask["message_id"], reaction=reaction)
    return True
