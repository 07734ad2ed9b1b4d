"""Read some thousand rows of a file column by column: of equal cells only the first is read.

Pure. Which rows cannot be taken is found here, why is not: rows in `doubtful` are read once more
by themselves, cell by cell, so that each is refused for the same reason as if it stood alone.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar, cast

from services.registry.importing.cells import Cell, Wrong

Read = TypeVar("Read")
Given = TypeVar("Given")

# Of these, equal cells are read alike as long as all in the column are of one of them.
_COMPARED = frozenset({str, int, float, bool, date, datetime})


class ByColumn:
    """Rows of one width."""

    def __init__(self, rows: Sequence[Sequence[Cell]], places: Iterable[int | None]) -> None:
        """Take at least one row; *places* are the columns of the fields, None where it has none."""
        columns: list[Sequence[Cell]] = list(zip(*rows, strict=True))
        nothing: Sequence[Cell] = (None,) * len(rows)
        self._fields = [nothing if place is None else columns[place] for place in places]
        self.doubtful: set[int] = set()  # places of rows that must be read by themselves

    def read(self, read: Callable[[Cell], Read], field: int) -> list[Read]:
        """Read the cells of a field; in doubtful rows stands None, whatever the type says."""
        cells = self._fields[field]
        return self._read(read, cells, alike=_alike(cells))

    def read_two(self, read: Callable[[Cell, Cell], Read], field: int, other: int) -> list[Read]:
        """Read the cells of two fields together, as `read` does."""
        first, second = self._fields[field], self._fields[other]
        pairs = list(zip(first, second, strict=True))
        alike = _alike(first) and _alike(second)
        return self._read(lambda pair: read(*pair), pairs, alike=alike)

    def _read(
        self, read: Callable[[Given], Read], cells: Sequence[Given], *, alike: bool
    ) -> list[Read]:
        if not alike:
            return [self._one(read, cell, place) for place, cell in enumerate(cells)]
        known: dict[Given, Read] = {}
        wrong: set[Given] = set()
        for cell in set(cells):
            try:
                known[cell] = read(cell)
            except Wrong:
                known[cell] = cast("Read", None)
                wrong.add(cell)
        if wrong:
            self.doubtful.update(place for place, cell in enumerate(cells) if cell in wrong)
        return list(map(known.__getitem__, cells))

    def _one(self, read: Callable[[Given], Read], cell: Given, place: int) -> Read:
        try:
            return read(cell)
        except Wrong:
            self.doubtful.add(place)
            return cast("Read", None)


def _alike(cells: Sequence[Cell]) -> bool:
    """Whether equal cells are the same: 1 and True and 1.00 are equal too, and read otherwise."""
    kinds = set(map(type, cells)) - {type(None)}
    return len(kinds) <= 1 and kinds <= _COMPARED
