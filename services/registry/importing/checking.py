"""Check rows of an extract by the thousand: good ones with their names' forms, others with why.

Pure but for the rules files. Rows are read column by column; only those that seem to have a fault
are read once more, cell by cell, which settles whether and why they are refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, Protocol

from db.models.registry import Extract
from services.registry.importing import contributions, employers, persons
from services.registry.importing.by_column import ByColumn
from services.registry.importing.cells import Cell, Wrong
from services.registry.importing.columns import Columns
from services.registry.importing.files import Line
from services.registry.importing.taken import Taken

ROWS_A_CHUNK = 10_000  # one transaction: some tenths of a second on SQLite, where others wait


class Checker(Protocol):
    """Knows one extract; rows have its fields as `columns.fields` orders them."""

    def read(self, row: Sequence[Cell]) -> Taken:
        """Read one row, or raise `Wrong`."""

    def read_all(self, rows: ByColumn) -> list[Taken]:
        """Read many rows; those that are doubtful then have to be read one by one."""


class Refused(NamedTuple):
    """A row that cannot be taken."""

    line: int
    column: str  # as `columns.fields` names it; empty: the row as a whole
    reason: str
    cells: Sequence[Cell]


@dataclass(slots=True)
class Chunk:
    """Rows that are kept in one transaction."""

    rows: Sequence[Line]  # all of them, as the file has them
    places: Sequence[int]  # of the good ones among them
    good: list[Taken]  # in the same order
    refused: list[Refused] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows of the file these are."""
        return len(self.good) + len(self.refused)

    def refuse(self, which: int, reason: str) -> Refused:
        """Return one of the good rows as one that is refused after all."""
        line, cells = self.rows[self.places[which]]
        return Refused(line, "", reason, cells)


class Checking:
    """Checks the rows of one file."""

    def __init__(self, extract: Extract, columns: Columns, today: date) -> None:
        self._checker = _checker(extract, today)
        self._width = len(columns.headings)
        self._places = columns.places
        # A cell behind the last one stands for columns that the file does not have.
        places = [self._width if place is None else place for place in columns.places]
        self._ordered = itemgetter(*places)

    def chunks(self, rows: Iterable[Line], size: int = ROWS_A_CHUNK) -> Iterator[Chunk]:
        """Give all rows, checked, *size* at a time."""
        lines = iter(rows)
        while piece := list(islice(lines, size)):
            yield self.chunk(piece)

    def chunk(self, rows: Sequence[Line]) -> Chunk:
        """Check the rows."""
        taken: dict[int, Taken] = {}
        fitting = [place for place, (_, cells) in enumerate(rows) if len(cells) == self._width]
        if fitting:
            table = ByColumn([rows[place][1] for place in fitting], self._places)
            read = self._checker.read_all(table)
            if len(fitting) == len(rows) and not table.doubtful:
                return Chunk(rows, range(len(rows)), read)
            taken = {
                place: read[which]
                for which, place in enumerate(fitting)
                if which not in table.doubtful
            }
        return self._one_by_one(rows, taken)

    def _one_by_one(self, rows: Sequence[Line], taken: dict[int, Taken]) -> Chunk:
        """Read the rows that are not *taken* yet."""
        found = Chunk(rows, places := [], [])
        for place, (line, cells) in enumerate(rows):
            try:
                good = taken.get(place) or self._one(cells)
            except Wrong as wrong:
                found.refused.append(Refused(line, wrong.column, wrong.reason, cells))
            else:
                places.append(place)
                found.good.append(good)
        return found

    def _one(self, cells: Sequence[Cell]) -> Taken:
        if len(cells) != self._width:
            if len(cells) < self._width:
                raise Wrong("few_cells")
            if any(cells[self._width :]):
                raise Wrong("many_cells")
        return self._checker.read(self._ordered((*cells[: self._width], None)))


def _checker(extract: Extract, today: date) -> Checker:
    if extract is Extract.EMPLOYERS:
        return employers.Checker(today)
    if extract is Extract.PERSONS:
        return persons.Checker(today)
    return contributions.Checker(today)
