"""A bot of a few calls: the other side for tests of the sandbox's page.

It answers every message, sends a card for "kad", a deep link for "pautan", marked text for "tebal".
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession

TOKEN = "7000000001:SANDBOXpage"
CARD = "Petunjuk kes 17: baharu"


@asynccontextmanager
async def running(work: Awaitable[None]) -> AsyncIterator[None]:
    task = asyncio.ensure_future(work)
    yield
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


async def play(http: ClientSession, what: str, **told: Any) -> None:
    async with http.post(f"/sim/{what}", json=told) as answer:
        assert answer.status == 200, await answer.text()


async def call(http: ClientSession, method: str, **parameters: Any) -> Any:
    async with http.post(f"/bot{TOKEN}/{method}", json=parameters) as answer:
        told = await answer.json()
    assert told["ok"], told
    return told["result"]


async def small_bot(http: ClientSession) -> None:
    """Answer every message; "kad" gets a card with a button, a press edits it."""
    offset = 0
    while True:
        for update in await call(http, "getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if query := update.get("callback_query"):
                await answer_press(http, query)
            elif message := update.get("message"):
                await answer_message(http, message)


async def answer_press(http: ClientSession, query: dict[str, Any]) -> None:
    message = query["message"]
    name = query["from"]["first_name"]
    where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
    await call(http, "editMessageText", **where, text=f"Petunjuk kes 17: diterima oleh {name}")
    await call(
        http, "answerCallbackQuery", callback_query_id=query["id"], text="Kes ini milik anda."
    )


async def answer_message(http: ClientSession, message: dict[str, Any]) -> None:
    chat_id = message["chat"]["id"]
    text = message.get("text", "")
    if text == "kad":
        button = {"text": "Terima", "callback_data": "accept:17"}
        markup = {"inline_keyboard": [[button]]}
        await call(http, "sendMessage", chat_id=chat_id, text=CARD, reply_markup=markup)
    elif text == "pautan":
        link = "<a href='https://t.me/prihatin_sandbox_bot?start=kes17'>Butiran</a>"
        await call(http, "sendMessage", chat_id=chat_id, text=link, parse_mode="HTML")
    elif text == "tebal":
        marked = "🚑 Ali &amp; <b>tebal <i>dalam</i></b> 🏥"
        await call(http, "sendMessage", chat_id=chat_id, text=marked, parse_mode="HTML")
    elif text:
        await call(http, "sendMessage", chat_id=chat_id, text=f"Anda kata: {text}")
    elif seen := [name for name in ("photo", "location", "contact") if name in message]:
        where = message.get("location", {}).get("latitude", "")
        await call(
            http, "sendMessage", chat_id=chat_id, text=f"Bot melihat: {seen[0]} {where}".strip()
        )
