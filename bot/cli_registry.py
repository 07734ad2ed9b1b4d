"""`prihatin import ...` and `prihatin synthesize`: the registry's part of the command line."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_ways

import_app = typer.Typer(
    no_args_is_help=True, help="Take extracts of the registry in: CSV, Excel or Parquet."
)


class Encoding(StrEnum):
    """What a CSV file may be written in."""

    UTF_8 = "utf-8-sig"
    WINDOWS = "windows-1252"
    UTF_16 = "utf-16"


File = Annotated[Path, typer.Argument(help="CSV, Excel (.xlsx) or Parquet, with headings.")]
Whole = Annotated[
    bool, typer.Option("--whole", help="It is a full extract: what it lacks is gone.")
]
Smaller = Annotated[
    bool, typer.Option("--smaller", help="Take a full extract with less than half of the rows.")
]
Written = Annotated[Encoding | None, typer.Option("--encoding", help="Of a CSV that is not UTF-8.")]


@import_app.command()
def employers(
    file: File, whole: Whole = False, smaller: Smaller = False, encoding: Written = None
) -> None:
    """Employers: code and name, and what else is known of them."""
    _take("employers", file, whole=whole, smaller=smaller, encoding=encoding)


@import_app.command()
def persons(
    file: File, whole: Whole = False, smaller: Smaller = False, encoding: Written = None
) -> None:
    """Insured persons: identity number or foreign worker's number, and name."""
    _take("persons", file, whole=whole, smaller=smaller, encoding=encoding)


@import_app.command()
def contributions(
    file: File, whole: Whole = False, smaller: Smaller = False, encoding: Written = None
) -> None:
    """Months contributed, and employments: person, employer, months, wage."""
    _take("contributions", file, whole=whole, smaller=smaller, encoding=encoding)


def _take(
    extract: str, file: Path, *, whole: bool, smaller: bool, encoding: Encoding | None
) -> None:
    settings = cli_ways.settings()
    from bot import imports
    from db.models.registry import Extract

    wanted = imports.Wanted(
        Extract(extract), file, whole, smaller, encoding.value if encoding else None
    )
    with _Bar() as bar:
        report = cli_ways.asked(imports.run(settings, wanted, bar.show))
    typer.echo(imports.lines(wanted, report))


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description:<14}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=1.0)

    def show(self, what: str, share: float) -> None:
        self._progress.update(self._task, description=what, completed=share)

    def __enter__(self) -> "_Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
