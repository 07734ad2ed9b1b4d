"""Whose names somebody reads in what became of a broadcast: of those in the own area today.

An author keeps the counts of what he sent. Names go with the area: who moved to another branch or
state, or sent outside the own area with a second person's approval, reads none from there. Who is a
worker of a programme or employer is named only after a second person approved; training, which
nobody approves, names nobody.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.people import Person
from db.queries.broadcast_areas import Area
from services import access
from services.access import Action
from services.messaging.broadcasts import audience, typed
from services.people import roles


async def area_of(session: AsyncSession, actor: Person, row: Broadcast) -> Area:
    """Return the scopes whose people of a broadcast the actor may read of; None: all."""
    if names_nobody(row):
        return frozenset()
    held = access.scopes_for(await roles.grants_of(session, actor), Action.BROADCAST)
    if access.COUNTRY in held:
        return None
    branches = await audience.branches(session)
    return frozenset(held) | {code for code, each in branches.items() if each.state in held}


def names_nobody(row: Broadcast) -> bool:
    """Whether nobody reads who gets it: training, and workers before an approval. Pure."""
    return row.training or (row.approved_by_id is None and typed.of_workers(row.audience))
