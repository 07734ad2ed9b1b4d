"""Questions of a search in the registry by numbers and places, and rows of its indexes of names.

By names: db/queries/registry_names.py.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from db.models.registry import EMPLOYERS, PERSONS, Edition, Extract, NameIndex

SAME_NUMBER_MOST = 20  # rows that may share a telephone
WITHIN_MOST = 2_000  # employers of a box on the map
EMPLOYER_COLUMNS = (
    "key", "name", "town", "state", "branch_code", "status", "latitude", "longitude"
)  # fmt: skip
Range = tuple[float, float]  # degrees

INDEXES = {
    **{(Extract.EMPLOYERS, edition): EMPLOYERS[edition].index for edition in Edition},
    **{(Extract.PERSONS, edition): PERSONS[edition].index for edition in Edition},
}


def index_of(extract: Extract, edition: Edition) -> NameIndex:
    """Return the tables of the index of names of employers or persons."""
    return INDEXES[extract, edition]


async def names(session: AsyncSession, table: Table, after: int, last: int) -> list[str]:
    """Return the names numbered above *after* up to *last*, in their order."""
    query = select(table.c.name).where(table.c.id > after, table.c.id <= last).order_by(table.c.id)
    return list(await session.scalars(query))


async def bearers(
    session: AsyncSession, extract: Extract, edition: Edition, after: int, last: int
) -> Sequence[tuple[int, int]]:
    """Return how many bear each of the names numbered above *after* up to *last*."""
    table = EMPLOYERS[edition].called if extract is Extract.EMPLOYERS else PERSONS[edition].rows
    name = table.c.name_id
    query = select(name, func.count()).where(name > after, name <= last).group_by(name)
    return [(row[0], row[1]) for row in await session.execute(query)]


async def empty(session: AsyncSession, index: NameIndex) -> None:
    """Take away what an index held, all but its names."""
    await session.execute(delete(index.postings))
    await session.execute(delete(index.parts))


async def keep_lists(
    session: AsyncSession, index: NameIndex, rows: Sequence[tuple[int, bytes]]
) -> None:
    """Keep packed lists of names under their keys."""
    if not rows:
        return
    connection = await session.connection()
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql(
            f"INSERT INTO {index.postings.name} VALUES (?, ?)",  # noqa: S608  a table of ours
            list(rows),
        )
    else:
        await _copy(connection, f"COPY {index.postings.name} FROM STDIN (FORMAT BINARY)", rows)


async def keep_part(session: AsyncSession, index: NameIndex, part: str, data: bytes) -> None:
    """Keep a part of an index."""
    await session.execute(insert(index.parts).values(part=part, data=data))


async def employers_by(
    session: AsyncSession, edition: Edition, column: str, value: str | int
) -> list[tuple[Any, ...]]:
    """Return employers by a number of theirs: key, ssm_new, ssm_old or phone."""
    rows = EMPLOYERS[edition].rows
    columns = [rows.c[name] for name in EMPLOYER_COLUMNS]
    query = select(*columns).where(rows.c[column] == value).limit(SAME_NUMBER_MOST)
    return [tuple(row) for row in await session.execute(query)]


async def persons_by(
    session: AsyncSession, edition: Edition, column: str, value: str | int
) -> list[tuple[Any, ...]]:
    """Return persons by a number of theirs: key, phone or other_number."""
    rows = PERSONS[edition].rows
    query = select(rows.c.key, rows.c.name, rows.c.born).where(rows.c[column] == value)
    return [tuple(row) for row in await session.execute(query.limit(SAME_NUMBER_MOST))]


async def employers_within(
    session: AsyncSession, edition: Edition, latitudes: Range, longitudes: Range
) -> list[tuple[Any, ...]]:
    """Return the employers whose point lies in a box, in degrees, with that point last."""
    rows = EMPLOYERS[edition].rows
    columns = [rows.c[name] for name in EMPLOYER_COLUMNS]
    query = select(*columns).where(
        rows.c.latitude.between(*latitudes), rows.c.longitude.between(*longitudes)
    )
    return [tuple(row) for row in await session.execute(query.limit(WITHIN_MOST))]


async def _copy(connection: AsyncConnection, into: str, rows: Sequence[tuple[int, bytes]]) -> None:
    raw: Any = (await connection.get_raw_connection()).driver_connection
    async with raw.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(["int8", "bytea"])
        for row in rows:
            await copy.write_row(row)
