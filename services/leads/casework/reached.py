"""How far a lead has come, as its card tells it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead, Stage
from db.queries import casework as queries
from services import clock
from services.leads.casework import papers, stages
from services.leads.casework.progress_lines import Progress


async def progress_of(session: AsyncSession, lead: Lead) -> Progress:
    """Return what a card tells of the lead's way; a lead just opened has nothing to tell."""
    now = clock.now()
    if lead.stage not in stages.WAY or stages.WAY.index(lead.stage) < 2:
        return Progress(now)
    step = await queries.last_stage(session, lead.id)
    there = {
        key: each.received_at for key, each in (await queries.received(session, lead.id)).items()
    }
    claim = papers.claim_of(lead, [victim.nationality for victim in lead.victims])
    listed = papers.checklist(claim, lead.kind, lead.severity)
    accepted = await queries.stage_noted_at(session, lead.id, Stage.ACCEPTED)
    return Progress(
        now,
        stage_at=step.at if step else None,
        papers=papers.counted(listed, there),
        complete_at=papers.complete_since(listed, there),
        accepted_at=accepted or lead.accepted_at,
    )
