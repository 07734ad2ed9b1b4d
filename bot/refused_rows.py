"""The file of the rows that an import refuses, beside the file it reads, for its owner alone.

It is a spreadsheet for people: cells that begin like a formula are made harmless.
"""

import csv
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot import import_words, office
from services.registry.importing.cells import Cell, plain_number
from services.registry.importing.checking import Refused

PRIVATE = 0o600
HEADINGS = ("line", "reason")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class RefusedRows:
    """Rows are added as they are refused; each is on the disk before its transaction ends."""

    def __init__(self, source: Path, headings: Sequence[str], *, until: int) -> None:
        """Begin anew, or go on behind line *until* of the source where an import stopped.

        Raises:
            office.Refused: the file cannot be written.
        """
        self.path = source.with_name(f"{source.name}.refused.csv")
        self.counts: Counter[str] = Counter()
        kept = self._kept(until)
        self._file = os.fdopen(_opened(self.path), "w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([*HEADINGS, *map(harmless, headings)])
        self._writer.writerows(kept)
        self.counts.update(row[1] for row in kept)

    def add(self, rows: Iterable[Refused]) -> None:
        """Write these rows down."""
        for row in rows:
            reason = import_words.of_row(row.column, row.reason)
            self.counts[reason] += 1
            self._writer.writerow([row.line, reason, *map(harmless, row.cells)])
        self._file.flush()

    def close(self) -> None:
        """End the file; one without rows is removed."""
        self._file.close()
        if not self.counts:
            self.path.unlink(missing_ok=True)

    def _kept(self, until: int) -> list[list[str]]:
        if not until or not self.path.exists():
            return []
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
        return [row for row in rows if len(row) > 1 and row[0].isdigit() and int(row[0]) <= until]


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        number = os.open(path, flags, PRIVATE)
        os.chmod(path, PRIVATE)  # noqa: PTH101  an older file may be open to others
    except OSError as error:
        raise office.Refused(
            f"{path}, where rows that are refused are listed, cannot be written: "
            f"{error.strerror or error}."
        ) from error
    return number


def harmless(cell: Cell) -> str:
    """Return the cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else cell if isinstance(cell, str) else plain_number(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
