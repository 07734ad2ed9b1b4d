"""A tiny proxy for connections, which a story can cut: before gateways, or before the database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import count


class Proxy:
    """Hands each new connection to the next of *targets* (host, port) that takes it."""

    def __init__(self, targets: Sequence[tuple[str, int]]) -> None:
        self.targets = tuple(targets)
        self.port = 0
        self.is_open = True
        self._turns = count()
        self._writers: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Break all connections and take no new ones."""
        self.is_open = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        """Take connections again."""
        self.is_open = True

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection to its end."""
        there = await self._connect() if self.is_open else None
        if there is None:
            writer.transport.abort()
            return
        await asyncio.gather(self._carry(reader, there[1]), self._carry(there[0], writer))

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in self.targets:
            host, port = self.targets[next(self._turns) % len(self.targets)]
            with suppress(OSError):
                return await asyncio.open_connection(host, port)
        return None

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(OSError):
            while read := await reader.read(65536):
                writer.write(read)
                await writer.drain()
        self._writers.discard(writer)
        with suppress(OSError):
            writer.close()


@asynccontextmanager
async def proxy(*targets: tuple[str, int]) -> AsyncIterator[Proxy]:
    """Run a proxy on a free port while the block runs."""
    made = Proxy(targets)
    server = await asyncio.start_server(made.take, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        made.cut()
        server.close()
