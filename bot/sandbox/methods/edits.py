"""Methods that change the bot's messages or take messages away."""

from typing import Any, Final

from .. import keyboards
from ..checks import Ask
from ..errors import bad_request
from ..state import Chat
from ..world import World
from .media import piece_content
from .messages import caption_content, refuse_foreign, text_content

Json = dict[str, Any]

_NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETABLE_SECONDS: Final = 48 * 3600
_FILES: Final = ("photo", "document")
_SHOWN: Final = ("text", "entities", "caption", "caption_entities", "reply_markup", *_FILES)
_TEXT: Final = ("text", "entities", "link_preview_options")
_CAPTION: Final = ("caption", "caption_entities", "show_caption_above_media")
_MEDIA: Final = (*_TEXT, *_CAPTION, *_FILES)


def edit_text(world: World, ask: Ask) -> Json:
    """Change a text and its buttons."""
    content = text_content(world, ask)
    chat, message = _own(world, ask)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _put(world, ask, (chat, message), content, _TEXT)


def edit_caption(world: World, ask: Ask) -> Json:
    """Change a caption and its buttons."""
    content = caption_content(world, ask)
    chat, message = _own(world, ask)
    if not any(kind in message for kind in _FILES):
        raise bad_request("there is no caption in the message to edit")
    return _put(world, ask, (chat, message), content, _CAPTION)


def edit_media(world: World, ask: Ask) -> Json:
    """Put another file in the place of a file or text; caption and buttons are new with it."""
    chat, message = _own(world, ask)
    if not any(kind in message for kind in ("text", *_FILES)):
        raise bad_request("there is no media in the message to edit")
    if "media_group_id" in message and ask["media"]["type"] not in message:
        raise bad_request("can't change media type in the album")
    return _put(world, ask, (chat, message), piece_content(world, ask, ask["media"]), _MEDIA)


def edit_markup(world: World, ask: Ask) -> Json:
    """Change the buttons only."""
    chat, message = _own(world, ask)
    return _put(world, ask, (chat, message), {}, ())


def delete_message(world: World, ask: Ask) -> bool:
    """Take a message away."""
    chat = world.reach(ask["chat_id"])
    message = chat.messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    world.erase(chat, [ask["message_id"]])
    return True


def delete_messages(world: World, ask: Ask) -> bool:
    """Take messages away; those that are not there are skipped."""
    chat = world.reach(ask["chat_id"])
    numbers = ask["message_ids"]
    if not 1 <= len(numbers) <= 100:
        raise bad_request("too many message identifiers specified")
    found = [n for n in numbers if n in chat.messages]
    if not all(_deletable(world, chat, chat.messages[n]) for n in found):
        raise bad_request("message can't be deleted")
    if found:
        world.erase(chat, found)
    return True


def _own(world: World, ask: Ask) -> tuple[Chat, Json]:
    refuse_foreign(ask)
    if ask.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in ask.values:
        raise bad_request("chat_id is empty")
    if not ask.get("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.reach(ask["chat_id"])
    message = chat.messages.get(ask["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not message["from"]["is_bot"] or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _put(
    world: World, ask: Ask, own: tuple[Chat, Json], content: Json, replaced: tuple[str, ...]
) -> Json:
    chat, message = own
    edited = {k: v for k, v in message.items() if k not in replaced and k != "reply_markup"}
    edited |= content
    if markup := keyboards.inline(ask.get("reply_markup")):
        edited["reply_markup"] = markup
    if all(edited.get(name) == message.get(name) for name in _SHOWN):
        raise bad_request(_NOT_MODIFIED)
    edited["edit_date"] = int(world.now())
    world.replace(chat, edited)
    return edited


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    """Bots take away anything where they are administrator, else only what is fresh."""
    if chat.type == "supergroup" and chat.bot == "administrator":
        return True
    if world.now() - message["date"] > _DELETABLE_SECONDS:
        return False
    own = message["from"]["is_bot"]
    return bool(own) or not chat.is_group or chat.bot == "administrator"
