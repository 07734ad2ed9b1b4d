"""What is wrong with a file or a row is told; what is there stays as it was."""

import csv
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import imports
from bot.imports import Wanted
from bot.office import Refused
from bot.transactions import Transactions
from db.models.registry import Extract, ImportState, RegistryImport
from tests.flows.extracts import (
    ALI,
    CHONG,
    EMPLOYERS_HEAD,
    FOUR,
    MAJU,
    MONTHS_HEAD,
    PERSONS_HEAD,
    SITI,
    called,
    months,
    names,
    persons,
    take,
    write,
)

THERE = {row[0]: row[1] for row in FOUR}


@pytest.fixture
async def there(transactions: Transactions, tmp_path: Path) -> Transactions:
    """A registry with four persons."""
    await take(transactions, persons(tmp_path))
    return transactions


def refused(file: Path) -> list[list[str]]:
    with file.with_name(f"{file.name}.refused.csv").open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.reader(rows))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b"nric,nama\n", "none of its rows", id="headings alone"),
        pytest.param(b"nric,remarks\n1,x\n", "no column for: name", id="missing column"),
        pytest.param(b"nrci,name\n1,x\n", 'is it "nrci"', id="misspelt column"),
        pytest.param(b"nric,name\n1,Caf\xe9 A\n", "line 2 is not UTF-8", id="Windows"),
        pytest.param(f'nric,name\n{ALI},"Ali'.encode(), "inside quotation marks", id="quotes"),
        pytest.param(f"nric,name,born\n{ALI},Ali".encode(), "cut off in line 2", id="cut off"),
        pytest.param(f"nric,name\n{ALI},Ali\n".encode(), "line 2 is real", id="real rows"),
    ],
)
async def test_file_is_refused_with_a_sentence_and_nothing_changes(
    there: Transactions, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)

    with pytest.raises(Refused, match=words):
        await take(there, file, whole=True, smaller=True)

    assert await names(there) == THERE


async def test_synthetic_contributions_never_meet_real_persons(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path, [(ALI, "Ali bin Abu", "")]))
    rows = [(ALI, MAJU, "01/2020", "02/2020", "1500", "", "", 1)]

    file = write(tmp_path / "c.csv", MONTHS_HEAD, rows)
    with pytest.raises(Refused, match="line 2 is synthetic"):
        await take(transactions, file, Extract.CONTRIBUTIONS)

    async with transactions.database.sessions() as session:
        states = await session.scalars(select(RegistryImport.state).order_by(RegistryImport.id))
        assert list(states) == [ImportState.DONE, ImportState.GIVEN_UP]


async def test_much_smaller_extract_is_refused_until_it_is_said_so(
    there: Transactions, tmp_path: Path
) -> None:
    one = persons(tmp_path, [(ALI, "Ali bin Abu Bakar", 1)], "one.csv")
    with pytest.raises(Refused, match="--smaller"):
        await take(there, one, whole=True)
    assert await names(there) == THERE

    report = await take(there, one, whole=True, smaller=True)

    assert (report.rows_before, report.read, report.difference.gone) == (1, 0, 3)
    assert await names(there) == {ALI: "Ali bin Abu Bakar"}


async def test_refused_rows_stand_in_a_file_for_its_owner_alone(
    transactions: Transactions, tmp_path: Path
) -> None:
    rows: list[tuple[Any, ...]] = [
        (ALI, "=HYPERLINK(1)", 1),
        ("-1", "@SUM(A1)", 1),
        ("10203060011", "Lost Zero", 1),
        ("1.2E+11", "Rounded", 1),
    ]
    file = persons(tmp_path, rows)
    old = tmp_path / "persons.csv.refused.csv"
    old.write_text("of yesterday")
    old.chmod(0o644)

    report = await take(transactions, file)

    assert await names(transactions) == {ALI: "=HYPERLINK(1)"}
    head, minus, zero, rounded = refused(file)
    assert head == ["line", "reason", *PERSONS_HEAD]
    assert minus == ["3", "nric: a code begins with no =, +, -, @ or tab", "'-1", "'@SUM(A1)", "1"]
    assert "11 digits" in zero[1]
    assert "rounded" in rounded[1]
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    told = imports.lines(Wanted(Extract.PERSONS, file), report)
    assert "3  refused" in told
    assert "10203060011" not in told


