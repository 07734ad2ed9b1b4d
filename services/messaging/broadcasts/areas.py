"""Whose names somebody reads in what became of a broadcast: of those in the own area today.

An author keeps the counts of what he sent. Names go with the area: who moved to another branch or
state, or sent outside the own area with a second person's approval, reads none from there. Who is a
worker of a programme or employer is named, by name or number, only after a second person approved;
training, which nobody approves, names nobody.
"""

import re

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.people import Person
from db.queries.broadcast_areas import Area, workers_in
from services import access
from services.access import Action
from services.messaging.broadcasts import audience, typed
from services.people import roles

_WORKER = re.compile(r".+/[0-9]{1,9}")  # "rtw/17", as audience.py says it


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


async def unmatched(session: AsyncSession, row: Broadcast, area: Area) -> tuple[list[str], int]:
    """Return the numbers that may be read of who is not on Telegram, and how many may not.

    A staff number was typed by the author himself; a worker's, "rtw/17", says whom a programme or
    an employer has, and goes with the area like a name.
    """
    workers = {each: int(each.rpartition("/")[2]) for each in row.unmatched if is_worker(each)}
    readable = await workers_in(session, set(workers.values()), area)
    shown = [each for each in row.unmatched if each not in workers or workers[each] in readable]
    return shown, len(row.unmatched) - len(shown)


def is_worker(number: str) -> bool:
    """Whether it is a worker's number behind a programme or an employer. Pure."""
    return _WORKER.fullmatch(number) is not None
