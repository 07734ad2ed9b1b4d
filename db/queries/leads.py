"""The database's questions about leads, sightings, assignments and who is on duty."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead, Sighting
from db.models.messaging import Letter, LetterState
from db.models.people import DutyShift, Grant, Person, Role
from db.models.places import Branch, Group
from db.queries import rosters

_LOCKED = (
    select(Lead)
    .where(Lead.id == bindparam("number"))
    .options(selectinload(Lead.victims))
    .with_for_update(of=Lead)
    .execution_options(populate_existing=True)
)


async def locked(session: AsyncSession, lead_id: int) -> Lead | None:
    """Return the lead with its victims, locked until the commit: changes come one by one."""
    return await session.scalar(_LOCKED, {"number": lead_id})


async def locked_alone(session: AsyncSession, lead_id: int) -> Lead | None:
    """Return the lead as `locked` does, None also where it was joined into another one."""
    return await session.scalar(_LOCKED.where(Lead.joined_into_id.is_(None)), {"number": lead_id})


async def with_victims(session: AsyncSession, lead_id: int) -> Lead | None:
    """Return the lead with its victims, to look at."""
    return await session.scalar(
        select(Lead).where(Lead.id == lead_id).options(selectinload(Lead.victims))
    )


async def sighting_of(session: AsyncSession, chat_id: int, message_id: int) -> Sighting | None:
    """Return the sighting that this Telegram message made."""
    return await session.scalar(
        select(Sighting).where(Sighting.chat_id == chat_id, Sighting.message_id == message_id)
    )


async def branch(session: AsyncSession, code: str) -> Branch:
    """Return the branch; it exists, by the foreign key."""
    return await session.get_one(Branch, code)


async def branches_of(session: AsyncSession, lead: Lead) -> list[Branch]:
    """Return the lead's branch and, if it is another, the branch of the group that reported."""
    origin = await session.get(Group, lead.group_id) if lead.group_id else None
    codes = dict.fromkeys((lead.branch_code, origin.branch_code if origin else lead.branch_code))
    return [await session.get_one(Branch, code) for code in codes]


async def held_by(session: AsyncSession, person_id: int) -> Sequence[int]:
    """Return the leads that a person holds."""
    found = await session.scalars(
        select(Lead.id).where(Lead.holder_id == person_id).order_by(Lead.id)
    )
    return found.all()


async def question_waits(session: AsyncSession, asked: Assignment) -> bool:
    """Whether the letter that asks still waits to be sent."""
    person = await session.get_one(Person, asked.person_id)
    found = await session.scalar(
        select(Letter.id)
        .where(
            Letter.chat_id == person.telegram_id,
            Letter.card == f"lead:{asked.lead_id}",
            Letter.state.in_((LetterState.WAITING, LetterState.SENDING)),
        )
        .limit(1)
    )
    return found is not None


async def groups_of(session: AsyncSession, branch_code: str) -> Sequence[Group]:
    """Return the live groups of a branch, oldest first."""
    found = await session.scalars(
        select(Group)
        .where(Group.branch_code == branch_code, Group.left_at.is_(None))
        .order_by(Group.id)
    )
    return found.all()


async def assignments(session: AsyncSession, lead_id: int) -> Sequence[Assignment]:
    """Return everybody who was asked, in the order of asking."""
    found = await session.scalars(
        select(Assignment).where(Assignment.lead_id == lead_id).order_by(Assignment.number)
    )
    return found.all()


async def assignments_of(session: AsyncSession, ids: Collection[int]) -> Sequence[Assignment]:
    """Return everybody who was asked for one of these leads, in the order of asking."""
    found = await session.scalars(
        select(Assignment)
        .where(Assignment.lead_id.in_(ids))
        .order_by(Assignment.lead_id, Assignment.number)
    )
    return found.all()


async def asked_of(session: AsyncSession, person_id: int) -> Sequence[Assignment]:
    """Return what one person is asked for and has not answered."""
    found = await session.scalars(
        select(Assignment)
        .where(Assignment.person_id == person_id, Assignment.state == AssignmentState.ASKED)
        .order_by(Assignment.lead_id)  # leads are locked in this order everywhere
    )
    return found.all()


async def on_duty(session: AsyncSession, branch_code: str, at: datetime) -> Sequence[Person]:
    """Return who is on duty at a branch at a moment, not on leave, and can be written to."""
    return await _reachable(
        session,
        select(DutyShift.person_id)
        .join(
            Grant,
            (Grant.person_id == DutyShift.person_id)
            & Grant.revoked_at.is_(None)
            & (Grant.scope == branch_code)
            & Grant.role.in_((Role.SQUAD, Role.BRANCH_HEAD)),
        )
        .where(
            DutyShift.branch_code == branch_code,
            DutyShift.starts_at <= at,
            DutyShift.ends_at > at,
            ~rosters.on_leave(at),
        ),
    )


async def holding_any(
    session: AsyncSession, people: Collection[int], roles: Collection[Role], scopes: Collection[str]
) -> set[int]:
    """Return which of these people have one of the roles in one of the scopes now."""
    found = await session.scalars(
        select(Grant.person_id).where(
            Grant.person_id.in_(people),
            Grant.role.in_(roles),
            Grant.scope.in_(scopes),
            Grant.revoked_at.is_(None),
        )
    )
    return set(found)


async def holding_role(session: AsyncSession, role: Role, scope: str) -> Sequence[Person]:
    """Return who has a role in exactly that scope and can be written to."""
    return await _reachable(
        session,
        select(Grant.person_id).where(
            Grant.role == role, Grant.scope == scope, Grant.revoked_at.is_(None)
        ),
    )


async def loads(session: AsyncSession, people: Sequence[int]) -> dict[int, int]:
    """Return how many leads each person holds or is asked for."""
    held = (
        select(Lead.holder_id.label("person_id"), func.count())
        .where(Lead.holder_id.in_(people), Lead.custody == Custody.HELD)
        .group_by(Lead.holder_id)
    )
    asked = (
        select(Assignment.person_id, func.count())
        .where(Assignment.person_id.in_(people), Assignment.state == AssignmentState.ASKED)
        .group_by(Assignment.person_id)
    )
    load = dict.fromkeys(people, 0)
    for person_id, count in await session.execute(held.union_all(asked)):
        if person_id is not None:
            load[person_id] += count
    return load


async def _reachable(session: AsyncSession, ids: Select[int]) -> Sequence[Person]:
    found = await session.scalars(
        select(Person)
        .where(
            Person.id.in_(ids),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Person.id)
    )
    return found.all()
