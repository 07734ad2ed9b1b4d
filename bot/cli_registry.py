"""`prihatin import ...` and `prihatin synthesize`: the registry's part of the command line."""

from datetime import date, datetime, timedelta
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


@import_app.command()
def clinics(file: File) -> None:
    """Panel clinics: code and name, where they are, what they offer."""
    settings = cli_ways.settings(speaks=False)
    from bot import clinic_files

    typer.echo(cli_ways.asked(clinic_files.clinics(settings, file)))


@import_app.command()
def slots(file: File) -> None:
    """Hours of panel clinics: weekdays and days, cut into slots."""
    settings = cli_ways.settings(speaks=False)
    from bot import clinic_files

    typer.echo(cli_ways.asked(clinic_files.hours(settings, file)))


def _take(
    extract: str, file: Path, *, whole: bool, smaller: bool, encoding: Encoding | None
) -> None:
    settings = cli_ways.settings(speaks=False)
    from bot import imports
    from db.models.registry import Extract

    wanted = imports.Wanted(
        Extract(extract), file, whole, smaller, encoding.value if encoding else None
    )
    with _Bar() as bar:
        report = cli_ways.asked(imports.run(settings, wanted, bar.show))
    typer.echo(imports.lines(wanted, report))


def synthesize(
    folder: Annotated[Path, typer.Argument(help="That the files are written into.")],
    *,
    employers: Annotated[int, typer.Option(min=1, max=9_000_000, help="How many.")] = 10_000,
    persons: Annotated[int, typer.Option(min=1, max=100_000_000, help="How many.")] = 100_000,
    seed: Annotated[int, typer.Option(min=0, help="The same makes the same files.")] = 1,
    until: Annotated[
        str | None, typer.Option(help="Last month contributed, 2026-10; else the one before this.")
    ] = None,
    parquet: Annotated[bool, typer.Option("--parquet", help="Instead of CSV.")] = False,
    contributions: Annotated[bool, typer.Option(help="Their months and employments too.")] = True,
) -> None:
    """Write extracts of people and employers who do not exist, to try and to measure with."""
    from bot.sandbox.crowd import writing
    from services import clock

    try:
        last = (
            date.fromisoformat(f"{until}-01")
            if until
            else _month_before(clock.now().astimezone(clock.LOCAL))
        )
        folder.mkdir(parents=True, exist_ok=True)
    except (ValueError, OSError) as error:
        cli_ways.refuse(f"Nothing was written: {error}.")
    with _Bar() as bar:
        files = writing.write(
            folder,
            employer_count=employers,
            person_count=persons,
            seed=seed,
            until=last,
            as_parquet=parquet,
            working=contributions,
            told=bar.show,
        )
    typer.echo("All of it is made up, and marked as synthetic:")
    typer.echo("\n".join(f"{file}  {file.stat().st_size:,} bytes" for file in files))


def _month_before(now: datetime) -> date:
    return (now.date().replace(day=1) - timedelta(days=1)).replace(day=1)


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
