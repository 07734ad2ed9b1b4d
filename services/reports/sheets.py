"""Write a workbook: pages of rows under a frozen headline. Pure.

Text that a spreadsheet would take for a formula is written as text.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: a headline and rows of as many cells."""

    title: str
    headline: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write(pages: Sequence[Page]) -> bytes:
    """Return the workbook as .xlsx."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.title)
        for number, row in enumerate([page.headline, *page.rows], 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # "=1+1" is somebody's words, no formula
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for column in range(1, len(page.headline) + 1):
            widest = max(len(str(row[column - 1] or "")) for row in [page.headline, *page.rows])
            sheet.column_dimensions[get_column_letter(column)].width = min(widest, 60) + 2
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
