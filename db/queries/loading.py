"""Rows by the ten thousand into one edition of an extract: the fastest way of each database.

SQLite: one prepared statement for all rows. PostgreSQL: COPY. Rows are tuples in the order of the
table's columns, as `as_kept` gives them. Nothing is compared here: who loads asks first which keys
are known.
"""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

Row = tuple[Any, ...]


def is_sqlite(session: AsyncSession) -> bool:
    """Whether the session is one of the embedded database."""
    return session.get_bind().dialect.name == "sqlite"


def as_kept(session: AsyncSession, rows: Sequence[Row]) -> list[Row]:
    """Return the rows as this database keeps them and `rows_of` gives them back."""
    if not is_sqlite(session):
        return [tuple(row) for row in rows]
    return [
        tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row) for row in rows
    ]


async def add(session: AsyncSession, table: Table, rows: Sequence[Row]) -> None:
    """Add rows whose keys are new."""
    if not rows:
        return
    connection = await session.connection()
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if is_sqlite(session):
        places = ", ".join("?" for _ in table.columns)
        insert = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'  # noqa: S608
        await connection.exec_driver_sql(insert, list(rows))
        return
    raw: Any = (await connection.get_raw_connection()).driver_connection
    async with (
        raw.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy,
    ):
        for row in rows:
            await copy.write_row(row)


async def rows_of(session: AsyncSession, table: Table, keys: Collection[int]) -> Sequence[Row]:
    """Return the rows whose first column is one of *keys*."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return await _among(session, columns, table, table.columns[0].name, keys)


async def numbers_of(
    session: AsyncSession, names: Table, wanted: Collection[str]
) -> dict[str, int]:
    """Return the numbers of these normalised names; unknown ones are left out."""
    found = await _among(session, "name, id", names, "name", wanted)
    return {row[0]: row[1] for row in found}


async def _among(
    session: AsyncSession,
    columns: str,
    table: Table,
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
    statement = f'SELECT {columns} FROM "{table.name}" WHERE "{key}" {among}'  # noqa: S608
    found = await connection.exec_driver_sql(statement, (packed,))
    return [tuple(row) for row in found]
