"""The database's questions about whom to ask for a lead, and how people answered before."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, and_, exists, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Entry, EntryKind
from db.models.leads import Lead
from db.models.messaging import Due, DueState
from db.models.people import DutyShift, Grant, Leave, Person, Role

_ANSWERED = (  # silence, and the answers that end a row of it
    AssignmentState.ACCEPTED,
    AssignmentState.DECLINED,
    AssignmentState.EXPIRED,
    AssignmentState.RETURNED,
    AssignmentState.HANDED_OVER,
)
FAR = "far"  # the reason that counts for one district only


_SHIFT_ENDS = (  # of the shift in which somebody answered; None: in none
    select(func.max(DutyShift.ends_at))
    .where(
        DutyShift.person_id == Assignment.person_id,
        DutyShift.starts_at <= Assignment.answered_at,
        DutyShift.ends_at > Assignment.answered_at,
    )
    .scalar_subquery()
)


async def add(session: AsyncSession, steps: Sequence[dict[str, Any]]) -> list[Assignment]:
    """Add steps in one go; return them by their numbers."""
    if not steps:
        return []
    added = await session.scalars(insert(Assignment).returning(Assignment), steps)
    return sorted(added, key=attrgetter("number"))


async def last_number(session: AsyncSession, lead_id: int) -> int:
    """Return the number of the last step of all plans of a lead; 0 without any."""
    found = await session.scalar(
        select(func.max(Assignment.number)).where(Assignment.lead_id == lead_id)
    )
    return found or 0


async def planned(session: AsyncSession, lead: Lead) -> Sequence[Assignment]:
    """Return the steps of the running plan that are still to come, in their order."""
    found = await session.scalars(
        select(Assignment)
        .where(
            Assignment.lead_id == lead.id,
            Assignment.plan == lead.plan,
            Assignment.state == AssignmentState.PLANNED,
        )
        .order_by(Assignment.number)
    )
    return found.all()


async def chiefs(
    session: AsyncSession, branches: Collection[str], areas: Collection[str], today: date
) -> Sequence[Row[Role, str, Person, bool]]:
    """Return heads of *branches* and coordinators of *areas* with their scope, by person.

    Only who can be written to; the last value says whether somebody is on leave today.
    """
    away = exists().where(
        Leave.person_id == Person.id, Leave.starts_on <= today, Leave.ends_on >= today
    )
    found = await session.execute(
        select(Grant.role, Grant.scope, Person, away)
        .join(Person, Person.id == Grant.person_id)
        .where(
            Grant.revoked_at.is_(None),
            or_(
                and_(Grant.role == Role.BRANCH_HEAD, Grant.scope.in_(branches)),
                and_(Grant.role == Role.COORDINATOR, Grant.scope.in_(areas)),
            ),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Person.id)
    )
    return found.all()


async def answers(
    session: AsyncSession,
    people: Collection[int],
    lead: Lead,
    *,
    since: datetime,
    far_since: datetime,
) -> Sequence[tuple[int, AssignmentState, str | None, datetime, datetime | None]]:
    """Return how people answered lately, the newest first.

    Person, state, reason, moment, and the end of the shift that the person was in. All answers
    since *since*; that the lead's district is too far, since *far_since*.
    """
    same_district = and_(Lead.district == lead.district, Lead.state == lead.state)
    far = and_(
        Assignment.reason == FAR,
        Assignment.answered_at > far_since,
        Assignment.lead_id.in_(select(Lead.id).where(same_district)),
    )
    lately = and_(
        Assignment.answered_at > since,
        or_(Assignment.reason.is_(None), Assignment.reason != FAR),
    )
    found = await session.execute(
        select(
            Assignment.person_id,
            Assignment.state,
            Assignment.reason,
            Assignment.answered_at,
            _SHIFT_ENDS,
        )
        .where(
            Assignment.person_id.in_(people),
            Assignment.state.in_(_ANSWERED),
            or_(lately, far),
        )
        .order_by(Assignment.answered_at.desc())
    )
    return [
        (person_id, state, reason, at, ends_at)
        for person_id, state, reason, at, ends_at in found
        if at is not None
    ]


async def due_at(session: AsyncSession, key: str) -> datetime | None:
    """Return when the waiting due row of that key is due, None without one."""
    return await session.scalar(
        select(Due.due_at).where(Due.key == key, Due.state == DueState.WAITING)
    )


async def reminded_at(session: AsyncSession, lead_id: int, *, since: datetime) -> datetime | None:
    """Return when the holder was last reminded since a moment, None if he was not."""
    return await session.scalar(
        select(func.max(Entry.at)).where(
            Entry.lead_id == lead_id, Entry.kind == EntryKind.REMINDED, Entry.at >= since
        )
    )


async def asked_now(session: AsyncSession, lead_id: int) -> Assignment | None:
    """Return the step whose person is asked for the lead now."""
    return await session.scalar(
        select(Assignment).where(
            Assignment.lead_id == lead_id, Assignment.state == AssignmentState.ASKED
        )
    )


async def was_asked_before(session: AsyncSession, asked: Assignment) -> bool:
    """Whether the person of a step was asked for its lead, or came forward, in an earlier one."""
    earlier = select(Assignment.id).where(
        Assignment.lead_id == asked.lead_id,
        Assignment.person_id == asked.person_id,
        Assignment.number < asked.number,
        Assignment.asked_at.is_not(None),
    )
    return await session.scalar(earlier.limit(1)) is not None
