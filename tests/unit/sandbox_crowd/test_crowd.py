"""Extracts of any size are lifelike, nobody's, the same by their seed, and taken in as they are."""

import csv
import re
from collections import Counter
from datetime import date
from math import gcd
from pathlib import Path

import pytest
from pyarrow import parquet

from bot.sandbox.crowd import chance, persons, writing
from db.models.registry import Extract
from services.registry.importing import columns, files
from services.registry.importing.checking import Checking

UNTIL = date(2026, 10, 1)
TODAY = date(2026, 11, 28)


def made(folder: Path, seed: int = 7, *, as_parquet: bool = False) -> tuple[Path, ...]:
    folder.mkdir(exist_ok=True)
    return writing.write(
        folder,
        employer_count=300,
        person_count=1500,
        seed=seed,
        until=UNTIL,
        as_parquet=as_parquet,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crowd")
    made(folder)
    return folder


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_numbers_are_nobody_s_and_each_once(folder: Path) -> None:
    found = rows(folder, "persons")

    assert len({row["nric"] for row in found}) == len(found) == 1500
    assert all(row["nric"][8:10] == "00" and row["born"] < "2000" for row in found)
    assert all(re.fullmatch(r"(0100\d{6})?", row["phone"]) for row in found)
    assert {row["synthetic"] for row in found} == {"1"}
    assert gcd(persons._STEP, persons.most()) == 1  # so no two of them ever meet


@pytest.mark.parametrize("extract", Extract)
def test_every_row_is_taken(folder: Path, extract: Extract) -> None:
    with files.opened(files.scan(folder / f"{extract}.csv")) as source:
        fitting = columns.read(extract, source.headings)
        chunks = list(Checking(extract, fitting, TODAY).chunks(source.rows))

    assert fitting.ignored == ()
    assert [row for chunk in chunks for row in chunk.refused] == []


def test_nobody_works_where_no_employer_was_yet(folder: Path) -> None:
    registered = {row["code"]: row["registered_on"] for row in rows(folder, "employers")}

    for row in rows(folder, "contributions"):
        assert row["started_on"] >= registered[row["employer"]], row
        assert row["first_month"] <= row["last_month"] <= "2026-10"


def test_names_come_in_all_traditions_and_again(folder: Path) -> None:
    names = [row["name"] for row in rows(folder, "persons")]

    for sign in (" bin ", " binti ", " a/l ", " a/p ", " anak ", " Singh "):
        assert any(sign in name for name in names), sign
    assert 1200 < len(set(names)) < 1500
    assert Counter(row["name"] for row in rows(folder, "employers")).most_common(1)[0][1] < 5


def test_same_seed_makes_the_same_files(folder: Path, tmp_path: Path) -> None:
    again = [file.read_bytes() for file in made(tmp_path / "again")]
    other = [file.read_bytes() for file in made(tmp_path / "other", seed=8)]

    before = [(folder / file).read_bytes() for file in
              ("employers.csv", "persons.csv", "contributions.csv")]  # fmt: skip
    assert again == before
    assert all(one != two for one, two in zip(other, before, strict=True))


def test_parquet_holds_the_same(folder: Path, tmp_path: Path) -> None:
    file = made(tmp_path, as_parquet=True)[1]

    assert parquet.read_table(file).to_pylist() == rows(folder, "persons")


def test_persons_are_the_same_without_their_contributions(folder: Path, tmp_path: Path) -> None:
    files_ = writing.write(
        tmp_path, employer_count=300, person_count=1500, seed=7, until=UNTIL, working=False
    )

    assert [file.name for file in files_] == ["employers.csv", "persons.csv"]
    assert all(file.read_bytes() == (folder / file.name).read_bytes() for file in files_)


def test_rows_of_a_block_hang_on_no_other_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(persons, "ROWS_A_BLOCK", 100)
    assert chance.ROWS_A_BLOCK > 100

    few = list(persons.blocks(7, 200, 300, UNTIL))
    more = list(persons.blocks(7, 300, 300, UNTIL))

    assert few == more[:2]
