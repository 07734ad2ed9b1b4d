"""Build the index of a whole extract's names in small steps, each a transaction of its own.

On SQLite others can write between them.
"""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import NameIndex, RegistryImport
from db.queries import editions, registry_search
from services.registry import index
from services.registry.index import Reading

Step = Callable[[AsyncSession], Awaitable[None]]


async def read(session: AsyncSession, run_id: int) -> tuple[NameIndex, Reading] | None:
    """Read all names of the edition that is loaded; None where nothing is to be indexed."""
    run = await session.get_one(RegistryImport, run_id)
    tables = editions.index_of(run.extract, run.edition)
    if tables is None or not run.whole:
        return None
    return tables, await index.read(session, run.extract, run.edition)


def steps(tables: NameIndex, reading: Reading) -> Iterator[Step]:
    """Give what is to be done, one after the other; the lists of an older index go first."""
    yield partial(registry_search.empty, index=tables)
    for rows in reading.lists():
        yield partial(registry_search.keep_lists, index=tables, rows=rows)
    for part, data in reading.vocabulary().parts():
        yield partial(registry_search.keep_part, index=tables, part=part, data=data)
