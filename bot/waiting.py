"""Wait until the database can be used, so that the parts of the program start in any order.

A database that is away, empty or of an older revision is waited for: a migration may be on its
way. One of another environment, or newer than this program, is refused: waiting would not help.
"""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from config.settings import Settings
from db import schema
from db.session import Database
from services import clock
from services.records import installation

PAUSES_SECONDS = (0.5, 1, 2)  # between looks; then the last one
TELL_SECONDS = 60  # between two lines in the log for the same reason

log = structlog.get_logger()


class NotReady(Exception):
    """The program cannot run; the message says what to do."""


async def until_usable(database: Database, settings: Settings) -> None:
    """Return when the database is migrated and serves this environment.

    Raises:
        NotReady: it serves another environment, or a newer program.
    """
    told, told_at, looks = "", 0.0, 0
    while reason := await _obstacle(database, settings):
        now = clock.monotonic()
        if reason != told or now - told_at >= TELL_SECONDS:
            log.warning("program.waits", reason=reason)
            told, told_at = reason, now
        await asyncio.sleep(PAUSES_SECONDS[min(looks, len(PAUSES_SECONDS) - 1)])
        looks += 1


async def _obstacle(database: Database, settings: Settings) -> str | None:
    """Return why the database cannot be used yet, None when it can."""
    if settings.lacks_database:
        return f"The database {settings.database_file} does not exist. Run: prihatin migrate"
    try:
        found, needed = await schema.revision_of(database), schema.newest_revision()
        if found is not None and found > needed:
            raise NotReady(
                f"The database is at revision {found}, and this program knows only {needed}. "
                "Start the newer program, or restore the backup of before its migration."
            )
        if found != needed:
            return "The database is not up to date. Run: prihatin migrate"
        async with database.sessions() as session:
            if await installation.environment(session) is None:
                return "The database was not settled. Run: prihatin migrate"
            await installation.require(session, settings.environment)
    except installation.OtherEnvironment as error:
        raise NotReady(f"Refused: {error}.") from error
    except (SQLAlchemyError, OSError) as error:
        told = str(getattr(error, "orig", None) or error).partition("\n")[0]
        return f"The database cannot be reached: {told}"
    return None
