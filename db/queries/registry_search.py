"""Questions of a search in the registry, and the rows of its indexes of names.

In text, and with whole lists of numbers in one value: a search asks for hundreds of rows and has a
few milliseconds for all of it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from db.models.registry import EMPLOYERS, PERSONS, Edition, Extract, NameIndex
from db.queries import editions

SAME_NUMBER_MOST = 20  # rows that may share a telephone
WITHIN_MOST = 2_000  # employers of a box on the map
EMPLOYER_COLUMNS = (
    "key", "name", "town", "state", "branch_code", "status", "latitude", "longitude"
)  # fmt: skip
Range = tuple[float, float]  # degrees
_VALUE = "{value}"  # stands where a value is bound
_OF_EMPLOYER = ", ".join(f"e.{column}" for column in EMPLOYER_COLUMNS)
_OF_PERSON = "p.key, p.name, p.born"

INDEXES = {
    **{(Extract.EMPLOYERS, edition): EMPLOYERS[edition].index for edition in Edition},
    **{(Extract.PERSONS, edition): PERSONS[edition].index for edition in Edition},
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an extract is answered from at this moment."""

    edition: Edition
    as_of: datetime
    names_indexed: int
    last_name: int  # number of the newest name
    stamp: bytes | None  # of the index's parts; None: no index was built


def index_of(extract: Extract, edition: Edition) -> NameIndex:
    """Return the tables of the index of names of employers or persons."""
    return INDEXES[extract, edition]


async def names(session: AsyncSession, table: Table, after: int, last: int) -> list[str]:
    """Return the names numbered above *after* up to *last*, in their order."""
    query = select(table.c.name).where(table.c.id > after, table.c.id <= last).order_by(table.c.id)
    return list(await session.scalars(query))


async def numbered(session: AsyncSession, table: Table, after: int) -> dict[int, str]:
    """Return the names numbered above *after*, by their numbers."""
    rows = await session.execute(select(table.c.id, table.c.name).where(table.c.id > after))
    return {row.id: row.name for row in rows}


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


async def parts(session: AsyncSession, index: NameIndex) -> dict[str, bytes]:
    """Return all parts of an index."""
    rows = await session.execute(select(index.parts.c.part, index.parts.c.data))
    return {row.part: row.data for row in rows}


async def standings(session: AsyncSession) -> dict[Extract, Standing]:
    """Return what each extract is answered from, held until the session ends as by `editions`.

    One that was never imported is left out.
    """
    found = {}
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    rows = await (_fetched(session, _STANDINGS) if is_sqlite else _held(session))
    for extract, edition, as_of, indexed, last, stamp in rows:
        at = datetime.fromisoformat(as_of) if isinstance(as_of, str) else as_of
        at = at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite has no zones: db.base.Moment
        found[Extract(extract)] = Standing(Edition(edition), at, indexed, last or 0, stamp)
    return found


async def lists(
    session: AsyncSession, index: NameIndex, keys: Sequence[int]
) -> list[tuple[int, bytes]]:
    """Return the packed lists of names under those of the keys that are there."""
    table = index.postings.name
    return await _rows(session, "p.key, p.names", f"{table} p ON p.key = n.value", keys)


async def names_of(
    session: AsyncSession, index: NameIndex, numbers: Sequence[int]
) -> list[tuple[int, str]]:
    """Return the names with these numbers."""
    return await _rows(session, "p.id, p.name", f"{index.names.name} p ON p.id = n.value", numbers)


async def employers_called(
    session: AsyncSession,
    edition: Edition,
    names: Sequence[int],
    each: int,
    *,
    in_: tuple[str, str | None] | None = None,
) -> list[tuple[Any, ...]]:
    """Return name id and what tells employers apart, at most *each* of a name.

    With *in_*, a town and the code of a state, only those who stand in one of them.
    """
    called, rows = EMPLOYERS[edition].called.name, EMPLOYERS[edition].rows.name
    there = ""
    if in_ is not None:
        there = (
            f" AND employer IN (SELECT key FROM {rows} f WHERE f.key = k.employer"  # noqa: S608
            f" AND (lower(f.town) = lower({_VALUE}) OR f.state = {_VALUE}))"
        )
    return await _rows(
        session,
        f"c.name_id, {_OF_EMPLOYER}",
        f"{called} c ON c.name_id = n.value AND c.employer IN "  # noqa: S608  tables of ours
        f"(SELECT k.employer FROM {called} k WHERE k.name_id = n.value{there} LIMIT {each:d})"
        f" JOIN {rows} e ON e.key = c.employer",
        names,
        *(in_ or ()),
    )


