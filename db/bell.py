"""Hear at once that another process posted letters: each database has its own way.

PostgreSQL tells by NOTIFY. SQLite cannot tell, but a look whether the file has changed costs
next to nothing. Hearing too much is harmless: whoever wakes looks and sleeps again.
"""

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from db.queries.letters import CHANNEL
from db.session import PROMPT, Database

LOOK_SECONDS = 0.2  # between two looks at the file
AGAIN_SECONDS = 1.0  # after a lost connection; meanwhile the courier looks each second itself


async def listen(database: Database, wake: asyncio.Event) -> None:
    """Set *wake* whenever letters may have come, until cancelled; reconnects by itself."""
    listen_once = _watch_file if database.is_sqlite else _listen
    while True:
        try:
            await listen_once(database, wake)
        except (SQLAlchemyError, OSError):
            await asyncio.sleep(AGAIN_SECONDS)


async def _watch_file(database: Database, wake: asyncio.Event) -> None:
    """Look at SQLite's counter of changes by other connections; takes no lock."""
    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert driver is not None  # noqa: S101  just connected
        known = None
        while True:
            async with driver.execute("PRAGMA data_version") as cursor:
                version = await cursor.fetchone()
            if known is not None and version != known:
                wake.set()
            known = version
            await asyncio.sleep(LOOK_SECONDS)


async def _listen(database: Database, wake: asyncio.Event) -> None:
    """Wait for notifications on a connection of its own, outside the pool."""
    import psycopg  # 7 MB that SQLite does not need

    address = database.engine.url.set(drivername="postgresql").update_query_dict(PROMPT)
    try:
        connection = await psycopg.AsyncConnection.connect(
            address.render_as_string(hide_password=False), autocommit=True
        )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}".encode())
            wake.set()  # what came while nobody listened
            async for _ in connection.notifies():
                wake.set()
    except psycopg.Error as error:
        raise OSError("PostgreSQL is away") from error
