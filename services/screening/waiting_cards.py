"""Words of the waiting list: joined, an offer with its end, left. Pure."""

from markupsafe import Markup

from db.models.appointments import Appointment, Provider
from db.models.screening import Offer, Waiting
from services import texts
from services.messaging.messages import Button, Message
from services.people.asked import lines, paragraphs
from services.screening import booking_cards
from services.screening.clinics import clinic_cards

TAKE, PASS = "sc_take", "sc_pass"  # what presses begin with


def joined(
    language: str, row: Waiting, clinic: Provider | None, place: str, *, ahead: int
) -> Markup:
    """Return what the worker waits for, and how the offers come."""
    if clinic is not None:
        what = texts.say(language, "waiting.for_clinic", clinic=clinic.name)
    elif place:
        what = texts.say(language, "waiting.for_place", place=place)
    else:
        what = texts.say(language, "waiting.for_home")
    return paragraphs(
        lines(texts.say(language, "waiting.joined", ahead=ahead), what, when(language, row)),
        texts.say(language, "waiting.how"),
    )


def when(language: str, row: Waiting) -> Markup:
    """Return the days and hours that suit the worker."""
    if row.weekdays == "1234567" and (row.first_minute, row.last_minute) == (0, 1440):
        return texts.say(language, "waiting.any_time")
    days = ", ".join(clinic_cards.weekday(language, int(number)) for number in row.weekdays)
    first, last = (f"{m // 60:02}:{m % 60:02}" for m in (row.first_minute, row.last_minute))
    return texts.say(language, "waiting.times", days=days, first=first, last=last)


def offer(language: str, row: Offer, held: Appointment, clinic: Provider) -> Message:
    """Return the letter that offers a time."""
    text = paragraphs(
        texts.say(language, "waiting.offer", at=held.starts_at),
        booking_cards.where(language, clinic),
        texts.say(language, "waiting.offer_how", until=texts.clock_time(language, row.until)),
    )
    buttons = tuple(
        (Button(_label(language, what), press=f"{prefix}:{row.id}"),)
        for what, prefix in (("take", TAKE), ("pass", PASS))
    )
    return Message(text, buttons)


def left(language: str) -> Message:
    """Return the letter to who was taken off the list."""
    return Message(texts.say(language, "waiting.left"))


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.waiting.{what}"))
