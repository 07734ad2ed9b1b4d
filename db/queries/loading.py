"""Rows by the ten thousand into one edition of an extract: the fastest way of each database.

SQLite: one prepared statement for all rows. PostgreSQL: COPY. Rows are tuples in the order of the
table's columns, days as `date` on both. Nothing is compared here: who loads asks first which keys
are known.
"""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import discreet
from db.models.registry import Employers

Row = tuple[Any, ...]

_HELD_PAGES = (  # SQLite holds 2 MB, and carries each 4 MB over at once: rows come in any order
    "PRAGMA cache_size = -256000",  # KB, at most
    "PRAGMA wal_autocheckpoint = 64000",  # pages of 4 KB
)


def is_sqlite(session: AsyncSession) -> bool:
    """Whether the session is one of the embedded database."""
    return session.get_bind().dialect.name == "sqlite"


async def hold_pages(session: AsyncSession) -> None:
    """Let this connection hold in memory the pages to which a large import comes back."""
    if is_sqlite(session):
        connection = await session.connection()
        for pragma in _HELD_PAGES:
            await connection.exec_driver_sql(pragma)


async def add(
    session: AsyncSession, table: Table, rows: Sequence[Row], names: Sequence[str] = ()
) -> None:
    """Add rows whose keys are new; with *names*, of these columns alone, none of them a moment."""
    if not rows:
        return
    used = [table.columns[name] for name in names] or list(table.columns)
    connection = await session.connection()
    raw: Any = (await connection.get_raw_connection()).driver_connection
    columns = ", ".join(f'"{column.name}"' for column in used)
    if is_sqlite(session):
        places = ", ".join("?" for _ in used)
        insert = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'  # noqa: S608
        # Past SQLAlchemy, which looks at each row once more before it gives it on.
        with discreet.past_sqlalchemy():
            await raw.executemany(insert, rows if names else _days_as_text(table, rows))
        return
    with discreet.past_sqlalchemy():
        await _copy(raw, f'COPY "{table.name}" ({columns}) FROM STDIN', rows)


async def _copy(raw: Any, statement: str, rows: Sequence[Row]) -> None:
    async with raw.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            await copy.write_row(row)


async def rows_of(session: AsyncSession, table: Table, keys: Collection[int]) -> Sequence[Row]:
    """Return the rows whose first column is one of *keys*."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    found = await _among(session, columns, f'"{table.name}"', table.columns[0].name, keys)
    return _days_as_days(table, found) if is_sqlite(session) else found


async def bearers_of(
    session: AsyncSession, kept: Employers, wanted: Collection[str]
) -> Sequence[Row]:
    """Return who bears these normalised names: an employer's key, the name, whether formerly."""
    called, names = kept.called.name, kept.index.names.name
    source = f'"{names}" n JOIN "{called}" c ON c.name_id = n.id'
    return await _among(session, "employer, name, former", source, "name", wanted)


async def numbers_of(
    session: AsyncSession, names: Table, wanted: Collection[str]
) -> dict[str, int]:
    """Return the numbers of these normalised names; unknown ones are left out."""
    found = await _among(session, "name, id", f'"{names.name}"', "name", wanted)
    return {row[0]: row[1] for row in found}


async def all_names(session: AsyncSession, names: Table) -> Sequence[tuple[int, str]]:
    """Return all numbers and normalised names of an edition, in their order."""
    found = await session.execute(select(names.c.id, names.c.name).order_by(names.c.id))
    return [(row[0], row[1]) for row in found]


def _days_as_text(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return the rows as SQLite keeps them, which knows no days."""
    columns: list[Any] = list(zip(*rows, strict=True))
    for place in _days(table):
        texts = {day: day and day.isoformat() for day in set(columns[place])}
        columns[place] = map(texts.__getitem__, columns[place])
    return list(zip(*columns, strict=True))


def _days_as_days(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    days = _days(table)
    if not (rows and days):
        return rows
    columns: list[Any] = list(zip(*rows, strict=True))
    for place in days:
        columns[place] = [kept and date.fromisoformat(kept) for kept in columns[place]]
    return list(zip(*columns, strict=True))


def _days(table: Table) -> list[int]:
    return [place for place, one in enumerate(table.columns) if isinstance(one.type, Date)]


async def _among(
    session: AsyncSession,
    columns: str,
    source: str,
    key: str,
    values: Collection[int] | Collection[str],
) -> Sequence[Row]:
    """Ask with all values as one parameter: a statement with thousands has a limit."""
    connection = await session.connection()
    packed: Any
    if is_sqlite(session):
        among, packed = "IN (SELECT value FROM json_each(?))", json.dumps(list(values))
    else:
        among, packed = "= ANY(%s)", list(values)
    statement = f'SELECT {columns} FROM {source} WHERE "{key}" {among}'  # noqa: S608
    found = await connection.exec_driver_sql(statement, (packed,))
    return [tuple(row) for row in found]
