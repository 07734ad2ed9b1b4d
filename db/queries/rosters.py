"""Questions on duty shifts as they are planned: whose, when, where."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import DutyShift, Grant, Person, Role
from db.models.places import Group

_SERVING = (Role.SQUAD, Role.BRANCH_HEAD)  # who may stand on a roster


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


async def shifts_of(
    session: AsyncSession, people: Collection[int], since: datetime, until: datetime
) -> Sequence[DutyShift]:
    """Return the shifts of these people that touch the stretch of time."""
    found = await session.scalars(
        select(DutyShift).where(
            DutyShift.person_id.in_(people),
            DutyShift.ends_at > since,
            DutyShift.starts_at < until,
        )
    )
    return found.all()


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
    )
    found = await session.scalars(
        select(Group.branch_code)
        .where(Group.left_at.is_(None), ~on_duty)
        .distinct()
        .order_by(Group.branch_code)
    )
    return found.all()


async def spans(
    session: AsyncSession, branch_code: str, now: datetime
) -> Sequence[tuple[datetime, datetime]]:
    """Return start and end of a branch's shifts that are not over, of people who may serve."""
    may_serve = exists().where(
        Grant.person_id == DutyShift.person_id,
        Grant.scope == DutyShift.branch_code,
        Grant.role.in_(_SERVING),
        Grant.revoked_at.is_(None),
    )
    found = await session.execute(
        select(DutyShift.starts_at, DutyShift.ends_at)
        .where(DutyShift.branch_code == branch_code, DutyShift.ends_at > now, may_serve)
        .order_by(DutyShift.starts_at)
    )
    return [(start, end) for start, end in found]
