"""Bring the database's schema up (or down) by the migrations; tell how far it is.

Alembic is imported only where it works: a running program merely compares two revisions, and
need not carry its 11 MB.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from db.session import Database

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 6_010_900  # any number that only migrations take


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations up to *revision*."""
    from alembic import command

    await _run(database, lambda config: command.upgrade(config, revision))


async def downgrade(database: Database, revision: str) -> None:
    """Run the migrations down to *revision*; "base" removes everything."""
    from alembic import command

    await _run(database, lambda config: command.downgrade(config, revision))


async def revision_of(database: Database) -> str | None:
    """Return the revision the database stands at; None where it is empty."""
    async with database.engine.connect() as connection:
        if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
            return None
        found: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def newest_revision() -> str:
    """Return the revision this program needs: the files' names begin with it, in order."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("*.py"))


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


async def _run(database: Database, step: "Callable[[Config], None]") -> None:
    def run(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        step(config)

    async with database.engine.connect() as connection:
        if (
            database.is_sqlite
        ):  # writing a table anew drops it for a moment: what refers to it waits
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None  # noqa: S101  it was connected a line above
            await raw.execute("PRAGMA foreign_keys = OFF")
        async with connection.begin():
            if not database.is_sqlite:  # two migrations at once come one after the other
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
            await connection.run_sync(run)
            await connection.run_sync(_check_references)
        await connection.invalidate()  # with its pragma; the pool makes a new one


def _check_references(connection: Connection) -> None:
    """Raise where a row refers to nothing; PostgreSQL never allows it."""
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise RuntimeError(f"the migration left rows that refer to nothing: {broken[:5]}")
