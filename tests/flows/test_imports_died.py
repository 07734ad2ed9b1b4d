"""An import that dies is unseen, goes on where it stopped, and leaves nothing half done."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from bot.transactions import Transactions
from db.models.registry import PERSONS, ImportState, RegistryImport
from services.registry.importing import loading
from tests.flows.extracts import (
    ALI,
    FOUR,
    OTHER,
    names,
    persons,
    take,
)


class Killed(BaseException):
    """As kill -9: nothing is caught, nothing is tidied up."""


async def test_import_that_died_is_unseen_and_goes_on(
    transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await take(transactions, persons(tmp_path, OTHER))
    rows = [*FOUR[:2], ("x", "Nobody", 1), *FOUR[2:], ("y", "Nobody", 1)]
    file = persons(tmp_path, rows, "b.csv")
    with monkeypatch.context() as broken:
        broken.setattr(loading, "keep", _dying_at(2))
        with pytest.raises(Killed):
            await take(transactions, file, whole=True, rows_a_chunk=2)
    assert await names(transactions) == {row[0]: row[1] for row in OTHER}

    report = await take(transactions, file, whole=True, rows_a_chunk=2)

    assert (report.rows_before, report.read, report.refused.total()) == (4, 2, 2)
    assert await names(transactions) == {row[0]: row[1] for row in FOUR}
    refused = (tmp_path / "b.csv.refused.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in refused] == ["line", "4", "7"]


async def test_large_file_is_checked_in_another_process_and_kept_in_its_order(
    transactions: Transactions, tmp_path: Path
) -> None:
    rows = [*FOUR, ("x", "Nobody", 1), (ALI, "Ali bin Ahmad", 1)]
    file = persons(tmp_path, rows)

    report = await take(transactions, file, rows_a_chunk=1, large_bytes=0)

    assert (report.read, report.refused.total()) == (6, 2)
    assert await names(transactions) == {row[0]: row[1] for row in FOUR}
    refused = (tmp_path / "persons.csv.refused.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in refused] == ["line", "6", "7"]


async def test_old_edition_is_cleared_in_steps_that_may_die(
    transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "ROWS_CLEARED", 1)
    for file in (persons(tmp_path), persons(tmp_path, OTHER, "b.csv")):
        await take(transactions, file, whole=True)
    third = persons(tmp_path, FOUR, "c.csv")
    with monkeypatch.context() as broken:
        broken.setattr(loading, "clear_some", _dying_at(0, loading.clear_some))
        with pytest.raises(Killed):
            await take(transactions, third, whole=True)
    assert await names(transactions) == {row[0]: row[1] for row in OTHER}

    await take(transactions, third, whole=True)

    assert await names(transactions) == {row[0]: row[1] for row in FOUR}


@pytest.mark.parametrize("whole", [True, False], ids=["taken up again", "additions"])
async def test_indexes_are_all_there_after_an_import_that_died(
    transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    await take(transactions, persons(tmp_path, OTHER))
    file = persons(tmp_path, FOUR, "b.csv")
    with monkeypatch.context() as broken:
        broken.setattr(loading, "keep", _dying_at(1))
        with pytest.raises(Killed):
            await take(transactions, file, whole=True, rows_a_chunk=2)

    await take(transactions, file, whole=whole, rows_a_chunk=2)

    assert set(await names(transactions)) == {row[0] for row in FOUR}
    for kept in PERSONS.values():
        wanted = {index.name for index in kept.rows.indexes}
        assert await _indexes(transactions, kept.rows.name) == wanted


async def test_another_file_begins_anew_where_one_died(
    transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(loading, "keep", _dying_at(1))
        with pytest.raises(Killed):
            await take(transactions, persons(tmp_path), rows_a_chunk=1)

    await take(transactions, persons(tmp_path, OTHER, "b.csv"))

    assert await names(transactions) == {row[0]: row[1] for row in OTHER}
    async with transactions.database.sessions() as session:
        states = await session.scalars(select(RegistryImport.state).order_by(RegistryImport.id))
        assert list(states) == [ImportState.GIVEN_UP, ImportState.DONE]


async def _indexes(transactions: Transactions, table: str) -> set[str | None]:
    async with transactions.database.engine.connect() as connection:
        found = await connection.run_sync(lambda sync: inspect(sync).get_indexes(table))
    return {index["name"] for index in found}


def _dying_at(chunk: int, real=loading.keep):  # type: ignore[no-untyped-def]
    """Return a `keep` that keeps that many chunks and dies in the next one, before its commit."""
    done = 0

    async def keep(*arguments, **options):  # type: ignore[no-untyped-def]
        nonlocal done
        kept = await real(*arguments, **options)
        if done == chunk:
            raise Killed
        done += 1
        return kept

    return keep
