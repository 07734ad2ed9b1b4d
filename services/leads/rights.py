"""Whether somebody may see a lead, answer for it, or work on it; and the lead, locked."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead
from db.models.people import Grant, Person
from db.queries import leads as queries
from services import access
from services.access import Action
from services.errors import Refusal
from services.leads.matching import joined, known
from services.people import roles


async def lead_for(session: AsyncSession, actor: Person, lead_id: int, action: Action) -> Lead:
    """Return the lead, locked; the right is asked first: a stranger learns of no lead.

    For a lead that was joined into another one, that one is returned, and *actor* is told so.

    Raises:
        Refusal: no such lead, or no right at its branch or the branch that reported it.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, action)
    lead = await queries.locked_alone(session, lead_id)
    if lead is None:  # joined into another one, or there is none
        lead = await queries.locked(session, await known.survivor(session, lead_id))
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    branch, *home = await queries.branches_of(session, lead)
    if not any(access.may(grants, action, each) for each in home):
        access.require(grants, action, branch=branch)
    if lead.id != lead_id:
        await joined.tell(session, actor, lead_id, lead.id)
    return lead


async def may_see(session: AsyncSession, actor: Person, lead: Lead) -> bool:
    """Whether somebody may see all of the lead; who reported it knows only what he told."""
    grants = await roles.grants_of(session, actor)
    branches = await queries.branches_of(session, lead)
    return any(access.may(grants, Action.LEAD_SEE, each) for each in branches)


async def may_answer(session: AsyncSession, grants: Sequence[Grant], lead: Lead) -> bool:
    """Whether who has those grants may answer for the lead."""
    branches = await queries.branches_of(session, lead)
    return any(access.may(grants, Action.LEAD_ANSWER, branch) for branch in branches)


async def may_hold(session: AsyncSession, person_id: int, lead: Lead) -> bool:
    """Whether that person may answer for the lead, and can be written to."""
    person = await session.get_one(Person, person_id)
    reachable = person.blocked_at is None and person.chat_opened_at is not None
    return reachable and await may_answer(session, await roles.grants_of(session, person), lead)


async def to_work(session: AsyncSession, actor: Person, lead_id: int) -> Lead:
    """Return the lead, locked, for who holds it, or who oversees the branch.

    An ended lead, which nobody holds, is returned to whoever may answer: it can only be refused.

    Raises:
        Refusal: no such lead, no right, or somebody else holds it.
    """
    lead = await lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if lead.holder_id == actor.id or lead.custody is Custody.ENDED:
        return lead
    grants = await roles.grants_of(session, actor)
    branch = await queries.branch(session, lead.branch_code)
    if not access.may(grants, Action.LEAD_OVERSEE, branch):
        if lead.holder_id is None:
            raise Refusal("lead.nobody_holds", number=lead.id)
        holder = await session.get_one(Person, lead.holder_id)
        raise Refusal("lead.held_by_other", number=lead.id, name=holder.name)
    return lead
