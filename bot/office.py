"""What the command line does in the database; each change in one transaction, with its note."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import botapi, logs
from bot.transactions import Transactions
from config.settings import Settings
from db import schema
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from db.session import Database, connect
from services import texts
from services.access import COUNTRY
from services.errors import Refusal
from services.messaging import letters
from services.people import enrolment, roster, scopes
from services.places import branches
from services.records import audit, installation
from services.records import retention as keeping

INVITED = tuple(role for role in Role if role is not Role.WORKER)  # workers enrol themselves
SHOWN_WAITING = 10
PRIVATE = 0o600  # personal data stands in the file
SHOWN = 50  # letters or wrong lines that are listed at once
Decision = Callable[[AsyncSession, int], Awaitable[None]]


class Refused(Exception):
    """It was not done; the message says why and what to do."""


async def migrate(settings: Settings) -> str:
    """Bring schema and reference data up to date, settle what the database serves."""
    _quieten(settings)
    _make_folder(settings)
    async with opened(settings) as database:
        before = await schema.revision_of(database)
        if before is not None:
            await _require(database, settings, settled=False)
        await schema.upgrade(database)
        async with Transactions(database).begin() as session:
            await _settle(session, settings)
            added = await branches.keep(session)
        _hide(settings)
    now = schema.newest_revision()
    told = f"is at revision {now} already" if before == now else f"is now at revision {now}"
    return f"The database serves {settings.environment} and {told}; {added} branches were added."


def _make_folder(settings: Settings) -> None:
    """Make the usual folder; another one that is not there is most likely mistyped."""
    file = settings.database_file
    if file is None or file.parent.is_dir():
        return
    if settings.database_url != Settings.model_fields["database_url"].default:
        raise Refused(
            f"The folder {file.parent} of PRIHATIN_DATABASE_URL does not exist. Correct the "
            f"setting, or make the folder first: mkdir -p {file.parent}"
        )
    file.parent.mkdir(parents=True)


def _hide(settings: Settings) -> None:
    """Let nobody else on this machine read the file, nor those that SQLite keeps beside it."""
    if file := settings.database_file:
        for beside in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                file.with_name(file.name + beside).chmod(PRIVATE)


async def invite(
    settings: Settings, *, name: str, role: str, scope: str, staff_number: str | None
) -> str:
    """Make an invitation; return its deep link."""
    if role not in INVITED:
        raise Refused(f"The role is one of: {', '.join(INVITED)}.")
    async with office(settings) as transactions, _sentences(), transactions.begin() as session:
        username = await installation.bot_username(session) or await botapi.username(settings)
        _, token = await enrolment.invite(
            session,
            role=Role(role),
            scope=await _scope(session, Role(role), scope),
            name=name,
            staff_number=staff_number,
        )
    return enrolment.link(username, token)


async def _scope(session: AsyncSession, role: Role, typed: str) -> str:
    if role is Role.ADMIN:
        return COUNTRY
    return await scopes.meant(session, role, typed, await scopes.branches(session))


async def import_roster(settings: Settings, file: Path) -> str:
    """Add the duty shifts of a file, all or none; say how long its branches are covered."""
    content = _content(file)
    async with office(settings) as transactions:
        try:
            async with transactions.begin() as session:
                done = await roster.keep(session, roster.read(content))
        except roster.Wrong as error:
            raise Refused("\n".join(_wrong_rows(error))) from error
    lines = [f"{done.added} shifts were added, {done.known} were known already."]
    return "\n".join([*lines, *(_covered(branch) for branch in done.branches)])


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise Refused(f"The file {file} cannot be read: {reason}.") from error


def _wrong_rows(error: roster.Wrong) -> list[str]:
    told = [
        f"Line {problem.line}: "
        + texts.plain(texts.say("en", f"roster.wrong.{problem.what}", value=problem.value))
        + "."
        for problem in error.problems[:SHOWN]
    ]
    more = len(error.problems) - len(told)
    return [*told, *([f"... and {more} more."] if more else []), "Nothing was changed."]


def _covered(branch: roster.Coverage) -> str:
    if branch.until is None:
        return f"{branch.branch}: nobody is on duty from now on."
    days = roster.LOOK_AHEAD.days
    told = f"{branch.branch}: the last shift ends {texts.moment('en', branch.until)}; "
    if branch.gap is None:
        return f"{told}no gap in the next {days} days."
    start, end = (texts.moment("en", moment) for moment in branch.gap)
    return f"{told}first gap in the next {days} days: {start} to {end}."


async def verify(settings: Settings) -> audit.Walk:
    """Walk along the whole audit trail, a session a step."""
    walk = audit.Walk()
    async with office(settings) as transactions:
        while not walk.ended:
            async with transactions.database.sessions() as session:
                await walk.step(session)
    return walk


async def retention(settings: Settings) -> Sequence[keeping.Kept]:
    """Return how each class of what is kept for a time only stands."""
    async with office(settings) as transactions, transactions.database.sessions() as session:
        return await keeping.stand(session)


async def list_letters(settings: Settings) -> str:
    """Return counts by state, what waits, and the letters of unknown fate; never what they say."""
    async with office(settings) as transactions, transactions.database.sessions() as session:
        counts = await letters.counts(session)
        unknown = await letters.unknown(session, limit=SHOWN)
        lanes = await letters.waiting_by_lane(session)
        oldest = await letters.oldest_waiting(session, limit=SHOWN_WAITING)
    lines = [f"{state.value:>10}  {count}" for state, count in counts.items()]
    if oldest:
        told = ", ".join(f"{lane.name.lower()} {count}" for lane, count in lanes.items())
        lines += ["", f"Waiting by lane: {told}. The oldest:", *map(_line, oldest)]
    if unknown:
        lines += ["", "Unknown whether sent (prihatin letters resend NUMBER, or forget NUMBER):"]
        lines += map(_line, unknown)
    if counts[LetterState.UNKNOWN] > len(unknown):
        lines.append(f"            ... the newest {SHOWN} are shown.")
    return "\n".join(lines)


def _line(letter: Letter) -> str:
    told = (
        f"{letter.id:>10}  {letter.method} to chat {letter.chat_id}, {letter.key}, "
        f"posted {texts.moment('en', letter.created_at)}"
    )
    tried = letter.state is LetterState.WAITING and letter.not_before
    return f"{told}, not before {texts.moment('en', tried)}" if tried else told


async def decide(settings: Settings, letter_id: int, decision: Decision) -> None:
    """Resend or forget one letter of unknown fate."""
    async with office(settings) as transactions:
        try:
            async with transactions.begin() as session:
                await decision(session, letter_id)
        except (letters.NotUnknown, letters.NotAgain) as error:
            raise Refused(f"Nothing was changed: {error}.") from error


@asynccontextmanager
async def office(settings: Settings) -> AsyncIterator[Transactions]:
    """Open the database for a command: only where it is migrated and serves this environment."""
    _quieten(settings)
    if settings.lacks_database:
        raise Refused(
            "The database does not exist yet. Run: prihatin migrate "
            "(the sandbox's own: docs/running.md, The command line on the sandbox)"
        )
    async with opened(settings) as database:
        if await schema.revision_of(database) != schema.newest_revision():
            raise Refused("The database is not up to date. Run: prihatin migrate")
        await _require(database, settings, settled=True)
        yield Transactions(database)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the database as it is, migrated or not; where that fails, say so in a sentence."""
    database = connect(settings.database_url)
    try:
        yield database
    except (SQLAlchemyError, OSError) as error:
        shown = make_url(settings.database_url).render_as_string(hide_password=True)
        reason = re.split(r"\n", str(getattr(error, "orig", None) or error))[0]
        raise Refused(f"The database {shown} cannot be used: {reason}") from error
    finally:
        await database.close()


async def _require(database: Database, settings: Settings, *, settled: bool) -> None:
    async with database.sessions() as session:
        if not settled and await installation.environment(session) is None:
            return
        try:
            await installation.require(session, settings.environment)
        except installation.OtherEnvironment as error:
            raise Refused(f"Refused: {error}.") from error


async def _settle(session: AsyncSession, settings: Settings) -> None:
    try:
        await installation.settle(session, settings.environment)
    except installation.OtherEnvironment as error:
        raise Refused(f"Refused: {error}.") from error


@asynccontextmanager
async def _sentences() -> AsyncIterator[None]:
    """Turn a refusal into its English sentence."""
    try:
        yield
    except Refusal as refusal:
        sentence = texts.say("en", refusal.key, **refusal.values)
        raise Refused(sentence.striptags()) from refusal
    except botapi.Unreached as error:
        raise Refused(f"The bot's name is needed for the link: {error}") from error


def _quieten(settings: Settings) -> None:
    """Log only what is wrong: the answer stands on the screen."""
    logs.configure(settings.model_copy(update={"log_level": "warning"}))
