"""Databases for tests: migrated, emptied, and a schema of PostgreSQL for each process."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import event

from db import models, schema
from db.base import Base
from db.session import Database, connect
from services.records.audit import FIRST_PREVIOUS

POSTGRES = os.environ.get("PRIHATIN_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/test")
# Where a schema that was dropped leaves its dead rows; tens of thousands of them slow each new
# connection down until the server's own vacuum comes round, if it is on.
CATALOGUE = "pg_attribute, pg_class, pg_constraint, pg_depend, pg_index, pg_trigger, pg_type"
SCHEMA = f"prihatin_{os.getpid()}"  # each process of pytest-xdist has its own

assert models  # importing the package completes the metadata


def migrate(url: str) -> None:
    """Migrate in a thread with an event loop of its own: the caller may run in one already."""

    async def run() -> None:
        database = hasty(url)
        await schema.upgrade(database)
        await database.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, run()).result()


def hasty(url: str) -> Database:
    """Open a database that never waits for the disk: only a power cut would lose anything."""
    database = connect(url)
    if database.is_sqlite:

        def sync_never(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA synchronous = OFF")

        event.listen(database.engine.sync_engine, "connect", sync_never)
    return database


@contextmanager
def schema_of_its_own(postgres: psycopg.Connection, url: str, name: str) -> Iterator[str]:
    """Make a schema, give the address that works in it, drop it at the end.

    Raise RuntimeError where another connection works in one of that name: it would be emptied.
    """
    identifier = sql.Identifier(name)
    taken = postgres.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
    if taken == (False,):
        raise RuntimeError(f"Somebody else works in the schema {name}.")
    postgres.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(identifier))
    postgres.execute(sql.SQL("CREATE SCHEMA {}").format(identifier))
    # As in `hasty`: what a crash of the server itself would lose is no matter.
    yield f"{url}?options=-csearch_path%3D{name}%20-csynchronous_commit%3Doff"
    postgres.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(identifier))
    postgres.execute(f"VACUUM {CATALOGUE}")
    postgres.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


def empty(postgres: psycopg.Connection, name: str) -> None:
    """Remove all rows of the schema; the audit trail's guard is lifted for that moment.

    DELETE, for TRUNCATE makes new files for each table and index: 0.7 s a test, and not 0.01 s.
    A superuser looks past the guard; who is none lifts it, which leaves dead rows in the catalogue
    with each test, and a catalogue of tens of thousands of them slows each connection down.
    """
    tables = [sql.Identifier(name, table.name) for table in reversed(Base.metadata.sorted_tables)]
    guarded = sql.Identifier(name, "audit_notes")
    used = "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, 1, false)"
    past_the_guard = postgres.info.parameter_status("is_superuser") == "on"
    with postgres.transaction():
        if past_the_guard:
            postgres.execute("SET LOCAL session_replication_role = replica")
        else:
            postgres.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(guarded))
        postgres.execute(
            sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(table) for table in tables)
        )
        postgres.execute(
            f"{used} FROM pg_sequences WHERE schemaname = %s AND last_value IS NOT NULL", [name]
        )
        if _is_lifted(postgres, name):  # here, or by the test before
            postgres.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(guarded))
        postgres.execute(
            sql.SQL("INSERT INTO {} VALUES (1, 0, %s)").format(sql.Identifier(name, "audit_head")),
            [FIRST_PREVIOUS],
        )


def _is_lifted(postgres: psycopg.Connection, name: str) -> bool:
    """Whether the audit trail's guard is off."""
    off = "SELECT 1 FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'D'"
    return postgres.execute(off, [f"{name}.audit_notes"]).fetchone() is not None
