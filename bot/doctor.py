"""Look at everything that may be wrong with an installation and say what to do about it.

Each check answers with findings and lets the others go on. Nothing is changed.
"""

from collections.abc import AsyncIterator
from datetime import timedelta

from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from bot import botapi, doctor_rooms
from bot.findings import Finding
from config.settings import Settings
from db import schema
from db.models.messaging import DueState, LetterState
from db.models.registry import Extract
from db.session import Database, connect
from services import clock, texts
from services.places import reference
from services.records import installation, rooms, standing

MOST_SKEW = timedelta(seconds=30)  # between two clocks that agree
MOST_WAIT_SECONDS = 120  # of a letter or a due row while the program runs


async def examine(settings: Settings) -> list[Finding]:
    """Make all checks; none stops another."""
    if settings.clock_offset_path and settings.clock_offset_path.exists():
        clock.follow(settings.clock_offset_path)
    findings = [finding async for finding in _telegram(settings)]
    findings += [finding async for finding in _database(settings)]
    return [*findings, *_reference()]


def show(findings: list[Finding], *, plain: bool = False) -> None:
    """Print a table in a terminal, else a line a finding."""
    console = Console()
    if plain or not console.is_terminal:
        for finding in findings:
            console.print(_line(finding), markup=False, highlight=False, soft_wrap=True)
        return
    table = Table("", "about", "seen", "what to do", title="Prihatin's doctor")
    for finding in findings:
        colour = "red" if finding.problem else "green"
        mark = "problem" if finding.problem else "well"
        table.add_row(f"[{colour}]{mark}[/]", finding.about, finding.seen, finding.advice)
    console.print(table)


def _line(finding: Finding) -> str:
    mark = "problem" if finding.problem else "well"
    advice = f" -> {finding.advice}" if finding.advice else ""
    return f"{mark:<7}  {finding.about}: {finding.seen}{advice}"


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    try:
        me = await botapi.ask(settings, "getMe")
        hook = await botapi.ask(settings, "getWebhookInfo")
    except botapi.Unreached as error:
        yield Finding(
            "token",
            str(error),
            "Check the network and PRIHATIN_TELEGRAM_API_URL; for a new token ask @BotFather "
            "(/token) and set PRIHATIN_TELEGRAM_TOKEN.",
        )
        return
    yield Finding("token", f"it is @{me.result.get('username')}'s")
    yield _hears_groups(bool(me.result.get("can_read_all_group_messages")))
    if me.at:
        yield _skew("clock of the Bot API", clock.machine_now() - me.at)
    yield _webhook(settings, hook.result)


def _hears_groups(hears: bool) -> Finding:
    if hears:
        return Finding("groups", "the bot hears all messages of its groups")
    return Finding(
        "groups",
        "the bot reads only groups in which it is an administrator",
        "Make it an administrator of each group; or ask @BotFather: /setprivacy, choose the bot, "
        "Disable, then remove it from the groups and add it again.",
        optional=True,
    )


def _webhook(settings: Settings, hook: dict[str, object]) -> Finding:
    url = hook.get("url") or ""
    waiting = hook.get("pending_update_count", 0)
    if settings.updates == "polling":
        if not url:
            return Finding("updates", f"by polling; {waiting} wait")
        return Finding(
            "updates",
            "polling is set, but Telegram still calls a webhook",
            "Start a gateway (prihatin run): it takes the webhook away.",
        )
    if url != settings.webhook_url:
        return Finding(
            "updates",
            f"webhook is set, but Telegram calls {url or 'nobody'}",
            "Start a gateway (prihatin run): it sets the webhook.",
        )
    if hook.get("last_error_message") and waiting:
        return Finding(
            "updates",
            f"Telegram cannot bring {waiting} updates: {hook['last_error_message']}",
            "Check that PRIHATIN_WEBHOOK_URL is reached from outside, with a valid certificate.",
        )
    return Finding("updates", f"by webhook at {url}; {waiting} wait")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    if settings.lacks_database:
        advice = "Correct PRIHATIN_DATABASE_URL; for a new one: prihatin migrate"
        yield Finding("database", f"{settings.database_file} is not there", advice)
        return
    database = connect(settings.database_url)
    try:
        async for finding in _inside(settings, database):
            yield finding
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).split("\n")[0]
        advice = "Start the database, or correct PRIHATIN_DATABASE_URL."
        yield Finding("database", f"cannot be reached: {reason}", advice)
    finally:
        await database.close()


