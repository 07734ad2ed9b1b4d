"""Keep the reminders of an appointment true: plan them, move them, make them moot."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    ReminderKind,
    ReminderState,
)
from db.models.workers import Worker
from db.queries import calls
from db.queries import reminders as queries
from services.appointments import reminding
from services.appointments.reminding import Case
from services.messaging import due

# The clinic says itself who came.
_BY_CLINIC = (AppointmentKind.SCREENING, AppointmentKind.SCREENING_FOLLOW_UP)
LAPSED = "appointment.offer_lapsed"  # kind of a due row
_ASKING = (ReminderKind.THREE_DAYS_BEFORE,)


async def plan(session: AsyncSession, row: Appointment, worker: Worker, now: datetime) -> None:
    """Plan the reminders of the appointment's present version."""
    planned = reminding.schedule(_case(row, worker, now))
    if row.kind not in _BY_CLINIC:
        planned[ReminderKind.ATTENDANCE] = reminding.attendance(row.starts_at)
    await queries.plan(session, [_reminder(row, kind, at, now) for kind, at in planned.items()])


async def plan_lapse(session: AsyncSession, row: Appointment, until: datetime) -> None:
    """Plan the end of an offer that nobody accepts."""
    await due.plan(session, f"appointment:{row.id}:lapse", LAPSED, row.id, until)


async def end_all(session: AsyncSession, row: Appointment, now: datetime) -> None:
    """Make all reminders moot and take back the letters that say the appointment stands.

    Reminders first: a sweep that has one now is waited for, and its letter is then seen.
    """
    await queries.void(session, row.id, now)
    await calls.drop_of(session, row.id, now)
    await _take_back(session, row, now, asking=False)


async def answered(session: AsyncSession, row: Appointment, worker: Worker, now: datetime) -> None:
    """The worker has confirmed: ask no more, and remind him the day before as arranged."""
    await queries.void(session, row.id, now, _ASKING)
    case = _case(row, worker, now)
    wanted = reminding.day_before_moment(case)
    at = reminding.settle(ReminderKind.DAY_BEFORE, wanted, case, now) if wanted > now else None
    if at is None:
        await queries.void(session, row.id, now, (ReminderKind.DAY_BEFORE,))
    else:
        await queries.move(session, row.id, ReminderKind.DAY_BEFORE, at)
    await calls.drop_of(session, row.id, now, "reminder")
    await _take_back(session, row, now, asking=True)


async def _take_back(
    session: AsyncSession, row: Appointment, now: datetime, *, asking: bool
) -> None:
    keys = await queries.letters_of(session, row.id, asking=asking)
    ended = await queries.take_back(session, keys, now)
    if ended:
        await queries.tell_anew(session, ended, but=row.id)


def _case(row: Appointment, worker: Worker, now: datetime) -> Case:
    confirmed = row.state is AppointmentState.CONFIRMED
    return Case(row.kind, row.starts_at, now, worker.state, confirmed)


def _reminder(
    row: Appointment, kind: ReminderKind, at: datetime | None, now: datetime
) -> dict[str, object]:
    return {
        "appointment_id": row.id,
        "kind": kind,
        "version": row.version,
        "due_at": at or now,
        "state": ReminderState.DUE if at else ReminderState.SKIPPED_LATE,
        "ended_at": None if at else now,
    }
