"""A registry of made-up names in a database of its own, with its index, and what that took."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bench.first_way import Figure
from db.models.registry import EMPLOYERS, PERSONS, Current, Edition, EmployerStatus
from db.queries import editions
from db.session import Database
from services.registry import choosing, index
from services.registry.found import EXTRACTS, Kind
from tests import databases
from tests.flows.registered import AS_OF

A_TIME = 20_000  # rows of one statement


@dataclass
class Filled:
    """A filled registry, and a session that reads it."""

    session: AsyncSession
    forms: list[str]  # all normalised names, each once
    build_seconds: float
    index_bytes: int  # lists of names and parts, without the names themselves
    part_bytes: int  # of them what each process loads

    def figures(self, what: str) -> list[Figure]:
        """Return what the index took."""
        each = self.index_bytes / max(1, len(self.forms))
        return [
            Figure(f"{what}: index of {len(self.forms):,} names built", self.build_seconds, "s"),
            Figure(f"{what}: index, for each name", each, "bytes"),
            Figure(f"{what}: of it loaded by each process", self.part_bytes / 1e6, "MB"),
        ]


async def fill(database: Database, kind: Kind, names: Sequence[str]) -> Filled:
    """Insert the names with rows that bear them, build the index, and turn to the edition."""
    forms = [choosing.form(kind, name) for name in names]
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms), start=1)}
    tables: Any = (EMPLOYERS if kind is Kind.EMPLOYER else PERSONS)[Edition.A]
    async with database.writers() as session, session.begin():
        rows = ({"id": number, "name": form} for form, number in numbers.items())
        await _insert(session, tables.index.names, rows)
        bearers = zip(names, forms, strict=True)
        if kind is Kind.EMPLOYER:
            await _employers(session, list(names), [numbers[form] for form in forms])
        else:
            persons = (
                {"key": key, "name": name, "name_id": numbers[form], "synthetic": True}
                for key, (name, form) in enumerate(bearers, start=1)
            )
            await _insert(session, tables.rows, persons)
        while await editions.make_ready(session, EXTRACTS[kind], Edition.A):
            pass  # as an import does: PostgreSQL gets to know how many rows there are
        await editions.leave_names_unindexed(session, EXTRACTS[kind], Edition.A)
        started = time.perf_counter()
        indexed = await index.build(session, EXTRACTS[kind], Edition.A)
        took = time.perf_counter() - started
        await session.execute(
            insert(Current).values(
                extract=EXTRACTS[kind], edition=Edition.A, as_of=AS_OF, rows=len(names),
                names_indexed=indexed, synthetic=True,
            )
        )  # fmt: skip
        size = await session.scalar(
            select(func.sum(func.length(tables.index.postings.c.names) + 8))
        )
        parts = await session.scalar(select(func.sum(func.length(tables.index.parts.c.data))))
        size, parts = int(size or 0), int(parts or 0)
        return Filled(session, list(numbers), took, size + parts, parts)


async def _employers(session: AsyncSession, names: Sequence[str], numbers: Sequence[int]) -> None:
    tables = EMPLOYERS[Edition.A]
    await _insert(
        session,
        tables.rows,
        (
            {"key": key, "name": name, "status": EmployerStatus.ACTIVE, "synthetic": True}
            for key, name in enumerate(names, start=1)
        ),
    )
    await _insert(
        session,
        tables.called,
        (
            {"name_id": number, "employer": key, "former": False}
            for key, number in enumerate(numbers, start=1)
        ),
    )


async def _insert(session: AsyncSession, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == A_TIME:
            await session.execute(insert(table), chunk)
            chunk = []
    if chunk:
        await session.execute(insert(table), chunk)


@contextmanager
def postgres() -> Iterator[str | None]:
    """Give the address of an empty schema, None where no server is there."""
    try:
        plain = databases.POSTGRES.replace("+psycopg", "", 1)
        connection = psycopg.connect(plain, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        yield None
        return
    name = f"{databases.SCHEMA}_registry"
    with connection, databases.schema_of_its_own(connection, databases.POSTGRES, name) as url:
        databases.migrate(url)
        yield url
