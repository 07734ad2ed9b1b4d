"""Write lists of appointments and calls for staff. Pure."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from services import texts
from services.appointments.due_reminders import Claimed
from services.messaging.messages import Message
from services.people.asked import lines, paragraphs


def unconfirmed(listed: Sequence[Claimed], missed: Mapping[int, int], language: str) -> Message:
    """Return tomorrow's appointments that nobody has confirmed, or of who missed visits."""
    return Message(
        paragraphs(
            texts.say(language, "appointment.unconfirmed.head", count=len(listed)),
            *(_line(each, missed.get(each.worker_id, 0), language) for each in listed),
            texts.say(language, "appointment.unconfirmed.how"),
        ),
        protected=True,
    )


def _line(each: Claimed, missed: int, language: str) -> Markup:
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
