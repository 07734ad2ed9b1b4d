"""Whether an officer may see or serve a worker; and the worker. Each first look of a day is kept.

The worker reads in /wholooked who it was: office, role and day.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Branch
from db.models.workers import Worker, WorkerView
from db.queries import workers as queries
from db.queries.inserting import insert_new
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.people import roles
from services.records import audit


async def worker_for(session: AsyncSession, actor: Person, number: int) -> Worker:
    """Return a worker of a branch where *actor* serves workers, locked.

    Raises:
        Refusal: not the actor's task, or there is no such worker in the actor's branches.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.WORKER_SERVE)
    worker = await queries.locked(session, number)
    branch = await session.get(Branch, worker.branch_code) if worker else None
    if worker is None or not access.may(grants, Action.WORKER_SERVE, branch):
        raise Refusal("worker.none_such", number=number)
    await opened(session, actor, worker)
    return worker


async def opened(session: AsyncSession, actor: Person, worker: Worker) -> None:
    """Keep that an officer opened a worker's record, once a day in what the worker is told."""
    now = clock.now()
    branches = await roles.branches_of(session, actor)
    await insert_new(
        session, WorkerView, worker_id=worker.id, person_id=actor.id,
        day=now.astimezone(clock.LOCAL).date(), at=now,
        branch_code=branches[0].code if branches else None,
    )  # fmt: skip
    audit.note(session, action="worker.opened", actor=actor.id, subject=f"worker:{worker.id}")
