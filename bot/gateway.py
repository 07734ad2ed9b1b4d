"""The gateway: Telegram's updates in, by polling or by webhook, through the door to the handlers.

aiogram is imported here and below, never by the courier or the ticker.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Update
from pydantic import ValidationError

from bot import errors, polling
from bot.leading import Leadership, holder
from bot.middlewares import Door
from bot.transactions import Transactions
from config.settings import Settings
from handlers import routes
from services.messaging import lease
from services.people import menus
from services.records import installation

AT_ONCE = 8  # updates handled at a time; below the pool of connections
START_PAUSE_SECONDS = 2  # between tries to reach Telegram at the start
PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    ClientDecodeError,  # a proxy's page instead of an answer
    OSError,
    TimeoutError,
)

log = structlog.get_logger()

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def dispatcher(transactions: Transactions) -> tuple[Dispatcher, Door]:
    """Return aiogram's dispatcher with our door around every update, and the door."""
    made = Dispatcher(disable_fsm=True)  # the door brings conversations of the same transaction
    door = Door(transactions)
    made.update.outer_middleware(door)
    made.include_router(routes.router)
    return made, door


class Gateway:
    """Receives updates until it is cancelled."""

    def __init__(self, transactions: Transactions, settings: Settings) -> None:
        self.transactions = transactions
        self.settings = settings
        api = TelegramAPIServer.from_base(settings.telegram_api_url)
        token = settings.telegram_token.get_secret_value()
        self.bot = Bot(token, session=AiohttpSession(api=api))
        self.dispatcher, self.door = dispatcher(transactions)
        self.is_ready = False  # has introduced itself and receives

    async def run(self) -> None:
        """Introduce ourselves, then receive updates until cancelled."""
        await self._introduce()
        if self.settings.updates == "webhook":
            await self._webhook()
        else:
            await self._polling()

    async def close(self) -> None:
        """Let the last acknowledgements out; after nothing comes in any more."""
        await self.door.close()
        await self.bot.session.close()

    async def dispatch(self, update: dict[str, Any]) -> None:
        """Handle one update as Telegram brings it; it is kept when this returns."""
        try:
            read = Update.model_validate(_clean(update), context={"bot": self.bot})
        except ValidationError as error:  # a Bot API newer than ours; asking again would not help
            await errors.unreadable(self.transactions, update["update_id"], error)
            return
        await self.dispatcher.feed_update(self.bot, read)

    async def _introduce(self) -> None:
        me = await _reach(self.bot.me)  # and keeps it, for /command@name
        async with self.transactions.begin() as session:
            await installation.keep_bot_username(session, me.username or "")
            await menus.post_defaults(session)
        self.is_ready = True
        log.info("gateway.ready", username=me.username, updates=self.settings.updates)

    async def _polling(self) -> None:
        """Ask for updates while no other gateway does: Telegram answers only one."""
        await _reach(self.bot.delete_webhook)
        seconds = self.settings.courier_lease_seconds
        await Leadership(self.transactions, lease.POLLING, holder(), seconds).lead(self._poll)

    async def _poll(self) -> None:
        token = self.settings.telegram_token.get_secret_value()
        await polling.poll(
            f"{self.settings.telegram_api_url}/bot{token}/getUpdates",
            self.dispatch,
            timeout_seconds=self.settings.polling_timeout_seconds,
            at_once=AT_ONCE,
        )

    async def _webhook(self) -> None:
        secret = self.settings.webhook_secret
        await _reach(
            self.bot.set_webhook,
            self.settings.webhook_url or "",
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=polling.UPDATES,
        )
        await asyncio.Event().wait()


async def _reach(
    call: Callable[Given, Awaitable[Answer]], *given: Given.args, **named: Given.kwargs
) -> Answer:
    """Make a call that the start needs, again and again while Telegram cannot be reached.

    Raises:
        TelegramAPIError: a refusal, such as of a wrong token; waiting would not help.
    """
    while True:
        try:
            return await call(*given, **named)
        except PASSING as error:
            log.warning("telegram.not_reached", error=type(error).__name__)
            await asyncio.sleep(START_PAUSE_SECONDS)


def _clean(value: Any) -> Any:
    """Return what was received without what no database keeps: NUL, halves of characters."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value
