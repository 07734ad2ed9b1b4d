"""Additions that were loaded into the free edition are taken over into the current one.

Each statement works on all rows at once, on both databases; all of them are one transaction.
"""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    FromClause,
    Insert,
    Select,
    Table,
    column,
    delete,
    func,
    insert,
    select,
    text,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import (
    CONTRIBUTIONS,
    EMPLOYERS,
    PERSONS,
    Contributions,
    Edition,
    Extract,
)

_PAIRS_OF_SQLITE = "SELECT value ->> 0 AS loaded, value ->> 1 AS kept FROM json_each(:packed)"
_PAIRS_OF_POSTGRES = (
    "SELECT (value ->> 0)::bigint AS loaded, (value ->> 1)::bigint AS kept"
    " FROM json_array_elements(CAST(:packed AS json))"
)


async def take_over(
    session: AsyncSession, extract: Extract, *, into: Edition, numbers: Mapping[int, int]
) -> None:
    """Add the rows of the other edition, or put them in place of those with the same key.

    *numbers* tells of each name of the other edition the number of the same one in this.
    """
    if extract is Extract.EMPLOYERS:
        await _employers(session, into, _numbered(session, numbers))
    elif extract is Extract.PERSONS:
        await _persons(session, into, _numbered(session, numbers))
    else:
        await _contributions(session, CONTRIBUTIONS[into.other], CONTRIBUTIONS[into])


async def count_totals(
    session: AsyncSession, kept: Contributions, after: int, *, at_once: int
) -> int | None:
    """Count the totals of the next employers behind a key; return the last one, None at the end."""
    employer = kept.spans.c.employer
    following = (
        select(employer).where(employer > after).distinct().order_by(employer).limit(at_once)
    )
    last: int | None = await session.scalar(select(func.max(following.subquery().c.employer)))
    if last is not None:
        await session.execute(_totals(kept, (employer > after) & (employer <= last)))
    return last


async def _employers(session: AsyncSession, into: Edition, name: FromClause) -> None:
    new, old = EMPLOYERS[into.other], EMPLOYERS[into]
    await session.execute(_upsert(session, old.rows, select(new.rows).where(true())))
    new_ones = select(new.rows.c.key)
    await session.execute(delete(old.called).where(old.called.c.employer.in_(new_ones)))
    called = select(name.c.kept, new.called.c.employer, new.called.c.former).join_from(
        new.called, name, name.c.loaded == new.called.c.name_id
    )
    await session.execute(insert(old.called).from_select(_names_of(old.called), called))


async def _persons(session: AsyncSession, into: Edition, name: FromClause) -> None:
    new, old = PERSONS[into.other], PERSONS[into]
    columns = [name.c.kept if column.name == "name_id" else column for column in new.rows.columns]
    rows = select(*columns).join_from(new.rows, name, name.c.loaded == new.rows.c.name_id)
    await session.execute(_upsert(session, old.rows, rows.where(true())))


async def _contributions(session: AsyncSession, new: Contributions, old: Contributions) -> None:
    for free, kept in ((new.spans, old.spans), (new.employments, old.employments)):
        await session.execute(_upsert(session, kept, select(free).where(true())))
    touched = select(new.spans.c.employer)
    await session.execute(delete(old.totals).where(old.totals.c.employer.in_(touched)))
    await session.execute(_totals(old, old.spans.c.employer.in_(touched)))


def _numbered(session: AsyncSession, numbers: Mapping[int, int]) -> FromClause:
    """Return the numbers of names, as loaded and as kept, as a table that travels as one value."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    pairs = text(_PAIRS_OF_SQLITE if is_sqlite else _PAIRS_OF_POSTGRES)
    packed = json.dumps([*numbers.items()])
    bound = pairs.bindparams(packed=packed)
    return bound.columns(column("loaded", BigInteger), column("kept", BigInteger)).subquery()


def _upsert(session: AsyncSession, table: Table, rows: Select[*tuple[object, ...]]) -> Insert:
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    statement = (sqlite.insert(table) if is_sqlite else postgresql.insert(table)).from_select(
        _names_of(table), rows
    )
    others = [column.name for column in table.columns if not column.primary_key]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={name: statement.excluded[name] for name in others},
    )


def _totals(kept: Contributions, which: ColumnElement[bool]) -> Insert:
    """Count who has a contribution in the employer's last month."""
    spans = kept.spans
    last = (
        select(spans.c.employer, func.max(spans.c.last_month).label("month"))
        .where(which)
        .group_by(spans.c.employer)
        .subquery()
    )
    counted = (
        select(spans.c.employer, func.count(spans.c.person.distinct()), last.c.month)
        .join(last, (last.c.employer == spans.c.employer) & (last.c.month == spans.c.last_month))
        .group_by(spans.c.employer, last.c.month)
    )
    return insert(kept.totals).from_select(_names_of(kept.totals), counted)


def _names_of(table: Table) -> Sequence[str]:
    columns: Sequence[Column[object]] = list(table.columns)
    return [column.name for column in columns]
