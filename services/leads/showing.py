"""Bring a lead's card up to date wherever it stands: groups and officers' private chats.

Each change of a lead is a revision; each chat gets one letter a revision, and the courier sends
only the newest that waits.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead
from db.models.places import Group
from db.queries import leads as queries
from services import texts
from services.leads import cards, gathering
from services.leads.cards import Standing, View
from services.leads.gathering import Gathered
from services.leads.hands import outlook
from services.messaging import outbox
from services.messaging.outbox import Lane
from services.records import installation


async def show(
    session: AsyncSession, lead: Lead, assigned: Sequence[Assignment] | None = None
) -> None:
    """Post the lead's card, as it stands now, to every chat that has or needs it.

    *assigned* are all steps of its plans, the first asked first, where the caller has them.
    """
    await show_all(session, [lead], assigned)


async def show_all(
    session: AsyncSession, leads: Sequence[Lead], assigned: Sequence[Assignment] | None = None
) -> None:
    """Post the cards of several leads, asked for and kept together; *assigned*: all their steps."""
    for lead in leads:
        lead.revision += 1
    found = await gathering.of(session, leads, assigned)
    views = {lead.id: _views(lead, found.assigned[lead.id]) for lead in leads}
    past = {
        lead_id: [person_id for person_id, view in of_lead.items() if view is View.PAST]
        for lead_id, of_lead in views.items()
    }
    may = await gathering.may_see(session, past, leads)
    bot = await installation.bot_username(session)
    async with outbox.gathered(session):
        for lead in leads:
            gone = set(past[lead.id]) - may.get(lead.id, set())
            await _post(session, lead, found, views[lead.id] | dict.fromkeys(gone, View.GONE), bot)


async def _post(
    session: AsyncSession,
    lead: Lead,
    found: Gathered,
    officers: Mapping[int, View],
    bot: str | None,
) -> None:
    standing = await _standing(session, lead, found)
    for chat_id, language, view in await _audience(session, lead, found, officers):
        await outbox.post(
            session,
            f"{name(lead.id)}:{lead.revision}:{chat_id}",
            chat_id,
            cards.write(lead, standing, view, language, bot),
            lane=Lane.LEAD,
            card=name(lead.id),
        )


async def take_away(session: AsyncSession, lead: Lead, branch_code: str) -> None:
    """A former branch's groups need the card no longer; where it was posted it stays."""
    for group in await queries.groups_of(session, branch_code):
        if group.id != lead.group_id:
            key = f"{name(lead.id)}:moved:{lead.revision}:{group.chat_id}"
            await outbox.delete(session, key, group.chat_id, card=name(lead.id))


def name(lead_id: int) -> str:
    """Return the name of a lead's card."""
    return f"lead:{lead_id}"


async def standing_of(session: AsyncSession, lead: Lead) -> Standing:
    """Return how things stand with the lead, by the names of those concerned."""
    return await _standing(session, lead, await gathering.of(session, [lead]))


async def _standing(session: AsyncSession, lead: Lead, found: Gathered) -> Standing:
    assigned, people = found.assigned[lead.id], found.people
    asked = next((each for each in assigned if each.state is AssignmentState.ASKED), None)
    return Standing(
        branch=await queries.branch(session, lead.branch_code),
        posted_by=people[lead.posted_by_id].name,
        asked=people[asked.person_id].name if asked else None,
        step=asked.step if asked else None,
        answer_by=asked.answer_by if asked else None,
        holder=people[lead.holder_id].name if lead.holder_id else None,
        outlook=await outlook.of(session, lead, assigned, people),
        progress=found.progress[lead.id],
        joined=found.joined[lead.id],
        told=found.told.get(lead.id),
        matched=found.matched.get(lead.id, ()),
        matched_openly=lead.id not in found.kept_back,
    )


async def _audience(
    session: AsyncSession, lead: Lead, found: Gathered, officers: Mapping[int, View]
) -> list[tuple[int, str, View]]:
    """Return each chat that shows the card: its id, its language, and what it may see."""
    chats = []
    origin = await session.get(Group, lead.group_id) if lead.group_id else None
    if origin is not None and origin.left_at is None:
        here = origin.branch_code == lead.branch_code
        chats.append((origin.chat_id, origin.language, View.POSTED_HERE if here else View.POSTED))
    for group in found.groups[lead.branch_code]:
        if group.id != lead.group_id:
            chats.append((group.chat_id, group.language, View.BRANCH))
    for person_id, view in officers.items():
        officer = found.people[person_id]
        if officer.blocked_at is None:
            chats.append((officer.telegram_id, officer.language or texts.DEFAULT, view))
    return chats


def _views(lead: Lead, assigned: Sequence[Assignment]) -> dict[int, View]:
    """Return how each officer who was ever asked sees the card, by his last turn."""
    newest = {each.person_id: each for each in assigned if each.asked_at is not None}
    return {each.person_id: _view_of(each.person_id, each.state, lead) for each in newest.values()}


def _view_of(person_id: int, state: AssignmentState, lead: Lead) -> View:
    if lead.custody is Custody.HELD and lead.holder_id == person_id:
        return View.HOLDER
    return View.ASKED if state is AssignmentState.ASKED else View.PAST
