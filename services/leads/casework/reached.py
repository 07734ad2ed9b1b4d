"""How far a lead has come, as its card tells it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead, Stage
from db.queries import casework as queries
from services import clock
from services.leads.casework import papers, stages
from services.leads.casework.progress_lines import Progress

_BEGUN = frozenset(stages.WAY[2:])  # somebody accepted it, or had accepted it


async def progress_of(session: AsyncSession, leads: Sequence[Lead]) -> dict[int, Progress]:
    """Return what the cards tell of the leads' ways; one just opened has nothing to tell."""
    now = clock.now()
    found = {lead.id: Progress(now) for lead in leads}
    begun = [lead for lead in leads if lead.stage in _BEGUN]
    if not begun:
        return found
    ids = [lead.id for lead in begun]
    steps = await queries.last_stages(session, ids)
    there: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for paper in await queries.papers_of(session, ids):
        there[paper.lead_id][paper.document] = paper.received_at
    accepted = await queries.stages_noted_at(session, ids, Stage.ACCEPTED)
    for lead in begun:
        claim = papers.claim_of(lead, [victim.nationality for victim in lead.victims])
        listed = papers.checklist(claim, lead.kind, lead.severity)
        step = steps.get(lead.id)
        found[lead.id] = Progress(
            now,
            stage_at=step.at if step else None,
            papers=papers.counted(listed, there[lead.id]),
            complete_at=papers.complete_since(listed, there[lead.id]),
            accepted_at=accepted.get(lead.id) or lead.accepted_at,
        )
    return found
