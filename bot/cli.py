"""The command line, `prihatin`: for those who run it, in English.

Heavy imports stand inside the commands, so that --help answers at once.
"""

import errno
import os
from collections.abc import Coroutine
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from bot.office import Decision
    from config.settings import Settings

ROLES = (  # db.models.people.Role without the worker; written out, for that import is heavy
    "admin, coordinator, branch_head, squad, inspector, case_manager, job_coordinator, clinic"
)
Result = TypeVar("Result")

app = typer.Typer(
    name="prihatin",
    help="Prihatin carries accident leads to the branch on duty.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they show local variables, and secrets are among them
)
audit_app = typer.Typer(no_args_is_help=True, help="The audit trail.")
letters_app = typer.Typer(help="Letters that wait, were refused, or have an unknown fate.")
app.add_typer(audit_app, name="audit")
leads_app = typer.Typer(no_args_is_help=True, help="Files of reports, one JSON object a line.")
app.add_typer(letters_app, name="letters")
app.add_typer(leads_app, name="leads")


class Part(StrEnum):
    """What a process may be; all by default."""

    GATEWAY = "gateway"
    COURIER = "courier"
    TICKER = "ticker"


def main() -> None:
    """Run the command line; what it writes is for nobody else on this machine."""
    os.umask(0o077)
    app()


@app.command()
def run(
    parts: Annotated[list[Part] | None, typer.Argument(help="What this process does.")] = None,
) -> None:
    """Run the program, or only the named parts of it, until it is told to stop."""
    settings = _settings()
    from bot import app as program

    if settings.lacks_database:
        _refuse(f"The database {settings.database_file} does not exist. Run: prihatin migrate")
    try:
        _run(program.run(settings, [part.value for part in parts or Part]))
    except program.NotReady as error:
        _refuse(str(error))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        _refuse(
            f"Port {settings.web_port} at {settings.web_host} is taken; set PRIHATIN_WEB_PORT to "
            "a free one, or end the program that has it."
        )


@app.command()
def migrate() -> None:
    """Bring the database up to date and settle what it serves; before the first run."""
    settings = _settings()
    from bot import office

    typer.echo(_asked(office.migrate(settings)))


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port of the chat page and the Bot API.")] = 8081,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page.")] = False,
) -> None:
    """Try everything on this machine: no token, no server, synthetic people."""
    from bot import playground

    raise typer.Exit(_asked(playground.play(port=port, fresh=fresh, open_page=open_page)))


@app.command()
def invite(
    name: Annotated[str, typer.Argument(help="Of the person, as it shall be shown.")],
    role: Annotated[str, typer.Option(help=f"What the person will be: {ROLES}.")] = "admin",
    scope: Annotated[
        str, typer.Option(help='Branch code, state code ("MY-06"), or "MY" for the country.')
    ] = "MY",
    staff_number: Annotated[str | None, typer.Option(help="Of the person.")] = None,
) -> None:
    """Print a link that lets one person in, valid for 72 hours; the first admin comes so."""
    settings = _settings()
    from bot import office

    typer.echo(
        _asked(
            office.invite(settings, name=name, role=role, scope=scope, staff_number=staff_number)
        )
    )


@app.command()
def roster(
    file: Annotated[Path, typer.Argument(help="CSV: branch,staff_number,starts_at,ends_at.")],
) -> None:
    """Add the duty shifts of a file; every row is right, or nothing is changed."""
    settings = _settings()
    from bot import office

    typer.echo(_asked(office.import_roster(settings, file)))


@app.command()
def doctor(
    plain: Annotated[bool, typer.Option("--plain", help="Lines instead of a table.")] = False,
) -> None:
    """Check token, database, clock, webhook and reference data; say what to do."""
    settings = _settings()
    from bot import doctor as examination

    findings = _run(examination.examine(settings))
    examination.show(findings, plain=plain)
    raise typer.Exit(int(any(finding.problem for finding in findings)))


