"""Ask Telegram for updates, and confirm them only after they are kept.

aiogram's own polling confirms a batch while its handlers still run as tasks; a crash then loses
what was not committed. Here the next question, which confirms, waits for the whole batch.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.types import Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

PAUSES_SECONDS = (0.2, 0.5, 1, 2, 5, 10)  # between tries; the last one for ever
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
OUTAGES = (DBAPIError, PoolTimeout, OSError)

log = structlog.get_logger()

Dispatch = Callable[[Update], Awaitable[object]]


async def poll(bot: Bot, dispatch: Dispatch, *, timeout_seconds: int, at_once: int) -> None:
    """Ask for updates until cancelled; at most *at_once* are handled at a time."""
    places = asyncio.Semaphore(at_once)
    offset: int | None = None
    pauses = _pauses()
    while True:
        try:
            batch = await bot.get_updates(
                offset=offset,
                timeout=timeout_seconds,
                allowed_updates=UPDATES,
                request_timeout=timeout_seconds + 15,
            )
        except (AiogramError, OSError, TimeoutError) as error:
            log.warning("updates.not_received", error=type(error).__name__)
            await asyncio.sleep(_pause(error, next(pauses)))
            continue
        pauses = _pauses()
        await asyncio.gather(*(_keep(update, dispatch, places) for update in batch))
        if batch:
            offset = batch[-1].update_id + 1


async def _keep(update: Update, dispatch: Dispatch, places: asyncio.Semaphore) -> None:
    """Handle one update, again and again while the database is out: nothing is dropped."""
    for pause in _pauses():
        try:
            async with places:
                await dispatch(update)
        except OUTAGES as error:
            log.error("update.put_off", update=update.update_id, error=type(error).__name__)
            await asyncio.sleep(pause)
        else:
            return


def _pauses() -> "chain[float]":
    return chain(PAUSES_SECONDS, repeat(PAUSES_SECONDS[-1]))


def _pause(error: BaseException, pause: float) -> float:
    return error.retry_after if isinstance(error, TelegramRetryAfter) else pause
