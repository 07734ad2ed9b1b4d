"""What happens in the sandbox, told live to the chat page by server-sent events."""

import asyncio
import json
from typing import Any

from aiohttp import web

_QUEUE = 2_000  # events; a page that sleeps longer is cut off and comes again
_HEARTBEAT_SECONDS = 15


class Events:
    """The pages that listen."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    def tell(self, kind: str, **details: Any) -> None:
        """Send an event to every page that listens."""
        if not self._listeners:
            return
        body = json.dumps({"type": kind, **details}, ensure_ascii=False)
        for queue in list(self._listeners):
            try:
                queue.put_nowait(f"data: {body}\n\n".encode())
            except asyncio.QueueFull:
                self._listeners.discard(queue)
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)

    def close(self) -> None:
        """Let every page go."""
        for queue in self._listeners:
            if not queue.full():
                queue.put_nowait(None)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Answer GET /sim/events until the page goes."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_QUEUE)
        self._listeners.add(queue)
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            await _pour(queue, response)
        except ConnectionError:
            pass
        finally:
            self._listeners.discard(queue)
        return response


async def _pour(queue: asyncio.Queue[bytes | None], response: web.StreamResponse) -> None:
    while True:
        try:
            async with asyncio.timeout(_HEARTBEAT_SECONDS):
                event = await queue.get()
        except TimeoutError:
            event = b": still here\n\n"
        if event is None:
            return
        await response.write(event)
