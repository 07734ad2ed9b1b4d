"""Gather what a card tells of the plan: who is next, when, and which branches are near."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead
from db.models.people import Person
from db.queries import assignments as queries
from db.queries import held
from services.leads.hands import plans
from services.leads.hands.plan_lines import Near, Outlook, Turn
from services.places import reference


async def people_of(
    session: AsyncSession, lead: Lead, assigned: Sequence[Assignment]
) -> dict[int, Person]:
    """Return all whom the lead concerns, in one question: who posted, holds, is or was asked."""
    ids = {lead.posted_by_id, *(each.person_id for each in assigned)}
    return await held.people(session, ids | ({lead.holder_id} if lead.holder_id else set()))


async def of(
    session: AsyncSession,
    lead: Lead,
    assigned: Sequence[Assignment],
    people: Mapping[int, Person],
) -> Outlook:
    """Return what is to come if nobody accepts, and the branches near the place."""
    near = near_branches(lead)
    if lead.custody is Custody.UNANSWERED:
        return Outlook(again_at=await queries.due_at(session, plans.again_key(lead)), near=near)
    asked = next((each for each in assigned if each.state is AssignmentState.ASKED), None)
    if lead.custody is not Custody.ASKED or asked is None:
        return Outlook(near=near)
    waiting = [each for each in assigned if each.state is AssignmentState.PLANNED]
    return Outlook(
        answer_by=asked.answer_by,
        each=plans.answer_time(),
        next=turns(waiting, people),
        near=near,
    )


def turns(assigned: Sequence[Assignment], people: Mapping[int, Person]) -> tuple[Turn, ...]:
    """Return steps with the names of those who are in them."""
    return tuple(
        Turn(
            step=each.step,
            name=people[each.person_id].name,
            state=each.state,
            asked_at=each.asked_at,
            answered_at=each.answered_at,
            reason=each.reason,
        )
        for each in assigned
    )


def near_branches(lead: Lead) -> tuple[Near, ...]:
    """Return the three branches nearest to the lead's place; none where no point is known."""
    if lead.latitude is None or lead.longitude is None:
        return ()
    counters = reference.counters()
    return tuple(
        Near(counters[each.branch_code].town, each.branch_code, each.distance_km)
        for each in reference.branches_near((lead.latitude, lead.longitude))
    )
