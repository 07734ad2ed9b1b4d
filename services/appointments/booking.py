"""Book, move, confirm and end an appointment: one thing each time, with all that follows from it.

The worker's row is held first, so that whatever is done for one worker stands in line; places and
time are taken under constraints of the database. All that becomes moot ends in the same go.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentState
from db.models.people import Person
from db.models.workers import SilenceWhy, Worker
from db.queries import bookings as queries
from db.queries import workers
from services import clock
from services.appointments import freed, places, planning, states
from services.appointments.places import Taken, Wish
from services.errors import Refusal
from services.records import audit

__all__ = ["Taken", "Wish", "accept", "book", "confirm", "end", "move", "restore"]


async def book(
    session: AsyncSession,
    wish: Wish,
    *,
    by: Person | None,
    offered_until: datetime | None = None,
) -> Appointment:
    """Book an appointment, or hold it as an offer; the same wish again returns the same one.

    Raises:
        Taken: no place or no time; nothing was changed.
        Refusal: it is past, or the worker is not served any more.
    """
    now = clock.now()
    await queries.lock_worker(session, wish.worker)
    live = await queries.of_worker(session, wish.worker.id)
    same = next((row for row in live if _is_same(row, wish)), None)
    if same is not None:
        return same
    await _check(session, wish, now)
    _refuse_second(wish, live)
    row = _row(wish, by, offered_until, now)
    async with session.begin_nested():
        session.add(row)
        await session.flush()
        await places.take(session, row.id, wish)
    await _log(session, row, None, by)
    if row.offered_until is None:
        await planning.plan(session, row, wish.worker, now)
    else:
        await planning.plan_lapse(session, row, row.offered_until)
    return row


async def move(
    session: AsyncSession, row: Appointment, wish: Wish, *, by: Person | None
) -> Appointment:
    """Move an appointment to another time or provider; it is the next version of the same.

    Raises:
        Taken: no place or no time there; the appointment stands as it was.
        Refusal: the appointment has ended, or the new time is past.
    """
    now = clock.now()
    worker = await queries.lock(session, row)
    if row.state in states.LIVE and _is_same(row, wish):
        return row
    if row.state not in states.LIVE:
        raise Refusal(f"appointment.not_now.{row.state}", number=row.id, at=row.starts_at)
    await _check(session, wish, now)
    left = freed.place_of(row)
    async with session.begin_nested():
        await queries.lock_slots(session, [each for each in (row.slot_id, wish.slot_id) if each])
        await places.give_back(session, row)
        await places.take(session, row.id, wish)
    before = row.state
    await planning.end_all(session, row, now)
    _write(row, wish, now)
    await _log(session, row, before, by)
    await planning.plan(session, row, worker, now)
    await freed.plan(session, left, now)
    return row


async def accept(session: AsyncSession, row: Appointment, *, by: Person | None) -> None:
    """Book what was offered; what is booked already stays so.

    Raises:
        Refusal: the offer has ended.
    """
    now = clock.now()
    worker = await queries.lock(session, row)
    if row.state in states.STANDING:
        return
    states.check(row, AppointmentState.BOOKED)
    if row.offered_until is not None and row.offered_until <= now:
        raise Refusal("appointment.not_now.expired", number=row.id, at=row.starts_at)
    row.state, row.answered_at = AppointmentState.BOOKED, now
    await planning.end_all(session, row, now)  # letters that offer it
    await _log(session, row, AppointmentState.OFFERED, by)
    await planning.plan(session, row, worker, now)


async def confirm(session: AsyncSession, row: Appointment, *, by: Person | None) -> None:
    """Note that the worker will come; what asked him is moot. Confirmed again stays so.

    Raises:
        Refusal: the appointment has ended or is only offered, or it has begun.
    """
    now = clock.now()
    worker = await queries.lock(session, row)
    if row.state is AppointmentState.CONFIRMED:
        return
    states.check(row, AppointmentState.CONFIRMED)
    if row.starts_at <= now:
        raise Refusal("appointment.begun", number=row.id, at=row.starts_at)
    row.state, row.answered_at, row.wants_change = AppointmentState.CONFIRMED, now, False
    await planning.answered(session, row, worker, now)
    await _log(session, row, AppointmentState.BOOKED, by)


async def end(
    session: AsyncSession,
    row: Appointment,
    state: AppointmentState,
    *,
    by: Person | None,
    reason: str | None = None,
) -> None:
    """End an appointment: cancelled, attended, missed, excused, expired; the same again stays so.

    Its place is free where the worker did not come; reminders end, letters that wait too.

    Raises:
        Refusal: that state may not follow; somebody came, or did not, before the beginning.
    """
    now = clock.now()
    await queries.lock(session, row)
    if row.state is state:
        return
    _check_end(row, state, now)
    held, before = row.state not in states.MET or row.state in states.CAME, row.state
    left = freed.place_of(row)
    keeps = state in states.CAME
    if held and not keeps:
        await places.give_back(session, row)
    elif keeps and not held and row.slot_id is not None:
        await queries.squeeze_in(session, row.slot_id)  # he came after all
    row.state, row.ended_at, row.reason = state, now, reason
    row.ended_by_id = by.id if by else None
    await planning.end_all(session, row, now)
    await _log(session, row, before, by, reason)
    if held and not keeps:
        await freed.plan(session, left, now)


async def restore(session: AsyncSession, row: Appointment, *, by: Person | None) -> None:
    """Undo the worker's own cancellation within minutes, as the next version.

    Raises:
        Taken: the place was given to another one meanwhile, or something else was booked instead.
        Refusal: it was not cancelled by him, or too long ago, or is past.
    """
    now = clock.now()
    worker = await queries.lock(session, row)
    if row.state in states.STANDING:
        return
    undo = timedelta(minutes=rules.number("appointments", "undo_minutes"))
    if (
        row.state is not AppointmentState.CANCELLED_WORKER
        or row.ended_at is None
        or row.ended_at + undo < now
    ):
        raise Refusal("appointment.no_undo", number=row.id, at=row.starts_at)
    wish = await wish_of(session, row, worker)
    await _check(session, wish, now)
    _refuse_second(wish, await queries.of_worker(session, worker.id))
    async with session.begin_nested():
        await places.take(session, row.id, wish)
    _write(row, wish, now)
    row.ended_at = row.ended_by_id = row.reason = None
    await _log(session, row, AppointmentState.CANCELLED_WORKER, by)
    await planning.plan(session, row, worker, now)


async def wish_of(session: AsyncSession, row: Appointment, worker: Worker) -> Wish:
    """Return the wish that an appointment fulfils."""
    provider = await queries.provider(session, row.provider_id)
    return Wish(
        worker, row.kind, provider, row.starts_at, row.ends_at, row.slot_id, row.host_id,
        row.subject, row.place, row.note,
    )  # fmt: skip


async def _check(session: AsyncSession, wish: Wish, now: datetime) -> None:
    if await workers.silence(session, wish.worker.id, SilenceWhy.DEATH) is not None:
        raise Refusal("appointment.not_served")
    if wish.starts_at <= now:
        raise Refusal("appointment.past", at=wish.starts_at)


def _refuse_second(wish: Wish, live: Iterable[Appointment]) -> None:
    """Refuse what is booked already, once at a time."""
    if wish.subject is not None and any(row.subject == wish.subject for row in live):
        raise Taken("subject")


def _check_end(row: Appointment, state: AppointmentState, now: datetime) -> None:
    states.check(row, state)
    early = rules.number("appointments", "early_minutes") if state in states.CAME else 0
    said_after = state in states.CAME or state is AppointmentState.NO_SHOW
    if said_after and now < row.starts_at - timedelta(minutes=early):
        raise Refusal("appointment.not_begun", number=row.id, at=row.starts_at)


def _is_same(row: Appointment, wish: Wish) -> bool:
    where = (row.kind, row.provider_id, row.slot_id, row.starts_at, row.ends_at, row.subject)
    return where == (
        wish.kind, wish.provider.id, wish.slot_id, wish.starts_at, wish.ends_at, wish.subject,
    )  # fmt: skip


def _row(
    wish: Wish, by: Person | None, offered_until: datetime | None, now: datetime
) -> Appointment:
    state = AppointmentState.OFFERED if offered_until else AppointmentState.BOOKED
    return Appointment(
        worker_id=wish.worker.id, kind=wish.kind, subject=wish.subject,
        provider_id=wish.provider.id, slot_id=wish.slot_id, host_id=wish.host_id,
        starts_at=wish.starts_at, ends_at=wish.ends_at, place=wish.place, note=wish.note,
        state=state, version=1, offered_until=offered_until, booked_at=now,
        booked_by_id=by.id if by else None, wants_change=False,
    )  # fmt: skip


def _write(row: Appointment, wish: Wish, now: datetime) -> None:
    """Make the appointment the next version of itself."""
    row.provider_id, row.slot_id, row.host_id = wish.provider.id, wish.slot_id, wish.host_id
    row.starts_at, row.ends_at = wish.starts_at, wish.ends_at
    row.place, row.note, row.kind = wish.place, wish.note, wish.kind
    row.state, row.version = AppointmentState.BOOKED, row.version + 1
    row.offered_until = row.answered_at = None
    row.booked_at, row.wants_change = now, False


async def _log(
    session: AsyncSession,
    row: Appointment,
    before: AppointmentState | None,
    by: Person | None,
    reason: str | None = None,
) -> None:
    await queries.log(
        session, row, before.value if before else None,
        at=clock.now(), actor_id=by.id if by else None, reason=reason,
    )  # fmt: skip
    audit.note(
        session, action=f"appointment.{row.state}", actor=by.id if by else None,
        subject=f"appointment:{row.id}", worker=row.worker_id, version=row.version,
    )  # fmt: skip
