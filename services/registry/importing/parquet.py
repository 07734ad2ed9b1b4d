"""Read a Parquet file, some thousand rows at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow
from pyarrow import parquet, types

from services.registry.importing.cells import Cell
from services.registry.importing.files import Line, Opened, Unreadable

ROWS_AT_ONCE = 8192
_NO_TEXT = "\ufffd"  # refused as a broken letter is


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open the file.

    Raises:
        Unreadable: it has no footer, as one that was cut off, or a part of it is broken.
    """
    try:
        found = parquet.ParquetFile(file, read_dictionary=_texts(file))
    except (pyarrow.ArrowException, OSError):
        raise Unreadable("parquet") from None
    with found:
        rows = found.metadata.num_rows
        if not rows:
            raise Unreadable("empty")
        done = [0]
        yield Opened(found.schema_arrow.names, _rows(found, done), lambda: done[0] / rows)


def _texts(file: Path) -> list[str]:
    """Return the columns of texts: one that is kept once for all its rows is then read once."""
    schema = parquet.read_schema(file)
    return [field.name for field in schema if _is_text(field.type)]


def _is_text(kind: pyarrow.DataType) -> bool:
    return any(
        is_kind(kind)
        for is_kind in (
            types.is_string,
            types.is_large_string,
            types.is_binary,
            types.is_large_binary,
        )
    )


def _rows(found: parquet.ParquetFile, done: list[int]) -> Iterator[Line]:
    try:
        for batch in found.iter_batches(batch_size=ROWS_AT_ONCE, use_threads=False):
            columns = [_cells(column) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                done[0] += 1
                yield done[0] + 1, cells  # as if the headings stood in line 1
    except (pyarrow.ArrowException, OSError):
        raise Unreadable("parquet", line=done[0]) from None


def _cells(column: pyarrow.Array) -> Sequence[Cell]:
    """Return the cells; one that no row could take stands as a broken letter."""
    if types.is_dictionary(column.type):
        texts = _cells(column.dictionary)
        return [None if place is None else texts[place] for place in column.indices.to_pylist()]
    try:
        found = column.to_pylist()
    except (ValueError, OverflowError):  # a day after the year 9999, a text that is none
        found = [_cell(scalar) for scalar in column]
    kind = column.type
    if types.is_nested(kind) or types.is_time(kind) or types.is_duration(kind):
        return [None if cell is None else _NO_TEXT for cell in found]
    return [cell.decode(errors="replace") if isinstance(cell, bytes) else cell for cell in found]


def _cell(scalar: pyarrow.Scalar) -> Cell:
    try:
        found: Cell = scalar.as_py()
    except (ValueError, OverflowError):
        return _NO_TEXT
    return found
