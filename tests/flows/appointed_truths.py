"""What must hold of appointments after whatever happened, and of each letter as it goes."""

import re

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    Appointment,
    AppointmentState,
    Busy,
    Reminder,
    ReminderKind,
    Slot,
)
from db.models.messaging import Letter, LetterState
from db.models.workers import Worker
from services import clock, texts
from services.appointments import states
from services.messaging.calls import Call

State = AppointmentState
STANDING_LETTER = re.compile(r"appointment:(\d+):(\d+):(booked|moved|restored)")


async def places_are_counted(session: AsyncSession) -> None:
    """Places taken, times that are busy and reminders that wait belong to standing visits."""
    rows = (await session.scalars(select(Appointment))).all()
    held = [row for row in rows if row.state in states.LIVE | states.CAME]
    for slot in await session.scalars(select(Slot)):
        assert slot.taken == sum(row.slot_id == slot.id for row in held), slot.id
        assert slot.taken <= slot.places
    busy = set(await session.scalars(select(Busy.appointment_id)))
    live = {row.id for row in rows if row.state in states.LIVE}
    assert live <= busy <= {row.id for row in held}
    ended = {row.id for row in rows if row.state not in states.LIVE}
    due = (await session.scalars(select(Reminder).where(Reminder.state == "due"))).all()
    for reminder in due:
        of = next(row for row in rows if row.id == reminder.appointment_id)
        missed = reminder.kind is ReminderKind.MISSED and of.state is State.NO_SHOW
        assert reminder.appointment_id not in ended or missed, "a reminder outlives its visit"
        assert reminder.version == of.version, "a reminder of an earlier version"


async def letter_is_true(session: AsyncSession, call: Call) -> str | None:
    """Compare a letter to a worker that goes out now with what holds now.

    Return what was compared: "reminder" or "standing"; None where the letter tells of no visit.
    """
    worker = (await session.scalars(select(Worker).where(Worker.person_id == call.chat_id))).one()
    assert worker.silenced_at is None, f"{call.key} goes to the dead"
    letter = await session.get_one(Letter, call.letter_id)
    assert letter.state is LetterState.SENDING
    text = str(call.parameters.get("text", ""))
    if call.key.startswith("reminder:"):
        ids = call.key.partition(":")[2].split("+")  # one letter for all visits of a day
        visits = [await _reminds_truly(session, int(id_), text) for id_ in ids]
        if all(row.state is State.CONFIRMED for row in visits):
            assert "had your answer" not in text, f"{call.key} asks who has answered"
        return "reminder"
    if found := STANDING_LETTER.fullmatch(call.key):
        row = await session.get_one(Appointment, int(found[1]))
        assert row.state in states.STANDING, f"{call.key} of a visit that is {row.state}"
        assert row.version == int(found[2]), f"{call.key} of an earlier version"
        assert texts.moment("en", row.starts_at) in text
        return "standing"
    return None


async def _reminds_truly(session: AsyncSession, id_: int, text: str) -> Appointment:
    """Compare one reminder with its visit; return the visit."""
    reminder = await session.get_one(Reminder, id_)
    row = await session.get_one(Appointment, reminder.appointment_id)
    said = f"{reminder.kind} of a visit that is {row.state}"
    assert texts.moment("en", row.starts_at) in text, said
    now = clock.now().astimezone(clock.LOCAL)
    assert 8 <= now.hour < 21, f"{reminder.kind} at {now.hour} o'clock"
    if reminder.kind is ReminderKind.MISSED:
        assert row.state is State.NO_SHOW, said
        return row
    assert row.state in states.STANDING, said
    assert row.version == reminder.version, said
    assert row.starts_at > clock.now(), f"{reminder.kind} after the beginning"
    days = (row.starts_at.astimezone(clock.LOCAL).date() - now.date()).days
    assert ("tomorrow" in text) is (days == 1)
    assert ("today" in text) is (days == 0)
    return row
