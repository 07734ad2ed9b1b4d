"""Write the three extracts, block by block, as CSV or Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from bot.sandbox.crowd import employers, persons

Write = Callable[[Iterable[Sequence[Any]]], None]  # rows
Told = Callable[[str, float], None]


def write(
    folder: Path,
    *,
    employer_count: int,
    person_count: int,
    seed: int,
    until: date,
    as_parquet: bool = False,
    working: bool = True,
    told: Told = lambda _what, _share: None,
) -> tuple[Path, ...]:
    """Write employers, persons and contributions into the folder; return the files.

    Not *working*, no contributions are written.

    Raises:
        ValueError: there are not so many synthetic numbers.
    """
    if not 1 <= person_count <= persons.most():
        raise ValueError(f"1 to {persons.most():,} persons can be made")
    ending = "parquet" if as_parquet else "csv"
    names = ("employers", "persons", "contributions")
    files = tuple(folder / f"{name}.{ending}" for name in names[: None if working else 2])
    opened = _parquet if as_parquet else _csv
    with ExitStack() as stack:
        kept = stack.enter_context(opened(files[0], employers.HEADINGS))
        for block in employers.blocks(seed, employer_count):
            kept(zip(*block, strict=True))
            told("employers", 0)
        people = stack.enter_context(opened(files[1], persons.HEADINGS))
        months = stack.enter_context(opened(files[2], persons.MONTHS_HEADINGS)) if working else None
        done = 0
        for both in persons.blocks(seed, person_count, employer_count, until, working=working):
            people(zip(*both.persons, strict=True))
            if months:
                months(both.months)
            done += len(both.persons[0])
            told("persons", done / person_count)
    return files


@contextmanager
def _csv(path: Path, headings: Sequence[str]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        yield writer.writerows


@contextmanager
def _parquet(path: Path, headings: Sequence[str]) -> Iterator[Write]:
    import pyarrow
    from pyarrow import parquet

    texts = pyarrow.schema([(name, pyarrow.string()) for name in headings])
    with parquet.ParquetWriter(path, texts) as writer:

        def write_rows(rows: Iterable[Sequence[Any]]) -> None:
            columns = [[str(cell) for cell in column] for column in zip(*rows, strict=True)]
            writer.write_table(pyarrow.table(columns, schema=texts))

        yield write_rows
