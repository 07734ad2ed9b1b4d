"""The coverage check: each morning, for two weeks ahead, before anything happens.

It tells each branch's head - where there is none, the coordinator - when nobody is on duty, who
is on duty twice at once, who cannot be written to or never answers, and who declined why. Where
nothing is wrong it says so once a week, so that silence is not mistaken.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import combinations

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import AssignmentState
from db.models.people import Person, Role
from db.models.places import Branch
from db.queries import coverage as queries
from db.queries import people as people_queries
from db.queries import rosters as roster_queries
from services import clock, texts
from services.access import COUNTRY
from services.messaging import daily, due, outbox
from services.messaging.outbox import Lane, Message
from services.people import coverage_cards, duties, duty_hours
from services.people.asked import Asked, post
from services.people.coverage_cards import Findings, Twice

_ANSWERED = (
    AssignmentState.ACCEPTED,
    AssignmentState.DECLINED,
    AssignmentState.RETURNED,
    AssignmentState.HANDED_OVER,
)


def at() -> time:
    """Return when the check is made each day, Malaysian time."""
    return daily.at_minute(rules.number("duty", "check_at_minute"))


async def plan(session: AsyncSession, _subject: int) -> None:
    """Plan this morning's messages, one due row for each reader."""
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    readers = {
        person.id
        for branch in await queries.watched(session)
        for person in await _readers(session, branch)
    }
    for person_id in sorted(readers):
        key = f"coverage:{today}:{person_id}"
        await due.plan(session, key, "roster.coverage.person", person_id, now)


async def to_person(session: AsyncSession, person_id: int) -> None:
    """Write to one reader what is lacking, a message a branch; on one weekday also all clears."""
    person = await session.get_one(Person, person_id)
    today = clock.now().astimezone(clock.LOCAL).date()
    tells_all = today.isoweekday() == rules.number("duty", "all_clear_on_weekday")
    for branch in await queries.watched(session):
        if person_id not in {reader.id for reader in await _readers(session, branch)}:
            continue
        found = await find(session, branch)
        if found.wrong or tells_all:
            text, buttons = coverage_cards.write(person.language or texts.DEFAULT, found)
            await outbox.post(
                session,
                f"coverage:{today}:{branch.code}:{person_id}",
                person.telegram_id,
                Message(text, buttons),
                lane=Lane.REMINDER,
            )


async def show(session: AsyncSession, actor: Person, asked: Asked, branch: Branch) -> None:
    """Make the check now, for whoever may edit the roster.

    Raises:
        Refusal: it is not the actor's task.
    """
    await duties.may_edit(session, actor, branch)
    text, buttons = coverage_cards.write(asked.language, await find(session, branch))
    await post(session, asked, "coverage", text, buttons)


async def find(session: AsyncSession, branch: Branch) -> Findings:
    """Look at the roster of one branch, from now on for the days of the rule."""
    now = clock.now().replace(second=0, microsecond=0)
    until = now + timedelta(days=rules.number("duty", "look_ahead_days"))
    there = await duties.present(session, branch.code, now, until)
    people = {person.id: person for person, _ in there}
    silent, declines = await _answers(session, branch, people, now)
    return Findings(
        branch=branch,
        days=(now.astimezone(clock.LOCAL).date(), until.astimezone(clock.LOCAL).date()),
        gaps=await duties.uncovered(session, branch.code, now, until),
        planned=bool(there),
        twice=await _twice(session, people, now, until),
        unreached=[each.name for each in people.values() if not duties.reached(each)],
        silent=silent,
        declines=declines,
    )


async def _readers(session: AsyncSession, branch: Branch) -> Sequence[Person]:
    """Return the branch's heads, else the state's coordinators, else the country's."""
    for role, scope in (
        (Role.BRANCH_HEAD, branch.code),
        (Role.COORDINATOR, branch.state),
        (Role.COORDINATOR, COUNTRY),
    ):
        if found := await people_queries.reachable_holders(session, [role], [scope]):
            return found
    return []


async def _twice(
    session: AsyncSession, people: dict[int, Person], since: datetime, until: datetime
) -> list[Twice]:
    shifts = await roster_queries.shifts_of(session, sorted(people), since, until)
    return [
        Twice(
            people[one.person_id].name,
            (max(one.starts_at, other.starts_at), min(one.ends_at, other.ends_at)),
            (one.branch_code, other.branch_code),
        )
        for one, other in combinations(shifts, 2)
        if one.person_id == other.person_id
        and duty_hours.overlap((one.starts_at, one.ends_at), (other.starts_at, other.ends_at))
    ]


async def _answers(
    session: AsyncSession, branch: Branch, on_duty: dict[int, Person], now: datetime
) -> tuple[list[tuple[str, int]], list[tuple[str, str, int]]]:
    """Return who is on duty and never answers, and who of the branch declined why."""
    since = now - timedelta(days=rules.number("duty", "look_back_days"))
    names = {
        person.id: person.name for person, _ in await roster_queries.staff(session, branch.code)
    }
    rows = await queries.answers(session, sorted(names), since)
    expired: dict[int, int] = {}
    for row in rows:
        if row.state is AssignmentState.EXPIRED:
            expired[row.person_id] = expired.get(row.person_id, 0) + row.times
    answered = {row.person_id for row in rows if row.state in _ANSWERED}
    answered |= set(await queries.who_worked(session, sorted(expired), since))
    enough = rules.number("duty", "silent_after_times")
    silent = [
        (names[person_id], times)
        for person_id, times in expired.items()
        if times >= enough and person_id in on_duty and person_id not in answered
    ]
    declines = [
        (names[row.person_id], row.reason, row.times)
        for row in rows
        if row.state is AssignmentState.DECLINED and row.reason
    ]
    return silent, declines
