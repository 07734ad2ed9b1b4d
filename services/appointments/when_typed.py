"""Read the day and the hour that somebody types for an appointment to come. Pure.

Day before month, always; without a year it is the next such day. Digits of any script are read.
"""

import re
import unicodedata
from datetime import date, time, timedelta

from services.errors import Refusal
from services.people import typed

_FIGURES = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})\s+([a-z]+)\.?(?:\s+(\d{4}))?")
_CLOCK = re.compile(
    r"(?:pukul|jam|at)?\s*(\d{1,2})(?:\s*[:.]?\s*(\d{2}))?\s*"
    r"(pagi|tengah\s?hari|petang|malam|am|pm|a\.m\.|p\.m\.)?"
)
_MONTHS = (
    ("januari", "january", "jan"), ("februari", "february", "feb"), ("mac", "march", "mar"),
    ("april", "apr"), ("mei", "may"), ("jun", "june"), ("julai", "july", "jul"),
    ("ogos", "august", "ogo", "aug"), ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"), ("november", "nov"),
    ("disember", "december", "dis", "dec"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAYS = (
    ("isnin", "monday", "mon"), ("selasa", "tuesday", "tue"), ("rabu", "wednesday", "wed"),
    ("khamis", "thursday", "thu"), ("jumaat", "friday", "fri"), ("sabtu", "saturday", "sat"),
    ("ahad", "sunday", "sun"),
)  # fmt: skip
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_AHEAD = {
    "hari ini": 0, "today": 0, "esok": 1, "tomorrow": 1, "lusa": 2, "tulat": 3,
}  # fmt: skip
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
    shaped = _FIGURES.fullmatch(words) or _NAMED.fullmatch(words)
    return shaped is not None or words in _AHEAD or words in _WEEKDAY


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
    if words in _AHEAD:
        return today + timedelta(days=_AHEAD[words])
    if words in _WEEKDAY:
        return today + timedelta(days=(_WEEKDAY[words] - today.weekday() - 1) % 7 + 1)
    figures = _FIGURES.fullmatch(words)
    if figures:
        return _dated(int(figures[1]), int(figures[2]), figures[3], today)
    named = _NAMED.fullmatch(words)
    month = _MONTH.get(named[2]) if named else None
    return _dated(int(named[1]), month, named[3], today) if named and month else None


def _dated(number: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, number)
        this = date(today.year, month, number)
        return this if this >= today else date(today.year + 1, month, number)
    except ValueError:
        return None


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
