"""Duty and leave at a branch: what is planned, and changes by those who may make them.

A person is never on duty twice at once: whoever changes somebody's duty locks that person first,
so that two editors come one after the other. Every change is a note of the audit trail.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import DutyShift, Person
from db.models.places import Branch
from db.queries import rosters as queries
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.messaging import daily
from services.people import duty_hours, roles
from services.people.duty_hours import Days, Span
from services.people.rostering import Duty, Terms
from services.records import audit

LONGEST = timedelta(hours=36)  # of one shift; more is most likely mistyped
AHEAD = timedelta(days=400)


def terms() -> Terms:
    """Return the rules of duty."""
    return Terms(
        daily.at_minute(rules.number("duty", "work_begins_minute")),
        daily.at_minute(rules.number("duty", "work_ends_minute")),
        int(rules.number("duty", "on_call_members")),
        timedelta(days=rules.number("duty", "fair_within_days")),
    )


async def leave_of(
    session: AsyncSession, people: Sequence[int], first: date, last: date | None = None
) -> dict[int, list[Days]]:
    """Return the leave of people that touches the days."""
    found: dict[int, list[Days]] = {}
    for row in await queries.leaves_of(session, people, first, last):
        found.setdefault(row.person_id, []).append((row.starts_on, row.ends_on))
    return found


async def present(
    session: AsyncSession, branch_code: str, since: datetime, until: datetime | None = None
) -> list[tuple[Person, Span]]:
    """Return who is on duty when, by start; leave is left out, and who may not serve there."""
    rows = await queries.shifts_at(session, branch_code, since, until)
    people = sorted({person.id for _, person in rows})
    leave = await leave_of(session, people, since.astimezone(clock.LOCAL).date())
    parts = [
        (person, part)
        for shift, person in rows
        for part in duty_hours.present((shift.starts_at, shift.ends_at), leave.get(person.id, ()))
    ]
    return sorted(parts, key=lambda each: each[1])


async def uncovered(
    session: AsyncSession, branch_code: str, since: datetime, until: datetime
) -> list[Span]:
    """Return when nobody is on duty at a branch whom Prihatin can write to."""
    there = await present(session, branch_code, since, until)
    return duty_hours.without((since, until), [span for person, span in there if reached(person)])


def reached(person: Person) -> bool:
    """Whether Prihatin can write to somebody."""
    return person.chat_opened_at is not None and person.blocked_at is None


async def add(
    session: AsyncSession, actor: Person, branch: Branch, duty: Duty, *, batch: str | None = None
) -> DutyShift:
    """Put somebody on duty.

    Raises:
        Refusal: it may not be, is over, or the person is on duty then or serves elsewhere.
    """
    person = await session.get_one(Person, duty.person_id)
    await may_edit(session, actor, branch)
    _require_sensible(duty)
    await queries.lock(session, [person.id])
    if (person.id, branch.code) not in await queries.serving(session, [person.id]):
        raise Refusal("duty.not_serving", name=person.name, branch=branch.name)
    await require_free(session, person, duty.span)
    shift = DutyShift(
        branch_code=branch.code,
        person_id=person.id,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
        batch=batch,
    )
    session.add(shift)
    await session.flush()
    _note(session, "duty.added", actor, shift)
    return shift


async def remove(session: AsyncSession, actor: Person, number: int) -> tuple[DutyShift, Branch]:
    """Take a shift off the roster; return what it was and where.

    Raises:
        Refusal: there is none of that number, it is over, or the actor may not.
    """
    shift, branch = await changeable(session, actor, number)
    _note(session, "duty.removed", actor, shift)
    session.expunge(shift)
    await queries.remove(session, [shift.id])
    return shift, branch


async def give(session: AsyncSession, actor: Person, number: int, to: Person) -> DutyShift:
    """Let another member have a shift.

    Raises:
        Refusal: as `remove` and `add`.
    """
    shift, branch = await changeable(session, actor, number)
    await queries.lock(session, [shift.person_id, to.id])
    await queries.remove(session, [shift.id])
    session.expunge(shift)
    return await add(session, actor, branch, Duty(to.id, shift.starts_at, shift.ends_at))


async def swap(
    session: AsyncSession, actor: Person, numbers: tuple[int, int]
) -> tuple[DutyShift, DutyShift]:
    """Let two members have each other's shift.

    Raises:
        Refusal: as `remove` and `add`.
    """
    (one, here), (other, there) = [await changeable(session, actor, each) for each in numbers]
    if one.person_id == other.person_id:
        raise Refusal("duty.same_person", one=numbers[0], other=numbers[1])
    await queries.lock(session, [one.person_id, other.person_id])
    await queries.remove(session, [one.id, other.id])
    session.expunge(one)
    session.expunge(other)
    return (
        await add(session, actor, here, Duty(other.person_id, one.starts_at, one.ends_at)),
        await add(session, actor, there, Duty(one.person_id, other.starts_at, other.ends_at)),
    )


async def changeable(session: AsyncSession, actor: Person, number: int) -> tuple[DutyShift, Branch]:
    """Return a shift that the actor may change, and its branch.

    Raises:
        Refusal: there is none of that number, it is over, or the actor may not.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_EDIT)
    shift = await queries.shift(session, number)
    if shift is None:
        raise Refusal("duty.no_such", number=number)
    branch = await session.get_one(Branch, shift.branch_code)
    await may_edit(session, actor, branch)
    if shift.ends_at <= clock.now():
        raise Refusal("duty.over", at=shift.ends_at)
    return shift, branch


async def may_edit(session: AsyncSession, actor: Person, branch: Branch) -> None:
    """Do nothing where the actor may change that branch's roster.

    Raises:
        Refusal: it is another one's task.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_EDIT, branch)


async def require_free(session: AsyncSession, person: Person, span: Span) -> None:
    """Do nothing where somebody is neither on duty nor on leave then; lock the person first.

    Raises:
        Refusal: he or she is; says when.
    """
    for shift in await queries.shifts_of(session, [person.id], *span):
        raise Refusal(
            "duty.overlap", name=person.name, branch=shift.branch_code,
            since=shift.starts_at, until=shift.ends_at,
        )  # fmt: skip
    first, last = (moment.astimezone(clock.LOCAL).date() for moment in span)
    for leave in await queries.leaves_of(session, [person.id], first, last):
        if duty_hours.overlap(span, duty_hours.whole((leave.starts_on, leave.ends_on))):
            raise Refusal(
                "duty.on_leave", name=person.name, first=leave.starts_on, last=leave.ends_on
            )


def _require_sensible(duty: Duty) -> None:
    now = clock.now()
    if duty.ends_at <= now:
        raise Refusal("duty.over", at=duty.ends_at)
    if duty.ends_at - duty.starts_at > LONGEST:
        raise Refusal("duty.too_long", hours=int(LONGEST.total_seconds() // 3600))
    if duty.starts_at > now + AHEAD:
        raise Refusal("duty.too_far", at=duty.starts_at)


def _note(session: AsyncSession, action: str, actor: Person, shift: DutyShift) -> None:
    audit.note(
        session,
        action=action,
        actor=actor.id,
        subject=f"branch:{shift.branch_code}",
        shift=shift.id,
        person=shift.person_id,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
    )