async def test_folder_that_takes_no_file_of_refused_rows_is_told_as_that(
    there: Transactions, tmp_path: Path
) -> None:
    file = persons(tmp_path)
    file.with_name("persons.csv.refused.csv").mkdir()  # as a folder mounted to be read only

    with pytest.raises(Refused, match=r"persons\.csv\.refused\.csv, where .* cannot be written"):
        await take(there, file, whole=True)

    assert await names(there) == THERE


async def test_file_without_refused_rows_leaves_none(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))

    assert list(tmp_path.glob("*.refused.csv")) == []


@pytest.mark.parametrize("rows_a_chunk", [1, 10])
async def test_of_rows_that_contradict_the_later_ones_are_refused(
    transactions: Transactions, tmp_path: Path, rows_a_chunk: int
) -> None:
    rows = [
        (ALI, "Ali bin Abu", 1),
        (SITI, "Siti binti Omar", 1),
        (ALI, "Ali bin Abu", 1),
        (ALI, "Ali bin Ahmad", 1),
    ]
    file = persons(tmp_path, rows)

    report = await take(transactions, file, rows_a_chunk=rows_a_chunk)

    assert await names(transactions) == {ALI: "Ali bin Abu", SITI: "Siti binti Omar"}
    assert (report.read, report.refused.total()) == (4, 1)
    assert refused(file)[1][0] == "5"


@pytest.mark.parametrize("rows_a_chunk", [1, 10])
async def test_repeated_employer_with_a_further_name_is_refused(
    transactions: Transactions, tmp_path: Path, rows_a_chunk: int
) -> None:
    rows = [
        (MAJU, "Maju Sdn Bhd", "Mundur Sdn Bhd|Lama Enterprise", "Kuantan", 1),
        (MAJU, "Maju Sdn Bhd", "Mundur Sdn Bhd", "Kuantan", 1),
        (MAJU, "Maju Sdn Bhd", "Mundur Sdn Bhd|Baru Enterprise", "Kuantan", 1),
    ]
    file = write(tmp_path / "e.csv", EMPLOYERS_HEAD, rows)

    report = await take(transactions, file, Extract.EMPLOYERS, rows_a_chunk=rows_a_chunk)

    assert (report.read, report.refused.total()) == (3, 1)
    assert refused(file)[1][0] == "4"
    assert {name for name, _, _ in await called(transactions)} == {"maju", "mundur", "lama"}


async def test_months_that_contradict_are_refused(
    transactions: Transactions, tmp_path: Path
) -> None:
    rows = [
        (CHONG, MAJU, "01/2020", "02/2020", "1500", "2020-01-01", "", 1),
        (CHONG, MAJU, "03/2020", "04/2020", "1500", "2020-01-01", "2020-04-30", 1),
        (CHONG, MAJU, "01/2020", "03/2020", "1500", "2020-01-01", "", 1),
    ]

    file = write(tmp_path / "c.csv", MONTHS_HEAD, rows)
    report = await take(transactions, file, Extract.CONTRIBUTIONS)

    assert len(await months(transactions)) == 1
    assert [row[0] for row in refused(file)[1:]] == ["3", "4"]
    assert report.refused.total() == 2


async def test_row_with_other_cells_than_headings_is_refused(
    transactions: Transactions, tmp_path: Path
) -> None:
    file = tmp_path / "p.csv"
    file.write_text(f"nric;name;synthetic\n{ALI};Ali;1;\n{SITI};Siti;1;x\n{CHONG};Chong\n")

    report = await take(transactions, file)

    assert set(await names(transactions)) == {ALI}
    assert report.refused.total() == 2
