"""Questions on how leads go, branch by branch: for the digest of the morning."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead, Stage
from db.models.people import Grant, Person, Role
from db.models.places import Group
from db.queries import lead_lists

_NEVER_ONE = (Stage.NOT_A_LEAD, Stage.DUPLICATE)  # counted nowhere
_WAITING = (Custody.DOUBTFUL, Custody.ASKED, Custody.UNANSWERED)


class Day(NamedTuple):
    """The stretch of time a digest tells of, and the limits that make a lead late."""

    since: datetime  # yesterday's first moment
    until: datetime  # today's first moment
    late: lead_lists.Late


Counts = tuple[str, int, int, int, int, int]  # branch; new, waiting, held, overdue, paid
Times = tuple[str, int, datetime, datetime | None, datetime | None]
# branch, lead, opened, first acted on, first paid


async def counts(session: AsyncSession, branches: Collection[str], day: Day) -> Sequence[Counts]:
    """Return the counts of those of the branches that have any lead to count, by code."""
    open_ = Lead.custody != Custody.ENDED
    found = await session.execute(
        select(
            Lead.branch_code,
            _number(Lead.opened_at >= day.since, Lead.opened_at < day.until),
            _number(Lead.custody.in_(_WAITING)),
            _number(Lead.custody == Custody.HELD),
            _number(lead_lists.overdue(day.late)),
            _number(Lead.first_paid_at >= day.since, Lead.first_paid_at < day.until),
        )
        .where(
            Lead.branch_code.in_(branches),
            Lead.stage.not_in(_NEVER_ONE),
            or_(open_, Lead.opened_at >= day.since, Lead.first_paid_at >= day.since),
        )
        .group_by(Lead.branch_code)
        .order_by(Lead.branch_code)
    )
    return [(code, new, waits, held, late, paid) for code, new, waits, held, late, paid in found]


async def times(
    session: AsyncSession, branches: Collection[str], since: datetime, until: datetime
) -> Sequence[Times]:
    """Return the times of the leads that came or were first paid in the stretch."""
    found = await session.execute(
        select(
            Lead.branch_code, Lead.id, Lead.opened_at, Lead.first_action_at, Lead.first_paid_at
        ).where(
            Lead.branch_code.in_(branches),
            Lead.stage.not_in(_NEVER_ONE),
            or_(
                and_(Lead.opened_at >= since, Lead.opened_at < until),
                and_(Lead.first_paid_at >= since, Lead.first_paid_at < until),
            ),
        )
    )
    return [(code, lead, came, acted, paid) for code, lead, came, acted, paid in found]


async def groups(session: AsyncSession) -> Sequence[int]:
    """Return the ids of the live groups."""
    return (await session.scalars(select(Group.id).where(Group.left_at.is_(None)))).all()


async def readers(session: AsyncSession) -> Sequence[int]:
    """Return the ids of those who lead a branch or coordinate and can be written to."""
    found = await session.scalars(
        select(Person.id)
        .join(Grant, Grant.person_id == Person.id)
        .where(
            Grant.role.in_((Role.BRANCH_HEAD, Role.COORDINATOR)),
            Grant.revoked_at.is_(None),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .distinct()
        .order_by(Person.id)
    )
    return found.all()


def _number(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)
