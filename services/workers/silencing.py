"""Silence: from one moment on nothing is sent to a worker, whatever waits or is planned.

Letters that wait for the worker's chat become stale in the same transaction; what takes personal
data out of the chat still goes. Of somebody who is staff too, only letters to the worker end.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Role
from db.models.workers import Purpose, Silence, SilenceWhy, Worker
from db.queries import letters
from db.queries import workers as queries
from services import clock
from services.people import roles

CAUSE = "silenced"  # of a stale letter
# How the keys of letters to a worker begin, by what they are about.
OF_PURPOSE = {
    Purpose.SERVICE: ("appointment:", "private:appointment:", "reminder:", "consent:"),
    Purpose.SCREENING: ("screening:", "round:"),
    Purpose.RESULTS: ("result:", "results:"),
    Purpose.SHARING: ("sharing:",),
}


async def begin(
    session: AsyncSession,
    worker: Worker,
    why: SilenceWhy,
    *,
    by: Person | None,
    died_on: date | None = None,
) -> Silence | None:
    """Send nothing more to the worker; None: it was so before, for the same reason."""
    if await queries.silence(session, worker.id, why) is not None:
        return None
    row = Silence(
        worker_id=worker.id, why=why, died_on=died_on, at=clock.now(),
        by_id=by.id if by else None,
    )  # fmt: skip
    session.add(row)
    worker.silenced_at = worker.silenced_at or row.at
    await session.flush()
    return row


async def end(
    session: AsyncSession, worker: Worker, why: SilenceWhy, *, by: Person, reason: str | None = None
) -> Silence | None:
    """Let the worker be written to again, unless another silence stands; None: there was none."""
    row = await queries.silence(session, worker.id, why)
    if row is None:
        return None
    row.ended_at, row.ended_by_id, row.reason = clock.now(), by.id, reason
    await session.flush()
    worker.silenced_at = await queries.silenced_since(session, worker.id)
    return row


async def drop_letters(
    session: AsyncSession, worker: Worker, purposes: Collection[Purpose] = tuple(Purpose)
) -> None:
    """Make stale what waits for the worker's chat; of some purposes only what is about them."""
    person = await queries.person_of(session, worker)
    if person is None:
        return
    everything = set(purposes) == set(Purpose) and not await _is_staff(session, person)
    beginnings = None if everything else [b for each in purposes for b in OF_PURPOSE[each]]
    await letters.end_waiting_of(session, person.telegram_id, clock.now(), CAUSE, beginnings)


async def _is_staff(session: AsyncSession, person: Person) -> bool:
    grants = await roles.grants_of(session, person)
    return any(grant.role is not Role.WORKER for grant in grants)
