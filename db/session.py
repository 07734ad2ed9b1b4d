"""Open the database: one way for SQLite and PostgreSQL, differences end here."""

from collections.abc import Callable
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

# PostgreSQL: a server that is gone with its address says nothing; without these (of libpq) a
# connection would wait for it for a quarter of an hour, and one that only listens for two hours.
PROMPT = {
    "connect_timeout": "10",  # seconds
    "keepalives_idle": "15",  # seconds of silence until the server is asked
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",  # milliseconds without an answer to what was sent
}

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


def connect(url: str, *, pool_size: int = 10, idle_seconds: float = 0) -> Database:
    """Return the database at *url* (sqlite+aiosqlite or postgresql+psycopg); connects lazily.

    *idle_seconds*: PostgreSQL ends a transaction that is silent so long, with its locks; 0: never.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_async_engine(
            url, pool_size=pool_size, max_overflow=0, hide_parameters=_HIDDEN
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin)
    else:
        engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=pool_size,
            hide_parameters=_HIDDEN,
            connect_args=PROMPT,
        )
        event.listen(engine.sync_engine, "connect", _silent_at_most(idle_seconds))
    event.listen(engine.sync_engine, "handle_error", discreet.listen)
    return Database(engine)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Take transactions into our own hands and set the pragmas, on every new connection."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _silent_at_most(seconds: float) -> Callable[[Any, object], None]:
    """A process that hangs, or whose machine is gone, must not keep the others waiting for ever."""

    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = {round(seconds * 1000)}")
        cursor.close()
        connection.commit()

    return prepare


def _begin(connection: Connection) -> None:
    """Begin; who writes takes the lock at once: a reader that turns writer fails, not waits."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
