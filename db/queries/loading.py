"""Rows by the ten thousand into one edition of an extract: the fastest way of each database.

SQLite: one prepared statement for all rows. PostgreSQL: COPY. Rows are tuples in the order of the
table's columns. Nothing is compared here: who loads has asked first which keys are known.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

Row = tuple[Any, ...]


async def add(session: AsyncSession, table: Table, rows: Sequence[Row]) -> None:
    """Add rows whose keys are new."""
    if not rows:
        return
    connection = await session.connection()
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" for _ in table.columns)
        statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'  # noqa: S608
        await connection.exec_driver_sql(statement, [_plain(row) for row in rows])
        return
    raw: Any = (await connection.get_raw_connection()).driver_connection
    statement = f'COPY "{table.name}" ({columns}) FROM STDIN'
    async with raw.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            await copy.write_row(row)


async def rows_of(session: AsyncSession, table: Table, keys: Collection[int]) -> Sequence[Row]:
    """Return the rows whose first column is one of *keys*, comparable with `as_kept`."""
    connection = await session.connection()
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    first = table.columns[0].name
    found = await connection.exec_driver_sql(
        f'SELECT {columns} FROM "{table.name}" WHERE "{first}" '  # noqa: S608
        f"{_among(connection.dialect.name)}",
        (_packed(connection.dialect.name, keys),),
    )
    return [tuple(row) for row in found]


def as_kept(session: AsyncSession, row: Row) -> Row:
    """Return the row as `rows_of` gives it back."""
    return _plain(row) if session.get_bind().dialect.name == "sqlite" else tuple(row)


async def numbers_of(
    session: AsyncSession, names: Table, wanted: Collection[str]
) -> dict[str, int]:
    """Return the numbers of these normalised names; unknown ones are left out."""
    connection = await session.connection()
    dialect = connection.dialect.name
    found = await connection.exec_driver_sql(
        f'SELECT name, id FROM "{names.name}" WHERE name {_among(dialect)}',  # noqa: S608
        (_packed(dialect, wanted),),
    )
    return {row[0]: row[1] for row in found}


def _among(dialect: str) -> str:
    return "IN (SELECT value FROM json_each(?))" if dialect == "sqlite" else "= ANY(%s)"


def _packed(dialect: str, values: Iterable[int] | Iterable[str]) -> Any:
    if dialect == "sqlite":
        import json

        return json.dumps(list(values))
    return list(values)
