"""Read a Parquet file, some thousand rows at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow
from pyarrow import parquet

from services.registry.importing.files import Line, Opened, Unreadable

ROWS_AT_ONCE = 8192


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open the file.

    Raises:
        Unreadable: it has no footer, as one that was cut off, or a part of it is broken.
    """
    try:
        found = parquet.ParquetFile(file)
    except (pyarrow.ArrowException, OSError):
        raise Unreadable("parquet") from None
    with found:
        rows = found.metadata.num_rows
        if not rows:
            raise Unreadable("empty")
        done = [0]
        yield Opened(found.schema_arrow.names, _rows(found, done), lambda: done[0] / rows)


def _rows(found: parquet.ParquetFile, done: list[int]) -> Iterator[Line]:
    try:
        for batch in found.iter_batches(batch_size=ROWS_AT_ONCE, use_threads=False):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                done[0] += 1
                yield done[0] + 1, cells  # as if the headings stood in line 1
    except (pyarrow.ArrowException, OSError):
        raise Unreadable("parquet", line=done[0]) from None
