"""Match a lead's victims against the registry; the holder sees candidates in private, and picks.

The group's card only says found, not found or several possible. Where no registry was loaded
nothing is said. The match at intake discloses nothing to anybody and is noted as Prihatin's own;
what the holder sees is a look-up like any other, on the ground of the lead.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead, Victim
from db.models.lookups import GroundKind, Lookup, Outcome, VictimMatch
from db.models.people import Person
from db.queries import leads as lead_queries
from db.queries import lookups as queries
from services import clock
from services.errors import Refusal
from services.leads import rights, showing
from services.people.asked import Asked, answer
from services.records import audit
from services.registry import search
from services.registry.checks import (
    desks,
    grounds,
    guarding,
    lookups,
    records,
    victim_cards,
    victim_matching,
    watching,
)
from services.registry.checks import showing as answers
from services.registry.checks.grounds import Ground
from services.registry.checks.victim_matching import Sought
from services.registry.found import Candidate, Kind

MOST = 6  # candidates


async def match(session: AsyncSession, lead_id: int) -> None:
    """Match all victims of a lead, and bring its card up to date."""
    lead = await session.get_one(Lead, lead_id)
    changed = False
    for victim in await queries.victims_of(session, lead_id):
        result = await _find(session, lead, victim)
        if result is None:
            continue
        outcome, _ = result
        row = await session.get(VictimMatch, victim.id)
        if row is None:
            session.add(VictimMatch(victim_id=victim.id, outcome=outcome, at=clock.now()))
            changed = True
        elif row.chosen_key is None and row.outcome is not outcome:
            row.outcome, row.at, changed = outcome, clock.now(), True
            row.chosen_by_id = row.chosen_at = None  # it was said of who was found before
    if not changed:
        return
    audit.note(session, action="lead.victims_matched", subject=f"lead:{lead_id}")
    await session.flush()
    await _show_card(session, lead_id)


async def show(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Show the candidates for each victim to who works on the lead; the lead is the ground.

    Raises:
        Refusal: no such lead, or somebody else holds it.
    """
    lead = await open_lead(session, actor, lead_id)
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk, Kind.PERSON):
        return
    grounds.on_lead(session, actor, desk, lead)
    ground = await grounds.current(session, actor, desk)
    told = False
    for victim in await queries.victims_of(session, lead.id):
        result = await _find(session, lead, victim)
        if result is None or ground is None:
            continue
        numbers = (victim.nric,) if victim.nric else ()
        if await guarding.blocks_probing(session, actor, asked, desk, numbers):
            return
        _, found = result
        kept = Outcome.SEVERAL if found else Outcome.NONE  # the holder always confirms
        row = await lookups.note(
            session, actor, asked, ground, outcome=kept, candidates=found, numbers=numbers
        )
        frame = await answers.frame_for(session, actor, ground, asked.language)
        message = victim_cards.candidates(lead.id, victim, found, row, frame)
        await answers.post_private(session, asked, f"victim:{victim.id}", message)
        told = True
    if not told:
        await answer(session, asked, "victim.cannot", number=lead.id)


async def choose(
    session: AsyncSession, actor: Person, asked: Asked, listed: tuple[int, int], number: int
) -> None:
    """The holder says which candidate is the victim; *listed* are look-up and victim, 0 is none.

    Raises:
        Refusal: no such list, or somebody else holds the lead.
    """
    lookup_id, victim_id = listed
    row = await queries.lookup(session, lookup_id)
    victim = await session.get(Victim, victim_id)
    if row is None or victim is None or row.person_id != actor.id or row.lead_id is None:
        raise Refusal("check.no_such_answer")
    lead = await open_lead(session, actor, row.lead_id)
    chosen = lookups.chosen(row, number)
    is_person = chosen is not None and chosen[0] is Kind.PERSON
    if victim.lead_id != lead.id or (number and not is_person):
        raise Refusal("check.no_such_answer")
    match = await session.get(VictimMatch, victim_id)
    if match is None:
        match = VictimMatch(victim_id=victim_id, outcome=Outcome.NONE, at=clock.now())
        session.add(match)
    match.outcome = Outcome.FOUND if chosen else Outcome.NONE
    match.chosen_key = chosen[1] if chosen else None
    match.chosen_by_id, match.chosen_at = actor.id, clock.now()
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.victim_chosen", actor=actor.id, subject=subject, ground=subject,
        victim=victim_id, found=chosen is not None,
    )  # fmt: skip
    await session.flush()
    if chosen:
        await opened(session, actor, asked, lead, chosen[1])
    await answer(session, asked, "victim.chosen" if chosen else "victim.none", number=lead.id)
    await _show_card(session, lead.id)


async def open_lead(session: AsyncSession, actor: Person, lead_id: int) -> Lead:
    """Return the lead for who works on it; one that has ended opens no record.

    Raises:
        Refusal: no such lead, somebody else holds it, or it has ended.
    """
    lead = await rights.to_work(session, actor, lead_id)
    if lead.custody is Custody.ENDED:
        raise Refusal("check.lead_ended", number=lead.id)
    return lead


async def _show_card(session: AsyncSession, lead_id: int) -> None:
    if (lead := await lead_queries.with_victims(session, lead_id)) is not None:
        await showing.show(session, lead)


async def opened(
    session: AsyncSession, actor: Person, asked: Asked, lead: Lead, key: int
) -> Lookup:
    """Note that a person's record was opened: it counts, and is told to that person."""
    one = Candidate(Kind.PERSON, key, "", 100)
    row = await lookups.note(
        session, actor, asked, ground_of(lead), outcome=Outcome.FOUND, candidates=[one]
    )
    await watching.at_once(session, actor, row)
    return row


def ground_of(lead: Lead) -> Ground:
    """Return the lead as the ground on which its victims are looked up. Pure."""
    return Ground(GroundKind.LEAD, clock.now(), lead.id)


async def _find(
    session: AsyncSession, lead: Lead, victim: Victim
) -> tuple[Outcome, tuple[Candidate, ...]] | None:
    """Return what the registry has of a victim; None: nothing to look for, or no registry."""
    text = victim.nric or victim.name
    if not text:
        return None
    found = await search.find(session, text, kinds=[Kind.PERSON], limit=MOST * 2)
    if Kind.PERSON not in found.as_of:
        return None
    day = lead.accident_date or lead.opened_at.astimezone(clock.LOCAL).date()
    sought = Sought(day.year, victim.nric is not None, victim.name, victim.age, victim.employer)
    outcome, kept = victim_matching.judged(
        sought, found.candidates, await _employers(session, sought, found.candidates)
    )
    return outcome, kept[:MOST]


async def _employers(
    session: AsyncSession, sought: Sought, candidates: Sequence[Candidate]
) -> dict[int, list[str]]:
    if not sought.employer:
        return {}
    found = {}
    for each in candidates[:MOST]:
        insured = await records.person(session, each.key)
        found[each.key] = [work.employer for work in insured.works] if insured else []
    return found
