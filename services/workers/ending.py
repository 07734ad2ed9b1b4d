"""The end of messages: a death that is reported, a consent that is withdrawn; and a mistake undone.

All that waits or is planned for the worker ends in the same transaction. What the law wants kept
stays: contributions and claims, receipts, the audit trail. The worker's row is held first, before
answers and silences, as by whoever serves or books for him.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import Purpose, SilenceWhy, Worker
from db.queries import bookings
from db.queries import workers as queries
from services import clock
from services.appointments import stopping
from services.records import audit
from services.screening import waiting_list
from services.workers import consents, silencing, telling

EVERYTHING = tuple(Purpose)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a withdrawal ended."""

    purposes: tuple[Purpose, ...]  # in their order; those that stood
    waited: bool  # he was on a waiting list


async def report_death(session: AsyncSession, worker: Worker, day: date | None, by: Person) -> bool:
    """Note that the worker has died, on *day* if that is known; False: it was noted before.

    Nothing is sent any more, not even a condolence: an officer calls the family.
    """
    await bookings.lock_worker(session, worker)
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
) -> Ended:
    """End what the worker agreed to; without the service nothing else is left to agree to.

    Who agrees to invitations no more waits for no screening either, also where he was only asked.
    """
    await bookings.lock_worker(session, worker)
    wanted = EVERYTHING if Purpose.SERVICE in purposes else tuple(purposes)
    ended = [
        consent
        for each in Purpose
        if each in wanted and (consent := await consents.withdraw(session, worker, each, by=by))
    ]
    purposes = [each.purpose for each in ended]
    waited = Purpose.SCREENING in wanted and await waiting_list.stop(session, worker, by)
    if Purpose.SERVICE in wanted:
        if await silencing.begin(session, worker, SilenceWhy.NO_CONSENT, by=by):
            await _stop(session, worker, SilenceWhy.NO_CONSENT, by)
    elif ended:
        await silencing.drop_letters(session, worker, purposes)
    if ended:
        await telling.withdrawn(session, worker, ended)
    return Ended(tuple(purposes), waited)


async def _stop(session: AsyncSession, worker: Worker, why: SilenceWhy, by: Person) -> None:
    """End appointments, reminders, calls, and waiting letters."""
    await stopping.stop_all(session, worker, why.value, by)
    await silencing.drop_letters(session, worker)
