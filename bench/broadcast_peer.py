"""The peer of a broadcast: python-telegram-bot's own way, a loop with its AIORateLimiter.

Run in a process of its own against the same sandbox. Leads' cards go through the same bot while
the loop runs, as they would in a program without lanes. Prints JSON.
"""

import asyncio
import json
import sys
import time
from collections import Counter

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

LEAD_EVERY_SECONDS = 2.0
GROUPS = 40


class Peer:
    """One bot, its rate limiter, and what happened."""

    def __init__(self, url: str, token: str, at_once: int) -> None:
        request = HTTPXRequest(connection_pool_size=at_once + 8, pool_timeout=600)
        self.bot = ExtBot(
            token,
            base_url=f"{url}/bot",
            request=request,
            rate_limiter=AIORateLimiter(max_retries=0),
        )
        self.counts: Counter[str] = Counter()
        self.waits: list[float] = []
        self._at_once = asyncio.Semaphore(at_once)

    async def broadcast(self, chats: range) -> None:
        """Send to all, some at once."""
        await asyncio.gather(*(self._tell(chat) for chat in chats))

    async def leads(self) -> None:
        """Every two seconds a card to a group, in the order of groups."""
        number = 0
        while True:
            await asyncio.sleep(LEAD_EVERY_SECONDS)
            started = time.perf_counter()
            if await self._send(-1001 - number % GROUPS, "Petunjuk kes"):
                self.waits.append(time.perf_counter() - started)
            number += 1

    async def _tell(self, chat: int) -> None:
        async with self._at_once:
            await self._send(chat, "Hebahan")

    async def _send(self, chat: int, text: str) -> bool:
        try:
            await self.bot.send_message(chat, text)
        except RetryAfter:
            self.counts["refused"] += 1
            return False
        self.counts["sent"] += 1
        return True


async def main(url: str, token: str, first: int, count: int, at_once: int) -> None:
    peer = Peer(url, token, at_once)
    async with peer.bot:
        started = time.perf_counter()
        leads = asyncio.create_task(peer.leads())
        await peer.broadcast(range(first, first + count))
        took = time.perf_counter() - started
        leads.cancel()
    print(json.dumps({"seconds": took, "waits": peer.waits, **peer.counts}))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
