"""`prihatin check`: look employers and persons up from the command line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_ways


def check(
    text: Annotated[
        str | None, typer.Argument(help="A number or a name, as one would type it in a chat.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(help='A file of lines {"id", "kind", "text"}; kind: employer, person.'),
    ] = None,
) -> None:
    """Tell who is registered under a number or a name; each look-up is noted."""
    if (text is None) == (batch is None):
        cli_ways.refuse("Give either a text or --batch with a file.")
    settings = cli_ways.settings(speaks=False)
    from bot import checks, json_lines

    if batch is not None:
        try:
            with batch.open(encoding=json_lines.ENCODING, errors="replace") as lines:
                work = checks.check_file(settings, lines, sys.stdout, sys.stderr)
                wrong = cli_ways.asked(work)
        except OSError as error:
            cli_ways.refuse(f"The file {batch} cannot be read: {error.strerror}")
        raise typer.Exit(int(wrong > 0))
    found = cli_ways.asked(checks.check(settings, text or ""))
    typer.echo(checks.as_json(found) if as_json else checks.as_lines(found))
