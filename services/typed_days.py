"""Read a day as people type it: "24/12", "24.12.26", "31 Ogos 2027", "lusa". Pure.

Day before month, always; two figures of a year are of this century; figures of any script are
read. Which year a day without one means is the caller's to say: `next_of` of what is to come,
`last_of` of what has been. Words: config/rules/day_words.yaml.
"""

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from config import rules


def _by_word(numbered: dict[int, list[str]]) -> dict[str, int]:
    return {word: number for number, words in numbered.items() for word in words}


_KNOWN: dict[str, Any] = rules.tables("day_words")
MONTHS = _by_word(_KNOWN["months"]["words"])  # 1–12, by words in small letters
WEEKDAY_NAMES = _by_word(_KNOWN["weekdays"]["words"])  # ISO; written in full
WEEKDAYS = WEEKDAY_NAMES | _by_word(_KNOWN["weekdays"]["short"])
NEAR = _by_word(_KNOWN["near"]["words"])  # days from today

FIGURES = r"\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?"  # for patterns that hold a day
DATED = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
_DAY = re.compile(
    r"(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})|[/.\-\s]\s*([a-z]{3,9})\.?)"
    r"(?:[/.-](\d{4}|\d{2})(?!\d)|\s+(\d{4})(?!\d))?",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\s*([/.-])\s*")


class Written(NamedTuple):
    """A day as written; it need not exist."""

    number: int  # of the month
    month: int
    year: int | None  # four figures; None: left out

    def on(self, year: int = 0) -> date | None:
        """Return the day in its own year, else in the one given; None: there is no such day."""
        try:
            return date(year if self.year is None else self.year, self.month, self.number)
        except ValueError:
            return None


def written(text: str) -> Written | None:
    """Return the day that a whole text is, None where it is not written like one."""
    bare = _SIGN.sub(r"\1", text.strip())
    found = _DAY.fullmatch(bare)
    return _read(found) if found else None


def at_start(text: str) -> tuple[Written, str] | None:
    """Return the day that a text begins with, and the rest of the text."""
    found = _DAY.match(text)
    read = _read(found) if found else None
    return (read, text[found.end() :]) if found and read else None


def near(words: str, today: date) -> date | None:
    """Return the day that "esok" or "hari ini" names, seen from today."""
    away = NEAR.get(words.lower())
    return None if away is None else today + timedelta(days=away)


def next_of(day: Written, today: date) -> date | None:
    """Return the day; without a year the first such one that is not past, this year or next."""
    if day.year is not None:
        return day.on()
    return next((each for each in _within(day, today.year, today.year + 1) if each >= today), None)


def last_of(day: Written, today: date) -> date | None:
    """Return the day; without a year the last such one that is not ahead, this year or last.

    One that only the other year has is that one, ahead or not: 29/2.
    """
    if day.year is not None:
        return day.on()
    known = _within(day, today.year, today.year - 1)
    return next((each for each in known if each <= today), known[0] if known else None)


def full_year(figures: str | None) -> int | None:
    """Return the year of two or four figures: "26" is 2026."""
    if not figures:
        return None
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _within(day: Written, *years: int) -> list[date]:
    return [each for year in years if (each := day.on(year)) is not None]


def _read(found: re.Match[str]) -> Written | None:
    month = int(found[2]) if found[2] else MONTHS.get(found[3].lower())
    year = full_year(found[4] or found[5])
    return None if month is None else Written(int(found[1]), month, year)
