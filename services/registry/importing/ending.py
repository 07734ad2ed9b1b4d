"""End an import: the loaded edition is weighed, then turned to, or its rows are taken over.

Until the last step nothing of it is seen; the last step is one transaction.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.registry import (
    CONTRIBUTIONS,
    Current,
    Edition,
    Extract,
    ImportState,
    RegistryImport,
)
from db.queries import editions, loading, taking_over
from services import clock
from services.records import audit
from services.registry import namesakes

EMPLOYERS_AT_ONCE = 2_000  # whose totals are counted in one transaction


class NothingTaken(Exception):
    """No row of the file could be taken."""


class MuchSmaller(Exception):
    """A whole extract has far fewer rows than the one before; it may be cut off."""

    def __init__(self, rows: int, before: int) -> None:
        super().__init__(rows, before)
        self.rows = rows
        self.before = before


@dataclass(frozen=True, slots=True)
class Difference:
    """What the import changes in what is answered."""

    rows: int  # loaded
    new: int
    changed: int
    gone: int  # of a whole extract


async def make_ready(session: AsyncSession, run_id: int) -> bool:
    """Make a part of what answers are looked up by; return if there may be more of it."""
    run = await session.get_one(RegistryImport, run_id)
    return await editions.make_ready(session, run.extract, run.edition)


async def weigh(session: AsyncSession, run_id: int, *, smaller: bool) -> Difference:
    """Compare what was loaded with what is answered from now; only reads.

    Raises:
        NothingTaken: no row was loaded.
        MuchSmaller: a whole extract has too few rows, and *smaller* does not allow it.
    """
    run = await session.get_one(RegistryImport, run_id)
    rows = await _rows(session, run.extract, run.edition)
    if not rows:
        raise NothingTaken
    current = await session.get(Current, run.extract)
    before = current.rows if current else 0
    if run.whole and not smaller and rows < before * _smallest_share():
        raise MuchSmaller(rows, before)
    if current is None:
        return Difference(rows, rows, 0, 0)
    new, changed = await _compared(session, run, current.edition)
    gone = before - (rows - new) if run.whole else 0
    return Difference(rows, new, changed, gone)


async def count_totals(session: AsyncSession, run_id: int, after: int) -> int | None:
    """Count the next employers' totals of a whole extract; return where to go on, None at the end.

    Begins with 0; of other extracts there is nothing to count.
    """
    run = await session.get_one(RegistryImport, run_id)
    if run.extract is not Extract.CONTRIBUTIONS or not run.whole:
        return None
    kept = CONTRIBUTIONS[run.edition]
    if after == 0:
        await editions.forget(session, kept.totals)  # of an import that died while it counted
    return await taking_over.count_totals(session, kept, after, at_once=EMPLOYERS_AT_ONCE)


async def turn(
    session: AsyncSession, run_id: int, difference: Difference, *, names_indexed: int = 0
) -> None:
    """Answer from what was loaded, from the commit on."""
    run = await session.get_one(RegistryImport, run_id)
    current = await session.get(Current, run.extract)
    now = clock.now()
    if run.whole:
        await editions.leave_names_unindexed(session, run.extract, run.edition)
        row = Current(
            extract=run.extract,
            edition=run.edition,
            as_of=now,
            rows=difference.rows,
            names_indexed=names_indexed,
            synthetic=bool(run.synthetic),
        )
        await session.merge(row)
    elif current:
        numbers = await _numbers(session, run.extract, current.edition)
        await taking_over.take_over(session, run.extract, into=current.edition, numbers=numbers)
        current.as_of, current.rows = now, current.rows + difference.new
    run.state, run.ended_at = ImportState.DONE, now
    audit.note(
        session,
        action="registry.imported",
        subject=f"extract:{run.extract}",
        file=run.file_name,
        hash=run.file_hash,
        whole=run.whole,
        read=run.rows_read,
        refused=run.rows_refused,
        new=difference.new,
        changed=difference.changed,
        gone=difference.gone,
    )


async def _rows(session: AsyncSession, extract: Extract, edition: Edition) -> int:
    """Count the rows; of contributions months and employments together."""
    counted = editions.tables(extract, edition)[: 2 if extract is Extract.CONTRIBUTIONS else 1]
    return sum([await editions.count(session, table) for table in counted])


async def _numbers(session: AsyncSession, extract: Extract, into: Edition) -> dict[int, int]:
    """Return of each loaded name the number of the same one in the other edition.

    Those that are new there get the next ones.
    """
    loaded, kept = editions.index_of(extract, into.other), editions.index_of(extract, into)
    if loaded is None or kept is None:
        return {}
    names = dict(await loading.all_names(session, loaded.names))
    known = await namesakes.numbers(session, extract, into, names.values())
    last = await editions.last_name(session, kept.names)
    unknown = [name for name in names.values() if name not in known]
    new = {name: number for number, name in enumerate(unknown, start=last + 1)}
    await loading.add(session, kept.names, [(number, name) for name, number in new.items()])
    known |= new
    return {number: known[name] for number, name in names.items()}


async def _compared(
    session: AsyncSession, run: RegistryImport, current: Edition
) -> tuple[int, int]:
    places = 2 if run.extract is Extract.CONTRIBUTIONS else 1
    new = changed = 0
    pairs = zip(
        editions.tables(run.extract, run.edition)[:places],
        editions.tables(run.extract, current)[:places],
        strict=True,
    )
    for loaded, answered in pairs:
        added, differing = await editions.compared(session, loaded, answered)
        new, changed = new + added, changed + differing
    return new, changed


def _smallest_share() -> float:
    return rules.number("registry_columns", "smaller_than_share")
