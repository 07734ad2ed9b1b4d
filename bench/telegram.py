"""Telegram in the process: takes the courier's calls, refuses some, and shows people what came.

What it did is its own list, apart from the database: the simulation counts by it.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession

from services.messaging.calls import Call
from services.messaging.outcomes import Answer, Reply

WAIT_SECONDS = 0.02  # of a 429, in real time: the moved clock runs far faster


class Telegram:
    """Answers calls by chance; *shown* is called with each message that a chat got to see."""

    def __init__(self, chance: random.Random, shown: Callable[[Call, int], None]) -> None:
        self.storm = 0.0  # share of calls that are answered 429
        self.away = 0.0  # share of calls that are never answered
        self.blocked: set[int] = set()  # people who blocked Prihatin
        self.answers: Counter[str] = Counter()
        self.delivered: Counter[int] = Counter()  # new messages, by letter
        self._chance = chance
        self._shown = shown
        self._message_id = 1_000_000

    async def send(self, call: Call) -> Reply:
        """Answer one call, a moment later, so that kills find some under way."""
        await asyncio.sleep(0.0005)
        reply = self._reply(call)
        self.answers[reply.answer.value] += 1
        return reply

    def _reply(self, call: Call) -> Reply:
        if call.chat_id in self.blocked:
            return Reply(Answer.BLOCKED, words="Forbidden: bot was blocked by the user")
        fate = self._chance.random()
        if fate < self.storm:
            wait = WAIT_SECONDS * self._chance.random()
            return Reply(Answer.TOO_MANY, words="too many requests", retry_after=wait)
        if fate < self.storm + self.away:
            return Reply(Answer.UNREACHED, words="timed out")
        if call.method.startswith("send"):
            self._message_id += 1
            self.delivered[call.letter_id] += 1
        message_id = self._message_id
        if call.method.startswith(("edit", "delete")):
            message_id = int(call.parameters.get("message_id", 0))
        self._shown(call, message_id)
        return Reply(Answer.DONE, message_id)


class Quiet(BaseSession):
    """Stands where aiogram would reach Telegram: only presses are acknowledged there."""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        return True

    async def stream_content(self, *args: Any, **kwargs: Any) -> Any:
        yield b""

    async def close(self) -> None:
        """There is nothing to close; aiogram wants it asked."""
