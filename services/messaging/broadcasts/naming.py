"""Whose names somebody reads in what became of a broadcast: of those in the own area today.

An author keeps the counts of what he sent. Names go with the area: who moved to another branch or
state, or sent outside the own area with a second person's approval, reads none from there.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.queries.broadcast_areas import Area
from services import access
from services.access import Action
from services.messaging.broadcasts import audience
from services.people import roles


async def area_of(session: AsyncSession, actor: Person) -> Area:
    """Return the scopes whose people the actor may read of; None: all."""
    held = access.scopes_for(await roles.grants_of(session, actor), Action.BROADCAST)
    if access.COUNTRY in held:
        return None
    branches = await audience.branches(session)
    return frozenset(held) | {code for code, each in branches.items() if each.state in held}
