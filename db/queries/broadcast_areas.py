"""Which recipients of a broadcast belong to an area, by their roles and groups of today."""

from collections.abc import Collection

from sqlalchemy import exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from db.models.broadcasts import BroadcastRecipient
from db.models.people import Grant
from db.models.places import Group
from db.models.workers import Worker

_GRANT, _GROUP = aliased(Grant, name="in_area"), aliased(Group, name="group_in_area")
_AT_A_TIME = 10_000  # numbers in one question; PostgreSQL takes 65,535, an employer may have more
Area = Collection[str] | None  # scopes, a state's with those of its branches; None: the country


def recipient_in(area: Area) -> ColumnElement[bool]:
    """Return the condition that a recipient, a person or a group, belongs to the area."""
    if area is None:
        return true()
    group = exists().where(
        _GROUP.chat_id == BroadcastRecipient.chat_id, _GROUP.branch_code.in_(area)
    )
    return or_(person_in(BroadcastRecipient.person_id, area), group)


def person_in(person_id: object, area: Area) -> ColumnElement[bool]:
    """Return the condition that a person holds a role in the area."""
    if area is None:
        return true()
    return exists().where(
        _GRANT.person_id == person_id, _GRANT.revoked_at.is_(None), _GRANT.scope.in_(area)
    )


async def workers_in(session: AsyncSession, numbers: Collection[int], area: Area) -> set[int]:
    """Return which of the workers with these numbers belong to an area's branches."""
    within = true() if area is None else Worker.branch_code.in_(area)
    wanted, found = sorted(numbers), set[int]()
    for begin in range(0, len(wanted), _AT_A_TIME):
        some = Worker.id.in_(wanted[begin : begin + _AT_A_TIME])
        found.update(await session.scalars(select(Worker.id).where(some, within)))
    return found
