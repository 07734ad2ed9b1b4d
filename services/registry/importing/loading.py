"""Load an extract into the free edition, in small transactions; nothing of it is seen meanwhile.

The same file goes on where an import of it ended without an end: how far it is read is kept with
the rows themselves. Of rows that contradict each other the first stays: which of them is right is
known to nobody here, so the later ones are refused and listed.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import (
    CONTRIBUTIONS,
    EMPLOYERS,
    PERSONS,
    Edition,
    Employers,
    Extract,
    ImportState,
    NameIndex,
    RegistryImport,
)
from db.queries import editions
from db.queries import loading as queries
from services import clock
from services.registry.importing.checking import Chunk, Refused
from services.registry.importing.taken import Row, Taken

ROWS_CLEARED = 20_000  # in one transaction
_NAME_ID = 2  # where it stands in a row of insured_persons

Places = Collection[int]  # which of the good rows of a chunk


class StillRead(Exception):
    """Somebody still reads in the edition that was turned away from a moment ago."""


class OtherMarking(Exception):
    """A row is synthetic and the registry real, or the other way; nothing of the file is taken."""

    def __init__(self, line: int, *, synthetic: bool) -> None:
        super().__init__(line)
        self.line = line
        self.synthetic = synthetic  # the row


async def clear_some(
    session: AsyncSession, extract: Extract, *, whole: bool, file_hash: str
) -> bool:
    """Remove some rows of what an import of this file will not need; return if more are left.

    On SQLite others can write between these steps; `begin` removes what they left.
    """
    whole, edition = await _free(session, extract, whole=whole)
    if await _taken_up(session, extract, whole=whole, file_hash=file_hash):
        return False
    return await editions.empty_some(session, extract, edition, rows=ROWS_CLEARED)


async def begin(
    session: AsyncSession, extract: Extract, *, whole: bool, file_name: str, file_hash: str
) -> RegistryImport:
    """Return the import of this file, taken up again or new; the first ever is a whole one.

    Only one import of an extract may run: who calls sees to it.

    Raises:
        StillRead: the free edition cannot be emptied yet; try again in a moment.
    """
    whole, edition = await _free(session, extract, whole=whole)
    if before := await _taken_up(session, extract, whole=whole, file_hash=file_hash):
        return before
    if not await editions.is_free(session, extract, edition):
        raise StillRead
    if not await editions.empty(session, extract, edition):
        raise StillRead
    await editions.index_names(session, extract, edition)
    if whole:
        first = extract not in await editions.current(session)
        await editions.prepare(session, extract, edition, first=first)
    run = RegistryImport(
        extract=extract,
        state=ImportState.LOADING,
        whole=whole,
        edition=edition,
        file_name=file_name,
        file_hash=file_hash,
        rows_read=0,
        rows_refused=0,
        synthetic=next((row.synthetic for row in await editions.standing(session)), None),
        started_at=clock.now(),
        ended_at=None,
    )
    session.add(run)
    await session.flush()
    return run


async def _free(session: AsyncSession, extract: Extract, *, whole: bool) -> tuple[bool, Edition]:
    """Return whether the import is a whole one, as the first ever is, and the edition to fill."""
    current = {row.extract: row.edition for row in await editions.standing(session)}
    if extract not in current:
        return True, Edition.A
    return whole, current[extract].other


async def _taken_up(
    session: AsyncSession, extract: Extract, *, whole: bool, file_hash: str
) -> RegistryImport | None:
    """Return the import of this file that did not end; one of another file is given up."""
    before = await editions.loading(session, extract)
    if before is None or (before.file_hash, before.whole) == (file_hash, whole):
        return before
    before.state, before.ended_at = ImportState.GIVEN_UP, clock.now()
    return None


async def keep(session: AsyncSession, run_id: int, chunk: Chunk) -> list[Refused]:
    """Keep the good rows of a chunk; return all that are refused, also those found only now.

    Raises:
        OtherMarking: a synthetic row among real ones, or the other way.
    """
    await queries.hold_pages(session)
    run = await session.get_one(RegistryImport, run_id)
    _require_marking(run, chunk)
    if run.extract is Extract.PERSONS:
        contradicting = await _persons(session, run.edition, chunk.good)
    elif run.extract is Extract.EMPLOYERS:
        contradicting = await _employers(session, run.edition, chunk.good)
    else:
        contradicting = await _contributions(session, run.edition, chunk.good)
    later = [chunk.refuse(which, "twice") for which in contradicting]
    refused = sorted([*chunk.refused, *later], key=lambda row: row.line)
    run.rows_read += chunk.read
    run.rows_refused += len(refused)
    return refused


async def give_up(session: AsyncSession, run_id: int) -> None:
    """Let the next import of this file begin anew."""
    run = await session.get_one(RegistryImport, run_id)
    run.state, run.ended_at = ImportState.GIVEN_UP, clock.now()


def _require_marking(run: RegistryImport, chunk: Chunk) -> None:
    marks = [synthetic for _, _, synthetic in chunk.good]
    if run.synthetic is None and marks:
        run.synthetic = marks[0]
    if (not run.synthetic) in marks:
        which = marks.index(not run.synthetic)
        raise OtherMarking(chunk.rows[chunk.places[which]][0], synthetic=marks[which])


async def _persons(session: AsyncSession, edition: Edition, good: Sequence[Taken]) -> Places:
    kept = PERSONS[edition]
    rows = [row for row, _, _ in good]
    new, contradicting = await _unknown(session, kept.rows, rows, left_out=_NAME_ID)
    forms = [good[which][1][0][0] for which in new]
    numbers = await _numbers(session, kept.index, forms)
    full = [
        (*row[:_NAME_ID], numbers[form], *row[_NAME_ID:])
        for row, form in zip(map(rows.__getitem__, new), forms, strict=True)
    ]
    await queries.add(session, kept.rows, full)
    return contradicting


async def _employers(session: AsyncSession, edition: Edition, good: Sequence[Taken]) -> Places:
    kept = EMPLOYERS[edition]
    rows = [row for row, _, _ in good]
    new, contradicting = await _unknown(session, kept.rows, rows)
    repeated = {*range(len(rows))}.difference(new, contradicting)
    contradicting += await _named_otherwise(session, kept, good, new, repeated)
    new_ones = [good[which] for which in new]
    numbers = await _numbers(
        session, kept.index, [form for _, forms, _ in new_ones for form, _ in forms]
    )
    await queries.add(session, kept.rows, [row for row, _, _ in new_ones])
    called = [
        (numbers[form], row[0], former) for row, forms, _ in new_ones for form, former in forms
    ]
    await queries.add(session, kept.called, called)
    return contradicting


async def _named_otherwise(
    session: AsyncSession, kept: Employers, good: Sequence[Taken], new: Places, repeated: Places
) -> list[int]:
    """Return which of the repeated rows, else equal to an earlier one, tell of a further name."""
    if not repeated:
        return []
    told = {(good[which][0][0], *named) for which in new for named in good[which][1]}
    forms = {form for which in repeated for form, _ in good[which][1]}
    told |= {(*row[:2], bool(row[2])) for row in await queries.bearers_of(session, kept, forms)}
    return [
        which
        for which in repeated
        if any((good[which][0][0], *named) not in told for named in good[which][1])
    ]


async def _contributions(session: AsyncSession, edition: Edition, good: Sequence[Taken]) -> Places:
    kept = CONTRIBUTIONS[edition]
    spans: list[Row | None] = [row[0] for row, _, _ in good]
    jobs: list[Row | None] = [row[1] for row, _, _ in good]
    new_spans, other_spans = await _unknown(session, kept.spans, spans)
    new_jobs, other_jobs = await _unknown(session, kept.employments, jobs)
    contradicting = {*other_spans, *other_jobs}  # a row counts whole or not
    for table, rows, new in (
        (kept.spans, spans, new_spans),
        (kept.employments, jobs, new_jobs),
    ):
        wanted = [row for which in new if which not in contradicting and (row := rows[which])]
        # In the order of their keys: neighbours are written to the same page.
        await queries.add(session, table, sorted(wanted))
    return contradicting


async def _unknown(
    session: AsyncSession, table: Table, rows: Sequence[Row | None], *, left_out: int | None = None
) -> tuple[list[int], list[int]]:
    """Return which rows have new keys, and which contradict earlier ones.

    A row that is the same as an earlier one is neither. *left_out* is a column that *rows* lack.
    """
    width = len(table.primary_key)
    known = await queries.rows_of(session, table, {row[0] for row in rows if row})
    if left_out is not None:
        known = [(*row[:left_out], *row[left_out + 1 :]) for row in known]
    seen = {row[:width]: row for row in known}
    new: list[int] = []
    contradicting: list[int] = []
    for which, row in enumerate(rows):
        if row is None:
            continue
        before = seen.setdefault(row[:width], row)
        if before is row:
            new.append(which)
        elif before != row:
            contradicting.append(which)
    return new, contradicting


async def _numbers(
    session: AsyncSession, index: NameIndex, forms: Collection[str]
) -> dict[str, int]:
    """Return the numbers of names; new ones get the next, without a gap."""
    wanted = dict.fromkeys(forms)
    known = await queries.numbers_of(session, index.names, wanted)
    last = await editions.last_name(session, index.names)
    unknown = [form for form in wanted if form not in known]
    new = {form: number for number, form in enumerate(unknown, start=last + 1)}
    await queries.add(session, index.names, [(number, form) for form, number in new.items()])
    return known | new
