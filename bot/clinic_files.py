"""`prihatin import clinics` and `prihatin import slots`: files of panel clinics and their hours.

Rows with a fault are refused one by one and stand in FILE.refused.csv beside the file.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot import import_words
from bot.office import office
from bot.refused_rows import RefusedRows
from bot.transactions import Transactions
from config.settings import Settings
from services import clock
from services.registry.importing import checking, columns, files
from services.registry.importing.cells import Cell, Wrong
from services.screening.clinics import clinic_keeping, clinic_rows
from services.screening.clinics.clinic_rows import ClinicFile, HoursRow

Row = TypeVar("Row")


@dataclass(slots=True)
class Report:
    """What was done."""

    read: int = 0
    new: int = 0
    changed: int = 0
    clinics: int = 0  # whose hours were kept
    refused: list[checking.Refused] = field(default_factory=list)
    refused_file: Path | None = None


async def clinics(settings: Settings, file: Path) -> str:
    """Import panel clinics; return the report for the screen.

    Raises:
        Refused: the file is not taken; the message says why.
    """
    async with office(settings) as transactions:
        return _lines(await take_clinics(transactions, file), file)


async def hours(settings: Settings, file: Path) -> str:
    """Import hours of panel clinics; return the report for the screen.

    Raises:
        Refused: the file is not taken; the message says why.
    """
    async with office(settings) as transactions:
        return _lines(await take_hours(transactions, file), file)


async def take_clinics(transactions: Transactions, file: Path) -> Report:
    """Keep the clinics of a file."""
    report = Report()
    for line, cells, row in _rows(file, ClinicFile.CLINICS, clinic_rows.clinic, report):
        try:
            async with transactions.begin() as session:
                new, changed = await clinic_keeping.keep(session, [row])
        except Wrong as wrong:
            report.refused.append(checking.Refused(line, wrong.column, wrong.reason, cells))
        else:
            report.new += new
            report.changed += changed
    _write_refused(file, report)
    return report


async def take_hours(transactions: Transactions, file: Path) -> Report:
    """Keep the hours of a file, a clinic a transaction: all of its rows, or none."""
    report = Report()
    today = clock.now().astimezone(clock.LOCAL).date()
    by_code: dict[str, list[tuple[int, Sequence[Cell], HoursRow]]] = {}
    read = _rows(file, ClinicFile.SLOTS, lambda row: clinic_rows.hours(row, today), report)
    for line, cells, row in read:
        by_code.setdefault(row.code, []).append((line, cells, row))
    for code, found in by_code.items():
        try:
            async with transactions.begin() as session:
                await clinic_keeping.keep_hours(session, code, [row for _, _, row in found])
        except Wrong as wrong:
            report.refused += [
                checking.Refused(line, wrong.column, wrong.reason, cells)
                for line, cells, _ in found
            ]
        else:
            report.clinics += 1
    _write_refused(file, report)
    return report


def _rows(
    file: Path, kind: ClinicFile, read: Callable[[Sequence[Cell]], Row], report: Report
) -> Iterator[tuple[int, Sequence[Cell], Row]]:
    """Give the good rows; the others are noted in the report.

    Raises:
        Refused: the file cannot be read, or lacks a column.
    """
    with import_words.readable(file), files.opened(files.scan(file)) as source:
        fitting = columns.read(kind, source.headings)
        for line, cells in source.rows:
            report.read += 1
            try:
                yield line, cells, read(_ordered(cells, fitting.places, len(source.headings)))
            except Wrong as wrong:
                report.refused.append(checking.Refused(line, wrong.column, wrong.reason, cells))


def _ordered(cells: Sequence[Cell], places: Sequence[int | None], width: int) -> list[Cell]:
    if len(cells) < width:
        raise Wrong("few_cells")
    if any(cells[width:]):
        raise Wrong("many_cells")
    return [None if place is None else cells[place] for place in places]


def _write_refused(file: Path, report: Report) -> None:
    with files.opened(files.scan(file)) as source:
        refused = RefusedRows(file, source.headings, until=0)
    refused.add(sorted(report.refused, key=lambda row: row.line))
    refused.close()
    report.refused_file = refused.path if report.refused else None


def _lines(report: Report, file: Path) -> str:
    told = [f"{file.name}: {report.read} rows read, {len(report.refused)} refused."]
    if report.new or report.changed:
        told.append(f"{report.new} clinics are new, {report.changed} were changed.")
    if report.clinics:
        told.append(f"The hours of {report.clinics} clinics were kept; their slots are open.")
    for row in sorted(report.refused, key=lambda one: one.line)[:20]:
        told.append(f"Line {row.line}: {import_words.of_row(row.column, row.reason)}.")
    if report.refused_file:
        told.append(f"The refused rows stand in {report.refused_file}.")
    return "\n".join(told)
