"""Read the first sheet of an Excel workbook, row by row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel
from openpyxl.utils.exceptions import InvalidFileException

from services.registry.importing.cells import Cell
from services.registry.importing.columns import is_day
from services.registry.importing.files import Line, Opened, Unreadable

_BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, OSError)


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open the workbook; a formula counts as what Excel last computed.

    Raises:
        Unreadable: it is cut off, or no workbook.
    """
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(values_only=True)
        headings = [str(cell or "").strip() for cell in next(lines, ())]
    except _BROKEN:
        raise Unreadable("workbook") from None
    if not any(headings):
        raise Unreadable("empty")
    days = [place for place, heading in enumerate(headings) if is_day(heading)]
    from_1904 = book.epoch == CALENDAR_MAC_1904
    progress = _Progress(sheet.max_row or 1)
    try:
        yield Opened(
            headings,
            _rows(lines, progress, days if from_1904 else []),
            lambda: min(progress.done / progress.rows, 1),
        )
    finally:
        book.close()


class _Progress:
    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.done = 0


def _rows(
    lines: Iterator[Sequence[object]], progress: _Progress, days_from_1904: Sequence[int]
) -> Iterator[Line]:
    try:
        for line, row in enumerate(lines, start=2):
            progress.done = line
            cells = [_cell(cell) for cell in row]
            for place in days_from_1904:
                if place < len(cells) and isinstance(number := cells[place], int | float):
                    cells[place] = from_excel(number, CALENDAR_MAC_1904)
            if any(cell is not None and cell != "" for cell in cells):
                yield line, cells
    except _BROKEN:
        raise Unreadable("workbook", line=progress.done) from None


def _cell(cell: object) -> Cell:
    if cell is None or isinstance(cell, str | int | float | datetime | date):
        return cell
    return cell.isoformat() if isinstance(cell, time) else str(cell)
