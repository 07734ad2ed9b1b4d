"""Plan that a lead's victims are matched with the registry."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from services import clock
from services.leads.parsing import Kind
from services.messaging import due

MATCH = "lead.victims"  # kind of the due row


async def match_later(session: AsyncSession, lead: Lead) -> None:
    """Match the victims with the registry in a moment of its own: a fault must lose no report."""
    if lead.victims and lead.kind != Kind.MIDDLEMAN:
        await due.plan(session, f"{MATCH}:{lead.id}", MATCH, lead.id, clock.now())
