"""What the registry holds of one employer or one person, in the edition that is answered from."""

from collections.abc import Collection, Sequence

from sqlalchemy import RowMapping, Table, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import CONTRIBUTIONS, EMPLOYERS, PERSONS, Current, Edition, Extract
from db.queries import editions

Row = RowMapping
MOST_NAMED = 20  # persons of one name whose postcodes are looked at


async def standing(session: AsyncSession) -> dict[Extract, Current]:
    """Return which editions are answered from, held until the session ends as by `editions`.

    An extract never imported is missing.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    query = select(Current) if is_sqlite else select(Current, literal_column(editions.HOLD))
    return {row.extract: row for row in await session.scalars(query)}


async def employer(session: AsyncSession, current: Current, key: int) -> Row | None:
    """Return the row of an employer."""
    return await _row(session, EMPLOYERS[current.edition].rows, key)


async def person(session: AsyncSession, current: Current, key: int) -> Row | None:
    """Return the row of an insured person."""
    return await _row(session, PERSONS[current.edition].rows, key)


async def totals(session: AsyncSession, current: Current, employer_key: int) -> Row | None:
    """Return how many employees an employer has, and its last month."""
    table = CONTRIBUTIONS[current.edition].totals
    found = await session.execute(select(table).where(table.c.employer == employer_key))
    return found.mappings().one_or_none()


async def spans(session: AsyncSession, current: Current, person_key: int) -> Sequence[Row]:
    """Return a person's months contributed, as spans, the oldest first."""
    table = CONTRIBUTIONS[current.edition].spans
    query = select(table).where(table.c.person == person_key).order_by(table.c.first_month)
    return (await session.execute(query)).mappings().all()


async def employments(session: AsyncSession, current: Current, person_key: int) -> Sequence[Row]:
    """Return where a person was or is employed, the oldest first."""
    table = CONTRIBUTIONS[current.edition].employments
    query = select(table).where(table.c.person == person_key).order_by(table.c.started_on)
    return (await session.execute(query)).mappings().all()


async def employers_called(
    session: AsyncSession, current: Current, keys: Sequence[int]
) -> dict[int, str]:
    """Return the names of employers by their keys."""
    table = EMPLOYERS[current.edition].rows
    query = select(table.c.key, table.c.name).where(table.c.key.in_(keys))
    return {row.key: row.name for row in await session.execute(query)}


async def _row(session: AsyncSession, table: Table, key: int) -> Row | None:
    found = await session.execute(select(table).where(table.c.key == key))
    return found.mappings().one_or_none()


async def postcodes_of(session: AsyncSession, edition: Edition, name_id: int) -> Sequence[str]:
    """Return the postcodes of persons who bear the name with that number."""
    rows = PERSONS[edition].rows
    query = select(rows.c.postcode).where(rows.c.name_id == name_id).limit(MOST_NAMED)
    return [postcode for postcode in await session.scalars(query) if postcode]


async def bearers(
    session: AsyncSession, edition: Edition, name_ids: Collection[int]
) -> dict[int, int]:
    """Return how many persons bear each of the names with these numbers."""
    name_id = PERSONS[edition].rows.c.name_id
    query = select(name_id, func.count()).where(name_id.in_(name_ids)).group_by(name_id)
    return {row[0]: row[1] for row in await session.execute(query)}
