"""Questions on duty as it is planned and on leave: whose, when, where."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import DutyShift, Grant, Leave, Person, Role
from db.models.places import Group

_SERVING = (Role.SQUAD, Role.BRANCH_HEAD)  # who may stand on a roster
_LOCAL = ZoneInfo("Asia/Kuala_Lumpur")  # leave is taken by days of the Malaysian calendar


def on_leave(at: datetime) -> ColumnElement[bool]:
    """Whether the person of the duty shift in question is on leave at a moment."""
    day = at.astimezone(_LOCAL).date()
    return exists().where(
        Leave.person_id == DutyShift.person_id, Leave.starts_on <= day, Leave.ends_on >= day
    )


def _may_serve() -> ColumnElement[bool]:
    """Whether the person of the duty shift in question may serve at its branch now."""
    return exists().where(
        Grant.person_id == DutyShift.person_id,
        Grant.scope == DutyShift.branch_code,
        Grant.role.in_(_SERVING),
        Grant.revoked_at.is_(None),
    )


async def people_of(session: AsyncSession, staff_numbers: Collection[str]) -> dict[str, int]:
    """Return ids of people by staff number in capitals; unknown ones are left out."""
    number = func.upper(Person.staff_number)
    found = await session.execute(select(number, Person.id).where(number.in_(staff_numbers)))
    return {row[0]: row[1] for row in found}


async def serving(session: AsyncSession, people: Collection[int]) -> set[tuple[int, str]]:
    """Return who (id) may be on duty at which branch now."""
    found = await session.execute(
        select(Grant.person_id, Grant.scope).where(
            Grant.person_id.in_(people), Grant.role.in_(_SERVING), Grant.revoked_at.is_(None)
        )
    )
    return {(person_id, scope) for person_id, scope in found}


async def staff(session: AsyncSession, branch_code: str) -> Sequence[tuple[Person, Role]]:
    """Return who may be on duty at a branch, with each role held there, by person."""
    found = await session.execute(
        select(Person, Grant.role)
        .join(Grant, Grant.person_id == Person.id)
        .where(Grant.scope == branch_code, Grant.role.in_(_SERVING), Grant.revoked_at.is_(None))
        .order_by(Person.id)
    )
    return [(row[0], row[1]) for row in found]


async def lock(session: AsyncSession, people: Collection[int]) -> None:
    """Let nobody else change duty or leave of these people until the commit."""
    await session.scalars(
        select(Person.id)
        .where(Person.id.in_(people))
        .order_by(Person.id)
        .with_for_update(key_share=True)
    )


async def shifts_of(
    session: AsyncSession, people: Collection[int], since: datetime, until: datetime
) -> Sequence[DutyShift]:
    """Return the shifts of these people that touch the stretch of time, by start."""
    found = await session.scalars(
        select(DutyShift)
        .where(
            DutyShift.person_id.in_(people),
            DutyShift.ends_at > since,
            DutyShift.starts_at < until,
        )
        .order_by(DutyShift.starts_at, DutyShift.id)
    )
    return found.all()


async def shifts_at(
    session: AsyncSession, branch_code: str, since: datetime, until: datetime | None = None
) -> Sequence[tuple[DutyShift, Person]]:
    """Return a branch's shifts that touch the stretch, of people who may serve, by start."""
    query = (
        select(DutyShift, Person)
        .join(Person, Person.id == DutyShift.person_id)
        .where(DutyShift.branch_code == branch_code, DutyShift.ends_at > since, _may_serve())
        .order_by(DutyShift.starts_at, DutyShift.ends_at, Person.name, DutyShift.id)
    )
    if until is not None:
        query = query.where(DutyShift.starts_at < until)
    return [(row[0], row[1]) for row in await session.execute(query)]


async def shift(session: AsyncSession, shift_id: int) -> DutyShift | None:
    """Return a shift, locked until the commit."""
    return await session.scalar(select(DutyShift).where(DutyShift.id == shift_id).with_for_update())


async def batch(session: AsyncSession, name: str) -> Sequence[DutyShift]:
    """Return the shifts that were added together, locked until the commit."""
    found = await session.scalars(
        select(DutyShift).where(DutyShift.batch == name).order_by(DutyShift.id).with_for_update()
    )
    return found.all()


async def remove(session: AsyncSession, shifts: Collection[int]) -> None:
    """Remove shifts by their numbers."""
    await session.execute(delete(DutyShift).where(DutyShift.id.in_(shifts)))


async def leaves_of(
    session: AsyncSession, people: Collection[int], first: date, last: date | None = None
) -> Sequence[Leave]:
    """Return the leave of these people that touches the days, by its beginning."""
    query = select(Leave).where(Leave.person_id.in_(people), Leave.ends_on >= first)
    if last is not None:
        query = query.where(Leave.starts_on <= last)
    found = await session.scalars(query.order_by(Leave.starts_on, Leave.id))
    return found.all()


async def leave(session: AsyncSession, leave_id: int) -> Leave | None:
    """Return an entry of leave, locked until the commit."""
    return await session.scalar(select(Leave).where(Leave.id == leave_id).with_for_update())


async def uncovered(session: AsyncSession, now: datetime) -> Sequence[str]:
    """Return the branches that have a group and nobody on duty at this moment, by code."""
    on_duty = exists().where(
        DutyShift.branch_code == Group.branch_code,
        DutyShift.starts_at <= now,
        DutyShift.ends_at > now,
        Grant.person_id == DutyShift.person_id,
        Grant.scope == DutyShift.branch_code,
        Grant.role.in_(_SERVING),
        Grant.revoked_at.is_(None),
        ~on_leave(now),
    )
    found = await session.scalars(
        select(Group.branch_code)
        .where(Group.left_at.is_(None), ~on_duty)
        .distinct()
        .order_by(Group.branch_code)
    )
    return found.all()
