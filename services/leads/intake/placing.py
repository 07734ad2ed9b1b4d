"""Put a lead on the map: its point and district; where nobody holds it a new branch is asked."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead
from services.leads.hands import escalation
from services.leads.intake import located
from services.leads.intake.located import UNPLACED, Moved
from services.leads.matching import joining
from services.leads.parsing import Kind
from services.places.gazetteer import Place
from services.places.nearest import Point


async def move(session: AsyncSession, lead: Lead, where: Place | Point) -> Moved:
    """Set the lead's place; where nobody holds it, its branch too, whose people are asked."""
    reason = lead.branch_reason
    moved = await located.put(session, lead, where)
    if moved is Moved.YES and lead.custody is not Custody.DOUBTFUL:  # else a tap is awaited
        await escalation.end(session, lead)
        compared = reason == UNPLACED and lead.kind != Kind.MIDDLEMAN
        if not compared or not await joining.propose(session, lead):
            await escalation.start(session, lead)
    return moved