@app.command()
def proof(
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Recount that no report, lead or letter was dropped; tell each problem and what to do."""
    settings = _settings()
    from bot import proofs

    seen = _asked(proofs.look(settings))
    typer.echo(proofs.as_json(seen) if as_json else proofs.as_lines(seen))
    raise typer.Exit(int(bool(seen.problems)))


@audit_app.command()
def verify() -> None:
    """Go through the whole audit trail; tell the first note that was changed or is missing."""
    settings = _settings()
    from bot import office

    walked = _asked(office.verify(settings))
    if walked.problem:
        typer.echo(f"The audit trail is broken: {walked.problem}.")
        raise typer.Exit(1)
    typer.echo(f"The audit trail is in order: {walked.number} notes. Keep the last one elsewhere:")
    typer.echo(f"{walked.number} {walked.hash}")


@letters_app.callback(invoke_without_command=True)
def letters(context: typer.Context) -> None:
    """Count the letters by state; list the oldest that wait and those of unknown fate."""
    if context.invoked_subcommand is None:
        settings = _settings()
        from bot import office

        typer.echo(_asked(office.list_letters(settings)))


@letters_app.command()
def resend(number: Annotated[int, typer.Argument(help="As `prihatin letters` lists it.")]) -> None:
    """Send a letter of unknown fate again; look into the chat first."""
    from services.messaging import letters as service

    _decide(number, service.resend)
    typer.echo(f"Letter {number} waits for the courier again.")


@letters_app.command()
def forget(number: Annotated[int, typer.Argument(help="As `prihatin letters` lists it.")]) -> None:
    """Give a letter of unknown fate up."""
    from services.messaging import letters as service

    _decide(number, service.forget)
    typer.echo(f"Letter {number} is given up.")


@leads_app.command()
def parse(
    file: Annotated[
        typer.FileText,
        typer.Argument(
            help='Lines {"id", "text", "published"}; - reads the input.',
            encoding="utf-8",
            errors="replace",
        ),
    ],
    output: Annotated[
        typer.FileTextWrite | None,
        typer.Option(help="The file to write instead of the screen.", encoding="utf-8"),
    ] = None,
) -> None:
    """Write what each report of a file tells; a wrong line is named, and the rest goes on."""
    import sys

    from bot import leads_files

    wrong = leads_files.parse(file, output or sys.stdout, sys.stderr)
    raise typer.Exit(int(wrong > 0))


@leads_app.command()
def match(
    file: Annotated[
        typer.FileText,
        typer.Argument(
            help='Lines {"id", "text", "published"}; - reads the input.',
            encoding="utf-8",
            errors="replace",
        ),
    ],
    output: Annotated[
        typer.FileTextWrite | None,
        typer.Option(help="The file to write instead of the screen.", encoding="utf-8"),
    ] = None,
) -> None:
    """Write which reports of a file tell of one accident: the same "lead"; null is no lead."""
    import sys

    from bot import leads_matching

    wrong = leads_matching.match(file, output or sys.stdout, sys.stderr)
    raise typer.Exit(int(wrong > 0))


@app.command()
def eligibility(
    file: Annotated[
        typer.FileText, typer.Argument(help="JSON; - reads the input.", encoding="utf-8")
    ],
) -> None:
    """Write a first check of pensions for contribution histories; a wrong record is named."""
    import sys

    from bot import eligibility_files

    wrong = eligibility_files.answer(file, sys.stdout, sys.stderr)
    raise typer.Exit(2 if wrong else 0)


def _decide(number: int, decision: "Decision") -> None:
    settings = _settings()
    from bot import office

    _asked(office.decide(settings, number, decision))


def _settings() -> "Settings":
    from config import settings

    try:
        return settings.load()
    except settings.SettingsRefused as error:
        _refuse(str(error))


def _asked(work: Coroutine[Any, Any, Result]) -> Result:
    """Run *work*; a refusal is a sentence and exit code 2."""
    from bot.office import Refused

    try:
        return _run(work)
    except Refused as error:
        _refuse(str(error))


def _run(work: Coroutine[Any, Any, Result]) -> Result:
    import asyncio
    import sys

    if sys.platform == "win32":  # where uvloop does not exist
        return asyncio.run(work)
    import uvloop

    return uvloop.run(work)


def _refuse(reason: str) -> NoReturn:
    typer.secho(reason, fg="red", err=True)
    raise typer.Exit(2)
