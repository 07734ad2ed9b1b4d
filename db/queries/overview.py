"""Questions on who can be reached, who was invited, where groups are; and a lead's steps."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Entry, EntryKind
from db.models.people import Grant, Invitation, Person, Role
from db.models.places import Group

Codes = Collection[str] | None  # scopes; None: everywhere
_NO_STAFF = (Role.WORKER, Role.CLINIC)


class Invited(NamedTuple):
    """Invitations made in a stretch of time."""

    open: int
    used: int
    lapsed: int


async def staff(session: AsyncSession, within: Codes) -> Sequence[Person]:
    """Return who holds a role of staff there, each once, by name."""
    held = select(Grant.person_id).where(
        Grant.revoked_at.is_(None), Grant.role.not_in(_NO_STAFF), *_in(Grant.scope, within)
    )
    query = select(Person).where(Person.id.in_(held)).order_by(Person.name, Person.id)
    return (await session.scalars(query)).all()


async def invited(session: AsyncSession, within: Codes, since: datetime, now: datetime) -> Invited:
    """Return what became of the invitations made since then; revoked ones are left out."""
    unused = Invitation.used_at.is_(None)
    row = await session.execute(
        select(
            func.count(case((and_(unused, Invitation.expires_at > now), 1))),
            func.count(Invitation.used_at),
            func.count(case((and_(unused, Invitation.expires_at <= now), 1))),
        ).where(
            Invitation.created_at >= since,
            Invitation.revoked_at.is_(None),
            *_in(Invitation.scope, within),
        )
    )
    return Invited(*row.one())


async def groups(session: AsyncSession, branches: Collection[str]) -> dict[str, int]:
    """Return how many live groups each branch has; branches without any are left out."""
    found = await session.execute(
        select(Group.branch_code, func.count())
        .where(Group.left_at.is_(None), Group.branch_code.in_(branches))
        .group_by(Group.branch_code)
    )
    return {code: count for code, count in found}  # noqa: C416  rows are no pairs to dict()


async def steps(
    session: AsyncSession, leads: Sequence[int]
) -> Sequence[tuple[int, datetime, dict[str, Any]]]:
    """Return the steps of those leads - lead, moment, details - in the order they were noted."""
    found = await session.execute(
        select(Entry.lead_id, Entry.at, Entry.details)
        .where(Entry.lead_id.in_(leads), Entry.kind == EntryKind.STAGE)
        .order_by(Entry.id)
    )
    return [(lead, at, details) for lead, at, details in found]


def _in(column: Any, within: Codes) -> list[Any]:
    return [] if within is None else [column.in_(within)]
