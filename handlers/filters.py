"""What a handler asks of an update before it is called.

All are async: aiogram runs a bare F filter in a thread, which costs about 120 µs each.
"""

import re
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

# Steps whose question can wait: whatever is no answer to it is heard as outside a conversation.
CAN_WAIT = frozenset({"Looking:place", "WhoLooked:contact", "WhoLooked:number", "Agreeing:answer"})

GROUPS = ("group", "supergroup")  # types of chats


def is_in_form(step: str | None) -> bool:
    """Whether somebody is in a conversation whose question does not wait."""
    return step is not None and step not in CAN_WAIT


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
        return message.chat.type in GROUPS


class Text(Filter):
    """A message with words, typed or as a caption, that is no command; hands over the text."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match any text but a command."""
        text = message.text or message.caption
        return {"text": text} if text and not text.startswith("/") else False


class Free(Filter):
    """Somebody outside a conversation, or in one whose question can wait."""

    async def __call__(self, _message: Message, raw_state: str | None = None) -> bool:
        """Match by the step."""
        return not is_in_form(raw_state)


class Pasted(Filter):
    """A deep link that was pasted instead of opened; hands its payload over as *name*."""

    def __init__(self, prefix: str, name: str, *, alone: bool = False) -> None:
        self.link = re.compile(rf"[?&]start=({prefix}[A-Za-z0-9_-]{{1,63}})(?![A-Za-z0-9_-])")
        self.name = name
        self.alone = alone  # only where nothing else is said: a report may quote a link

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Match the link."""
        text = (message.text or "").strip()
        found = None if self.alone and len(text.split()) != 1 else self.link.search(text)
        return {self.name: found[1]} if found else False
