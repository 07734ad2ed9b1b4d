"""Who may take leads over: who has the right, can be written to and is not on leave."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.models.people import Person, Role
from db.queries import leads as lead_queries
from db.queries import people, rosters
from services import clock
from services.errors import Refusal
from services.leads import rights
from services.people import roles


async def colleagues(
    session: AsyncSession, giver: Person, held: Sequence[Lead]
) -> tuple[list[Person], set[int]]:
    """Return who might take the leads over, those on duty first, and the ids of these."""
    branches = sorted({each.branch_code for each in held})
    on_duty = {
        person.id
        for branch in branches
        for person in await lead_queries.on_duty(session, branch, clock.now())
    }
    found = await people.reachable_holders(session, (Role.SQUAD, Role.BRANCH_HEAD), branches)
    today = clock.now().astimezone(clock.LOCAL).date()
    leaves = await rosters.leaves_of(session, [each.id for each in found], today, today)
    without = {giver.id, *(each.person_id for each in leaves)}
    others = (each for each in found if each.id not in without)
    return sorted(others, key=lambda each: each.id not in on_duty), on_duty


async def that_may_go(
    session: AsyncSession, held: Sequence[Lead], giver: Person, to: Person
) -> list[Lead]:
    """Return the leads that *to* may answer for.

    Raises:
        Refusal: there are none, or *to* is the giver, cannot be written to or is on leave.
    """
    if not held:
        raise Refusal("handover.nothing")
    if to.id == giver.id:
        raise Refusal("handover.to_oneself")
    if to.chat_opened_at is None or to.blocked_at is not None:
        raise Refusal("handover.unreachable", name=to.name)
    grants = await roles.grants_of(session, to)
    leads = [each for each in held if await rights.may_answer(session, grants, each)]
    if not leads:
        raise Refusal("handover.may_not", name=to.name)
    today = clock.now().astimezone(clock.LOCAL).date()
    for leave in await rosters.leaves_of(session, [to.id], today, today):
        raise Refusal("handover.on_leave", name=to.name, last=leave.ends_on)
    return leads
