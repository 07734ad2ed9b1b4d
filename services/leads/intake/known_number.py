"""Under which number a lead is spoken of: of one joined from elsewhere, as the own report.

Who may not see the lead that stays, and a group of another branch, learn neither its number nor
its place; the own report's number leads to it for ever.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.queries import posts as queries
from services.leads import rights
from services.leads.intake import posts
from services.leads.intake.posts import Speaker


async def of(session: AsyncSession, who: Speaker, lead: Lead) -> int:
    """Return the number by which the lead is known to who speaks, and to those who read along."""
    family = await posts.family(session, lead.id)
    if len(family) == 1:
        return lead.id
    group = who.group
    if group is None:
        if await rights.may_see(session, who.actor, lead):
            return lead.id
        own = await queries.reported_as(session, family, by=who.actor.id)
    else:
        if group.id == lead.group_id or group.branch_code == lead.branch_code:
            return lead.id
        own = await queries.reported_as(session, family, chat_id=group.chat_id)
    return own or lead.id
