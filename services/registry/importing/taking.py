"""Take a small whole extract in at once, in the caller's transaction: for the sandbox."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Extract, RegistryImport
from services import clock
from services.registry import index
from services.registry.importing import columns, ending, loading
from services.registry.importing.cells import Cell
from services.registry.importing.checking import Checking
from services.registry.importing.ending import Difference


async def take(
    session: AsyncSession,
    extract: Extract,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    name: str,
) -> Difference:
    """Check, load and turn to the rows as if they stood in a file of that name.

    Raises:
        ValueError: a row was refused; what we make up ourselves is right.
    """
    run = await loading.begin(session, extract, whole=True, file_name=name, file_hash=name)
    today = clock.now().astimezone(clock.LOCAL).date()
    checking = Checking(extract, columns.read(extract, headings), today)
    for chunk in checking.chunks(enumerate(rows, start=2)):
        if refused := await loading.keep(session, run.id, chunk):
            first = refused[0]
            raise ValueError(f"{extract} {first.line}: {first.column} {first.reason}")
    while await ending.make_ready(session, run.id):
        pass
    difference = await ending.weigh(session, run.id, smaller=True)
    after: int | None = 0
    while after is not None:
        after = await ending.count_totals(session, run.id, after)
    indexed = await indexed_names(session, run)
    await ending.turn(session, run.id, difference, names_indexed=indexed)
    return difference


async def indexed_names(session: AsyncSession, run: RegistryImport) -> int:
    """Build the index of the names of a whole extract; return how many there are."""
    if run.extract is Extract.CONTRIBUTIONS or not run.whole:
        return 0
    return await index.build(session, run.extract, run.edition)
