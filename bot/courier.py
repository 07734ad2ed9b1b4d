"""python-telegram-bot speaks: letters from the outbox go to Telegram, one courier at a time.

The courier claims only what may go at once, so whatever waits keeps its order and its lane in the
database, and an answer to a person overtakes a mass of bulk. Its process never imports aiogram.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import httpx
import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot import lean
from bot.leading import STANDBY_SECONDS, Leadership, holder
from bot.rounds import PARALLEL, Rounds
from bot.transactions import Transactions
from config.settings import Settings
from db import bell
from services import clock
from services.messaging import delivery, lease, outcomes
from services.messaging.calls import Call
from services.messaging.outcomes import Answer, Reply
from services.messaging.pacing import NO_CHAT, Pacer
from services.records import installation

with lean.without("apscheduler"):  # the library would load it, for jobs that nobody gives it
    from telegram.ext import BaseRateLimiter, ExtBot

# The call never left this machine, so that it was surely not done.
_NOT_MADE = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

log = structlog.get_logger()
os.environ.setdefault("PTB_TIMEDELTA", "true")  # retry_after as PTB 23 will give it, no warning


class TokenRefused(RuntimeError):
    """Telegram does not know the token (or the method); nothing can be sent."""


class Seat(BaseRateLimiter[None]):
    """Our pacer in the seat of python-telegram-bot's rate limiter."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self._gate = asyncio.Lock()

    async def initialize(self) -> None:
        """Begin nothing, on purpose: abstract in the base class, and a pacer is ready as made."""

    async def shutdown(self) -> None:
        """End nothing, on purpose: abstract in the base class, and a pacer holds nothing open."""

    async def process_request(  # noqa: PLR0917  python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make the call at the moment that the pacer gives, or as soon after as it may."""
        started = await self._turn(data.get("chat_id", NO_CHAT))
        try:
            return await callback(*args, **kwargs)
        finally:
            self._pacer.end(started, clock.monotonic())

    async def _turn(self, chat_id: int) -> float:
        """Wait for the moment to start; return it, in monotonic seconds."""
        now = clock.monotonic()
        planned = self._pacer.take(chat_id, now)
        try:
            await asyncio.sleep(planned - now)
            async with self._gate:
                while (at := self._pacer.turn(now := clock.monotonic())) > now:  # noqa: ASYNC110
                    await asyncio.sleep(at - now)
                self._pacer.start(chat_id, now, planned=planned)
        finally:
            self._pacer.leave()
        return now


class _Bot(ExtBot[None]):
    @classmethod
    def _warn(cls, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing, on purpose.

        The library warns, at each call, that `do_api_request` has a method of its own for it;
        letters are stored calls, so that one door for all of them is meant.
        """


class Wire:
    """Makes one call and says what was answered; failures are values, not exceptions."""

    def __init__(self, settings: Settings, pacer: Pacer) -> None:
        for name in ("httpx", "httpcore"):  # they log addresses, and with them the token
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.getLogger("telegram").setLevel(logging.CRITICAL)  # errors come back as values
        self._request = HTTPXRequest(
            connection_pool_size=PARALLEL + 2, read_timeout=10, pool_timeout=5
        )
        self._bot = _Bot(
            settings.telegram_token.get_secret_value(),
            base_url=f"{settings.telegram_api_url}/bot",
            request=self._request,
            get_updates_request=self._request,
            rate_limiter=Seat(pacer),
        )

    async def send(self, call: Call) -> Reply:
        """Make the call; the pacer says when."""
        parameters = dict(call.parameters)
        if call.chat_id != NO_CHAT:
            parameters["chat_id"] = call.chat_id
        if call.file:
            parameters[call.file.part] = InputFile(call.file.content, filename=call.file.name)
        try:
            result = await self._bot.do_api_request(call.method, api_kwargs=parameters)
        except TelegramError as error:
            reply = _reply(error)
            return await self._doubted(reply) if reply.answer is Answer.TOKEN else reply
        return Reply(Answer.DONE, result.get("message_id") if isinstance(result, dict) else None)

    async def _doubted(self, refused: Reply) -> Reply:
        """Ask whether the token is really wrong: one call's 404 must not stop the courier."""
        try:
            await self._bot.do_api_request("getMe")
        except TelegramError as error:
            return _reply(error)
        return Reply(Answer.BAD, words=refused.words)

    async def close(self) -> None:
        """Close the connections."""
        await self._request.shutdown()


def _reply(error: TelegramError) -> Reply:
    """Give an exception of python-telegram-bot its name; the only place that knows them."""
    match error:
        case RetryAfter():
            seconds = error.retry_after
            wait = float(seconds) if isinstance(seconds, int) else seconds.total_seconds()
            return Reply(Answer.TOO_MANY, words="too many requests", retry_after=wait)
        case ChatMigrated():
            return Reply(Answer.MIGRATED, words="migrated", new_chat_id=error.new_chat_id)
        case Forbidden():
            return Reply(outcomes.read_forbidden(error.message), words=error.message)
        case InvalidToken() | EndPointNotFound():
            return Reply(Answer.TOKEN, words=error.message)
        case BadRequest():
            return Reply(outcomes.read_bad_request(error.message), words=error.message)
        case _ if "(413)" in error.message:  # too large: will not get smaller
            return Reply(Answer.BAD, words=error.message)
        case _ if isinstance(error.__cause__, _NOT_MADE):
            return Reply(Answer.UNCONNECTED, words=error.message)
        case _:
            return Reply(Answer.UNREACHED, words=error.message)


class Courier:
    """Delivers letters while it holds the lease; otherwise stands by for it."""

    def __init__(self, transactions: Transactions, settings: Settings) -> None:
        self.name = holder()
        self._transactions = transactions
        self._leadership = Leadership(
            transactions, lease.COURIER, self.name, settings.courier_lease_seconds
        )
        self._per_second = settings.letters_per_second
        pacer = Pacer(
            per_second=settings.letters_per_second,
            chat_seconds=settings.seconds_between_letters_chat,
            group_per_minute=settings.letters_per_minute_group,
        )
        self._wire = Wire(settings, pacer)
        self._rounds = Rounds(
            transactions,
            self.name,
            pacer,
            self._wire.send,
            may_send=self._leadership.holds,
        )
        self._stopping = asyncio.Event()
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Deliver until stopped.

        Raises:
            TokenRefused: Telegram does not know the token; all letters still wait.
        """
        wake = self._transactions.wake
        ears = asyncio.create_task(bell.listen(self._transactions.database, wake))
        try:
            while not self._stopping.is_set() and self._rounds.refused is None:
                if await self._leadership.take(self._take_over):
                    async with self._leadership.kept():
                        await self._rounds.go()
                else:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(STANDBY_SECONDS):
                            await self._stopping.wait()
        finally:
            ears.cancel()
            await self._wire.close()
            self._stopped.set()
        if self._rounds.refused is not None:
            raise TokenRefused(self._rounds.refused)

    async def stop(self) -> None:
        """Finish what is under way, give the lease back, return when done."""
        self._stopping.set()
        self._rounds.stop()
        await self._stopped.wait()

    async def _take_over(self, session: AsyncSession) -> None:
        await delivery.take_over(session, self.name)
        await installation.keep_pace(session, self._per_second)
