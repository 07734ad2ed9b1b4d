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
    stage_at: dict[int, datetime | None] = {}
    noted_at: dict[tuple[int, str], datetime] = {}  # last, by lead and step
    accepted_at: dict[int, datetime] = {}  # first
    for step in await queries.steps(session, ids):
        noted = (step.lead_id, str(step.details.get("stage")))
        if not step.details.get("reopened"):  # a reopened lead stands where it stood, since then
            noted_at[noted] = step.at
        stage_at[step.lead_id] = noted_at.get(noted)
        if step.details.get("stage") == Stage.ACCEPTED:
            accepted_at.setdefault(step.lead_id, step.at)
    there: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for paper in await queries.papers_of(session, ids):
        there[paper.lead_id][paper.document] = paper.received_at
    for lead in begun:
        claim = papers.claim_of(lead, [victim.nationality for victim in lead.victims])
        listed = papers.checklist(claim, lead.kind, lead.severity)
        found[lead.id] = Progress(
            now,
            stage_at=stage_at.get(lead.id),
            papers=papers.counted(listed, there[lead.id]),
            complete_at=papers.complete_since(listed, there[lead.id]),
            accepted_at=accepted_at.get(lead.id) or lead.accepted_at,
        )
    return found
