"""Be the one of several processes that does a thing: take a lease, keep it, notice its loss."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.transactions import Transactions
from services import clock
from services.messaging import lease

RENEWALS = 3  # tries to renew within one lease
STANDBY_SECONDS = 1.0  # between two tries to take the lease

log = structlog.get_logger()


def holder() -> str:
    """Return a name for this process that no other one has."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"


async def _while(keeping: "asyncio.Task[None]", working: "asyncio.Future[object]") -> None:
    """Let the work go on until the lease is lost; raise what it raises."""
    both: set[asyncio.Future[Any]] = {keeping, working}
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


class Leadership:
    """One holder's view of one lease; without news from the database it ends by itself."""

    def __init__(
        self, transactions: Transactions, name: str, holder: str, lease_seconds: float
    ) -> None:
        self._transactions = transactions
        self._name = name
        self._holder = holder
        self._seconds = lease_seconds
        self._until = 0.0  # by clock.monotonic(), whatever the database says
        self._seen: datetime | None = None  # the end that another's lease showed at the last look
        self._seen_at = 0.0  # since when, by clock.monotonic()

    def holds(self) -> bool:
        """Whether the lease is surely ours."""
        return clock.monotonic() < self._until

    async def lead(self, work: Callable[[], Awaitable[object]]) -> None:
        """Hold the lease whenever it can be had, and do *work* meanwhile, until cancelled."""
        while True:
            if await self.take():
                async with self.kept() as keeping:
                    await _while(keeping, asyncio.ensure_future(work()))
            else:
                await asyncio.sleep(STANDBY_SECONDS)

    async def take(self, taken: Callable[[AsyncSession], Awaitable[None]] | None = None) -> bool:
        """Try to become the one; *taken*, if there is more to do, in the same transaction."""
        began = clock.monotonic()
        try:
            async with self._transactions.begin() as session:
                dead = await self._given_up(session)
                if not await lease.take(
                    session, self._name, self._holder, self._seconds, given_up=dead
                ):
                    return False
                if taken is not None:
                    await taken(session)
        except (SQLAlchemyError, OSError) as error:
            log.warning("lease.out_of_reach", lease=self._name, error=type(error).__name__)
            return False
        self._until = began + self._seconds
        log.info(f"{self._name}.lease_taken", holder=self._holder)
        return True

    async def _given_up(self, session: AsyncSession) -> datetime | None:
        """Return the end that the lease shows if it has shown the same for a whole lease."""
        end, now = await lease.end(session, self._name), clock.monotonic()
        if end != self._seen:
            self._seen, self._seen_at = end, now
        return end if now - self._seen_at >= self._seconds else None

    @asynccontextmanager
    async def kept(self) -> "AsyncIterator[asyncio.Task[None]]":
        """Renew it for the time of the block, then give it back; the task ends when it is lost."""
        keeper = asyncio.create_task(self._keep())
        metrics.leading.labels(self._name).set(1)
        try:
            yield keeper
        finally:
            metrics.leading.labels(self._name).set(0)
            keeper.cancel()
            await self._release()

    async def _keep(self) -> None:
        while self.holds():
            await asyncio.sleep(self._seconds / RENEWALS)
            began = clock.monotonic()
            try:
                async with self._transactions.begin() as session:
                    ours = await lease.renew(session, self._name, self._holder, self._seconds)
            except (SQLAlchemyError, OSError):
                log.warning("lease.not_renewed", lease=self._name)
                continue
            self._until = began + self._seconds if ours else 0.0
        log.warning(f"{self._name}.lease_lost", holder=self._holder)

    async def _release(self) -> None:
        self._until = 0.0
        try:
            async with self._transactions.begin() as session:
                await lease.release(session, self._name, self._holder)
        except (SQLAlchemyError, OSError):
            log.warning("lease.not_released", lease=self._name)
