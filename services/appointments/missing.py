"""A visit that was missed (casework 3.4): asked kindly, called, the supervisor copied.

Prihatin closes no case and threatens no benefit; what follows is a person's decision. An employer
hears nothing of it.
"""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentState, ReminderKind, ReminderState
from db.models.people import Person, Role
from db.models.workers import Worker
from db.queries import people, reminders
from db.queries import visits as queries
from services import clock, texts
from services.appointments import (
    alternatives,
    booking,
    changing,
    phone_calls,
    presses,
    reminding,
    showing,
    states,
    visit_cards,
)
from services.appointments.owning import own
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import Asked, answer, post
from services.places import holidays
from services.records import audit

_MONTH = timedelta(days=30.44)


async def note(session: AsyncSession, row: Appointment) -> None:
    """Plan what follows a missed visit: the question, the call, from the second on the head."""
    now = clock.now()
    worker = await session.get_one(Worker, row.worker_id)
    at = reminding.next_allowed(ReminderKind.MISSED, now, worker.state)
    await reminders.plan(
        session,
        [
            {
                "appointment_id": row.id, "kind": ReminderKind.MISSED, "version": row.version,
                "due_at": at, "state": ReminderState.DUE, "ended_at": None,
            }
        ],
    )  # fmt: skip
    since = now - _MONTH * rules.number("appointments", "missed_months")
    count = await queries.missed_by(session, worker.id, since)
    why = {1: "missed_once", 2: "missed_twice"}.get(count, "missed_often")
    key = f"appointment:{row.id}:{row.version}:no_show"
    due_at = next_working_day(worker.state, now)
    await phone_calls.plan(session, key, worker, why, due_at, appointment=row)
    if count > 1:
        await _tell_head(session, row, worker, count)


async def new_time(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker wants another time: offer the next ones."""
    row = await _missed(session, actor, argument)
    worker = await session.get_one(Worker, row.worker_id)
    wish = await booking.wish_of(session, row, worker)
    options = await alternatives.coming(session, wish, clock.now(), one_a_day=True)
    await changing.offer(session, row, options, asked, "appointment.choose_again", again=True)


async def ask_why(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker has a problem: ask which."""
    row = await _missed(session, actor, argument)
    message = visit_cards.barriers(await showing.visit_of(session, row), asked.language)
    await post(session, asked, "appointment.barriers", message.text, message.buttons, prompt=True)
    await queries.ask(session, row.worker_id, visit_cards.digits(message, []), clock.now())


async def because(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker says what kept him: the case manager calls, and may visit or phone instead."""
    which = presses.read(argument)
    row = await _missed(session, actor, argument)
    if which is None or which.rest not in visit_cards.BARRIERS:
        raise Refusal("appointment.not_yours")
    row.reason = which.rest
    audit.note(
        session, action="appointment.barrier", actor=actor.id, subject=f"appointment:{row.id}"
    )
    await _call(session, row, f"barrier_{which.rest}")
    await answer(session, asked, "appointment.barrier_noted")


async def call_me(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker wants to be called."""
    row = await _missed(session, actor, argument)
    await _call(session, row, "asked")
    await answer(session, asked, "appointment.will_call")


def next_working_day(state: str, now: datetime) -> datetime:
    """Return the beginning of office hours on the state's next working day. Pure."""
    day = now.astimezone(clock.LOCAL).date() + timedelta(days=1)
    while not holidays.is_working_day(state, day):
        day += timedelta(days=1)
    opens = timedelta(minutes=rules.number("appointments", "opens_minute"))
    return datetime.combine(day, time(), clock.LOCAL) + opens


async def _missed(session: AsyncSession, actor: Person, argument: str) -> Appointment:
    row = await own(session, actor, presses.read(argument))
    if row.state is AppointmentState.NO_SHOW:
        return row
    if row.state in states.CAME:
        raise Refusal("appointment.you_came", number=row.id, at=row.starts_at)
    raise Refusal(f"appointment.not_now.{row.state}", number=row.id, at=row.starts_at)


async def _call(session: AsyncSession, row: Appointment, why: str) -> None:
    worker = await session.get_one(Worker, row.worker_id)
    key = f"appointment:{row.id}:{row.version}:{why}"
    await phone_calls.plan(session, key, worker, why, clock.now(), appointment=row)


async def _tell_head(session: AsyncSession, row: Appointment, worker: Worker, count: int) -> None:
    """Copy the branch head: the second time, and for a case conference from the third on."""
    step = "second" if count == 2 else "third"
    heads = await people.reachable_holders(session, [Role.BRANCH_HEAD], [worker.branch_code])
    for head in heads:
        text = texts.say(
            head.language or texts.DEFAULT, f"appointment.head_told.{step}", name=worker.name,
            count=count, number=row.id, at=row.starts_at,
        )  # fmt: skip
        key = f"private:appointment:{row.id}:{row.version}:missed:{head.id}"
        message = Message(text, protected=True)
        await outbox.post(session, key, head.telegram_id, message, lane=Lane.REMINDER)
        await reminders.track(session, key, [(row.id, None)])
