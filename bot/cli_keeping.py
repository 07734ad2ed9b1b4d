"""Commands that keep what must not be lost, and show that what may not be kept is gone."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_ways


def backup(file: Annotated[Path, typer.Argument(help="The file to write; a new one.")]) -> None:
    """Copy the whole database into a file, while the program runs."""
    settings = cli_ways.settings(speaks=False)
    from bot import backups

    typer.echo(cli_ways.asked(backups.backup(settings, file)))


def restore(file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Bring a backup back into an empty database; stop all parts before."""
    settings = cli_ways.settings(speaks=False)
    from bot import backups

    typer.echo(cli_ways.asked(backups.restore(settings, file)))


def retention() -> None:
    """Show what is kept for a time only: how long, what was removed, the oldest that is left."""
    settings = cli_ways.settings(speaks=False)
    from bot import office

    kept = cli_ways.asked(office.retention(settings))
    for each in kept:
        oldest = f"{each.oldest:%d/%m/%Y %H:%M} UTC" if each.oldest else "none is left"
        mark = "  TOO OLD: see that a ticker runs" if each.late else ""
        typer.echo(
            f"{each.name:<14} {_time(each.time):>8}   removed in 30 days: {each.removed:>9,}   "
            f"oldest: {oldest}{mark}"
        )
        typer.echo(f"{'':<14} {each.what}")
    typer.echo("Each removal is a note in the audit trail (retention.removed).")
    raise typer.Exit(int(any(each.late for each in kept)))


def _time(time: timedelta) -> str:
    hours = round(time.total_seconds() / 3600)
    return f"{hours} h" if hours < 72 else f"{hours // 24} days"
