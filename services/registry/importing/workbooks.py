"""Read the first sheet of an Excel workbook, row by row."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from services.registry.importing.cells import Cell
from services.registry.importing.columns import is_day
from services.registry.importing.files import LONGEST_LINE, Line, Opened, Unreadable

_SHEETS = "xl/worksheets/"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any sheet of Excel
SMALL = 10_000_000  # bytes of a part that harms nobody
MOST_TIMES = 100  # that a part of a true workbook is larger than what it is packed in
MOST_HELD = 300_000_000  # bytes of all parts that the library keeps in memory: not the sheets
LONGEST_ROW = LONGEST_LINE  # bytes; the library holds a row as a whole, several times over
LONGEST_TAG = 100  # bytes of a tag that two pieces may share
_PIECE = 1 << 20  # bytes
_ROW, _ROWS_END = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"</(?:\w+:)?sheetData>")


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open the workbook; a formula counts as what Excel last computed.

    Raises:
        Unreadable: it is cut off, or no workbook, or made to fill the memory, or a row is endless.
    """
    with _whole():
        _weigh(file)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    try:
        with _whole():
            sheet = book.worksheets[0]
            headings = _headings(sheet)
        if not headings:
            raise Unreadable("empty")
        days = [place for place, heading in enumerate(headings) if is_day(heading)]
        from_1904 = book.epoch == CALENDAR_MAC_1904
        progress = _Progress(sheet.max_row or 1)
        # What the sheet says of its own size may be wrong: a cell at its far end is no table.
        lines = sheet.iter_rows(
            min_row=2, max_row=LAST_ROW, max_col=len(headings), values_only=True
        )
        yield Opened(
            headings,
            _rows(lines, progress, days if from_1904 else []),
            lambda: min(progress.done / progress.rows, 1),
        )
    finally:
        book.close()


@contextmanager
def _whole(line: Callable[[], int] = lambda: 0) -> Iterator[None]:
    """Whatever the libraries stumble over, the workbook is to blame: they name no errors."""
    try:
        yield
    except Unreadable:
        raise
    except Exception:
        raise Unreadable("workbook", line=line()) from None


def _weigh(file: Path) -> None:
    with ZipFile(file) as parts:
        sizes = parts.infolist()
    held = sum(part.file_size for part in sizes if not part.filename.startswith(_SHEETS))
    if held > MOST_HELD or any(
        part.file_size > SMALL and part.file_size > MOST_TIMES * part.compress_size
        for part in sizes
    ):
        raise Unreadable("inflated")
    for part in sizes:
        if part.filename.startswith(_SHEETS) and part.file_size > LONGEST_ROW:
            _weigh_rows(file, part)


def _weigh_rows(file: Path, sheet: ZipInfo) -> None:
    """Look for a row without an end before the library does, which would hold all of it."""
    rows, length, rest = 0, 0, b""
    with ZipFile(file) as parts, parts.open(sheet) as opened_sheet:
        while piece := opened_sheet.read(_PIECE):
            *before, rest = _ROW.split(rest[-LONGEST_TAG:] + piece)
            rows += len(before)
            length = len(rest) if before else length + len(piece)
            if _ROWS_END.search(rest):
                return
            if length > LONGEST_ROW:
                raise Unreadable("endless", line=rows)


def _headings(sheet: ReadOnlyWorksheet) -> list[str]:
    """Return the first row up to its last heading."""
    first = next(sheet.iter_rows(max_row=1, max_col=LAST_COLUMN, values_only=True), ())
    headings = [str(cell or "").strip() for cell in first]
    while headings and not headings[-1]:
        headings.pop()
    return headings


class _Progress:
    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.done = 0


def _rows(
    lines: Iterator[Sequence[object]], progress: _Progress, days_from_1904: Sequence[int]
) -> Iterator[Line]:
    with _whole(lambda: progress.done):
        for line, row in enumerate(lines, start=2):
            progress.done = line
            cells = [_cell(cell) for cell in row]
            for place in days_from_1904:
                if isinstance(number := cells[place], int | float):
                    cells[place] = from_excel(number, CALENDAR_MAC_1904)
            if any(cell is not None and cell != "" for cell in cells):
                yield line, cells


def _cell(cell: object) -> Cell:
    if cell is None or isinstance(cell, str | int | float | datetime | date):
        return cell
    return cell.isoformat() if isinstance(cell, time) else str(cell)
