"""The gateway: Telegram's updates in, by polling or by webhook, through the door to the handlers.

aiogram is imported here and below, never by the courier or the ticker.
"""

import asyncio
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.types import Update

from bot import polling
from bot.middlewares import Door
from bot.transactions import Transactions
from config.settings import Settings
from handlers import routes
from services.people import menus
from services.records import installation

AT_ONCE = 8  # updates handled at a time; below the pool of connections
START_PAUSE_SECONDS = 2  # between tries to reach Telegram at the start

log = structlog.get_logger()


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

    async def run(self) -> None:
        """Introduce ourselves, then receive updates until cancelled."""
        try:
            await self._introduce()
            if self.settings.updates == "webhook":
                await self._webhook()
            else:
                await self._polling()
        finally:
            await self.door.close()
            await self.bot.session.close()

    async def dispatch(self, update: Update) -> None:
        """Handle one update; it is kept when this returns."""
        await self.dispatcher.feed_update(self.bot, update)

    async def dispatch_raw(self, update: dict[str, Any]) -> None:
        """Handle one update as the webhook brings it."""
        await self.dispatch(Update.model_validate(update, context={"bot": self.bot}))

    async def _introduce(self) -> None:
        while True:
            try:
                me = await self.bot.get_me()
                break
            except (AiogramError, OSError, TimeoutError) as error:
                log.warning("telegram.not_reached", error=type(error).__name__)
                await asyncio.sleep(START_PAUSE_SECONDS)
        async with self.transactions.begin() as session:
            await installation.keep_bot_username(session, me.username or "")
            await menus.post_defaults(session)
        log.info("gateway.ready", username=me.username, updates=self.settings.updates)

    async def _polling(self) -> None:
        await self.bot.delete_webhook()
        await polling.poll(
            self.bot,
            self.dispatch,
            timeout_seconds=self.settings.polling_timeout_seconds,
            at_once=AT_ONCE,
        )

    async def _webhook(self) -> None:
        secret = self.settings.webhook_secret
        await self.bot.set_webhook(
            self.settings.webhook_url or "",
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=polling.UPDATES,
        )
        await asyncio.Event().wait()
