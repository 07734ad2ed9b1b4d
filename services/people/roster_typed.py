"""Read what is typed about duty and leave: days, hours, months, small commands. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services import typed_days
from services.clock import LOCAL
from services.errors import Refusal
from services.people import typed
from services.people.duty_hours import Days, Span

ADD, REMOVE, SWAP = ("add", "tambah"), ("remove", "buang"), ("swap", "tukar")
FILL, CANCEL = ("fill", "isi"), ("cancel", "batal")

YEARS = range(2000, 2101)  # of a roster; another one is mistyped

_DAY = typed_days.DATED
_ONE_DAY = re.compile(_DAY)
_NEAR = "|".join(sorted(map(re.escape, typed_days.NEAR), key=len, reverse=True))
_MONTH = "|".join(sorted(map(re.escape, typed_days.MONTHS), key=len, reverse=True))
_IN_WORDS = rf"\d{{1,2}}\s+(?:{_MONTH})\b\.?(?:\s+\d{{4}})?"
_ANY_DAY = rf"{_DAY}|\d{{1,2}}[/.]\d{{1,2}}|{_IN_WORDS}|{_NEAR}"  # without a year the next one
_DAYS = re.compile(rf"({_ANY_DAY})(?:\s*(?:-|–|hingga|until|to|\s)\s*({_ANY_DAY}))?", re.IGNORECASE)
_DAY_AHEAD = re.compile(_ANY_DAY, re.IGNORECASE)
_DAY_BEHIND = re.compile(rf"(?:^|\s)({_ANY_DAY})\s*$", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2})[:.]?(\d{2})\s*[-–]\s*(\d{1,2})[:.]?(\d{2})")


@dataclass(frozen=True, slots=True)
class Add:
    """`/duty add S-1101 28/11/2026 17:00-08:00 KTN`, read."""

    staff_number: str  # in capitals
    span: Span
    branch: str  # as typed; "": the person's own


@dataclass(frozen=True, slots=True)
class Remove:
    """`/duty remove 123`."""

    number: int


@dataclass(frozen=True, slots=True)
class Swap:
    """`/duty swap 123 S-1102`, or with another shift's number: `/duty swap 123 145`."""

    number: int
    to: str  # a staff number in capitals, or a shift's number


def duty(line: str) -> Add | Remove | Swap:
    """Read what follows /duty.

    Raises:
        Refusal: it is none of the three; says what is missing or wrong.
    """
    words = line.split()
    verb = words[0].lower() if words else ""
    if verb in ADD and len(words) >= 4:
        return _add(words[1:])
    if verb in REMOVE and len(words) == 2:
        return Remove(number(words[1]))
    if verb in SWAP and len(words) == 3:
        return Swap(number(words[1]), words[2].upper())
    if not words:
        raise Refusal("duty.which")
    raise Refusal("duty.how", typed=typed.shown(line))


def number(word: str) -> int:
    """Return a shift's number: "123", "#123".

    Raises:
        Refusal: it is none.
    """
    found = typed.number(word)
    if found is None:
        raise Refusal("duty.bad_number", typed=typed.shown(word))
    return found


def leave_number(word: str) -> int:
    """Return the number of somebody's leave.

    Raises:
        Refusal: it is none.
    """
    found = typed.number(word)
    if found is None:
        raise typed.unread("leave.bad_number", word)
    return found


def day(text: str) -> date:
    """Return the day of "28/11/2026" (day before month, always).

    Raises:
        Refusal: there is no such day.
    """
    written = typed_days.written(text)
    found = written.on() if written and written.year in YEARS else None
    if found is None:
        raise Refusal("roster.bad_day", typed=typed.shown(text))
    return found


def is_day(text: str) -> bool:
    """Whether it is meant as a day."""
    return _ONE_DAY.fullmatch(text.strip()) is not None


def place_and_day(words: str, today: date) -> tuple[str, date | None]:
    """Return what stands before a day at the end, and the day: "KTN 2/12", "esok".

    Raises:
        Refusal: there is no such day; or it is a turn of duty, which has a command of its own.
    """
    if _HOURS.search(words):
        raise Refusal("duty.how", typed=typed.shown(words))
    found = _DAY_BEHIND.search(words)
    return (words[: found.start()].strip(), _coming(found[1], today)) if found else (words, None)


def days(text: str, today: date) -> Days:
    """Return the days of "28/11/2026-30/11/2026", or of one day: "28/11", "esok".

    Raises:
        Refusal: they are none, or the last comes before the first.
    """
    found = _DAYS.fullmatch(text.strip())
    if not found:
        raise typed.unread("leave.how", text)
    first = _coming(found[1], today)
    last = _coming(found[2], today, first) if found[2] else first
    last = _turned(first, last) if found[2] and not _ONE_DAY.fullmatch(found[2]) else last
    if last < first:
        raise Refusal("leave.order", first=first, last=last)
    return first, last


def _coming(text: str, today: date, first: date = date.min) -> date:
    """Return a day as it is typed of what is to come; without a year the next such from *first*."""
    written = typed_days.written(text)
    if written is None or written.year is not None:
        return typed_days.near(text, today) or day(text)
    return typed_days.next_of(written, max(today, first)) or day(text)


def _turned(first: date, last: date) -> date:
    """Return a last day without a year in the first one's where that is nearer: "5/12-3/12"."""
    if last.year == first.year:
        return last
    same = typed_days.Written(last.day, last.month, first.year).on()
    return same if same is not None and first - same < last - first else last


def leave(line: str, today: date) -> tuple[str, Days]:
    """Return staff number ("": one's own) and days of `/leave S-1101 28/11/2026-30/11/2026`.

    Raises:
        Refusal: as `days`.
    """
    staff_number, _, rest = line.strip().partition(" ")
    if rest and not _DAY_AHEAD.match(line.strip()):
        return staff_number.upper(), days(rest, today)
    return "", days(line, today)


def month(text: str, today: date) -> Days:
    """Return the days of a month that are not over: "2026-12" or "12/2026".

    Raises:
        Refusal: there is no such month, or it is over.
    """
    found = re.fullmatch(r"(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4}))", text.strip())
    year, number_ = (int(found[1] or found[4]), int(found[2] or found[3])) if found else (0, 0)
    if not 1 <= number_ <= 12 or not 2000 <= year <= 2100:
        raise Refusal("roster.bad_month", typed=typed.shown(text))
    last = date(year, number_, monthrange(year, number_)[1])
    if last < today:
        raise Refusal("roster.month_over", last=last)
    return max(last.replace(day=1), today), last


def _add(words: list[str]) -> Add:
    staff_number, on, *rest = words
    hours, branch = _hours(" ".join(rest))
    begins, ends = (datetime.combine(day(on), hour, LOCAL) for hour in hours)
    if ends <= begins:  # it ends on the next day
        ends += timedelta(days=1)
    return Add(staff_number.upper(), (begins, ends), branch)


def _hours(text: str) -> tuple[tuple[time, time], str]:
    found = _HOURS.match(text)
    try:
        if not found:
            raise ValueError
        hours = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    except ValueError:
        raise Refusal("duty.bad_hours", typed=typed.shown(text)) from None
    return hours, text[found.end() :].strip()
