"""Bring the database's schema up (or down) by the migrations; tell how far it is."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.session import Database


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations up to *revision*."""
    await _run(database, lambda config: command.upgrade(config, revision))


async def downgrade(database: Database, revision: str) -> None:
    """Run the migrations down to *revision*; "base" removes everything."""
    await _run(database, lambda config: command.downgrade(config, revision))


async def revision_of(database: Database) -> str | None:
    """Return the revision the database stands at; None where it is empty."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )


def newest_revision() -> str | None:
    """Return the revision this program needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


async def _run(database: Database, step: Callable[[Config], None]) -> None:
    def run(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        step(config)

    async with database.engine.begin() as connection:
        await connection.run_sync(run)
