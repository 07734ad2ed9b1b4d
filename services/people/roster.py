"""Duty shifts come in by a file: every row is right, or none is kept.

A shift's business key is branch, person and start, so the same file twice changes nothing. What
is wrong is told as values with line numbers; whoever shows it finds the words.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import DutyShift, Person
from db.models.places import Branch
from db.queries import rosters as queries
from services import access, clock
from services.access import Action
from services.people import duties, roles, scopes
from services.records import audit

COLUMNS = ("branch", "staff_number", "starts_at", "ends_at")
FORMAT = "%Y-%m-%d %H:%M"  # Malaysian local time
LOOK_AHEAD = timedelta(days=14)

Span = tuple[datetime, datetime]
Key = tuple[str, int, datetime]  # branch, person, start


@dataclass(frozen=True, slots=True)
class Row:
    """One shift as the file has it."""

    line: int
    branch: str
    staff_number: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one line."""

    line: int
    what: str  # header, cells, moment, order, too_long, too_far, branch, person, role ...
    value: str = ""


class Wrong(Exception):
    """The file was not taken; `problems` says why, line by line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = sorted(problems, key=lambda problem: problem.line)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How long a branch has somebody on duty."""

    branch: str
    until: datetime | None  # the end of its last shift; None: nobody is planned
    gap: Span | None  # the first stretch without anybody within LOOK_AHEAD


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought."""

    added: int
    known: int
    branches: list[Coverage]


def read(content: str) -> list[Row]:
    """Read the rows of a CSV file.

    Raises:
        Wrong: the header or some rows cannot be read.
    """
    reader = csv.reader(io.StringIO(content, newline=None))  # a line may end as on any machine
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error:  # an endless cell
        raise Wrong([Problem(reader.line_num, "cells", str(len(COLUMNS)))]) from None
    header = [name.strip().casefold() for name in (lines[0][1] if lines else [])]
    if tuple(header) != COLUMNS:
        raise Wrong([Problem(1, "header", ",".join(header))])
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in lines[1:]:
        if any(cell.strip() for cell in cells):
            row = _row(line, [cell.strip() for cell in cells])
            if isinstance(row, Row):
                rows.append(row)
            else:
                problems.append(row)
    if problems:
        raise Wrong(problems)
    return rows


async def keep(
    session: AsyncSession,
    rows: Sequence[Row],
    *,
    actor: Person | None = None,
    batch: str | None = None,
) -> Imported:
    """Keep the shifts that are not known yet; say how long each branch is covered.

    *actor* None is the command line; *batch* names what is added, so that it can be undone.

    Raises:
        Wrong: some rows name nobody, no place, or a time that is taken.
        Refusal: the actor may not change the roster of one of the branches.
    """
    branches = await scopes.branches(session)
    people = await queries.people_of(session, {row.staff_number for row in rows})
    await _require(session, actor, [branches[row.branch] for row in rows if row.branch in branches])
    await queries.lock(session, people.values())
    serving = await queries.serving(session, people.values())
    problems = [problem for row in rows if (problem := _wrong(row, branches, people, serving))]
    if problems:
        raise Wrong(problems)
    known = await _known(session, rows, people)
    new = [row for row in rows if _key(row, people) not in known]
    clashes = list(_clashes(rows, people, known))
    if clashes:
        raise Wrong(clashes)
    await _add(session, new, people, actor=actor, batch=batch)
    now = clock.now()
    covered = [
        coverage(branch, [span for _, span in await duties.present(session, branch, now)], now)
        for branch in sorted({row.branch for row in rows})
    ]
    return Imported(len(new), len(rows) - len(new), covered)


async def _add(
    session: AsyncSession,
    new: Sequence[Row],
    people: Mapping[str, int],
    *,
    actor: Person | None,
    batch: str | None,
) -> None:
    session.add_all(
        DutyShift(
            branch_code=row.branch,
            person_id=people[row.staff_number],
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            batch=batch,
        )
        for row in new
    )
    await session.flush()
    for branch in sorted({row.branch for row in new}):
        added = sum(row.branch == branch for row in new)
        audit.note(
            session,
            action="roster.imported",
            actor=actor.id if actor else None,
            subject=f"branch:{branch}",
            added=added,
        )


def coverage(branch: str, spans: Iterable[Span], now: datetime) -> Coverage:
    """Return until when *spans* (by start) reach, and the first gap between them from *now*."""
    free_from, until, gap = now, None, None
    horizon = now + LOOK_AHEAD
    for start, end in spans:
        if gap is None and start > free_from and free_from < horizon:
            gap = (free_from, start)
        free_from = max(free_from, end)
        until = free_from
    if gap is None and free_from < horizon:
        gap = (free_from, horizon)
    return Coverage(branch, until, gap)


async def _require(session: AsyncSession, actor: Person | None, branches: list[Branch]) -> None:
    if actor is not None:
        grants = await roles.grants_of(session, actor)
        access.require(grants, Action.ROSTER_EDIT)
        for branch in branches:
            access.require(grants, Action.ROSTER_EDIT, branch)


def _row(line: int, cells: list[str]) -> Row | Problem:
    if len(cells) != len(COLUMNS) or not all(cells):
        return Problem(line, "cells", str(len(COLUMNS)))
    branch, staff_number, *moments = cells
    try:
        start, end = (_moment(text) for text in moments)
    except ValueError:
        return Problem(line, "moment", " / ".join(moments))
    if end <= start:
        return Problem(line, "order", " / ".join(moments))
    if end - start > duties.LONGEST:
        return Problem(line, "too_long", " / ".join(moments))
    if abs(start - clock.now()) > duties.AHEAD:
        return Problem(line, "too_far", moments[0])
    return Row(line, branch.upper(), staff_number.upper(), start, end)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, FORMAT).replace(tzinfo=clock.LOCAL)


def _wrong(
    row: Row,
    branches: scopes.Branches,
    people: Mapping[str, int],
    serving: set[tuple[int, str]],
) -> Problem | None:
    if row.branch not in branches:
        return Problem(row.line, "branch", row.branch)
    person = people.get(row.staff_number)
    if person is None:
        return Problem(row.line, "person", row.staff_number)
    if (person, row.branch) not in serving:
        return Problem(row.line, "role", f"{row.staff_number}, {row.branch}")
    return None


def _key(row: Row, people: Mapping[str, int]) -> Key:
    return row.branch, people[row.staff_number], row.starts_at


async def _known(
    session: AsyncSession, rows: Sequence[Row], people: Mapping[str, int]
) -> dict[Key, datetime]:
    """Return the ends of the shifts that these people have at that time, by business key."""
    if not rows:
        return {}
    since, until = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
    found = await queries.shifts_of(session, set(people.values()), since, until)
    return {(shift.branch_code, shift.person_id, shift.starts_at): shift.ends_at for shift in found}


def _clashes(
    rows: Sequence[Row], people: Mapping[str, int], known: Mapping[Key, datetime]
) -> Iterable[Problem]:
    """Yield rows that overlap another shift of the same person, of the file or kept before."""
    taken: dict[int, list[tuple[Span, Problem]]] = {}
    for (_, person, start), end in known.items():
        since = start.astimezone(clock.LOCAL).strftime(FORMAT)
        taken.setdefault(person, []).append(((start, end), Problem(0, "overlap", since)))
    for row in rows:
        if known.get(_key(row, people)) == row.ends_at:
            continue  # the very same shift
        theirs = taken.setdefault(people[row.staff_number], [])
        for (start, end), problem in theirs:
            if row.starts_at < end and start < row.ends_at:
                yield replace(problem, line=row.line)
                break
        theirs.append(((row.starts_at, row.ends_at), Problem(0, "twice", str(row.line))))