async def persons_called(
    session: AsyncSession, edition: Edition, names: Sequence[int], each: int, hint: "Hint"
) -> list[tuple[Any, ...]]:
    """Return name id and what tells persons apart, at most *each* of a name whom *hint* fits."""
    rows = PERSONS[edition].rows.name
    return await _rows(
        session,
        f"p.name_id, {_OF_PERSON}",
        f"{rows} p ON p.name_id = n.value AND p.key IN (SELECT q.key FROM {rows} q"  # noqa: S608
        f" WHERE q.name_id = n.value{hint.condition} LIMIT {each:d})",
        names,
    )


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a person beside the name; the condition that it makes."""

    born: tuple[date, ...] = ()
    year: int | None = None
    last_four: str | None = None

    @property
    def condition(self) -> str:
        """The condition on rows named q, of dates and figures alone: nothing slips in."""
        found = ""
        if self.born:
            found += f" AND q.born IN ({', '.join(repr(day.isoformat()) for day in self.born)})"
        if self.year is not None:
            found += f" AND q.born >= '{self.year:04d}-01-01' AND q.born <= '{self.year:04d}-12-31'"
        if self.last_four is not None:
            found += f" AND q.key - q.key / 10000 * 10000 = {int(self.last_four):d}"
        return found


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


async def _held(session: AsyncSession) -> list[tuple[Any, ...]]:
    """Ask PostgreSQL for the edition first, and hold it; the other one may be emptied meanwhile."""
    while True:
        current = await _fetched(session, _HELD)
        asked = [
            _STANDING_IN[Extract(extract), Edition(edition)] for extract, edition, _ in current
        ]
        rows = await _fetched(session, " UNION ALL ".join(asked)) if asked else []
        if len(rows) == len(current):  # else an import turned between the two questions
            return rows


def _standing(extract: Extract) -> str:
    """Both editions are asked for in one question; of the other one nothing is computed."""
    of_a, of_b = (_of_names(extract, edition) for edition in Edition)
    return (
        "SELECT extract, edition, as_of, names_indexed"  # noqa: S608  tables of ours
        f", CASE edition WHEN 'a' THEN {of_a[0]} ELSE {of_b[0]} END"
        f", CASE edition WHEN 'a' THEN {of_a[1]} ELSE {of_b[1]} END"
        f" FROM registry_editions WHERE extract = '{extract.value}'"
    )


def _standing_in(extract: Extract, edition: Edition) -> str:
    last, stamp = _of_names(extract, edition)
    return (
        f"SELECT extract, edition, as_of, names_indexed, {last}, {stamp}"  # noqa: S608
        f" FROM registry_editions WHERE extract = '{extract.value}' AND edition = '{edition.value}'"
    )


def _of_names(extract: Extract, edition: Edition) -> tuple[str, str]:
    """Return the questions for the newest name's number and for the index's stamp."""
    index = INDEXES[extract, edition]
    return (
        f"(SELECT max(id) FROM {index.names.name})",  # noqa: S608  tables of ours
        f"(SELECT data FROM {index.parts.name} WHERE part = 'stamp')",  # noqa: S608
    )


_STANDINGS = " UNION ALL ".join(map(_standing, (Extract.EMPLOYERS, Extract.PERSONS)))
_STANDING_IN = {place: _standing_in(*place) for place in INDEXES}
_HELD = (
    f"SELECT extract, edition, {editions.HOLD} FROM registry_editions"  # noqa: S608
    " WHERE extract IN ('employers', 'persons')"
)


async def _rows(
    session: AsyncSession, columns: str, joined: str, numbers: Sequence[int], *values: object
) -> list[tuple[Any, ...]]:
    """Return columns of what is joined to a list of numbers, which travels as one value."""
    if session.get_bind().dialect.name == "sqlite":
        sql = f"SELECT {columns} FROM json_each(?) n JOIN {joined}"  # noqa: S608  tables of ours
        return await _fetched(session, sql.replace(_VALUE, "?"), json.dumps(list(numbers)), *values)
    sql = f"SELECT {columns} FROM unnest(%s::bigint[]) n (value) JOIN {joined}"  # noqa: S608
    return await _fetched(session, sql.replace(_VALUE, "%s::text"), list(numbers), *values)


async def _fetched(session: AsyncSession, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Return all rows. SQLite is asked past SQLAlchemy: one walk to its thread instead of four."""
    connection = await session.connection()
    if connection.dialect.name == "sqlite":
        raw: Any = (await connection.get_raw_connection()).driver_connection
        return list(await raw.execute_fetchall(sql, values))
    found = await connection.exec_driver_sql(sql, values)
    return [tuple(row) for row in found]


async def _copy(connection: AsyncConnection, into: str, rows: Sequence[tuple[int, bytes]]) -> None:
    raw: Any = (await connection.get_raw_connection()).driver_connection
    async with raw.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(["int8", "bytea"])
        for row in rows:
            await copy.write_row(row)
