"""What a handler asks of an update before it is called.

All are async: aiogram runs a bare F filter in a thread, which costs about 120 µs each.
"""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message


class Press(Filter):
    """A pressed button whose data is "prefix:argument"; hands over the argument."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    async def __call__(self, press: CallbackQuery) -> bool | dict[str, Any]:
        """Match the prefix before the first colon."""
        prefix, _, argument = (press.data or "").partition(":")
        return {"argument": argument} if prefix == self.prefix else False


class PrivateChat(Filter):
    """A message in the private chat of one person with Prihatin."""

    async def __call__(self, message: Message) -> bool:
        """Match by the chat's type."""
        return message.chat.type == "private"


class InGroup(Filter):
    """A message in a group or supergroup."""

    async def __call__(self, message: Message) -> bool:
        """Match by the chat's type."""
        return message.chat.type in ("group", "supergroup")


class Text(Filter):
    """A message with words, typed or as a caption, that is no command; hands over the text."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match any text but a command."""
        text = message.text or message.caption
        return {"text": text} if text and not text.startswith("/") else False
