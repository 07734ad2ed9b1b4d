"""Bring a lead's card up to date wherever it stands: groups and officers' private chats.

Each change of a lead is a revision; each chat gets one letter a revision, and the courier sends
only the newest that waits.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead
from db.models.lookups import Outcome
from db.models.people import Person
from db.models.places import Group
from db.queries import leads as queries
from db.queries import lookups as lookup_queries
from db.queries import posts as post_queries
from services import access, texts
from services.access import COUNTRY, Action
from services.leads import cards, told_here
from services.leads.cards import Standing, View
from services.leads.casework import reached
from services.leads.hands import outlook
from services.leads.intake import posts
from services.leads.matching import joined
from services.messaging import outbox
from services.messaging.outbox import Lane
from services.records import installation


async def show(session: AsyncSession, lead: Lead) -> None:
    """Post the lead's card, as it stands now, to every chat that has or needs it."""
    lead.revision += 1
    assigned = await queries.assignments(session, lead.id)
    people = await outlook.people_of(session, lead, assigned)
    standing = await standing_of(session, lead, assigned, people)
    bot = await installation.bot_username(session)
    async for chat_id, language, view in _audience(session, lead, assigned, people):
        await outbox.post(
            session,
            f"{name(lead.id)}:{lead.revision}:{chat_id}",
            chat_id,
            cards.write(lead, standing, view, language, bot),
            lane=Lane.LEAD,
            card=name(lead.id),
        )


def name(lead_id: int) -> str:
    """Return the name of a lead's card."""
    return f"lead:{lead_id}"


async def standing_of(
    session: AsyncSession,
    lead: Lead,
    assigned: Sequence[Assignment],
    people: Mapping[int, Person] | None = None,
) -> Standing:
    """Return how things stand with the lead, by the names of those concerned."""
    if people is None:
        people = await outlook.people_of(session, lead, assigned)
    asked = next((each for each in assigned if each.state is AssignmentState.ASKED), None)
    return Standing(
        branch=await queries.branch(session, lead.branch_code),
        posted_by=people[lead.posted_by_id].name,
        asked=people[asked.person_id].name if asked else None,
        step=asked.step if asked else None,
        answer_by=asked.answer_by if asked else None,
        holder=people[lead.holder_id].name if lead.holder_id else None,
        outlook=await outlook.of(session, lead, assigned, people),
        progress=await reached.progress_of(session, lead),
        joined=await joined.of(session, lead),
        told=await _told(session, lead),
        matched=await _matched(session, lead),
    )


async def _told(session: AsyncSession, lead: Lead) -> told_here.Words | None:
    """Return what the group that reported has told; at first that is all there is."""
    if lead.group_id is None or lead.revision <= 1:
        return None
    origin = await session.get_one(Group, lead.group_id)
    family = await posts.family(session, lead.id)
    return told_here.words(await post_queries.texts_in(session, family, origin.chat_id))


async def _matched(session: AsyncSession, lead: Lead) -> tuple[Outcome, ...]:
    found = await lookup_queries.matches_of(session, lead.id)
    return tuple(match.outcome for _, match in sorted(found.items()))


async def _audience(
    session: AsyncSession,
    lead: Lead,
    assigned: Sequence[Assignment],
    people: Mapping[int, Person],
) -> AsyncIterator[tuple[int, str, View]]:
    """Yield each chat that shows the card: its id, its language, and what it may see."""
    origin = await session.get(Group, lead.group_id) if lead.group_id else None
    if origin is not None and origin.left_at is None:
        here = origin.branch_code == lead.branch_code
        yield origin.chat_id, origin.language, View.POSTED_HERE if here else View.POSTED
    for group in await queries.groups_of(session, lead.branch_code):
        if group.id != lead.group_id:
            yield group.chat_id, group.language, View.BRANCH
    newest = {each.person_id: each for each in assigned if each.asked_at is not None}
    views = {each.person_id: _view_of(each.person_id, each.state, lead) for each in newest.values()}
    past = [person_id for person_id, view in views.items() if view is View.PAST]
    may = await _may_see(session, lead, past) if past else set()
    for person_id, view in views.items():
        officer = people[person_id]
        gone = view is View.PAST and person_id not in may
        if officer.blocked_at is None:
            language = officer.language or texts.DEFAULT
            yield officer.telegram_id, language, View.GONE if gone else view


async def _may_see(session: AsyncSession, lead: Lead, people: Collection[int]) -> set[int]:
    """Return who of those once asked may still see the lead, where it is now or was reported."""
    branches = await queries.branches_of(session, lead)
    scopes = {COUNTRY, *(each.code for each in branches), *(each.state for each in branches)}
    roles = access.roles_that_may(Action.LEAD_SEE)
    return await queries.holding_any(session, people, roles, scopes)


def _view_of(person_id: int, state: AssignmentState, lead: Lead) -> View:
    if lead.custody is Custody.HELD and lead.holder_id == person_id:
        return View.HOLDER
    return View.ASKED if state is AssignmentState.ASKED else View.PAST
