"""Open the database: one way for SQLite and PostgreSQL, differences end here."""

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session

from db import discreet

BUSY_SECONDS = 15  # SQLite: how long a writer waits for another one

_HIDDEN = True  # parameters never stand in an exception, and so in no log; also db/discreet.py
_WRITES = "prihatin_writes"  # execution option of the edge's connections

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # in WAL, NORMAL may lose the last commits on a power cut
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
)


class KeepingSession(Session):
    """A session that holds what it has read until it ends, so that no row is asked for twice.

    SQLAlchemy holds rows weakly: a branch looked at in one function would be asked for again in
    the next. The recipe of its manual, "Creating a Strong Referencing Identity Map".
    """


@event.listens_for(KeepingSession, "loaded_as_persistent")
@event.listens_for(KeepingSession, "pending_to_persistent")
def _hold(session: Session, row: object) -> None:
    session.info.setdefault("held", []).append(row)


class Database:
    """An engine and its sessions: `sessions` for reading, `writers` for the edge alone."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self.sessions: async_sessionmaker[AsyncSession] = async_sessionmaker(
            engine, expire_on_commit=False
        )
        self.writers: async_sessionmaker[AsyncSession] = async_sessionmaker(
            engine.execution_options(**{_WRITES: True}),
            expire_on_commit=False,
            sync_session_class=KeepingSession,
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


def connect(url: str, *, pool_size: int = 10) -> Database:
    """Return the database at *url* (sqlite+aiosqlite or postgresql+psycopg); connects lazily."""
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_async_engine(
            url, pool_size=pool_size, max_overflow=0, hide_parameters=_HIDDEN
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin)
    else:
        engine = create_async_engine(
            url, pool_size=pool_size, max_overflow=pool_size, hide_parameters=_HIDDEN
        )
    event.listen(engine.sync_engine, "handle_error", discreet.listen)
    return Database(engine)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Take transactions into our own hands and set the pragmas, on every new connection."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin; who writes takes the lock at once: a reader that turns writer fails, not waits."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
