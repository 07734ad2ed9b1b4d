"""The anchor: a bare aiogram bot that echoes, without database, outbox or limits.

Run as a process of its own: python -m bench.echo API_URL TOKEN
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Filter
from aiogram.types import Message


class Any(Filter):
    """Async, so that it does not cost a thread."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text)


async def main(api_url: str, token: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    dispatcher = Dispatcher()

    @dispatcher.message(Any())
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    await dispatcher.start_polling(Bot(token, session=session), handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
