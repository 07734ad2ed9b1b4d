"""The edge: one session, one commit. Only here is anything made to last.

Whatever writes (door, courier, ticker, command line) goes through `Transactions.begin`. Before
the commit the audit notes are sealed, last, so that the head of their chain is locked shortly;
after it the courier is woken, so that nothing is said before it is true.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from db.session import Database
from services.messaging import outbox
from services.records import audit

# What a database raises that is away, overloaded, broke a deadlock, or ended a transaction that was
# silent too long (internal errors): later it may work.
OUTAGES = (OperationalError, InterfaceError, InternalError, PoolTimeout, OSError)


class Transactions:
    """Opens transactions on one database and wakes this process's courier after each."""

    def __init__(self, database: Database, wake: asyncio.Event | None = None) -> None:
        self.database = database
        self.wake = wake or asyncio.Event()
        # SQLite has one writer: a fair turn here is faster than its waiting in growing naps.
        self._turn = asyncio.Lock() if database.is_sqlite else nullcontext()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Give a session; commit at the end of the block, roll back on any exception."""
        async with self._turn, self.database.writers() as session:
            yield session
            await audit.seal(session)
            posted = await outbox.announce(session)
            await session.commit()
        if posted:
            self.wake.set()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncSession]:
        """Give a session for reading that sees one moment, however long the block takes."""
        async with self.database.sessions() as session:
            if not self.database.is_sqlite:  # whose transactions see one moment anyway
                level = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
                await session.connection(execution_options=level)
            yield session

    async def is_well(self) -> bool:
        """Whether the database answers at all; then what still fails is our own fault."""
        try:
            async with self.database.sessions() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True
