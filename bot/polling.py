"""Ask Telegram for updates, and confirm them only after they are kept.

aiogram's own polling confirms a batch while its handlers still run as tasks; a crash then loses
what was not committed. Here the next question, which confirms, waits for the whole batch. The
batch is read as plain JSON, so that one update nobody can read does not hold up the others.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import Any

import aiohttp
import structlog

from bot.transactions import OUTAGES

PAUSES_SECONDS = (0.2, 0.5, 1, 2, 5, 10)  # between tries; the last one for ever
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

log = structlog.get_logger()

Dispatch = Callable[[dict[str, Any]], Awaitable[object]]


class NotAnswered(Exception):
    """Telegram refused the question; `seconds` says how long it wants to be left alone."""

    def __init__(self, words: str, seconds: float | None) -> None:
        super().__init__(words)
        self.seconds = seconds


async def poll(url: str, dispatch: Dispatch, *, timeout_seconds: int, at_once: int) -> None:
    """Ask getUpdates at *url* until cancelled; at most *at_once* updates are handled at a time."""
    places = asyncio.Semaphore(at_once)
    asked: dict[str, Any] = {"timeout": timeout_seconds, "allowed_updates": UPDATES}
    pauses = _pauses()
    patience = aiohttp.ClientTimeout(total=timeout_seconds + 15)
    async with aiohttp.ClientSession(timeout=patience) as client:
        while True:
            try:
                batch = await _ask(client, url, asked)
            except (NotAnswered, aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
                log.warning("updates.not_received", error=type(error).__name__, words=_words(error))
                await asyncio.sleep(getattr(error, "seconds", None) or next(pauses))
                continue
            pauses = _pauses()
            await asyncio.gather(*(_keep(update, dispatch, places) for update in batch))
            if batch:
                asked["offset"] = batch[-1]["update_id"] + 1


async def _ask(client: aiohttp.ClientSession, url: str, asked: dict[str, Any]) -> list[Any]:
    async with client.post(url, json=asked) as answer:
        said = await answer.json(content_type=None)
    match said:
        case {"ok": True, "result": list(batch)}:
            return batch
        case {"ok": False}:
            seconds = (said.get("parameters") or {}).get("retry_after")
            raise NotAnswered(str(said.get("description")), seconds)
    raise ValueError(f"HTTP {answer.status} without an answer of the Bot API")


def _words(error: Exception) -> str | None:
    """Return what was said, of errors whose words hold no address: those have the token in it."""
    return str(error) if isinstance(error, NotAnswered | ValueError) else None


async def _keep(update: dict[str, Any], dispatch: Dispatch, places: asyncio.Semaphore) -> None:
    """Handle one update, again and again while the database is out: nothing is dropped."""
    for pause in _pauses():
        try:
            async with places:
                await dispatch(update)
        except OUTAGES as error:
            log.error("update.put_off", update=update["update_id"], error=type(error).__name__)
            await asyncio.sleep(pause)
        except Exception:  # the door answers bugs; what comes through must not stop the others
            log.exception("update.dropped", update=update["update_id"])
            return
        else:
            return


def _pauses() -> "chain[float]":
    return chain(PAUSES_SECONDS, repeat(PAUSES_SECONDS[-1]))
