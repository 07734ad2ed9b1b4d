"""Questions of the coverage check: which branches, who answered when asked, who declined why."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Entry
from db.models.people import Grant, Role
from db.models.places import Branch, Group


class Answers(NamedTuple):
    """What one member was asked for, and what came of it with which reason, how often."""

    person_id: int
    state: AssignmentState
    reason: str | None
    times: int


async def watched(session: AsyncSession) -> Sequence[Branch]:
    """Return the branches that have a group, or somebody who may be on duty, by code."""
    groups = select(Group.branch_code).where(Group.left_at.is_(None))
    staff = select(Grant.scope).where(
        Grant.role.in_((Role.SQUAD, Role.BRANCH_HEAD)), Grant.revoked_at.is_(None)
    )
    found = await session.scalars(
        select(Branch)
        .where(Branch.kind != "hq", or_(Branch.code.in_(groups), Branch.code.in_(staff)))
        .order_by(Branch.code)
    )
    return found.all()


async def answers(
    session: AsyncSession, people: Collection[int], since: datetime
) -> Sequence[Answers]:
    """Return what became of the questions put to these people since a moment."""
    found = await session.execute(
        select(Assignment.person_id, Assignment.state, Assignment.reason, func.count())
        .where(Assignment.person_id.in_(people), Assignment.asked_at >= since)
        .group_by(Assignment.person_id, Assignment.state, Assignment.reason)
        .order_by(Assignment.person_id, Assignment.reason)
    )
    return [Answers(*row) for row in found]


async def who_worked(
    session: AsyncSession, people: Collection[int], since: datetime
) -> Sequence[int]:
    """Return who of these accepted a lead asked of him since a moment, or worked on it.

    His part of it tells that no more once the lead has ended.
    """
    found = await session.scalars(
        select(Assignment.person_id)
        .join(Entry, (Entry.lead_id == Assignment.lead_id) & (Entry.by_id == Assignment.person_id))
        .where(
            Assignment.person_id.in_(people),
            Assignment.asked_at >= since,
            Entry.at >= since,
        )
        .distinct()
    )
    return found.all()
