"""Read what a clinic types about its hours: "Isnin 9-12, 30 min, 2 tempat", "tutup 24/12". Pure.

A line is a weekday or a day with hours, a day that is closed (all of it or some hours), or one
that is as usual again ("biasa 24/12"). Days are
day-first; without a year the next such day is meant, and the answer echoes it in words.
"""

import re
from dataclasses import dataclass
from datetime import date

from services import typed_days
from services.errors import Refusal
from services.people import typed
from services.screening.clinics.slots import DAY, Hours

MINUTES = (5, 480)  # of one slot
PLACES = (1, 99)
CLOSED = ("tutup", "closed", "close")
OPENED = ("buka", "open")
USUAL = ("biasa", "usual", "normal")
NONE = ("tiada", "none", "padam", "remove")
_AFTERNOON = ("pm", "ptg", "petang", "malam")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|pagi|ptg|petang|malam)?"
_HOURS = re.compile(rf"{_TIME}\s*(?:-|–|to|hingga|sampai)\s*{_TIME}", re.IGNORECASE)
_SLOT = re.compile(r"(\d{1,3})\s*(?:min(?:it|utes?)?|mnt)\b", re.IGNORECASE)
_PLACES = re.compile(r"(\d{1,3})\s*(?:tempat|places?|orang|seats?|pax)\b", re.IGNORECASE)
_SPACED = re.compile(r"^(\d{1,2}) +(\d{1,2})(?!\d)")  # "24 12", of a day
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")  # Jawi and Urdu figures


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be kept: of a weekday or of one day."""

    weekday: int | None  # ISO
    day: date | None
    hours: Hours | None  # None: the weekday has none any more


def read(line: str, today: date) -> Wish:
    """Read one line.

    Raises:
        Refusal: it says no hours, or such that cannot be.
    """
    words = " ".join(line.translate(_DIGITS).split())
    first, _, rest = words.partition(" ")
    word = first.lower().strip(",:")
    if word in CLOSED:
        return _closed(rest, today, words)
    if word in OPENED:
        return _opened(rest, today, words)
    if word in USUAL:
        return Wish(None, day(rest, today)[0], None)
    weekday = typed_days.WEEKDAYS.get(word)
    if weekday is None:
        raise Refusal("slots.how", typed=typed.shown(line))
    if rest.strip().lower() in NONE:
        return Wish(weekday, None, None)
    return Wish(weekday, None, _hours(rest, words))


def day(said: str, today: date) -> tuple[date, str]:
    """Return the day that words begin with, and the rest; always day first.

    Raises:
        Refusal: there is none, or that day does not exist.
    """
    found = typed_days.at_start(_SPACED.sub(r"\1/\2", said.strip()))
    if found is None:
        raise Refusal("slots.which_day", typed=typed.shown(said))
    written, rest = found
    when = typed_days.next_of(written, today)
    if when is None:
        raise Refusal("slots.no_such_day", typed=typed.shown(said))
    return when, rest


def _closed(rest: str, today: date, words: str) -> Wish:
    when, hours = day(rest, today)
    _not_past(when, today)
    if not hours.strip(" ,"):
        return Wish(None, when, Hours(0, DAY, DAY, 0))
    first, last = _span(hours, words)
    return Wish(None, when, Hours(first, last, last - first, 0))


def _opened(rest: str, today: date, words: str) -> Wish:
    when, hours = day(rest, today)
    _not_past(when, today)
    return Wish(None, when, _hours(hours, words))


def _hours(said: str, words: str) -> Hours:
    first, last = _span(said, words)
    minutes, places = _SLOT.search(said), _PLACES.search(said)
    if minutes is None or places is None:
        raise Refusal("slots.how_long", typed=typed.shown(words))
    hours = Hours(first, last, int(minutes[1]), int(places[1]))
    if not MINUTES[0] <= hours.minutes <= MINUTES[1]:
        raise Refusal("slots.minutes", least=MINUTES[0], most=MINUTES[1], typed=hours.minutes)
    if not PLACES[0] <= hours.places <= PLACES[1]:
        raise Refusal("slots.places", least=PLACES[0], most=PLACES[1], typed=hours.places)
    if hours.minutes > last - first:
        raise Refusal("slots.too_short", minutes=hours.minutes, length=last - first)
    return hours


def _span(said: str, words: str) -> tuple[int, int]:
    found = _HOURS.search(said)
    if found is None:
        raise Refusal("slots.which_hours", typed=typed.shown(words))
    hour, minute, half, hour2, minute2, half2 = found.groups()
    last = _minute(hour2, minute2, half2)
    first = _minute(hour, minute, half)
    afternoon = half2 is not None and half2.lower() in _AFTERNOON
    if half is None and afternoon and int(hour) < 12 and first + 720 < last:
        first += 720  # "2-5 petang" begins at 14:00, "9-1 petang" at 09:00
    if not 0 <= first < last <= DAY:
        raise Refusal("slots.bad_hours", typed=typed.shown(words))
    return first, last


def _minute(hour: str, minute: str | None, half: str | None) -> int:
    number = int(hour)
    if half and half.lower() in _AFTERNOON and number < 12:
        number += 12
    if half and half.lower() in ("am", "pagi") and number == 12:
        number = 0
    if number > 24 or int(minute or 0) > 59:
        return DAY + 1  # no such time
    return number * 60 + int(minute or 0)


def _not_past(when: date, today: date) -> None:
    if when < today:
        raise Refusal("slots.past", day=when)


def span_of(hours: Hours) -> str:
    """Return the hours as they are written: "09:00-12:00"."""
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (hours.first, hours.last))
