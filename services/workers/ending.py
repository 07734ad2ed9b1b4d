"""The end of messages: a death that is reported, a consent that is withdrawn; and a mistake undone.

All that waits or is planned for the worker ends in the same transaction. What the law wants kept
stays: contributions and claims, receipts, the audit trail.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import Purpose, SilenceWhy, Worker
from db.queries import workers as queries
from services import clock
from services.appointments import stopping
from services.records import audit
from services.workers import consents, silencing, telling

EVERYTHING = tuple(Purpose)


async def report_death(session: AsyncSession, worker: Worker, day: date | None, by: Person) -> bool:
    """Note that the worker has died, on *day* if that is known; False: it was noted before.

    Nothing is sent any more, not even a condolence: an officer calls the family.
    """
    silence = await silencing.begin(session, worker, SilenceWhy.DEATH, by=by, died_on=day)
    if silence is None:
        return False
    worker.died_on = day
    await _stop(session, worker, SilenceWhy.DEATH, by)
    await queries.revoke_codes(session, worker.id, clock.now())
    audit.note(
        session, action="worker.died", actor=by.id, subject=f"worker:{worker.id}", died_on=day
    )
    await telling.death(session, worker, silence, by)
    return True


async def undo_death(session: AsyncSession, worker: Worker, by: Person, reason: str) -> bool:
    """The report was a mistake: the worker may be written to again; False: there is none."""
    silence = await silencing.end(session, worker, SilenceWhy.DEATH, by=by, reason=reason)
    if silence is None:
        return False
    worker.died_on = None
    audit.note(
        session, action="worker.death_undone", actor=by.id, subject=f"worker:{worker.id}",
        reason=reason,
    )  # fmt: skip
    await telling.death_undone(session, worker, silence, by)
    return True


async def withdraw(
    session: AsyncSession, worker: Worker, purposes: Collection[Purpose], by: Person
) -> list[Purpose]:
    """End what the worker agreed to; without the service nothing else is left to agree to.

    Returns the purposes that were ended, in their order.
    """
    wanted = EVERYTHING if Purpose.SERVICE in purposes else tuple(purposes)
    ended = [
        consent
        for each in Purpose
        if each in wanted and (consent := await consents.withdraw(session, worker, each, by=by))
    ]
    purposes = [each.purpose for each in ended]
    if Purpose.SERVICE in wanted:
        if await silencing.begin(session, worker, SilenceWhy.NO_CONSENT, by=by):
            await _stop(session, worker, SilenceWhy.NO_CONSENT, by)
    elif ended:
        await silencing.drop_letters(session, worker, purposes)
    if ended:
        await telling.withdrawn(session, worker, ended)
    return purposes


async def _stop(session: AsyncSession, worker: Worker, why: SilenceWhy, by: Person) -> None:
    """End appointments, reminders, calls, and waiting letters."""
    await stopping.stop_all(session, worker, why.value, by)
    await silencing.drop_letters(session, worker)
