"""Write an appointment as a calendar file (RFC 5545). Pure.

The same appointment keeps its UID; each change counts SEQUENCE up, so that a calendar replaces
what it has. The summary is neutral: a calendar is seen by others too.
"""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from db.models.appointments import Appointment
from services import texts

_ALARMS = (timedelta(days=-1), timedelta(hours=-2))
_MAKER = "-//PERKESO//Prihatin//MS"


def name(row: Appointment) -> str:
    """Return the file's name."""
    return f"temujanji-{row.id}.ics"


def write(row: Appointment, where: str, language: str, now: datetime, *, ended: bool) -> bytes:
    """Return the file; with *ended* it takes the appointment out of the calendar."""
    event = Event()
    event.add("uid", f"appt-{row.id}@prihatin.perkeso")
    event.add("sequence", row.version - (0 if ended else 1))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    summary = texts.plain(texts.say(language, "appointment.calendar"))
    event.add("summary", summary)
    event.add("location", where)
    event.add("status", "CANCELLED" if ended else "CONFIRMED")
    if not ended:
        for before in _ALARMS:
            event.add_component(_alarm(before, summary))
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if ended else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(before: timedelta, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", before)
    return alarm
