"""The papers of a lead's claim: show the list, tick a paper, take a tick back, choose the claim."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Document, EntryKind
from db.models.leads import Custody, Lead, Stage
from db.models.people import Person
from db.queries import casework as queries
from db.queries import held
from db.queries.inserting import insert_new
from services import clock
from services.errors import Refusal
from services.leads import history, rights, showing
from services.leads.casework import papers, stages
from services.leads.casework.papers import Checklist
from services.records import audit


async def of(session: AsyncSession, actor: Person, lead_id: int) -> Checklist:
    """Return the checklist, for who works on the lead.

    Raises:
        Refusal: no such lead, no right, or somebody else holds it.
    """
    return await _checklist(session, await rights.to_work(session, actor, lead_id))


async def mark(
    session: AsyncSession, actor: Person, lead_id: int, paper: str, *, there: bool
) -> Checklist:
    """Note that a paper is there, or is not after all; the same again changes nothing.

    Raises:
        Refusal: no such lead or paper, no right, or the lead has ended.
    """
    lead = await _open_lead(session, actor, lead_id)
    checklist = await _checklist(session, lead)
    if paper not in {each.key for each in checklist.papers}:
        raise Refusal("lead.paper_gone", number=lead_id)
    if there is (paper in checklist.received):
        return checklist
    if there:
        now = clock.now()
        await insert_new(
            session, Document,
            lead_id=lead.id, document=paper, received_at=now, received_by_id=actor.id,
        )  # fmt: skip
    else:
        await queries.remove_document(session, lead.id, paper)
    history.add(session, lead, EntryKind.DOCUMENT, actor, document=paper, received=there)
    return await _changed(session, actor, lead, changed=paper)


async def choose(session: AsyncSession, actor: Person, lead_id: int, claim: str) -> Checklist:
    """Note what is claimed; papers that are there stay noted.

    Raises:
        Refusal: no such lead or claim, no right, or the lead has ended.
    """
    lead = await _open_lead(session, actor, lead_id)
    if claim not in papers.CLAIMS:
        raise Refusal("lead.claim_gone", number=lead_id)
    before = await _checklist(session, lead)
    if before.claim == claim:
        return before
    lead.claim = claim
    history.add(session, lead, EntryKind.DOCUMENT, actor, claim=claim, before=before.claim)
    return await _changed(session, actor, lead, changed=claim)


async def _open_lead(session: AsyncSession, actor: Person, lead_id: int) -> Lead:
    lead = await rights.to_work(session, actor, lead_id)
    if lead.custody is Custody.ENDED:
        raise Refusal("lead.ended_already", number=lead.id)
    return lead


async def _changed(session: AsyncSession, actor: Person, lead: Lead, *, changed: str) -> Checklist:
    subject = f"lead:{lead.id}"
    audit.note(
        session,
        action="lead.papers",
        actor=actor.id,
        subject=subject,
        ground=subject,
        changed=changed,
    )
    await session.flush()
    await showing.show(session, lead)
    return await _checklist(session, lead)


async def _checklist(session: AsyncSession, lead: Lead) -> Checklist:
    if not stages.fits(Stage.DOCUMENTS, lead.kind):
        raise Refusal("lead.no_claim", number=lead.id)
    there = await queries.received(session, lead.id)
    people = await held.people(session, {each.received_by_id for each in there.values()})
    claim = papers.claim_of(lead, [victim.nationality for victim in lead.victims])
    accepted = await queries.stage_noted_at(session, lead.id, Stage.ACCEPTED)
    return Checklist(
        lead,
        claim,
        papers.checklist(claim, lead.kind, lead.severity),
        {key: (each.received_at, people[each.received_by_id].name) for key, each in there.items()},
        accepted or lead.accepted_at,
    )
