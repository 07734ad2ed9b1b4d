"""Post updates to the bot's webhook: in order within a chat, chats in parallel, until taken.

Rules of the official server (tdlib/telegram-bot-api, WebhookActor.cpp): 2xx takes an update and
may carry a method to execute; else it is tried again at once, then after 2, 4, 8 ... seconds, or
after the answer's Retry-After.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

import aiohttp

from services import clock

from .delivery import Delivery, Waiting

Json = dict[str, Any]
Execute = Callable[[str, Json], Awaitable[object]]

log = logging.getLogger(__name__)

_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a header's name
_LONGEST_PAUSE: Final = 90.0  # seconds; the real one draws 60-120
_LONGEST_RETRY_AFTER: Final = 3600.0
_ANSWER_SECONDS: Final = 60.0
_GONE_SECONDS: Final = 23 * 3600  # of nothing but 410 until the webhook is taken away
_NOT_IN_ANSWERS: Final = ("setwebhook", "deletewebhook", "close", "logout")


class Webhook:
    """The webhook of one bot; without an address it rests."""

    def __init__(self, delivery: Delivery, execute: Execute) -> None:
        self._delivery = delivery
        self._execute = execute
        self._secret = ""
        self._lanes: dict[int, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Semaphore(40)
        self._client: aiohttp.ClientSession | None = None
        self._gone_since: float | None = None
        self.max_connections = 40
        self.last_error = ""
        self.last_error_date = 0

    @property
    def secret(self) -> str:
        """The secret token; the snapshot keeps it."""
        return self._secret

    async def open(self, url: str, secret: str, max_connections: int) -> None:
        """Post from now on to *url*, beginning with what waits."""
        await self.close()
        self._delivery.terminate_poller()
        self._secret, self.max_connections = secret, max_connections
        self.last_error, self.last_error_date = "", 0
        self._gate = asyncio.Semaphore(max_connections)
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(_ANSWER_SECONDS))
        self._delivery.webhook_url = url
        self._delivery.on_new = self._push
        for waiting in list(self._delivery.pending.values()):
            self._push(waiting)

    async def close(self) -> None:
        """Post no more; what was not taken stays in the queue."""
        self._delivery.webhook_url = ""
        await self.rest()

    async def rest(self) -> None:
        """Stop posting but keep the address, for a restart."""
        self._delivery.on_new = None
        self._lanes.clear()
        current = asyncio.current_task()
        tasks = [task for task in self._tasks if task is not current]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client:
            await self._client.close()
            self._client = None

    def _push(self, waiting: Waiting) -> None:
        lane = self._lanes.get(waiting.lane)
        if lane is not None:
            lane.append(waiting)
            return
        self._lanes[waiting.lane] = deque([waiting])
        task = asyncio.create_task(self._run(waiting.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, number: int) -> None:
        lane = self._lanes[number]
        while lane:
            again = self._delivery.faults.twice()
            await self._deliver(lane[0])
            if again:
                await self._post(lane[0].update)
            self._delivery.confirm([lane.popleft().update["update_id"]])
        if self._lanes.get(number) is lane:
            del self._lanes[number]

    async def _deliver(self, waiting: Waiting) -> None:
        failures = 0
        while waiting.update["update_id"] in self._delivery.pending:
            pause = await self._post(waiting.update)
            if pause is None:
                return
            self._delivery.expire(clock.now().timestamp())
            if failures or pause:
                await asyncio.sleep(pause or min(2.0**failures, _LONGEST_PAUSE))
            failures += 1

    async def _post(self, update: Json) -> float | None:
        """Post once; return None when taken, else the seconds that the answer asks to wait."""
        headers = {_SECRET_HEADER: self._secret} if self._secret else {}
        client, url = self._client, self._delivery.webhook_url
        if client is None or not url:
            raise asyncio.CancelledError
        try:
            async with self._gate, client.post(url, json=update, headers=headers) as response:
                if response.ok:
                    self._gone_since = None
                    await self._answered(response)
                    return None
                self._fail(f"Wrong response from the webhook: {response.status} {response.reason}")
                await self._count_gone(response.status)
                wait = response.headers.get("Retry-After", "")
                return min(float(wait), _LONGEST_RETRY_AFTER) if wait.isdecimal() else 0.0
        except (aiohttp.ClientError, TimeoutError) as problem:
            self._fail(f"Connection failed: {problem or type(problem).__name__}")
            return 0.0

    async def _answered(self, response: aiohttp.ClientResponse) -> None:
        """Execute the method in the answer's body; its result is lost."""
        with contextlib.suppress(ValueError, aiohttp.ContentTypeError):
            body = await response.json()
            if isinstance(body, dict) and isinstance(method := body.pop("method", None), str):
                name = method.lower()
                if not name.startswith("get") and name not in _NOT_IN_ANSWERS:
                    await self._execute(method, body)

    def _fail(self, words: str) -> None:
        log.warning("webhook refused an update: %s", words)
        self.last_error, self.last_error_date = words, int(clock.now().timestamp())

    async def _count_gone(self, status: int) -> None:
        if status != 410:
            self._gone_since = None
            return
        now = clock.now().timestamp()
        self._gone_since = self._gone_since or now
        if now - self._gone_since >= _GONE_SECONDS:
            await self.close()
            raise asyncio.CancelledError
