"""Questions on appointments as workers and staff see them, and on what a worker was asked."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    Appointment,
    AppointmentEvent,
    AppointmentLetter,
    AppointmentState,
    Question,
)
from db.models.messaging import Letter, LetterState
from db.models.people import Person
from db.models.workers import Worker
from db.queries.bookings import live


async def of_ticket(session: AsyncSession, ticket: str) -> Appointment | None:
    """Return the appointment whose ticket has that hash."""
    return await session.scalar(select(Appointment).where(Appointment.ticket == ticket))


async def worker_of(session: AsyncSession, person_id: int) -> Worker | None:
    """Return the worker to whom a person's Telegram account is bound."""
    return await session.scalar(select(Worker).where(Worker.person_id == person_id))


async def reached_by(session: AsyncSession, worker: Worker) -> Person | None:
    """Return the Telegram account by which a worker can be written to; None: there is none."""
    if worker.person_id is None or worker.silenced_at is not None:
        return None
    return await session.scalar(
        select(Person).where(
            Person.id == worker.person_id,
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
    )


async def ask(
    session: AsyncSession, worker_id: int, choices: dict[str, Any], now: datetime
) -> None:
    """Keep what each typed digit stands for from now on."""
    await ask_all(session, [(worker_id, choices)], now)


async def ask_all(
    session: AsyncSession, asked: Sequence[tuple[int, dict[str, Any]]], now: datetime
) -> None:
    """The same for several workers; no worker twice."""
    if not asked:
        return
    connection = await session.connection()
    rows = [{"worker_id": id_, "choices": choices, "asked_at": now} for id_, choices in asked]
    await connection.execute(_asking(connection.dialect.name), rows)


async def asked(session: AsyncSession, worker_id: int, since: datetime) -> dict[str, Any]:
    """Return what each typed digit stands for; empty: nothing was asked since a moment."""
    query = select(Question.choices).where(
        Question.worker_id == worker_id, Question.asked_at >= since
    )
    return await session.scalar(query) or {}


async def asked_at(session: AsyncSession, worker_id: int) -> datetime | None:
    """Return when it was asked; None: nothing was."""
    return await session.scalar(select(Question.asked_at).where(Question.worker_id == worker_id))


async def moves_by(session: AsyncSession, appointment_id: int, person_id: int) -> int:
    """Return how often that person moved the appointment."""
    query = select(func.count()).where(
        AppointmentEvent.appointment_id == appointment_id,
        AppointmentEvent.actor_id == person_id,
        AppointmentEvent.after == AppointmentState.BOOKED,
        AppointmentEvent.before.in_(("booked", "confirmed")),
    )
    return await session.scalar(query) or 0


async def missed_by(session: AsyncSession, worker_id: int, since: datetime) -> int:
    """Return how many visits a worker has missed since a moment."""
    query = select(func.count()).where(
        Appointment.worker_id == worker_id,
        Appointment.state == AppointmentState.NO_SHOW,
        Appointment.starts_at >= since,
    )
    return await session.scalar(query) or 0


async def of_host(
    session: AsyncSession, person_id: int, first: datetime, last: datetime
) -> Sequence[Appointment]:
    """Return the live or past appointments of a case manager between two moments, by time.

    His own, and those without a host that are of his caseload, or that he booked.
    """
    mine = select(Worker.id).where(Worker.case_manager_id == person_id)
    query = (
        select(Appointment)
        .where(
            Appointment.starts_at >= first,
            Appointment.starts_at < last,
            or_(
                Appointment.host_id == person_id,
                and_(
                    Appointment.host_id.is_(None),
                    or_(Appointment.worker_id.in_(mine), Appointment.booked_by_id == person_id),
                ),
            ),
            Appointment.state.not_in(
                (
                    AppointmentState.CANCELLED_WORKER,
                    AppointmentState.CANCELLED_PROVIDER,
                    AppointmentState.EXPIRED,
                )
            ),
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return (await session.scalars(query)).all()


async def coming_of_worker(
    session: AsyncSession, worker_id: int, now: datetime
) -> Sequence[Appointment]:
    """Return the live appointments of a worker to come, the next first."""
    query = (
        select(Appointment)
        .where(Appointment.worker_id == worker_id, Appointment.ends_at > now, live())
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return (await session.scalars(query)).all()


async def told_in_vain(
    session: AsyncSession, worker_id: int, chat_id: int, now: datetime
) -> Sequence[Appointment]:
    """Return standing appointments to come of which Telegram refused a letter to that chat."""
    refused = (
        select(AppointmentLetter.appointment_id)
        .join(Letter, Letter.key == AppointmentLetter.key)
        .where(Letter.chat_id == chat_id, Letter.state == LetterState.REFUSED)
    )
    query = (
        select(Appointment)
        .where(
            Appointment.worker_id == worker_id,
            Appointment.starts_at > now,
            Appointment.id.in_(refused),
            live(),
        )
        .order_by(Appointment.starts_at)
    )
    return (await session.scalars(query)).all()


@cache
def _asking(dialect: str) -> Any:
    insert = sqlite.insert(Question) if dialect == "sqlite" else postgresql.insert(Question)
    changes = {name: insert.excluded[name] for name in ("choices", "asked_at")}
    return insert.on_conflict_do_update(index_elements=[Question.worker_id], set_=changes)
