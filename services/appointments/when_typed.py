"""Read the day and the hour that somebody types for an appointment to come. Pure.

Without a year it is the next such day. Digits of any script are read.
"""

import re
import unicodedata
from datetime import date, time, timedelta

from services import typed_days
from services.errors import Refusal
from services.people import typed

_CLOCK = re.compile(
    r"(?:pukul|jam|at)?\s*(\d{1,2})(?:\s*[:.]?\s*(\d{2}))?\s*"
    r"(pagi|tengah\s?hari|petang|malam|am|pm|a\.m\.|p\.m\.)?"
)
_AFTERNOON = ("petang", "malam", "pm", "p.m.")
_FURTHEST = timedelta(days=366)


def day(text: str, today: date) -> date:
    """Return the day, today or within a year.

    Raises:
        Refusal: there is no such day, it is past, or too far away.
    """
    words = " ".join(plain(text).lower().split())
    found = _day(words, today)
    if found is None:
        raise Refusal("book.bad_day", typed=typed.shown(text))
    if found < today:
        raise Refusal("book.past_day", day=found)
    if found - today > _FURTHEST:
        raise Refusal("book.far_day", day=found)
    return found


def is_day(text: str) -> bool:
    """Whether a text is meant as a day, in figures or by name."""
    words = " ".join(plain(text).lower().split())
    named = words in typed_days.NEAR or words in typed_days.WEEKDAYS
    return named or typed_days.written(words) is not None


def clock(text: str) -> time:
    """Return the hour: "10", "10.30", "1030", "2 petang", "2pm".

    Raises:
        Refusal: it is none.
    """
    found = _CLOCK.fullmatch(" ".join(plain(text).lower().split()))
    if not found:
        raise Refusal("book.bad_time", typed=typed.shown(text))
    hour, minute, part = int(found[1]), int(found[2] or 0), found[3] or ""
    if (part in _AFTERNOON and hour < 12) or (part.startswith("tengah") and hour < 3):
        hour += 12
    elif part in ("pagi", "am", "a.m.") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise Refusal("book.bad_time", typed=typed.shown(text))
    return time(hour, minute)


def plain(text: str) -> str:
    """Return a text whose digits are those of the keyboard, without signs that do not print."""
    kept = (sign for sign in text if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    return "".join(_digit(sign) for sign in kept)


def _day(words: str, today: date) -> date | None:
    weekday = typed_days.WEEKDAYS.get(words)
    if weekday is not None:  # never today
        return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)
    written = typed_days.written(words)
    return typed_days.next_of(written, today) if written else typed_days.near(words, today)


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
