"""The Bot API methods that the sandbox models, by name."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from ..checks import Ask
from ..world import World
from . import chats, edits, media, messages, profile, queries, updates

Method = Callable[[World, Ask], Any | Awaitable[Any]]

METHODS: Final[dict[str, Method]] = {
    "getMe": updates.get_me,
    "logOut": updates.log_out,
    "close": updates.log_out,
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendLocation": messages.send_location,
    "sendVenue": messages.send_venue,
    "sendContact": messages.send_contact,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendMediaGroup": media.send_media_group,
    "sendChatAction": queries.chat_action,
    "copyMessage": messages.copy_message,
    "forwardMessage": messages.forward_message,
    "editMessageText": edits.edit_text,
    "editMessageCaption": edits.edit_caption,
    "editMessageMedia": edits.edit_media,
    "editMessageReplyMarkup": edits.edit_markup,
    "deleteMessage": edits.delete_message,
    "deleteMessages": edits.delete_messages,
    "answerCallbackQuery": queries.answer_callback,
    "pinChatMessage": chats.pin,
    "unpinChatMessage": chats.unpin,
    "setMessageReaction": queries.react,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.set_text("name"),
    "getMyName": profile.get_text("name"),
    "setMyDescription": profile.set_text("description"),
    "getMyDescription": profile.get_text("description"),
    "setMyShortDescription": profile.set_text("short_description"),
    "getMyShortDescription": profile.get_text("short_description"),
    "setChatMenuButton": profile.set_menu_button,
    "getChatMenuButton": profile.get_menu_button,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_administrators,
    "getChatMemberCount": chats.get_member_count,
    "leaveChat": chats.leave_chat,
    "getFile": media.get_file,
}
BY_LOWER: Final = {name.lower(): name for name in METHODS}
POSTS: Final = frozenset(  # what counts against the limits: calls that post or edit
    name for name in METHODS if name.startswith(("send", "edit", "copy", "forward", "pin"))
) - {"sendChatAction"}
