"""What the cards of several leads tell, asked for together: as many questions as for one lead."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment
from db.models.leads import Custody, Lead
from db.models.people import Person
from db.models.places import Group
from db.queries import held
from db.queries import joining as join_queries
from db.queries import leads as queries
from db.queries import lookups as lookup_queries
from db.queries import posts as post_queries
from services import access
from services.access import COUNTRY, Action
from services.leads import told_here
from services.leads.cards import Matched
from services.leads.casework import reached
from services.leads.casework.progress_lines import Progress
from services.leads.matching import joined
from services.leads.matching.join_lines import Joined
from services.leads.told_here import Words


@dataclass(frozen=True, slots=True)
class Gathered:
    """The same of each lead, by its number; people by theirs, groups by their branch's code."""

    assigned: Mapping[int, Sequence[Assignment]]  # in the order of asking
    people: Mapping[int, Person]  # all whom the leads concern
    progress: Mapping[int, Progress]
    joined: Mapping[int, Joined]
    told: Mapping[int, Words]  # in the group that reported; not there: all of it
    groups: Mapping[str, Sequence[Group]]
    matched: Mapping[int, tuple[Matched, ...]]  # of the victims in the registry
    kept_back: Collection[int]  # leads whose `matched` no group may read


async def of(
    session: AsyncSession, leads: Sequence[Lead], steps: Sequence[Assignment] | None = None
) -> Gathered:
    """Return what the cards of these leads tell; *steps*: of all plans, where they are known."""
    await session.flush()
    if steps is None:
        steps = await queries.assignments_of(session, [lead.id for lead in leads])
    assigned: defaultdict[int, list[Assignment]] = defaultdict(list)
    for each in steps:
        assigned[each.lead_id].append(each)
    ids = {lead.posted_by_id for lead in leads}
    ids |= {lead.holder_id for lead in leads if lead.holder_id is not None}
    ids |= {each.person_id for rows in assigned.values() for each in rows}
    matched = await _matched(session, [lead.id for lead in leads])
    return Gathered(
        assigned,
        await held.people(session, ids),
        await reached.progress_of(session, leads),
        await _joined(session, leads),
        await _told(session, leads),
        {
            code: await queries.groups_of(session, code)
            for code in dict.fromkeys(lead.branch_code for lead in leads)
        },
        matched,
        await _kept_back(session, matched),
    )


async def may_see(
    session: AsyncSession, past: Mapping[int, Collection[int]], leads: Sequence[Lead]
) -> dict[int, set[int]]:
    """Return who of those once asked, by lead, may still see it: where it is or was reported."""
    of_scopes: defaultdict[frozenset[str], set[int]] = defaultdict(set)
    scopes: dict[int, frozenset[str]] = {}
    for lead in leads:
        if past.get(lead.id):
            branches = await queries.branches_of(session, lead)
            places = (*(each.code for each in branches), *(each.state for each in branches))
            scopes[lead.id] = frozenset({COUNTRY, *places})
            of_scopes[scopes[lead.id]] |= set(past[lead.id])
    roles = access.roles_that_may(Action.LEAD_SEE)
    may = {
        places: await queries.holding_any(session, people, roles, places)
        for places, people in of_scopes.items()
    }
    return {lead_id: may[places] & set(past[lead_id]) for lead_id, places in scopes.items()}


async def _matched(session: AsyncSession, ids: Sequence[int]) -> dict[int, tuple[Matched, ...]]:
    found: defaultdict[int, tuple[Matched, ...]] = defaultdict(tuple)
    for lead_id, match in await lookup_queries.matches_of(session, ids):
        found[lead_id] += (Matched(match.outcome, by_officer=match.chosen_at is not None),)
    return found


async def _kept_back(session: AsyncSession, ids: Collection[int]) -> set[int]:
    """Return those told by somebody who may look nobody up: a card must not do it for him."""
    if not ids:
        return set()
    roles = access.roles_that_may(Action.LOOKUP_PERSON)
    return await lookup_queries.told_by_others(session, ids, roles)


async def _joined(session: AsyncSession, leads: Sequence[Lead]) -> dict[int, Joined]:
    """Ask of each lead only where there is something: of most there is nothing."""
    plain = [
        lead
        for lead in leads
        if lead.custody is not Custody.DOUBTFUL and lead.joined_into_id is None
    ]
    old = [lead.id for lead in plain if lead.revision > 1]  # into a new one nothing was joined
    stays = await join_queries.that_stay(session, old) if old else set()
    bare = {lead.id for lead in plain} - stays
    return {
        lead.id: Joined() if lead.id in bare else await joined.of(session, lead) for lead in leads
    }


async def _told(session: AsyncSession, leads: Sequence[Lead]) -> dict[int, Words]:
    """Return what the groups that reported have told; at first that is all there is."""
    of_group: defaultdict[int, list[Lead]] = defaultdict(list)
    for lead in leads:
        if lead.group_id is not None and lead.revision > 1:
            of_group[lead.group_id].append(lead)
    families = await _families(session, [lead.id for rows in of_group.values() for lead in rows])
    found: dict[int, Words] = {}
    for group_id, rows in of_group.items():
        origin = await session.get_one(Group, group_id)
        ids = [number for lead in rows for number in families[lead.id]]
        texts: defaultdict[int, list[str]] = defaultdict(list)
        for lead_id, text in await post_queries.texts_by_lead(session, ids, origin.chat_id):
            texts[lead_id].append(text)
        for lead in rows:
            of_family = [text for number in families[lead.id] for text in texts[number]]
            found[lead.id] = told_here.words(of_family)
    return found


async def _families(session: AsyncSession, ids: Sequence[int]) -> dict[int, list[int]]:
    """Return each lead with those that were joined into it, whatever the way."""
    families = {number: [number] for number in ids}
    head = {number: number for number in ids}
    waiting = list(ids)
    while waiting:
        pairs = await post_queries.joins_into(session, waiting)
        waiting = [number for number, _ in pairs]
        for number, into in pairs:
            head[number] = head[into]
            families[head[into]].append(number)
    return families
