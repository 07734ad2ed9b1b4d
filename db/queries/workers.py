"""Questions on workers, their codes, consents and silences; who is bound is decided here."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, Provider
from db.models.people import Person
from db.models.workers import (
    BoundBy,
    ChatLock,
    Consent,
    Purpose,
    Silence,
    SilenceWhy,
    Worker,
    WorkerCode,
    WorkerView,
)


async def of_person(session: AsyncSession, person_id: int) -> Worker | None:
    """Return the worker to whom a person's account is bound."""
    return await session.scalar(select(Worker).where(Worker.person_id == person_id))


async def by_insured(session: AsyncSession, key: int) -> Worker | None:
    """Return the worker of an insured person's key."""
    return await session.scalar(select(Worker).where(Worker.insured == key))


async def locked(session: AsyncSession, worker_id: int) -> Worker | None:
    """Return a worker, locked until the commit."""
    query = select(Worker).where(Worker.id == worker_id).with_for_update(key_share=True)
    found = await session.scalars(query.execution_options(populate_existing=True))
    return found.one_or_none()


async def called(
    session: AsyncSession, name: str, branches: Collection[str], limit: int
) -> Sequence[Worker]:
    """Return workers of these branches whose names hold *name*, any case, the newest first."""
    found = await session.scalars(
        select(Worker)
        .where(
            Worker.branch_code.in_(branches),
            func.lower(Worker.name).contains(name.lower(), autoescape=True),
        )
        .order_by(Worker.id.desc())
        .limit(limit)
    )
    return found.all()


async def bind(
    session: AsyncSession,
    worker: Worker,
    person_id: int,
    how: BoundBy,
    now: datetime,
    *,
    instead_of: int | None,
) -> bool:
    """Bind an account to a worker that is free, or bound to *instead_of*; False: too late."""
    free = Worker.person_id.is_not_distinct_from(instead_of)
    bound = await session.scalar(
        update(Worker)
        .where(Worker.id == worker.id, free)
        .values(person_id=person_id, bound_at=now, bound_by=how)
        .returning(Worker.id)
    )
    if bound is not None:
        await session.refresh(worker)
    return bound is not None


async def code_of(session: AsyncSession, *hashes: str) -> WorkerCode | None:
    """Return the code kept as one of these hashes; who uses it up is decided by `use_code`."""
    return await session.scalar(select(WorkerCode).where(WorkerCode.code_hash.in_(hashes)))


async def code(session: AsyncSession, number: int) -> WorkerCode | None:
    """Return a code by its number, locked until the commit."""
    return await session.scalar(select(WorkerCode).where(WorkerCode.id == number).with_for_update())


async def revoke_codes(session: AsyncSession, worker_id: int, now: datetime) -> Sequence[int]:
    """End the open codes of a worker; return their numbers."""
    found = await session.scalars(
        update(WorkerCode)
        .where(
            WorkerCode.worker_id == worker_id,
            WorkerCode.used_at.is_(None),
            WorkerCode.revoked_at.is_(None),
        )
        .values(revoked_at=now)
        .returning(WorkerCode.id)
    )
    return found.all()


async def use_code(session: AsyncSession, number: int, person_id: int, now: datetime) -> bool:
    """Use an open code up; False when somebody was faster or it was revoked."""
    used = await session.scalar(
        update(WorkerCode)
        .where(
            WorkerCode.id == number,
            WorkerCode.used_at.is_(None),
            WorkerCode.revoked_at.is_(None),
        )
        .values(used_at=now, used_by_id=person_id)
        .returning(WorkerCode.id)
    )
    return used is not None


async def consent(session: AsyncSession, worker_id: int, purpose: Purpose) -> Consent | None:
    """Return the answer that stands for a purpose, locked until the commit."""
    return await session.scalar(
        select(Consent)
        .where(
            Consent.worker_id == worker_id,
            Consent.purpose == purpose,
            Consent.ended_at.is_(None),
        )
        .with_for_update()
    )


async def consents(session: AsyncSession, worker_id: int) -> Sequence[Consent]:
    """Return all answers of a worker, the oldest first."""
    query = select(Consent).where(Consent.worker_id == worker_id).order_by(Consent.id)
    return (await session.scalars(query)).all()


async def outdated(
    session: AsyncSession, purpose: Purpose, version: int, since: datetime, limit: int
) -> Sequence[tuple[Consent, Person]]:
    """Return what was agreed to in an older version, by reachable workers not told *since*."""
    rows = await session.execute(
        select(Consent, Person)
        .join(Worker, Worker.id == Consent.worker_id)
        .join(Person, Person.id == Worker.person_id)
        .where(
            Consent.purpose == purpose,
            Consent.version < version,
            Consent.given,
            Consent.ended_at.is_(None),
            or_(Consent.asked_anew_at.is_(None), Consent.asked_anew_at < since),
            Worker.silenced_at.is_(None),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Consent.id)
        .limit(limit)
        .with_for_update(of=Consent)
    )
    return [(row[0], row[1]) for row in rows]


async def silence(session: AsyncSession, worker_id: int, why: SilenceWhy) -> Silence | None:
    """Return the silence that stands for a reason, locked until the commit."""
    return await session.scalar(
        select(Silence)
        .where(Silence.worker_id == worker_id, Silence.why == why, Silence.ended_at.is_(None))
        .with_for_update()
    )


async def silenced_since(session: AsyncSession, worker_id: int) -> datetime | None:
    """Return since when a worker is silenced, whatever for."""
    return await session.scalar(
        select(func.min(Silence.at)).where(
            Silence.worker_id == worker_id, Silence.ended_at.is_(None)
        )
    )


async def appointments(
    session: AsyncSession, worker_id: int, limit: int
) -> Sequence[tuple[Appointment, str]]:
    """Return a worker's appointments with the provider's name, the newest first."""
    rows = await session.execute(
        select(Appointment, Provider.name)
        .join(Provider, Provider.id == Appointment.provider_id)
        .where(Appointment.worker_id == worker_id)
        .order_by(Appointment.starts_at.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def views(
    session: AsyncSession, worker_id: int, since: datetime, limit: int
) -> Sequence[WorkerView]:
    """Return who opened a worker's record since a moment, the newest first."""
    found = await session.scalars(
        select(WorkerView)
        .where(WorkerView.worker_id == worker_id, WorkerView.at >= since)
        .order_by(WorkerView.at.desc())
        .limit(limit)
    )
    return found.all()


async def chat_lock(session: AsyncSession, person_id: int) -> ChatLock | None:
    """Return the lock of a person's chat, locked until the commit."""
    query = select(ChatLock).where(ChatLock.person_id == person_id).with_for_update()
    return await session.scalar(query)


async def person_of(session: AsyncSession, worker: Worker) -> Person | None:
    """Return the person whose account is bound to the worker."""
    return await session.get(Person, worker.person_id) if worker.person_id else None
