"""Write a workbook: pages of rows under a frozen headline. Pure.

Text that a spreadsheet would take for a formula is written as text; signs that no XML may hold
are blanks.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: a headline and rows of as many cells."""

    title: str
    headline: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write(pages: Sequence[Page]) -> bytes:
    """Return the workbook as .xlsx."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)  # a row at a time: there may be 50,000
    for page in pages:
        sheet = book.create_sheet(page.title)
        sheet.freeze_panes = "A2"
        for column in range(1, len(page.headline) + 1):
            widest = max(len(str(row[column - 1] or "")) for row in [page.headline, *page.rows])
            sheet.column_dimensions[get_column_letter(column)].width = min(widest, 60) + 2
        for number, row in enumerate([page.headline, *page.rows]):
            cells = [WriteOnlyCell(sheet, _written(value)) for value in row]
            for cell, value in zip(cells, row, strict=True):
                if isinstance(value, str):
                    cell.data_type = "s"  # "=1+1" is somebody's words, no formula
                if number == 0:
                    cell.font = Font(bold=True)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _written(value: Cell) -> Cell:
    return _NO_XML.sub(" ", value) if isinstance(value, str) else value
