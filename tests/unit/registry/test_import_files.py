"""Files of three kinds are read, however they are written; broken ones are told, with the line."""

import codecs
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pyarrow
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from pyarrow import parquet

from services.registry.importing import files
from services.registry.importing.files import Unreadable

HEAD = "nric,name\n"


def read(path: Path, encoding: str | None = None) -> list[list[Any]]:
    with files.opened(files.scan(path, encoding=encoding)) as found:
        return [list(found.headings), *(list(cells) for _, cells in found.rows)]


def written(folder: Path, content: str | bytes, name: str = "x.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(folder: Path, *rows: list[Any], epoch: datetime | None = None) -> Path:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    for row in rows:
        book.active.append(row)
    book.save(folder / "x.xlsx")
    return folder / "x.xlsx"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{HEAD}1,Ali", id="comma"),
        pytest.param("nric;name\r\n1;Ali\r\n", id="semicolon and Windows lines"),
        pytest.param("nric\tname\n\n1\tAli\n\t\n", id="tab and empty lines"),
        pytest.param(codecs.BOM_UTF8 + f"{HEAD}1,Ali".encode(), id="mark of UTF-8"),
        pytest.param(f"{HEAD}1,Ali\n".encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param('"nric","name"\n"1","Ali"\n', id="quotes"),
        pytest.param("\r\n\n;\nnric;name\n1;Ali\n", id="empty lines above the headings"),
    ],
)
def test_csv_is_read_however_it_is_written(tmp_path: Path, content: str | bytes) -> None:
    assert read(written(tmp_path, content)) == [["nric", "name"], ["1", "Ali"]]


def test_windows_file_is_read_when_it_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, f"{HEAD}1,Café\n".encode("windows-1252"))

    assert read(file, files.WINDOWS)[1] == ["1", "Café"]


@pytest.mark.parametrize(
    ("content", "name", "reason", "line"),
    [
        pytest.param(b"", "x.csv", "empty", 0, id="no bytes"),
        pytest.param("\n\n", "x.csv", "empty", 0, id="no headings"),
        pytest.param(f"{HEAD}1,Ali\n2,Caf\xe9 X\n".encode("latin-1"), "x.csv", "not_utf_8", 3,
                     id="Windows-1252"),
        pytest.param(f"{HEAD}1,é".encode()[:-1], "x.csv", "cut_off", 2, id="half a letter"),
        pytest.param(f"{HEAD}1,Ali".encode("utf-16-le"), "x.csv", "utf_16", 0, id="bare UTF-16"),
        pytest.param("nric,name" * 2_000_000, "x.csv", "endless", 1, id="one line without an end"),
        pytest.param(f'{HEAD}1,"Ali', "x.csv", "quote", 2, id="ends inside quotes"),
        pytest.param(f'{HEAD}1,"{"A" * 140_000}\n', "x.csv", "csv", 2, id="endless cell"),
        pytest.param(f"{HEAD}1,Ali\n2", "x.csv", "cut_off", 3, id="ends inside a row"),
        pytest.param(b"PK\x03\x04 not a workbook", "x.xlsx", "workbook", 0, id="broken zip"),
        pytest.param(b"PAR1 cut off", "x.parquet", "parquet", 0, id="no footer"),
        pytest.param(b"{}", "x.json", "kind", 0, id="another kind"),
    ],
)  # fmt: skip
def test_broken_file_is_told(
    tmp_path: Path, content: str | bytes, name: str, reason: str, line: int
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(written(tmp_path, content, name))

    assert (refused.value.reason, refused.value.line) == (reason, line)


def test_csv_without_the_mark_that_was_promised_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="encoding"):
        read(written(tmp_path, HEAD), "utf-16")


