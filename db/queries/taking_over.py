"""Additions that were loaded into the free edition are taken over into the current one.

Each statement works on all rows at once, on both databases; all of them are one transaction.
"""

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Insert,
    Select,
    Table,
    delete,
    exists,
    func,
    insert,
    select,
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
    NameIndex,
)


async def take_over(session: AsyncSession, extract: Extract, *, into: Edition) -> None:
    """Add the rows of the other edition, or put them in place of those with the same key."""
    if extract is Extract.EMPLOYERS:
        await _employers(session, into)
    elif extract is Extract.PERSONS:
        await _persons(session, into)
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


async def _employers(session: AsyncSession, into: Edition) -> None:
    new, old = EMPLOYERS[into.other], EMPLOYERS[into]
    await _names(session, new.index, old.index)
    await session.execute(_upsert(session, old.rows, select(new.rows).where(true())))
    new_ones = select(new.rows.c.key)
    await session.execute(delete(old.called).where(old.called.c.employer.in_(new_ones)))
    called = select(old.index.names.c.id, new.called.c.employer, new.called.c.former).select_from(
        _by_name(new.called, new.index, old.index)
    )
    await session.execute(insert(old.called).from_select(_names_of(old.called), called))


async def _persons(session: AsyncSession, into: Edition) -> None:
    new, old = PERSONS[into.other], PERSONS[into]
    await _names(session, new.index, old.index)
    columns = [
        old.index.names.c.id if column.name == "name_id" else column for column in new.rows.columns
    ]
    rows = select(*columns).select_from(_by_name(new.rows, new.index, old.index)).where(true())
    await session.execute(_upsert(session, old.rows, rows))


async def _contributions(session: AsyncSession, new: Contributions, old: Contributions) -> None:
    for free, kept in ((new.spans, old.spans), (new.employments, old.employments)):
        await session.execute(_upsert(session, kept, select(free).where(true())))
    touched = select(new.spans.c.employer)
    await session.execute(delete(old.totals).where(old.totals.c.employer.in_(touched)))
    await session.execute(_totals(old, old.spans.c.employer.in_(touched)))


async def _names(session: AsyncSession, new: NameIndex, old: NameIndex) -> None:
    """Number the new names behind those that are known."""
    known = exists().where(old.names.c.name == new.names.c.name)
    last = await session.scalar(select(func.coalesce(func.max(old.names.c.id), 0))) or 0
    number = last + func.row_number().over(order_by=new.names.c.id)
    await session.execute(
        insert(old.names).from_select(
            ["id", "name"], select(number, new.names.c.name).where(~known)
        )
    )


def _by_name(rows: Table, new: NameIndex, old: NameIndex) -> FromClause:
    """Join rows of the new edition with their names' numbers in the old one."""
    own, known = new.names, old.names
    return rows.join(own, own.c.id == rows.c.name_id).join(known, known.c.name == own.c.name)


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