async def _inside(settings: Settings, database: Database) -> AsyncIterator[Finding]:
    revision, newest = await schema.revision_of(database), schema.newest_revision()
    if revision != newest:
        stands = f"stands at migration {revision or 'none'}, this program needs {newest}"
        yield Finding("database", stands, "Run: prihatin migrate")
        return
    async with database.sessions() as session:
        serves = await installation.environment(session)
        seen = await standing.of(session)
        found = doctor_rooms.findings(await rooms.look(session))
    if serves != settings.environment:
        yield Finding(
            "database",
            f"serves {serves or 'nothing yet'}, the settings say {settings.environment}",
            "Correct PRIHATIN_DATABASE_URL or PRIHATIN_ENVIRONMENT; for a new one: "
            "prihatin migrate",
        )
    else:
        yield Finding("database", f"{database.engine.dialect.name}, migration {revision}")
    yield _skew("clock of the database", seen.clock_ahead)
    for check in (_branches, _duty, _admins, _letters, _dues, _proof):
        yield check(seen)
    for finding in found:
        yield finding
    for extract in Extract:
        yield _extract(extract, {one.extract: one for one in seen.extracts}.get(extract))


def _branches(seen: standing.Standing) -> Finding:
    if seen.branches:
        return Finding("branches", f"{seen.branches} branches, {seen.groups} groups")
    return Finding("branches", "none is known", "Run: prihatin migrate")


def _duty(seen: standing.Standing) -> Finding:
    if seen.uncovered:
        told = f"nobody is on duty now at {', '.join(seen.uncovered)}, so leads there escalate"
        return Finding("duty", told, "Add shifts: prihatin roster FILE.csv")
    if seen.groups:
        return Finding("duty", "somebody is on duty now at each branch that has a group")
    return Finding("duty", "no branch has a group yet")


def _admins(seen: standing.Standing) -> Finding:
    if seen.admins:
        return Finding("admins", f"{seen.admins}")
    return Finding("admins", "nobody, so nobody hears alarms", 'Run: prihatin invite "Full Name"')


def _letters(seen: standing.Standing) -> Finding:
    of = seen.letters
    unknown = of.get(LetterState.UNKNOWN, 0)
    told = (
        f"{of.get(LetterState.WAITING, 0)} wait, {unknown} of unknown fate, "
        f"{of.get(LetterState.REFUSED, 0)} refused for good"
    )
    if seen.letter_waits_seconds > MOST_WAIT_SECONDS:
        late = f"{told}; one waits for {seen.letter_waits_seconds:.0f} seconds"
        return Finding("letters", late, "See that a courier runs: prihatin run --role courier")
    if unknown:
        return Finding("letters", told, "Look into the chats, then: prihatin letters")
    return Finding("letters", told)


def _dues(seen: standing.Standing) -> Finding:
    told = f"{seen.dues.get(DueState.WAITING, 0)} planned"
    if seen.due_late_seconds > MOST_WAIT_SECONDS:
        late = f"{told}; one is late by {seen.due_late_seconds:.0f} seconds"
        return Finding("due rows", late, "See that a ticker runs: prihatin run --role ticker")
    if failed := seen.dues.get(DueState.FAILED, 0):
        advice = "Look into the log for due.failed; the fault is the program's: report it."
        return Finding("due rows", f"{told}, {failed} failed", advice)
    return Finding("due rows", told)


def _proof(seen: standing.Standing) -> Finding:
    beat = seen.proof
    if beat.problems:
        told = f"the newest recount found {beat.problems} problems"
        return Finding("proof", told, "Run: prihatin proof")
    if beat.age_seconds is None:
        advice = "It comes a minute after a ticker starts: prihatin run --role ticker"
        return Finding("proof", "nothing was recounted yet", advice, optional=True)
    told = f"all was recounted {beat.age_seconds / 60:.0f} minutes ago, without a problem"
    if not beat.is_well:
        return Finding("proof", told, "See that a ticker runs: prihatin run --role ticker")
    return Finding("proof", told)


def _extract(extract: Extract, seen: standing.Extracted | None) -> Finding:
    command = f"prihatin import {extract} FILE --whole"
    if seen is None:
        return Finding(
            extract.value, "never imported, so nothing is found there", f"Run: {command}",
            optional=True,
        )  # fmt: skip
    marked = ", synthetic" if seen.synthetic else ""
    told = f"{seen.rows:,} rows{marked}, taken in {texts.moment('en', seen.as_of)}"
    if seen.stale:
        advice = f"See why the nightly job failed; then: {command}"
        return Finding(extract.value, f"{told}: too old", advice)
    return Finding(extract.value, told)


def _reference() -> list[Finding]:
    try:
        places, offices = reference.gazetteer(), reference.offices()
    except (OSError, ValueError, KeyError) as error:
        advice = "The program is incomplete: install it again."
        return [Finding("reference data", f"cannot be read: {type(error).__name__}", advice)]
    told = f"{len(places.by_key)} names of places, {len(offices.by_code)} branches with a counter"
    return [Finding("reference data", told)]


def _skew(about: str, ahead: timedelta) -> Finding:
    seconds = round(ahead.total_seconds())
    if abs(ahead) <= MOST_SKEW:
        return Finding(about, "agrees with this machine's")
    side = "ahead of" if seconds > 0 else "behind"
    return Finding(
        about,
        f"this machine is {abs(seconds)} seconds {side} it",
        "Set the clocks by NTP: reminders and invitations depend on them.",
    )