def test_single_letter_is_a_heading(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a")) == [["a"]]


@pytest.mark.parametrize("more", [b"2,Siti\n", b"2,\xff\n"])
def test_file_that_grows_while_it_is_read_is_told(tmp_path: Path, more: bytes) -> None:
    scanned = files.scan(written(tmp_path, f"{HEAD}1,Ali\n"))
    with scanned.file.open("ab") as file:
        file.write(more)

    with pytest.raises(Unreadable, match="changed"), files.opened(scanned) as found:
        list(found.rows)


ENDLESS_ROW = (
    b"<worksheet><sheetData><row><c/></row><row><c><v>%s</v></c></row></sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        pytest.param(
            "xl/worksheets/sheet1.xml",
            ENDLESS_ROW % Random(1).randbytes(8_500_000).hex().encode(),
            "endless",
            id="one row without an end",
        ),
        pytest.param("xl/workbook.xml", b"<x", "workbook", id="no XML"),
        pytest.param("xl/worksheets/sheet1.xml", b"<x", "workbook", id="no sheet"),
        pytest.param("xl/workbook.xml", None, "workbook", id="a part is missing"),
        pytest.param("xl/worksheets/sheet1.xml", None, "workbook", id="without a sheet"),
        pytest.param("xl/media/1.png", bytes(20_000_000), "inflated", id="made to fill memory"),
    ],
)
def test_workbook_with_a_wrong_part_is_told(
    tmp_path: Path, part: str, content: bytes | None, reason: str
) -> None:
    good = workbook(tmp_path, ["nric", "name"], ["1", "Ali"])
    with ZipFile(good) as parts, ZipFile(tmp_path / "bad.xlsx", "w", ZIP_DEFLATED) as bad:
        kept = {name: parts.read(name) for name in parts.namelist()} | {part: content}
        for name, bytes_ in kept.items():
            if bytes_ is not None:
                bad.writestr(name, bytes_)

    with pytest.raises(Unreadable, match=reason):
        read(tmp_path / "bad.xlsx")


def test_workbook_with_a_cell_at_its_far_end_is_read_as_wide_as_its_headings(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["nric", "name"])
    book.active.append(["1", "Ali"])
    book.active["XFD2000"] = "x"
    book.save(tmp_path / "x.xlsx")

    assert read(tmp_path / "x.xlsx") == [["nric", "name"], ["1", "Ali"]]


def test_workbook_that_is_cut_off_is_told(tmp_path: Path) -> None:
    whole = workbook(tmp_path, ["nric", "name"], ["1", "Ali"]).read_bytes()

    with pytest.raises(Unreadable, match="workbook"):
        read(written(tmp_path, whole[: len(whole) // 2], "y.xlsx"))


def test_workbook_is_read_with_its_numbers_and_days(tmp_path: Path) -> None:
    day = datetime(2025, 12, 31, tzinfo=UTC).replace(tzinfo=None)
    file = workbook(tmp_path, ["nric", "born"], [900101065123, day], [None, None], ["2", 45658])

    rows = read(file)

    assert rows == [["nric", "born"], [900101065123, day], ["2", 45658]]


def test_serials_of_a_workbook_that_counts_from_1904_are_days(tmp_path: Path) -> None:
    file = workbook(tmp_path, ["nric", "born"], ["1", 44196], epoch=CALENDAR_MAC_1904)

    assert read(file)[1][1].date() == date(2025, 1, 1)


def test_parquet_is_read(tmp_path: Path) -> None:
    table = pyarrow.table({"nric": ["1", None], "born": [date(1980, 1, 1), None]})
    parquet.write_table(table, tmp_path / "x.parquet")

    assert read(tmp_path / "x.parquet")[1:] == [["1", date(1980, 1, 1)], [None, None]]


def test_cells_of_parquet_that_are_no_text_are_broken_letters(tmp_path: Path) -> None:
    far = pyarrow.array([2**31 - 1], pyarrow.int32()).cast(pyarrow.date32())
    columns = {"nric": [b"1"], "name": [b"\xff"], "born": far, "phone": [["1"]]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "x.parquet")

    assert read(tmp_path / "x.parquet")[1] == ["1", *["\ufffd"] * 3]


def test_text_that_parquet_keeps_once_is_held_once(tmp_path: Path) -> None:
    names = pyarrow.array(["x" * 1000] * 300)
    parquet.write_table(pyarrow.table({"name": names, "nric": names}), tmp_path / "x.parquet")

    found = read(tmp_path / "x.parquet")[1:]

    assert len(found) == 300
    assert len({id(cell) for cells in found for cell in cells}) == 2


def test_parquet_without_its_end_is_told(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"nric": ["1"]}), tmp_path / "x.parquet")
    cut = (tmp_path / "x.parquet").read_bytes()[:-20]

    with pytest.raises(Unreadable, match="parquet"):
        read(written(tmp_path, cut, "y.parquet"))


def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    file = written(tmp_path, f'{HEAD}1,"Ali\nbin Abu"\n2,Siti\n')

    with files.opened(files.scan(file)) as found:
        assert [line for line, _ in found.rows] == [3, 4]
