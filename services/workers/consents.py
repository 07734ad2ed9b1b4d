"""What a worker agreed to: one answer for each purpose, to one version of its text.

A later text that asks for more is asked anew (services/workers/agreeing.py). One that asks for less
is covered by the answer that stands: it is told, once (services/workers/renewing.py).
"""

from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.workers import Consent, Purpose, Worker
from db.queries import workers as queries
from services import clock, texts
from services.records import audit

AREA = "workers"


async def has(session: AsyncSession, worker: Worker, purpose: str) -> bool:
    """Whether the worker agrees today to what today's text of *purpose* says."""
    standing = await queries.consent(session, worker.id, Purpose(purpose))
    return standing is not None and standing.given and counts(standing)


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
    """Return the purposes without an answer that counts today, in their order."""
    standing = await queries.consents(session, worker.id)
    answered = {each.purpose for each in standing if each.ended_at is None and counts(each)}
    return [each for each in Purpose if each not in answered]


def counts(answer: Consent) -> bool:
    """Whether an answer covers what today's text says."""
    return answer.version >= counts_from(answer.purpose)


def version(purpose: Purpose) -> int:
    """Return today's version of a purpose's text."""
    return int(rules.number(AREA, f"{purpose}_version"))


def counts_from(purpose: Purpose) -> int:
    """Return the oldest version of a purpose's text whose answers cover today's."""
    return int(rules.tables(AREA)[f"{purpose}_version"]["counts_from"])


def since(purpose: Purpose) -> datetime:
    """Return from when on today's version of a purpose's text is in use."""
    day = rules.tables(AREA)[f"{purpose}_version"]["since"]
    return datetime.combine(day, time(), clock.LOCAL)


async def _end(session: AsyncSession, consent: Consent, by: Person | None) -> None:
    consent.ended_at, consent.ended_by_id = clock.now(), by.id if by else None
    await session.flush()  # one stands at a time: this one ends before another begins
