"""The command line, `prihatin`: for those who run it, in English.

Heavy imports stand inside the commands, so that --help answers at once.
"""

import errno
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import cli_audit, cli_checks, cli_keeping, cli_registry, cli_ways

if TYPE_CHECKING:
    from bot.office import Decision

ROLES = (  # db.models.people.Role without the worker; written out, for that import is heavy
    "admin, coordinator, branch_head, squad, inspector, case_manager, job_coordinator, clinic"
)

app = typer.Typer(
    name="prihatin",
    help="Prihatin carries accident leads to the branch on duty.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they show local variables, and secrets are among them
)
letters_app = typer.Typer(help="Letters that wait, were refused, or have an unknown fate.")
app.add_typer(cli_audit.audit_app, name="audit")
leads_app = typer.Typer(no_args_is_help=True, help="Files of reports, one JSON object a line.")
app.add_typer(letters_app, name="letters")
trial_app = typer.Typer(no_args_is_help=True, help="Wording trials of letters to workers.")
app.add_typer(trial_app, name="trial")
app.add_typer(leads_app, name="leads")
app.add_typer(cli_registry.import_app, name="import")
app.command()(cli_registry.synthesize)
app.command()(cli_checks.check)
for command in (cli_keeping.backup, cli_keeping.restore, cli_keeping.retention):
    app.command()(command)


class Role(StrEnum):
    """What a process may be; all by default."""

    GATEWAY = "gateway"
    COURIER = "courier"
    TICKER = "ticker"
    ALL = "all"


def main() -> None:
    """Run the command line; what it writes is for nobody else on this machine."""
    os.umask(0o077)
    with cli_ways.written_to_the_end():
        app()


@app.command()
def run(
    role: Annotated[
        list[Role] | None, typer.Option(help="What this process does; may stand several times.")
    ] = None,
) -> None:
    """Run the program, or only a part of it, until it is told to stop; waits for its database."""
    settings = cli_ways.settings()
    from bot import lean

    with lean.without("rich"):  # structlog would load it for tracebacks in colour
        from bot import app as program
    from bot.waiting import NotReady

    roles = {each.value for each in role or [Role.ALL]}
    parts = program.PARTS if Role.ALL in roles else roles
    try:
        cli_ways.run(program.run(settings, parts))
    except NotReady as error:
        cli_ways.refuse(str(error))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        cli_ways.refuse(
            f"Port {settings.web_port} at {settings.web_host} is taken; set PRIHATIN_WEB_PORT to "
            "a free one, or end the program that has it."
        )


@app.command()
def migrate() -> None:
    """Bring the database up to date and settle what it serves; before the first run."""
    settings = cli_ways.settings(speaks=False)
    from bot import office

    typer.echo(cli_ways.asked(office.migrate(settings)))


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port of the chat page and the Bot API.")] = 8081,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page.")] = False,
) -> None:
    """Try everything on this machine: no token, no server, synthetic people."""
    from bot import playground

    raise typer.Exit(cli_ways.asked(playground.play(port=port, fresh=fresh, open_page=open_page)))


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
    settings = cli_ways.settings()
    from bot import office

    typer.echo(
        cli_ways.asked(
            office.invite(settings, name=name, role=role, scope=scope, staff_number=staff_number)
        )
    )


@app.command()
def roster(
    file: Annotated[Path, typer.Argument(help="CSV: branch,staff_number,starts_at,ends_at.")],
) -> None:
    """Add the duty shifts of a file; every row is right, or nothing is changed."""
    settings = cli_ways.settings(speaks=False)
    from bot import office

    typer.echo(cli_ways.asked(office.import_roster(settings, file)))


@app.command()
def doctor(
    plain: Annotated[bool, typer.Option("--plain", help="Lines instead of a table.")] = False,
) -> None:
    """Check token, database, clock, webhook and reference data; say what to do."""
    settings = cli_ways.settings()
    from bot import doctor as examination

    findings = cli_ways.run(examination.examine(settings))
    examination.show(findings, plain=plain)
    raise typer.Exit(int(any(finding.problem for finding in findings)))


@app.command()
def proof(
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Recount that no report, lead or letter was dropped; tell each problem and what to do."""
    settings = cli_ways.settings(speaks=False)
    from bot import proofs

    seen = cli_ways.asked(proofs.look(settings))
    typer.echo(proofs.as_json(seen) if as_json else proofs.as_lines(seen))
    raise typer.Exit(int(bool(seen.problems)))


@letters_app.callback(invoke_without_command=True)
def letters(context: typer.Context) -> None:
    """Count the letters by state; list the oldest that wait and those of unknown fate."""
    if context.invoked_subcommand is None:
        settings = cli_ways.settings(speaks=False)
        from bot import office

        typer.echo(cli_ways.asked(office.list_letters(settings)))


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
            encoding="utf-8-sig",
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
            encoding="utf-8-sig",
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


@trial_app.command()
def report(
    name: Annotated[str, typer.Argument(help="Of the trial; without it all.")] = "",
) -> None:
    """Tell sizes, shares, the difference with its interval, and what the stopping rule says."""
    settings = cli_ways.settings(speaks=False)
    from bot import trials

    typer.echo(cli_ways.asked(trials.report(settings, name)))


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
    settings = cli_ways.settings(speaks=False)
    from bot import office

    cli_ways.asked(office.decide(settings, number, decision))
