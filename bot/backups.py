"""Copy the whole database to a file while the program runs, and bring it back into an empty one.

SQLite copies by its own backup interface, PostgreSQL by pg_dump and pg_restore: each sees one
moment, however long it takes. The file holds personal data: it is for its owner only.
"""

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, inspect, select, text
from sqlalchemy.engine import make_url

from bot.new_files import new_file
from bot.office import PRIVATE, Refused, office, opened
from config.settings import Settings
from db import schema
from db.models.messaging import Letter, LetterState
from db.models.records import AuditHead
from db.session import Database
from services.records import installation


async def backup(settings: Settings, file: Path) -> str:
    """Write all of the database into a new file; return what was done."""
    with new_file(file) as partial:
        async with office(settings) as transactions:
            if source := settings.database_file:
                await asyncio.to_thread(_copy, source, partial)
            else:
                name = await _schema(transactions.database)
                await _run(
                    "pg_dump", settings, "--format=custom", f"--schema={name}", f"--file={partial}"
                )
    size = file.stat().st_size / 1e6
    return f"{file} holds the whole database ({size:,.1f} MB). Keep it encrypted, and elsewhere."


async def restore(settings: Settings, file: Path) -> str:
    """Bring a backup back into a database that is empty; return what was done and what is next."""
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    if target := settings.database_file:
        if target.exists():
            raise Refused(f"The database {target} exists; move it away first. Nothing was done.")
        await asyncio.to_thread(_copy, file, target)
    async with opened(settings) as database:
        if target is None:
            await _require_empty(database)
            name = await _schema(database)
            await _run(
                "pg_restore", settings,
                "--exit-on-error", "--single-transaction", f"--schema={name}", str(file),
            )  # fmt: skip
        return await _told(database, settings)


def _copy(source: Path, target: Path) -> None:
    """Copy one SQLite file into another; what runs beside it is not held up."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as from_,
            closing(sqlite3.connect(target)) as to,
        ):
            from_.backup(to)
            [problem] = to.execute("PRAGMA quick_check(1)").fetchone()
        target.chmod(PRIVATE)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise Refused(f"{source} cannot be copied: {error}.") from error
    if problem != "ok":
        target.unlink(missing_ok=True)
        raise Refused(f"{source} is damaged ({problem}); nothing was kept.")


async def _schema(database: Database) -> str:
    async with database.engine.connect() as connection:
        return str(await connection.scalar(text("SELECT current_schema()")))


async def _require_empty(database: Database) -> None:
    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    if tables:
        raise Refused(
            f"The database has {len(tables)} tables already; make an empty one, name it in "
            "PRIHATIN_DATABASE_URL, and restore there. Nothing was done."
        )


async def _run(tool: str, settings: Settings, *options: str) -> None:
    """Run a tool of PostgreSQL's on the settings' database; the password is not in its command."""
    if shutil.which(tool) is None:
        raise Refused(
            f"{tool} is not installed here. It comes with PostgreSQL's client programs "
            "(Debian: postgresql-client); with Docker run it in the service database, as "
            "docs/running.md shows."
        )
    url = make_url(settings.database_url)
    address = url.set(drivername="postgresql", password=None).render_as_string()
    process = await asyncio.create_subprocess_exec(
        tool, "--no-owner", "--no-privileges", "--no-password", f"--dbname={address}", *options,
        env={**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await process.communicate()
    if process.returncode:
        raise Refused(f"{tool} failed: {said.decode(errors='replace').strip()}")


async def _told(database: Database, settings: Settings) -> str:
    revision = await schema.revision_of(database)
    if revision is None:
        raise Refused("The file was no backup of Prihatin: it has no revision.")
    async with database.sessions() as session:
        try:
            await installation.require(session, settings.environment)
        except installation.OtherEnvironment as error:
            raise Refused(f"It is restored, but cannot be used: {error}.") from error
        notes = await session.scalar(select(AuditHead.number))
        waiting = select(func.count()).where(Letter.state == LetterState.WAITING)
        letters = await session.scalar(waiting)
    return (
        f"Restored: revision {revision}, {notes} audit notes, {letters} letters that waited at "
        "that moment.\nNext: prihatin migrate, prihatin audit verify, prihatin proof, prihatin "
        "letters.\nThose letters are sent again when a courier starts."
    )
