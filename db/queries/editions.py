"""Questions on the two editions of each extract: which counts, what they hold, how they differ."""

from collections.abc import Sequence

from sqlalchemy import (
    Connection,
    Index,
    Table,
    and_,
    delete,
    exists,
    func,
    inspect,
    or_,
    select,
    text,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import (
    CONTRIBUTIONS,
    EMPLOYERS,
    PERSONS,
    Current,
    Edition,
    Extract,
    ImportState,
    NameIndex,
    RegistryImport,
)

_READING = 6_010_910  # the kind of the locks by which readers hold an edition
_CURRENT = "SELECT extract, edition FROM registry_editions"
_HELD = f"{_READING}, hashtext(current_schema() || {{}})"  # schemas of one database are apart
# Selected with a row of registry_editions by who then reads: PostgreSQL only.
HOLD = f"pg_advisory_xact_lock_shared({_HELD.format('extract || edition')})"
_CURRENT_HELD = f"SELECT extract, edition, {HOLD} FROM registry_editions"  # noqa: S608
_FREE = f"SELECT pg_try_advisory_xact_lock({_HELD.format('CAST(:held AS text)')})"

_WAIT_BRIEFLY = "SET LOCAL lock_timeout = '300ms'"
_LOCKED = "55P03"  # lock_not_available: the time above is over


def tables(extract: Extract, edition: Edition) -> tuple[Table, ...]:
    """Return all tables of an edition but those of its index; rows of the first are counted."""
    if extract is Extract.EMPLOYERS:
        return EMPLOYERS[edition].rows, EMPLOYERS[edition].called
    if extract is Extract.PERSONS:
        return (PERSONS[edition].rows,)
    kept = CONTRIBUTIONS[edition]
    return kept.spans, kept.employments, kept.totals


def index_of(extract: Extract, edition: Edition) -> NameIndex | None:
    """Return the tables of an edition's names; contributions have none."""
    if extract is Extract.EMPLOYERS:
        return EMPLOYERS[edition].index
    return PERSONS[edition].index if extract is Extract.PERSONS else None


async def current(session: AsyncSession) -> dict[Extract, Edition]:
    """Return which edition of each extract is answered from, and hold it until the session ends.

    SQLite shows a session the moment at which it began. PostgreSQL forgets at once what an
    import empties, so that readers hold a lock on what they were told.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    found = await session.execute(text(_CURRENT if is_sqlite else _CURRENT_HELD))
    return {Extract(row[0]): Edition(row[1]) for row in found}


async def is_free(session: AsyncSession, extract: Extract, edition: Edition) -> bool:
    """Whether nobody reads in an edition any more; until the commit nobody can begin to."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    free = await session.scalar(text(_FREE), {"held": f"{extract}{edition}"})
    return bool(free)


async def standing(session: AsyncSession) -> Sequence[Current]:
    """Return the rows that say what is answered from."""
    return (await session.scalars(select(Current))).all()


async def loading(session: AsyncSession, extract: Extract) -> RegistryImport | None:
    """Return the import of that extract that was not ended."""
    return await session.scalar(
        select(RegistryImport)
        .where(RegistryImport.extract == extract, RegistryImport.state == ImportState.LOADING)
        .order_by(RegistryImport.id.desc())
        .limit(1)
    )


async def empty(session: AsyncSession, extract: Extract, edition: Edition) -> bool:
    """Remove all rows of an edition, with its names and their index.

    False: somebody is still in its tables, and the transaction must be rolled back. PostgreSQL
    would wait, and who searches meanwhile would wait behind it.
    """
    gone = _all_tables(extract, edition)
    if session.get_bind().dialect.name == "sqlite":
        for table in gone:
            await session.execute(delete(table))
    else:
        names = ", ".join(f'"{table.name}"' for table in gone)
        await session.execute(text(_WAIT_BRIEFLY))
        try:
            await session.execute(text(f"TRUNCATE {names}"))
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != _LOCKED:
                raise
            return False
    return True


async def empty_some(
    session: AsyncSession, extract: Extract, edition: Edition, *, rows: int
) -> bool:
    """Remove some rows of a large edition on SQLite, where it takes long; return if more are left.

    PostgreSQL forgets any number at once.
    """
    if session.get_bind().dialect.name != "sqlite":
        return False
    await leave_unindexed(session, extract, edition)  # else they shrink row by row
    for table in _all_tables(extract, edition):
        key = table.primary_key.columns[0]
        last = await session.scalar(select(key).order_by(key).offset(rows).limit(1))
        if last is not None:
            await session.execute(delete(table).where(key <= last))
            return True
    return False


def _all_tables(extract: Extract, edition: Edition) -> tuple[Table, ...]:
    index = index_of(extract, edition)
    return tables(extract, edition) + ((index.names, index.postings, index.parts) if index else ())


async def count(session: AsyncSession, table: Table) -> int:
    """Return the number of rows."""
    return await session.scalar(select(func.count()).select_from(table)) or 0


async def last_name(session: AsyncSession, names: Table) -> int:
    """Return the number of the newest name; 0 where there is none."""
    return await session.scalar(select(func.max(names.c.id))) or 0


async def compared(session: AsyncSession, new: Table, old: Table) -> tuple[int, int]:
    """Return how many rows of *new* the *old* edition does not know, and knows otherwise.

    The numbers of names differ between editions and are not compared: the names are.
    """
    same = and_(*(new.c[key.name] == old.c[key.name] for key in new.primary_key))
    others = [
        column.name for column in new.columns if not column.primary_key and column.name != "name_id"
    ]
    differs = or_(*(new.c[name].is_distinct_from(old.c[name]) for name in others))
    added = select(func.count()).select_from(new).where(~exists().where(same))
    changed = select(func.count()).select_from(new.join(old, same)).where(differs)
    return await session.scalar(added) or 0, await session.scalar(changed) or 0


async def forget(session: AsyncSession, table: Table) -> None:
    """Remove all rows of one table."""
    await session.execute(delete(table))


async def leave_unindexed(session: AsyncSession, extract: Extract, edition: Edition) -> None:
    """Take away what is only for answering: it is made sooner, and with less, after all rows.

    Rows come in the order of one key: of any other one each would change a page of its own.
    """
    connection = await session.connection()
    for index in _for_answering(extract, edition):
        await connection.run_sync(index.drop, checkfirst=True)


async def prepare(
    session: AsyncSession, extract: Extract, edition: Edition, *, first: bool
) -> None:
    """Leave the indexes of an empty edition for later where nobody has to wait for them then.

    On SQLite nobody could write while those of millions of rows are made, so only the *first*
    import of an extract leaves them out; later ones take longer instead.
    """
    if first or session.get_bind().dialect.name != "sqlite":
        await leave_unindexed(session, extract, edition)
    else:
        while await make_ready(session, extract, edition):
            pass


async def make_ready(session: AsyncSession, extract: Extract, edition: Edition) -> bool:
    """Make an index that is missing; return if there was one, and then it must be called again.

    On SQLite others wait to write until it is made, so each has a transaction of its own. With the
    last call PostgreSQL gets to know how many rows there are now.
    """
    connection = await session.connection()
    for index in _for_answering(extract, edition):
        if not await connection.run_sync(_is_there, index):
            await connection.run_sync(index.create)
            return True
    if connection.dialect.name != "sqlite":
        names = index_of(extract, edition)
        for table in (*tables(extract, edition), *((names.names,) if names else ())):
            await session.execute(text(f'ANALYZE "{table.name}"'))
    return False


async def index_names(session: AsyncSession, extract: Extract, edition: Edition) -> None:
    """Make the index by which loading finds names again, and an edition answered from lacks."""
    connection = await session.connection()
    for index in _of_names(extract, edition):
        await connection.run_sync(index.create, checkfirst=True)


async def leave_names_unindexed(session: AsyncSession, extract: Extract, edition: Edition) -> None:
    """Take that index away: a third of all that is kept of names, and no answer asks it.

    Very names are found as others are (services/registry/namesakes.py).
    """
    connection = await session.connection()
    for index in _of_names(extract, edition):
        await connection.run_sync(index.drop, checkfirst=True)


def _is_there(connection: Connection, index: Index) -> bool:
    found = inspect(connection).get_indexes(str(index.table))
    return index.name in {each["name"] for each in found}


def _for_answering(extract: Extract, edition: Edition) -> list[Index]:
    """Return the indexes that loading does not ask; those of the keys and the names it does."""
    return [index for table in tables(extract, edition) for index in table.indexes]


def _of_names(extract: Extract, edition: Edition) -> list[Index]:
    names = index_of(extract, edition)
    return [*names.names.indexes] if names else []
