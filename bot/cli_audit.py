"""Commands on the audit trail: verify it here, write it into a file to be verified elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import cli_ways

if TYPE_CHECKING:
    from services.records.audit import Walk

audit_app = typer.Typer(no_args_is_help=True, help="The audit trail.")
NewFile = Annotated[Path, typer.Argument(help="The file to write; a new one.")]


@audit_app.command()
def verify() -> None:
    """Go through the whole audit trail; tell the first note that was changed or is missing."""
    settings = cli_ways.settings(speaks=False)
    from bot import office

    _tell(cli_ways.asked(office.verify(settings)))


@audit_app.command()
def export(file: NewFile) -> None:
    """Write all notes into a file, one a line, for deploy/verify_audit.py; that is a note, too."""
    settings = cli_ways.settings(speaks=False)
    from bot import audit_files

    _tell(cli_ways.asked(audit_files.export(settings, file)))


@audit_app.command()
def outcomes(
    number: Annotated[int, typer.Argument(help="Of the broadcast.")],
    file: NewFile,
    round_: Annotated[int, typer.Option("--round", help="1: the first sending.")] = 1,
) -> None:
    """Write a broadcast's outcomes, one a line; the file's SHA-256 stands in the audit trail."""
    settings = cli_ways.settings(speaks=False)
    from bot import audit_files

    recorded = cli_ways.asked(audit_files.outcomes(settings, number, round_, file))
    typer.echo("The audit trail has this SHA-256 of it; compare it with that of the file:")
    typer.echo(recorded)


def _tell(walked: "Walk") -> None:
    if walked.problem:
        typer.echo(f"The audit trail is broken: {walked.problem}.")
        raise typer.Exit(1)
    typer.echo(f"The audit trail is in order: {walked.number} notes. Keep the last one elsewhere:")
    typer.echo(f"{walked.number} {walked.hash}")
