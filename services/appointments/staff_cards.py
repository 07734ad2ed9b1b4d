"""Write appointments and calls for staff: cards with buttons, lists. Pure.

Staff read a worker's name in their private chats; letters with names are not kept once sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.appointments import Appointment, AppointmentState, PhoneCall
from services import texts
from services.appointments import states
from services.appointments.due_reminders import Claimed
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs

# What presses of staff begin with.
MARK, STAFF_CANCEL, CALL_DONE = "visit_mark", "visit_called_off", "call_done"
MARKS = (AppointmentState.ATTENDED, AppointmentState.LATE, AppointmentState.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Shown:
    """An appointment with the names that staff read."""

    row: Appointment
    worker: str  # name
    where: str
    phone: str | None  # of the worker


@dataclass(frozen=True, slots=True)
class Call:
    """A call with what the caller has to know."""

    row: PhoneCall
    worker: str
    phone: str | None
    about: Appointment | None


def unconfirmed(listed: Sequence[Claimed], missed: Mapping[int, int], language: str) -> Message:
    """Return tomorrow's appointments that nobody has confirmed, or of who missed visits."""
    return Message(
        paragraphs(
            texts.say(language, "appointment.unconfirmed.head", count=len(listed)),
            *(_unconfirmed(each, missed.get(each.worker_id, 0), language) for each in listed),
            texts.say(language, "appointment.unconfirmed.how"),
        ),
        protected=True,
    )


def attendance(each: Claimed, language: str) -> Message:
    """Return the question whether a worker came."""
    text = texts.say(
        language, "visit.came", name=each.worker, at=each.starts_at, number=each.appointment_id,
        what=texts.say(language, f"appointment.kind.{each.of}"),
    )  # fmt: skip
    rows = _marks(each.appointment_id, each.version, language)
    return Message(text, rows, protected=True)


def card(shown: Shown, language: str, now: datetime, said: Markup | None = None) -> Message:
    """Return the card of an appointment, with what may be done with it now."""
    row = shown.row
    return Message(
        paragraphs(
            said, line(shown, language), *_rest(shown, language), _how(shown, language, now)
        ),
        _buttons(row, language, now),
        protected=True,
    )


def line(shown: Shown, language: str) -> Markup:
    """Return time, worker, kind, place and state of an appointment."""
    row = shown.row
    return texts.say(
        language, "visit.line", at=row.starts_at, name=shown.worker, number=row.id,
        what=texts.say(language, f"appointment.kind.{row.kind}"), where=shown.where,
        state=texts.say(language, f"appointment.state.{row.state}"),
    )  # fmt: skip


def listed(found: Sequence[Shown], head: Markup, language: str) -> Markup:
    """Return appointments, a paragraph each."""
    how = texts.say(language, "visit.list_how")
    return paragraphs(head, *(line(each, language) for each in found), how)


def calls(found: Sequence[Call], language: str) -> Message:
    """Return the calls to make, with a button for each that is made."""
    told = [_call(each, language) for each in found]
    buttons = [
        Button(
            texts.plain(texts.say(language, "button.call_done", number=each.row.id)),
            press=f"{CALL_DONE}:{each.row.id}",
        )
        for each in found
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    head = texts.say(language, "calls.head", count=len(found))
    return Message(paragraphs(head, *told, texts.say(language, "calls.how")), rows, protected=True)


def _call(each: Call, language: str) -> Markup:
    row, about = each.row, each.about
    number, at = (about.id, about.starts_at) if about is not None else ("", row.due_at)
    return lines(
        texts.say(language, "calls.line", number=row.id, name=each.worker, phone=each.phone or "–"),
        texts.say(language, f"phone_call.why.{row.why}", number=number, at=at),
        texts.say(language, "calls.due", at=row.due_at),
    )


def _unconfirmed(each: Claimed, missed: int, language: str) -> Markup:
    said = [
        texts.say(
            language, "appointment.unconfirmed.line", at=each.starts_at, name=each.worker,
            number=each.appointment_id,
            what=texts.say(language, f"appointment.kind.{each.of}"),
        ),
        texts.say(language, f"appointment.unconfirmed.{each.state}"),
    ]  # fmt: skip
    if missed:
        said.append(texts.say(language, "appointment.unconfirmed.missed", count=missed))
    return lines(*said)


def _rest(shown: Shown, language: str) -> list[Markup]:
    said = []
    if shown.phone:
        said.append(texts.say(language, "visit.phone", phone=shown.phone))
    if shown.row.note:
        said.append(texts.say(language, "appointment.note", note=shown.row.note))
    if shown.row.wants_change and shown.row.state in states.LIVE:
        said.append(texts.say(language, "visit.wants_change"))
    return [lines(*said)] if said else []


def _how(shown: Shown, language: str, now: datetime) -> Markup | None:
    row = shown.row
    if row.state in states.LIVE and row.starts_at > now:
        return texts.say(language, "visit.how_coming", number=row.id)
    if row.state in states.STANDING or row.state in states.MET:
        return texts.say(language, "visit.how_begun", number=row.id)
    return None


def _buttons(row: Appointment, language: str, now: datetime) -> Rows:
    if row.state in states.LIVE and row.starts_at > now:
        label = texts.plain(texts.say(language, f"button.{STAFF_CANCEL}"))
        return ((Button(label, press=f"{STAFF_CANCEL}:{row.id}.{row.version}"),),)
    if row.state in states.STANDING or row.state in states.MET:
        return _marks(row.id, row.version, language)
    return ()


def _marks(number: int, version: int, language: str) -> Rows:
    return (
        tuple(
            Button(
                texts.plain(texts.say(language, f"button.{MARK}.{state}")),
                press=f"{MARK}:{number}.{version}.{state}",
            )
            for state in MARKS
        ),
    )
