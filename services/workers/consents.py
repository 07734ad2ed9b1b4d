"""What a worker agreed to: one answer for each purpose, to one version of its text.

An answer to an older version counts no more: it is asked anew (services/workers/agreeing.py).
"""

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.workers import Consent, Purpose, Worker
from db.queries import workers as queries
from services import clock, texts
from services.records import audit

AREA = "workers"


async def has(session: AsyncSession, worker: Worker, purpose: str) -> bool:
    """Whether the worker agrees, today and to today's text, to what *purpose* names."""
    standing = await queries.consent(session, worker.id, Purpose(purpose))
    return standing is not None and standing.given and standing.version >= version(standing.purpose)


async def record(
    session: AsyncSession, worker: Worker, purpose: Purpose, *, given: bool, by: Person
) -> Consent:
    """Keep an answer in place of the one before; the same answer again is the same receipt."""
    before = await queries.consent(session, worker.id, purpose)
    if before is not None:
        if before.given is given and before.version == version(purpose):
            return before
        await _end(session, before, by)
    answer = Consent(
        worker_id=worker.id, purpose=purpose, version=version(purpose), given=given,
        language=by.language or texts.DEFAULT, at=clock.now(), by_id=by.id,
    )  # fmt: skip
    session.add(answer)
    await session.flush()
    audit.note(
        session, action="consent.given" if given else "consent.refused", actor=by.id,
        subject=f"worker:{worker.id}", consent=answer.id, purpose=purpose.value,
        version=answer.version,
    )  # fmt: skip
    return answer


async def withdraw(
    session: AsyncSession, worker: Worker, purpose: Purpose, *, by: Person | None
) -> Consent | None:
    """End what the worker agreed to; None: there was nothing to end."""
    standing = await queries.consent(session, worker.id, purpose)
    if standing is None or not standing.given:
        return None
    await _end(session, standing, by)
    audit.note(
        session, action="consent.withdrawn", actor=by.id if by else None,
        subject=f"worker:{worker.id}", consent=standing.id, purpose=purpose.value,
    )  # fmt: skip
    return standing


async def missing(session: AsyncSession, worker: Worker) -> list[Purpose]:
    """Return the purposes that the worker has not answered in today's version, in their order."""
    standing = {
        each.purpose: each.version
        for each in await queries.consents(session, worker.id)
        if each.ended_at is None
    }
    return [each for each in Purpose if standing.get(each, 0) < version(each)]


def version(purpose: Purpose) -> int:
    """Return today's version of a purpose's text."""
    return int(rules.number(AREA, f"{purpose}_version"))


async def _end(session: AsyncSession, consent: Consent, by: Person | None) -> None:
    consent.ended_at, consent.ended_by_id = clock.now(), by.id if by else None
    await session.flush()  # one stands at a time: this one ends before another begins
