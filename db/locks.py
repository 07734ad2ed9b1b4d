"""Let one process at a time do a thing, and let go of it when that process dies."""

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import text

from db.session import Database

_KIND = 6_010_920  # of these locks in PostgreSQL
_NAMED = f"({_KIND}, hashtext(current_schema() || :what))"


class Taken(Exception):
    """Another process does it now."""


@asynccontextmanager
async def alone(database: Database, what: str) -> AsyncIterator[None]:
    """Hold the lock of that name while the block runs.

    Raises:
        Taken: another process holds it.
    """
    if database.is_sqlite:
        with _by_file(database, what):
            yield
    else:
        async with _by_server(database, what):
            yield


@asynccontextmanager
async def _by_server(database: Database, what: str) -> AsyncIterator[None]:
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        named = {"what": what}
        if not await connection.scalar(text(f"SELECT pg_try_advisory_lock{_NAMED}"), named):
            raise Taken
        try:
            yield
        finally:
            await connection.execute(text(f"SELECT pg_advisory_unlock{_NAMED}"), named)


@contextmanager
def _by_file(database: Database, what: str) -> Iterator[None]:
    """Lock a file beside the database's; the lock ends with the process, the file stays."""
    beside = Path(f"{database.engine.url.database}.{what}.lock")
    with beside.open("w") as lock:
        if sys.platform != "win32":  # where such locks do not exist
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Taken from None
        yield
