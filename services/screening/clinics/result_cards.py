"""The letter to a worker that a result is ready. Pure.

It never holds a value or what one may mean: it sends him to the clinic's doctor.
"""

from collections.abc import Sequence

from markupsafe import Markup

from db.models.appointments import Provider, Slot
from db.models.screening import Result
from services import texts
from services.messaging.messages import Button, Message
from services.people.asked import paragraphs
from services.people.cards import officer_button
from services.screening import booking_cards

SKIP = ("-", "–", "langkau", "skip")
DONE = ("siap", "done", "tamat")


def ready(
    language: str, clinic: Provider, result: Result, slots: Sequence[Slot], *, locked: bool
) -> Message:
    """Return the letter; where a follow-up is offered, with times at the same clinic.

    In a chat with a lock, which others read too, it does not tell whether one is offered.
    """
    officer = (officer_button(language),)
    if locked:
        text = paragraphs(
            texts.say(language, "result.ready", clinic=clinic.name),
            _phone(language, clinic),
            texts.say(language, "result.locked"),
        )
        return Message(text, (officer,))
    if result.follow_up_by is None:
        text = paragraphs(
            texts.say(language, "result.ready", clinic=clinic.name), _phone(language, clinic)
        )
        return Message(text, (officer,))
    token = f"f{result.id}"
    press = f"{booking_cards.TIME}:{{}}.{token}"
    times = tuple(
        (Button(texts.moment(language, one.starts_at), press=press.format(one.id)),)
        for one in slots
    )
    other = texts.plain(texts.say(language, "button.screening.other_day"))
    days = (Button(other, press=f"{booking_cards.CLINIC}:{clinic.id}.{token}"),)
    text = paragraphs(
        texts.say(language, "result.ready", clinic=clinic.name),
        texts.say(language, "result.follow_up", day=result.follow_up_by),
        _phone(language, clinic),
        texts.say(language, "result.follow_up_how"),
    )
    return Message(text, (*times, days, officer))


def _phone(language: str, clinic: Provider) -> Markup | None:
    return texts.say(language, "screening.phone", phone=clinic.phone) if clinic.phone else None
