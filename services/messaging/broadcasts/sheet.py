"""Write what became of a broadcast as a spreadsheet; what people wrote is never a formula.

openpyxl takes a text that begins with "=" for a formula; here every cell is set as text or number.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from db.models.broadcasts import Broadcast
from db.queries.broadcast_after import Told
from services import texts
from services.clock import LOCAL
from services.messaging.broadcasts import outcomes

_COLUMNS = ("name", "staff_number", "kind", "outcome", "step", "sent_at", "acked_at")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of(language: str, row: Broadcast, told: Sequence[Told], now: datetime) -> bytes:
    """Return the workbook: a sheet of what was said, and one of all recipients."""
    book = Workbook(write_only=True)
    about = book.create_sheet(_say(language, "broadcast.column.about"))
    for name, value in _about(row, len(told), now):
        _write(about, [_say(language, f"broadcast.column.{name}"), value])
    people = book.create_sheet(_say(language, "broadcast.column.recipients"))
    _write(people, [_say(language, f"broadcast.column.{name}") for name in _COLUMNS])
    for each in told:
        _write(people, _line(language, row, each))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def harmless(value: str) -> str:
    """Return a text that no program takes for a formula, also when it is saved as CSV."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _about(row: Broadcast, count: int, now: datetime) -> Iterable[tuple[str, str]]:
    yield "number", str(row.id)
    yield "text_ms", row.text_ms or ""
    yield "text_en", row.text_en or ""
    yield "audience", "; ".join(row.audience)
    yield "count", str(count)
    yield "content_hash", row.content_hash or ""
    yield "audience_hash", row.audience_hash or ""
    yield "made_at", _moment(now)


def _line(language: str, row: Broadcast, each: Told) -> list[str]:
    became = outcomes.of(row, each)
    kind = "person" if each.person_id is not None else "group"
    return [
        each.name or "",
        each.staff_number or "",
        _say(language, f"broadcast.column.{kind}"),
        _say(language, f"broadcast.outcome.{became}"),
        _say(language, f"broadcast.step.{became}"),
        _moment(each.sent_at) if became is outcomes.Became.ARRIVED else "",
        _moment(each.acked_at),
    ]


def _write(sheet: WriteOnlyWorksheet, values: Iterable[str]) -> None:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value=None)
        cell.value = harmless(value)
        cell.data_type = "s"
        cells.append(cell)
    sheet.append(cells)


def _moment(value: datetime | None) -> str:
    return value.astimezone(LOCAL).strftime("%d/%m/%Y %H:%M") if value else ""


def _say(language: str, key: str) -> str:
    return texts.plain(texts.say(language, key))
