"""Read which days a list of leads is about: "7d", "oktober 2026", "2025", "1/11/2026-15/11/2026".

Pure. Days are Malaysian; day before month, always. A month without a year is the last one that
has begun.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from services import typed_days
from services.errors import Refusal
from services.people import typed
from services.people.duty_hours import Days

LONGEST = 1100  # days back: three years
_DAY = typed_days.DATED
_SPAN = re.compile(rf"(?<!\S)({_DAY})(?:\s*(?:-|–|hingga|sampai|until|to)\s*({_DAY}))?(?!\S)")
_LAST = re.compile(r"(?<!\S)(-?\d{1,5})\s*(d|hari|days?|w|minggu|weeks?)(?!\S)")
_MONTH = re.compile(rf"(?<!\S)({'|'.join(typed_days.MONTHS)})(?:\s+(\d{{4}}))?(?!\S)")
_NUMBERED = re.compile(r"(?<!\S)(\d{1,2})[/.-](\d{4})(?!\S)")
_NAMED = re.compile(
    r"(?<!\S)(?:(?P<today>hari ini|today)|(?P<yesterday>semalam|yesterday)|"
    r"(?P<week>minggu ini|this week)|(?P<last_week>minggu (?:lepas|lalu)|last week)|"
    r"(?P<month>bulan ini|this month)|"
    r"(?P<before>bulan (?:lepas|lalu)|last month))(?!\S)"
)
_YEAR = re.compile(r"(?<!\S)(?:(?:tahun|year)\s+)?(20\d\d)(?!\S)")
_AHEAD = re.compile(
    r"(?<!\S)(?:(?:(?:minggu|bulan|tahun)\s+)?(?:depan|akan datang)|"
    r"next(?:\s+(?:week|month|year))?|esok|tomorrow|lusa)(?!\S)"
)
_OF_TIME = re.compile(
    r"\d|(?<!\S)(?:(?:day|week|month|quarter|year)s?|hari|minggu|bulan|suku|tahun|"
    r"last|lepas|lalu)(?!\S)"
)
_WEEKS = ("w", "minggu", "week", "weeks")


def cut(text: str, today: date) -> tuple[Days | None, str]:
    """Return the days that a text in small letters names, first and last, and the other words.

    Raises:
        Refusal: it names days that do not exist, two periods, or one that ends before it begins.
    """
    found: list[Days] = []
    for pattern, read in (
        (_SPAN, _span), (_NUMBERED, _numbered), (_NAMED, _named), (_LAST, _last), (_MONTH, _month),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            found.append(read(match, today))
        text = pattern.sub(" ", text)
    for year in _YEAR.finditer(text):
        if int(year[1]) <= today.year:  # one ahead is left to be told
            found.append((date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)))
            text = text.replace(year[0], " ", 1)
    if len(found) > 1:
        raise Refusal("leads.two_periods")
    return (found[0] if found else None), " ".join(text.split())


def ahead(words: str, today: date) -> str | None:
    """Return what names a time to come, a year or "depan", in words that `cut` left over."""
    for year in _YEAR.finditer(words):
        if int(year[1]) > today.year:
            return year[0]
    found = _AHEAD.search(words)
    return found[0] if found else None


def seems_meant(words: str) -> bool:
    """Whether words that `cut` left over are more likely a time than a place."""
    return _OF_TIME.search(words) is not None


def _span(match: re.Match[str], _today: date) -> Days:
    first = _day(match[1])
    last = _day(match[2]) if match[2] else first
    if last < first:
        raise _wrong(match)
    return first, last


def _day(text: str) -> date:
    written = typed_days.written(text)
    day = written.on() if written else None
    if day is None:
        raise Refusal("leads.bad_period", typed=typed.shown(text))
    return day


def _numbered(match: re.Match[str], _today: date) -> Days:
    month, year = int(match[1]), int(match[2])
    if not (1 <= month <= 12 and year):
        raise _wrong(match)
    return _whole(year, month)


def _month(match: re.Match[str], today: date) -> Days:
    month = typed_days.MONTHS[match[1]]
    year = int(match[2]) if match[2] else today.year - (month > today.month)
    if not year:
        raise _wrong(match)
    return _whole(year, month)


def _last(match: re.Match[str], today: date) -> Days:
    days = int(match[1]) * (7 if match[2] in _WEEKS else 1)
    if not 0 < days <= LONGEST:
        raise _wrong(match)
    return today - timedelta(days=days - 1), today


def _named(match: re.Match[str], today: date) -> Days:
    match match.lastgroup:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "week":
            return today - timedelta(days=today.weekday()), today
        case "last_week":
            monday = today - timedelta(days=today.weekday() + 7)
            return monday, monday + timedelta(days=6)
        case "month":
            return today.replace(day=1), today
    before = today.replace(day=1) - timedelta(days=1)
    return before.replace(day=1), before


def _whole(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _wrong(match: re.Match[str]) -> Refusal:
    return Refusal("leads.bad_period", typed=typed.shown(match[0]))
