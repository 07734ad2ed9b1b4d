"""Check rows of an extract by the thousand: good ones with their names' forms, others with why.

Pure but for the rules files.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from db.models.registry import Extract
from services.registry import normalising
from services.registry.importing import contributions, employers, persons
from services.registry.importing.cells import Cell, Wrong
from services.registry.importing.columns import Columns
from services.registry.importing.contributions import Contribution
from services.registry.importing.employers import Named
from services.registry.importing.files import Line
from services.registry.importing.persons import Person

ROWS_A_CHUNK = 10_000  # one transaction: some tenths of a second on SQLite, where others wait

Record = Person | Named | Contribution


class Good(NamedTuple):
    """A row that can be taken."""

    line: int
    cells: Sequence[Cell]  # as the file has them
    record: Record
    forms: Mapping[str, bool]  # normalised names; whether it is a former one


class Refused(NamedTuple):
    """A row that cannot be taken."""

    line: int
    column: str  # as `columns.fields` names it; empty: the row as a whole
    reason: str
    cells: Sequence[Cell]


@dataclass(slots=True)
class Chunk:
    """Rows that are kept in one transaction."""

    good: list[Good] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows of the file these are."""
        return len(self.good) + len(self.refused)


class Checking:
    """Checks the rows of one file."""

    def __init__(self, extract: Extract, columns: Columns, today: date) -> None:
        self._read = _reader(extract, today)
        self._width = len(columns.headings)
        # A cell behind the last one stands for columns that the file does not have.
        places = [self._width if place is None else place for place in columns.places]
        self._ordered = itemgetter(*places)

    def chunks(self, rows: Iterable[Line], size: int = ROWS_A_CHUNK) -> Iterator[Chunk]:
        """Give all rows, checked, *size* at a time."""
        lines = iter(rows)
        while piece := list(islice(lines, size)):
            yield self.chunk(piece)

    def chunk(self, rows: Iterable[Line]) -> Chunk:
        """Check the rows."""
        found = Chunk()
        for line, cells in rows:
            try:
                record = self._record(cells)
            except Wrong as wrong:
                found.refused.append(Refused(line, wrong.column, wrong.reason, cells))
            else:
                found.good.append(Good(line, cells, record, _forms(record)))
        return found

    def _record(self, cells: Sequence[Cell]) -> Record:
        if len(cells) != self._width:
            if len(cells) < self._width:
                raise Wrong("few_cells")
            if any(cells[self._width :]):
                raise Wrong("many_cells")
        return self._read(self._ordered((*cells[: self._width], None)))


def _reader(extract: Extract, today: date) -> Callable[[Sequence[Cell]], Record]:
    if extract is Extract.EMPLOYERS:
        return employers.Checker(today).read
    if extract is Extract.PERSONS:
        return persons.Checker(today).read
    return contributions.Checker(today).read


def _forms(record: Record) -> Mapping[str, bool]:
    """Return the names under which it is found; what it is called now is no former name."""
    if isinstance(record, Person):
        return {normalising.person(record.name): False}
    if isinstance(record, Contribution):
        return {}
    former = {normalising.employer(name): True for name in record.former}
    now = (record.row.name, record.trade)
    return former | {normalising.employer(name): False for name in now if name}
