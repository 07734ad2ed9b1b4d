"""Words for a clinic: its week, its days that differ, its day's list, results. Pure.

Of a worker a clinic is shown the name and the time; values only to who works for that clinic.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from db.models.appointments import Provider, Slot
from services import texts
from services.messaging.messages import Button
from services.people.asked import Rows, lines, paragraphs
from services.screening.clinics import slot_words
from services.screening.clinics.slots import DAY, Hours, Week

_SOME_MONDAY = date(2026, 11, 30)
_DAYS_SHOWN = 10


def week(language: str, clinic: Provider, kept: Week) -> Markup:
    """Return the clinic's week and its days that differ."""
    head = texts.say(language, "slots.head", clinic=clinic.name, code=clinic.code)
    usual = [
        texts.say(language, "slots.weekday", day=weekday(language, number),
                  hours=_stretches(language, kept.hours[number]))
        for number in sorted(kept.hours)
    ] or [texts.say(language, "slots.no_week")]  # fmt: skip
    special = [
        texts.say(language, "slots.special", day=day, hours=_stretches(language, hours))
        for day, hours in sorted(kept.special.items())[:_DAYS_SHOWN]
    ]
    return paragraphs(lines(head, *usual), lines(*special) if special else None)


def ahead(language: str, slots: Sequence[Slot]) -> Markup:
    """Return how many places of the next two weeks are free and taken."""
    places = sum(slot.places for slot in slots)
    taken = sum(slot.taken for slot in slots)
    return texts.say(language, "slots.ahead", places=places, taken=taken)


def how_slots(language: str) -> Markup:
    """Return what may be typed."""
    return texts.say(language, "slots.how_short")


def cancelled(language: str, count: int) -> Markup:
    """Return that so many workers were told that the clinic is closed."""
    return texts.say(language, "slots.cancelled", count=count)


def close_buttons(language: str, press: str) -> Rows:
    """Return the button that closes although workers are booked."""
    return ((Button(texts.plain(texts.say(language, "button.slots.close")), press=press),),)


def weekday(language: str, number: int) -> str:
    """Return the name of a weekday; 1 is Monday."""
    day = _SOME_MONDAY + timedelta(days=number - 1)
    return texts.day(language, day).partition(",")[0]


def _stretches(language: str, hours: Iterable[Hours]) -> Markup:
    told = [_stretch(language, one) for one in hours]
    return Markup("; ").join(told)


def _stretch(language: str, hours: Hours) -> Markup:
    if not hours.places and (hours.first, hours.last) == (0, DAY):
        return texts.say(language, "slots.closed")
    span = slot_words.span_of(hours)
    if not hours.places:
        return texts.say(language, "slots.closed_hours", span=span)
    return texts.say(
        language, "slots.stretch", span=span, minutes=hours.minutes, places=hours.places
    )
