"""Load an extract into the free edition, in small transactions; nothing of it is seen meanwhile.

The same file goes on where an import of it ended without an end: how far it is read is kept with
the rows themselves. Of rows that contradict each other the first stays: which of them is right is
known to nobody here, so the later ones are refused and listed.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import (
    CONTRIBUTIONS,
    EMPLOYERS,
    PERSONS,
    Edition,
    Extract,
    ImportState,
    NameIndex,
    RegistryImport,
)
from db.queries import editions
from db.queries import loading as queries
from db.queries.loading import Row
from services import clock
from services.registry.importing.checking import Chunk, Good, Refused
from services.registry.importing.contributions import Contribution
from services.registry.importing.employers import Named
from services.registry.importing.persons import Person

_NAME_ID = 2  # where it stands in a row of insured_persons

Pair = tuple[Good, Row]


class StillRead(Exception):
    """Somebody still reads in the edition that was turned away from a moment ago."""


class OtherMarking(Exception):
    """A row is synthetic and the registry real, or the other way; nothing of the file is taken."""

    def __init__(self, line: int, *, synthetic: bool) -> None:
        super().__init__(line)
        self.line = line
        self.synthetic = synthetic  # the row


async def begin(
    session: AsyncSession, extract: Extract, *, whole: bool, file_name: str, file_hash: str
) -> RegistryImport:
    """Return the import of this file, taken up again or new; the first ever is a whole one.

    Only one import of an extract may run: who calls sees to it.

    Raises:
        StillRead: the free edition cannot be emptied yet; try again in a moment.
    """
    current = {row.extract: row for row in await editions.standing(session)}
    whole = whole or extract not in current
    before = await editions.loading(session, extract)
    if before and (before.file_hash, before.whole) == (file_hash, whole):
        return before
    if before:
        before.state, before.ended_at = ImportState.GIVEN_UP, clock.now()
    edition = current[extract].edition.other if extract in current else Edition.A
    if not await editions.is_free(session, extract, edition):
        raise StillRead
    if not await editions.empty(session, extract, edition):
        raise StillRead
    run = RegistryImport(
        extract=extract,
        state=ImportState.LOADING,
        whole=whole,
        edition=edition,
        file_name=file_name,
        file_hash=file_hash,
        rows_read=0,
        rows_refused=0,
        synthetic=next((row.synthetic for row in current.values()), None),
        started_at=clock.now(),
        ended_at=None,
    )
    session.add(run)
    await session.flush()
    return run


async def keep(session: AsyncSession, run_id: int, chunk: Chunk) -> list[Refused]:
    """Keep the good rows of a chunk; return all that are refused, also those found only now.

    Raises:
        OtherMarking: a synthetic row among real ones, or the other way.
    """
    run = await session.get_one(RegistryImport, run_id)
    _require_marking(run, chunk.good)
    if run.extract is Extract.PERSONS:
        later = await _persons(session, run.edition, chunk.good)
    elif run.extract is Extract.EMPLOYERS:
        later = await _employers(session, run.edition, chunk.good)
    else:
        later = await _contributions(session, run.edition, chunk.good)
    refused = sorted([*chunk.refused, *later], key=lambda row: row.line)
    run.rows_read += chunk.read
    run.rows_refused += len(refused)
    return refused


async def give_up(session: AsyncSession, run_id: int) -> None:
    """Let the next import of this file begin anew."""
    run = await session.get_one(RegistryImport, run_id)
    run.state, run.ended_at = ImportState.GIVEN_UP, clock.now()


def _require_marking(run: RegistryImport, good: Iterable[Good]) -> None:
    for one in good:
        record = one.record
        synthetic = record.row.synthetic if isinstance(record, Named) else record.synthetic
        if run.synthetic is None:
            run.synthetic = synthetic
        elif run.synthetic != synthetic:
            raise OtherMarking(one.line, synthetic=synthetic)


async def _persons(session: AsyncSession, edition: Edition, good: Sequence[Good]) -> list[Refused]:
    kept = PERSONS[edition]
    rows = [(one, one.record) for one in good if isinstance(one.record, Person)]
    new, refused = await _unknown(session, kept.rows, rows, left_out=_NAME_ID)
    numbers = await _numbers(session, kept.index, [form for one, _ in new for form in one.forms])
    await queries.add(
        session,
        kept.rows,
        [(*row[:_NAME_ID], numbers[next(iter(one.forms))], *row[_NAME_ID:]) for one, row in new],
    )
    return refused


async def _employers(
    session: AsyncSession, edition: Edition, good: Sequence[Good]
) -> list[Refused]:
    kept = EMPLOYERS[edition]
    rows = [(one, one.record.row) for one in good if isinstance(one.record, Named)]
    new, refused = await _unknown(session, kept.rows, rows)
    numbers = await _numbers(session, kept.index, [form for one, _ in new for form in one.forms])
    await queries.add(session, kept.rows, [row for _, row in new])
    called = [
        (numbers[form], row[0], former) for one, row in new for form, former in one.forms.items()
    ]
    await queries.add(session, kept.called, called)
    return refused


async def _contributions(
    session: AsyncSession, edition: Edition, good: Sequence[Good]
) -> list[Refused]:
    kept = CONTRIBUTIONS[edition]
    told = [(one, one.record) for one in good if isinstance(one.record, Contribution)]
    spans = [(one, row.span) for one, row in told if row.span]
    jobs = [(one, row.employment) for one, row in told if row.employment]
    new_spans, refused = await _unknown(session, kept.spans, spans)
    new_jobs, refused_jobs = await _unknown(session, kept.employments, jobs)
    by_line = {row.line: row for row in (*refused, *refused_jobs)}  # a row counts whole or not
    for table, new in ((kept.spans, new_spans), (kept.employments, new_jobs)):
        await queries.add(session, table, [row for one, row in new if one.line not in by_line])
    return list(by_line.values())


async def _unknown(
    session: AsyncSession, table: Table, rows: Sequence[Pair], *, left_out: int | None = None
) -> tuple[list[Pair], list[Refused]]:
    """Return the rows whose keys are new, as they are kept, and those that contradict earlier ones.

    A row that is the same as an earlier one is neither. *left_out* is a column that *rows* lack.
    """
    width = len(table.primary_key)
    known = await queries.rows_of(session, table, {row[0] for _, row in rows})
    if left_out is not None:
        known = [(*row[:left_out], *row[left_out + 1 :]) for row in known]
    seen = {row[:width]: row for row in known}
    new: list[Pair] = []
    refused: list[Refused] = []
    kept = queries.as_kept(session, [row for _, row in rows])
    for (one, _), row in zip(rows, kept, strict=True):
        before = seen.setdefault(row[:width], row)
        if before is row:
            new.append((one, row))
        elif before != row:
            refused.append(Refused(one.line, "", "twice", one.cells))
    return new, refused


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
