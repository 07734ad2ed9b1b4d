"""The sweep's questions: which reminders are due, with all that is needed to tell of them.

With a million that are not due it reads the beginning of a partial index. On PostgreSQL two
sweeps take different rows (SKIP LOCKED); on SQLite transactions stand in line.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Moment
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Provider,
    Reminder,
    ReminderKind,
    ReminderState,
)
from db.models.people import Person
from db.models.workers import Worker

_DUE = text("reminders.state = 'due'")
_now = bindparam("now", type_=Moment())
_COLUMNS = (
    Reminder.id,
    Reminder.kind,
    Reminder.version,
    Reminder.due_at,
    Appointment.id.label("appointment_id"),
    Appointment.kind.label("of"),
    Appointment.state.label("state"),
    Appointment.version.label("present"),
    Appointment.starts_at,
    Appointment.place,
    Appointment.note,
    Provider.name.label("provider"),
    Provider.address,
    Provider.town,
    Provider.phone,
    Worker.id.label("worker_id"),
    Worker.name.label("worker"),
    Worker.state.label("worker_state"),
    Worker.silenced_at,
    func.coalesce(
        Appointment.host_id,
        Worker.case_manager_id,
        func.nullif(Appointment.booked_by_id, Worker.person_id),
    ).label("officer_id"),
    Person.telegram_id.label("chat_id"),
    Person.language,
    Person.chat_opened_at,
    Person.blocked_at,
)


def _reminders() -> Any:
    return (
        select(*_COLUMNS)
        .join(Appointment, Appointment.id == Reminder.appointment_id)
        .join(Provider, Provider.id == Appointment.provider_id)
        .join(Worker, Worker.id == Appointment.worker_id)
        .outerjoin(Person, Person.id == Worker.person_id)
        .where(_DUE)
        .with_for_update(of=Reminder, skip_locked=True)
    )


# Numbers first, then what belongs to them: with both in one question a planner without
# statistics (tables just filled) once read all workers for each reminder.
_READY = (
    select(Reminder.id)
    .where(_DUE, Reminder.due_at <= _now)
    .order_by(Reminder.due_at, Reminder.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_THESE = (
    _reminders()
    .where(Reminder.id.in_(bindparam("ids", expanding=True)))
    .order_by(Reminder.due_at, Reminder.id)
)
_BESIDE = _reminders().where(
    Appointment.worker_id.in_(bindparam("workers", expanding=True)),
    Appointment.starts_at.between(
        bindparam("first", type_=Moment()), bindparam("last", type_=Moment())
    ),
    Reminder.kind.in_(bindparam("kinds", expanding=True)),
    Reminder.due_at > _now,
)
_TOLD = select(Reminder.appointment_id).where(
    Reminder.appointment_id.in_(bindparam("appointments", expanding=True)),
    Reminder.kind.in_(bindparam("kinds", expanding=True)),
    Reminder.state.in_((ReminderState.SENT, ReminderState.MERGED)),
    Reminder.ended_at >= bindparam("since", type_=Moment()),
)


async def claim(session: AsyncSession, now: datetime, most: int) -> Sequence[Any]:
    """Return due reminders that nobody else has, the longest due first."""
    ids = (await session.scalars(_READY, {"now": now, "most": most})).all()
    if not ids:
        return []
    rows: Sequence[Any] = (await session.execute(_THESE, {"ids": ids})).all()
    return rows


async def beside(
    session: AsyncSession,
    workers: Collection[int],
    kinds: Collection[ReminderKind],
    within: tuple[datetime, datetime],
    now: datetime,
) -> Sequence[Any]:
    """Return reminders of those workers that are due later, of appointments *within* a time."""
    values = {
        "workers": list(workers), "kinds": list(kinds), "first": within[0], "last": within[1],
        "now": now,
    }  # fmt: skip
    rows: Sequence[Any] = (await session.execute(_BESIDE, values)).all()
    return rows


async def told_since(
    session: AsyncSession,
    appointments: Collection[int],
    kinds: Collection[ReminderKind],
    since: datetime,
) -> set[int]:
    """Return those of the appointments of which a reminder was told since a moment."""
    values = {"appointments": list(appointments), "kinds": list(kinds), "since": since}
    return set(await session.scalars(_TOLD, values))


async def settle(
    session: AsyncSession, ids: Collection[int], state: ReminderState, now: datetime
) -> None:
    """Write what became of reminders."""
    if ids:
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(ids))
            .values(state=state, ended_at=now)
            .execution_options(synchronize_session=False)
        )


async def put_off(session: AsyncSession, reminder_id: int, at: datetime) -> None:
    """Let a reminder be due later."""
    await session.execute(
        update(Reminder)
        .where(Reminder.id == reminder_id)
        .values(due_at=at)
        .execution_options(synchronize_session=False)
    )


async def missed(
    session: AsyncSession, workers: Collection[int], since: datetime, until: datetime
) -> dict[int, int]:
    """Return how many visits each of the workers missed between two moments, if any."""
    query = (
        select(Appointment.worker_id, func.count())
        .where(
            Appointment.worker_id.in_(workers),
            Appointment.state == AppointmentState.NO_SHOW,
            Appointment.starts_at >= since,
            Appointment.starts_at <= until,
        )
        .group_by(Appointment.worker_id)
    )
    found: Sequence[Any] = (await session.execute(query)).all()
    return dict(found)


async def reachable(session: AsyncSession, ids: Collection[int]) -> Sequence[Person]:
    """Return people by id who can be written to."""
    query = select(Person).where(
        Person.id.in_(ids), Person.chat_opened_at.is_not(None), Person.blocked_at.is_(None)
    )
    return (await session.scalars(query)).all()
