"""`prihatin check`: the same answers from the command line as in a chat, and of whole files.

The least that tells one from another is shown; files get identity numbers, for they are compared
with what somebody keeps already. Each command leaves a note in the audit trail.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from sqlalchemy.ext.asyncio import AsyncSession

from bot import json_lines
from bot.office import Refused, office
from bot.transactions import Transactions
from config.settings import Settings
from db import keys
from services import clock
from services.records import audit
from services.registry import search
from services.registry.found import Candidate, Found, Kind

GROUND = "command line"
MOST = 10  # candidates of an answer


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a file."""

    id: str | int  # as in the file
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that asks nothing, and why."""

    number: int  # from 1
    reason: str


async def check(settings: Settings, text: str) -> Found:
    """Return what is found for a text.

    Raises:
        Refused: the database cannot be used, or nothing was imported.
    """
    async with office(settings) as transactions, transactions.begin() as session:
        await _require_registry(session)
        _note(session, asked=1)
        return await search.find(session, text, limit=MOST)


async def check_file(
    settings: Settings, lines: Iterable[str], output: TextIO, problems: TextIO
) -> int:
    """Write {"id", "candidates", "ms"} for each line of a file; return how many were wrong.

    Raises:
        Refused: the database cannot be used, or nothing was imported.
    """
    async with office(settings) as transactions:
        async with transactions.snapshot() as session:
            await _require_registry(session)
        return await answer(transactions, lines, output, problems)


async def answer(
    transactions: Transactions, lines: Iterable[str], output: TextIO, problems: TextIO
) -> int:
    """Answer the lines one after the other, as if they were asked in a chat."""
    read = list(_rows(lines))
    wrong = [row for row in read if isinstance(row, WrongLine)]
    async with transactions.begin() as session:  # before anything is seen
        _note(session, asked=len(read) - len(wrong))
    for each in wrong:
        problems.write(f"Line {each.number} {each.reason}.\n")
    async with transactions.snapshot() as session:
        for row in read:
            if isinstance(row, Row):
                line = await _line(session, row)
                output.write(json_lines.written(line) + "\n")
    return len(wrong)


def as_json(found: Found) -> str:
    """Return an answer for a program, in one line."""
    return json.dumps(
        {
            "confident": found.confident,
            "exhaustive": found.exhaustive,
            "day": found.read.day.isoformat() if found.read.day else None,
            "as_of": {kind.value: moment.isoformat() for kind, moment in found.as_of.items()},
            "candidates": [_shown(each) for each in found.candidates],
        },
        ensure_ascii=False,
    )


def as_lines(found: Found) -> str:
    """Return an answer for a person."""
    dates = {moment.astimezone(clock.LOCAL).date() for moment in found.as_of.values()}
    as_of = f"as of {min(dates):%-d %B %Y}"
    if not found.candidates:
        if found.exhaustive:
            return f"This number is not in the registry {as_of}."
        return f"No name like it was found {as_of}; that does not prove that it is not registered."
    if found.confident:  # the least that answers
        return f"Found, {as_of}:\n{_told(found.candidates[0])}"
    return "\n".join([f"Several are possible; choose, {as_of}:", *map(_told, found.candidates)])


async def _require_registry(session: AsyncSession) -> None:
    """Refuse to answer from nothing: a program would read it as "not found"."""
    if await search.is_empty(session):
        raise Refused("Nothing was ever imported. Run: prihatin import")


def _rows(lines: Iterable[str]) -> Iterator[Row | WrongLine]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _row(json_lines.read(line))
            except ValueError as error:
                yield WrongLine(number, str(error))


def _row(read: object) -> Row:
    if not isinstance(read, dict):
        raise ValueError("is no object")
    id_, kind, text = read.get("id"), read.get("kind"), read.get("text")
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise ValueError('has no "id" that is a text or a number')
    if kind not in tuple(Kind):
        raise ValueError('has no "kind" that is employer or person')
    if not isinstance(text, str) or "\x00" in text:
        raise ValueError('has no "text"')
    return Row(id_, Kind(kind), text)


async def _line(session: AsyncSession, row: Row) -> dict[str, Any]:
    started = clock.monotonic()
    found = await search.find(session, row.text, kinds=[row.kind], limit=MOST)
    took = (clock.monotonic() - started) * 1000
    named = [
        {_key(each): _number(each), "name": each.name, "score": each.score}
        for each in found.candidates
    ]
    return {"id": row.id, "candidates": named, "ms": round(took, 2)}


def _key(each: Candidate) -> str:
    return "code" if each.kind is Kind.EMPLOYER else "nric"


def _number(each: Candidate) -> str:
    employer = each.kind is Kind.EMPLOYER
    return keys.code_of(each.key) if employer else keys.number_of(each.key)


def _shown(each: Candidate) -> dict[str, Any]:
    if each.kind is Kind.PERSON:
        return {
            "kind": each.kind, "name": each.name, "score": each.score,
            "number_ends": _number(each)[-4:], "born": each.born_year,
        }  # fmt: skip
    return {
        "kind": each.kind, "name": each.name, "score": each.score, "code": _number(each),
        "town": each.town, "branch": each.branch_code, "status": each.status,
    }  # fmt: skip


def _told(each: Candidate) -> str:
    facts = {name: fact for name, fact in _shown(each).items() if fact is not None}
    shown = ", ".join(f"{name.replace('_', ' ')} {facts[name]}" for name in list(facts)[3:])
    return f"  {each.score:3}  {each.kind}: {each.name} ({shown})"


def _note(session: AsyncSession, *, asked: int) -> None:
    audit.note(
        session,
        action="registry.looked_up",
        subject="command_line",
        ground=GROUND,
        asked=asked,
    )
