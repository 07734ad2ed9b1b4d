"""An extract is seen whole or not at all, is swapped in one moment, goes on after a crash."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import imports
from bot.office import Refused
from bot.transactions import Transactions
from db import keys, locks
from db.models.records import AuditNote
from db.models.registry import PERSONS, Current, Edition, Extract
from db.session import Database, connect
from services.registry import editions, search
from services.registry.checks import records
from tests.flows.extracts import (
    ALI,
    CHONG,
    EMPLOYERS_HEAD,
    FOUR,
    JAYA,
    MAJU,
    MONTHS_HEAD,
    OTHER,
    SITI,
    called,
    months,
    names,
    persons,
    take,
    write,
)


async def test_first_extract_is_whole_and_answered_from(
    transactions: Transactions, tmp_path: Path
) -> None:
    report = await take(transactions, persons(tmp_path))

    assert (report.whole, report.read, report.difference.new) == (True, 4, 4)
    assert await names(transactions) == {row[0]: row[1] for row in FOUR}
    async with transactions.database.sessions() as session:
        current = await session.get_one(Current, Extract.PERSONS)
        assert (current.rows, current.names_indexed, current.synthetic) == (4, 3, True)
        kept = PERSONS[Edition.A].index
        ids = await session.scalars(select(kept.names.c.id).order_by(kept.names.c.id))
        assert list(ids) == [1, 2, 3]
        assert (await session.execute(select(kept.parts))).first() is not None
        note = (await session.scalars(select(AuditNote))).one()
        assert (note.action, note.subject) == ("registry.imported", "extract:persons")


async def test_whole_extract_takes_the_place_of_the_old_one(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))

    report = await take(transactions, persons(tmp_path, OTHER, "b.csv"), whole=True)

    done = report.difference
    assert (done.new, done.changed, done.gone) == (0, 1, 1)
    assert await names(transactions) == {row[0]: row[1] for row in OTHER}


async def test_who_reads_meanwhile_sees_one_edition_to_the_end(
    transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await take(transactions, persons(tmp_path))
    monkeypatch.setattr(imports, "READERS_LEAVE_SECONDS", 0.0)
    async with transactions.database.sessions() as reader:
        before = await editions.current(reader)

        await take(transactions, persons(tmp_path, OTHER, "b.csv"), whole=True)
        rows = PERSONS[before[Extract.PERSONS]].rows
        seen = await reader.scalars(select(rows.c.name).order_by(rows.c.key))

        assert list(seen) == [row[1] for row in FOUR]
        if not transactions.database.is_sqlite:  # which shows the reader its own moment
            with pytest.raises(Refused, match="still reads"):
                await take(transactions, persons(tmp_path, FOUR, "c.csv"), whole=True)
    await take(transactions, persons(tmp_path, FOUR, "c.csv"), whole=True)
    assert len(await names(transactions)) == 4


async def _looks_for_a_name(session: AsyncSession) -> None:
    await search.find(session, "Ali bin Ahmad")


async def _opens_a_record(session: AsyncSession) -> None:
    await records.person(session, int(ALI))


@pytest.mark.parametrize("reads", [_looks_for_a_name, _opens_a_record])
async def test_answers_hold_the_edition_they_are_read_from(
    transactions: Transactions,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reads: Callable[[AsyncSession], Awaitable[None]],
) -> None:
    await take(transactions, persons(tmp_path))
    monkeypatch.setattr(imports, "READERS_LEAVE_SECONDS", 0.0)
    async with transactions.database.sessions() as reader:
        await reads(reader)
        await take(transactions, persons(tmp_path, OTHER, "b.csv"), whole=True)

        if not transactions.database.is_sqlite:
            with pytest.raises(Refused, match="still reads"):
                await take(transactions, persons(tmp_path, FOUR, "c.csv"), whole=True)
    await take(transactions, persons(tmp_path, FOUR, "c.csv"), whole=True)


async def test_additions_are_there_at_once_and_the_rest_stays(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))
    more = [(ALI, "Ali bin Abu Bakar", 1), ("950303060059", "Nurul Aina binti Ali", 1)]

    report = await take(transactions, persons(tmp_path, more, "more.csv"))

    assert (report.whole, report.difference.new, report.difference.changed) == (False, 1, 1)
    found = await names(transactions)
    assert len(found) == 5
    assert found[ALI] == "Ali bin Abu Bakar"
    async with transactions.database.sessions() as session:
        current = await session.get_one(Current, Extract.PERSONS)
        assert (current.edition, current.rows, current.names_indexed) == (Edition.A, 5, 3)
        kept = PERSONS[Edition.A]
        joined = kept.rows.join(kept.index.names, kept.index.names.c.id == kept.rows.c.name_id)
        form = await session.scalar(
            select(kept.index.names.c.name)
            .select_from(joined)
            .where(kept.rows.c.key == keys.of_nric(ALI))
        )
        assert form == "ali abu bakar"
        last = await session.scalar(select(text("max(id)")).select_from(kept.index.names))
        assert last == 5


async def test_same_file_twice_changes_nothing(transactions: Transactions, tmp_path: Path) -> None:
    await take(transactions, persons(tmp_path))

    report = await take(transactions, persons(tmp_path))

    assert (report.difference.new, report.difference.changed) == (0, 0)
    assert len(await names(transactions)) == 4


async def test_employer_is_found_by_each_of_its_names(
    transactions: Transactions, tmp_path: Path
) -> None:
    rows = [
        (MAJU, "Maju Sdn Bhd", "Mundur Sdn Bhd|Maju Enterprise", "Kuantan", 1),
        (JAYA, "Jaya Sdn Bhd", "", "Kuantan", 1),
    ]
    await take(transactions, write(tmp_path / "e.csv", EMPLOYERS_HEAD, rows), Extract.EMPLOYERS)
    changed = [(JAYA, "Jaya Baru Sdn Bhd", "Jaya Sdn Bhd", "Kuantan", 1)]

    file = write(tmp_path / "more.csv", EMPLOYERS_HEAD, changed)
    await take(transactions, file, Extract.EMPLOYERS)

    assert await called(transactions) == {
        ("maju", MAJU, False),
        ("mundur", MAJU, True),
        ("jaya", JAYA, True),
        ("jaya baru", JAYA, False),
    }


async def test_contributions_are_kept_with_employments_and_totals(
    transactions: Transactions, tmp_path: Path
) -> None:
    rows = [
        (ALI, MAJU, "01/2020", "12/2024", "1500", "2019-12-15", "", 1),
        (ALI, MAJU, "01/2025", "10/2026", "1700.01", "2019-12-15", "", 1),
        (SITI, MAJU, "2026-01", "2026-10", "RM 6,000.01", "2026-01-01", "", 1),
        (CHONG, JAYA, "2020-01", "2020-03", "1200", "2020-01-01", "31/3/2020", 1),
    ]
    file = write(tmp_path / "c.csv", MONTHS_HEAD, rows)
    await take(transactions, file, Extract.CONTRIBUTIONS)
    assert [row[1:] for row in await months(transactions, "totals")] == [
        (2, 2026 * 12 + 9),
        (1, 2020 * 12 + 2),
    ]
    assert len(await months(transactions, "employments")) == 3

    more = [(CHONG, JAYA, "2026-11", "2026-11", "1700", "2020-01-01", "", 1)]
    file = write(tmp_path / "d.csv", MONTHS_HEAD, more)
    await take(transactions, file, Extract.CONTRIBUTIONS)

    assert [row[1:] for row in await months(transactions, "totals")] == [
        (2, 2026 * 12 + 9),
        (1, 2026 * 12 + 10),
    ]
    assert [row[4] for row in await months(transactions)] == [19, 22, 65, 16, 21]
    assert [row[3] for row in await months(transactions, "employments")] == [None, None, None]


async def test_two_imports_of_one_extract_at_once_are_refused(
    transactions: Transactions, database_url: str, tmp_path: Path
) -> None:
    other = connect(database_url)
    async with locks.alone(other, "import-persons"):
        with pytest.raises(Refused, match="Another import of persons is running"):
            await take(transactions, persons(tmp_path))
    await other.close()

    await take(transactions, persons(tmp_path))

    assert len(await names(transactions)) == 4


async def test_reader_meets_no_half_of_it(
    transactions: Transactions, database: Database, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))
    allowed = [{row[0]: row[1] for row in rows} for rows in (FOUR, OTHER)]
    work = asyncio.ensure_future(
        take(transactions, persons(tmp_path, OTHER, "b.csv"), whole=True, rows_a_chunk=1)
    )

    seen = []
    while not work.done():
        seen.append(await names(transactions))
        await asyncio.sleep(0)
    await work

    assert all(answer in allowed for answer in seen)
    assert await names(transactions) == allowed[1]
