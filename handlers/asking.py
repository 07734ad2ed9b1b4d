"""Where an answer goes, taken from Telegram's message or press."""

from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from services.people.asked import Asked

PRIVATE = "private"


def by_message(message: Message, language: str) -> Asked:
    """Return where a message wants its answer."""
    return Asked(
        chat_id=message.chat.id,
        message_id=message.message_id,
        name=f"{message.chat.id}.{message.message_id}",
        language=language,
        private=message.chat.type == PRIVATE,
    )


def by_press(press: CallbackQuery, language: str) -> Asked:
    """Return where a press wants its answer; without its message, in private."""
    message = press.message
    return Asked(
        chat_id=message.chat.id if message else press.from_user.id,
        message_id=message.message_id if message else 0,
        name=f"p{press.id}",
        language=language,
        private=message is None or message.chat.type == PRIVATE,
        pressed=True,
    )


def by_membership(change: ChatMemberUpdated, language: str) -> Asked:
    """Return where to speak after Prihatin was added to a chat; there is no message to reply to."""
    return Asked(
        chat_id=change.chat.id,
        message_id=0,
        name=f"{change.chat.id}.{change.date.timestamp():.0f}",
        language=language,
        private=change.chat.type == PRIVATE,
        pressed=True,
    )
