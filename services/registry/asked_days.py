"""The days for which an answer is asked, at the end of what was typed. Pure.

"as at 1 March 2026", "setakat 1 Mac 2026 dan hari ini". Today alone is no day here: names end so.
Words: config/rules/registry_words.yaml.
"""

import re
from datetime import date, timedelta
from functools import cache

from config import rules
from services.typed_days import MONTHS

Days = tuple[date | None, ...]  # in the order typed; None: today; two are to be compared

_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|hb)?\s*(?P<month>{_MONTHS})\.?,?"
    rf"\s*(?P<year>(?:19|20)\d\d)|(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)


def apart(text: str) -> tuple[str, Days]:
    """Return the text without the days at its end, and the days; one that is none stays.

    "lahir pada 12 Mac 1985" asks for no day: it becomes "lahir 12/3/1985".
    """
    found = _at_end().search(text)
    if found is None:
        return text, ()
    try:
        days = tuple(_day(each) for each in found.groups() if each)
    except ValueError:
        return text, ()
    before = text[: found.start()]
    if days[0] and _names_birth(before):
        return f"{before} {days[0].day}/{days[0].month}/{days[0].year}", ()
    return (text, ()) if days == (None,) else (text[: found.start()], days)


def dated(text: str, today: date) -> str:
    """Return the text with "yesterday" or "today" at its end as the day that it is.

    Only for what is surely no name: some end so.
    """
    day = (today - timedelta(days=1)).isoformat()
    text = _yesterday_at_end().sub(lambda found: f" on {day}{found['also'] or ''}", text)
    return text if apart(text)[1] else _today_at_end().sub(f" on {today.isoformat()}", text)


def is_today(text: str) -> bool:
    """Whether it says today and nothing else: "hari ini?", "as at today"."""
    return _today_at_end().fullmatch(f" {text}") is not None


def impossible(text: str) -> str | None:
    """Return what stands for a day at the end of a text and is none, as typed.

    "31 Feb 2026", and what is no whole day: "Mac 2026", "1/3/26".
    """
    found = _at_end().search(text)
    if found is None:
        half = _half_at_end().search(text)
        if half is None or _names_birth(text[: half.start()]):
            return None
        return half[1].rstrip(" ?!.")
    written = [each for each in found.groups() if each]
    return next((each for each in written if _is_none(each)), None)


def _names_birth(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].lower() in rules.tables("registry_words")["birth"]["words"]


def _is_none(written: str) -> bool:
    try:
        _day(written)
    except ValueError:
        return True
    return False


def _day(written: str) -> date | None:
    """Return the day that is written; None: today.

    Raises:
        ValueError: there is no such day.
    """
    found = _DAY.fullmatch(written)
    if found is None:
        return None
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["month"]:
        return date(int(found["year"]), MONTHS[found["month"].lower()], int(found["day"]))
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


@cache
def _at_end() -> re.Pattern[str]:
    before, and_, today = (_words(group) for group in ("asked_day", "and_day", "today"))
    one = rf"({re.sub(r'[(][?]P<[a-z]+>', '(?:', _DAY.pattern)}|{today})"
    return re.compile(
        rf"[\s,]*\b(?:{before})\s+{one}(?:\s*,?\s*(?:{and_})\s+(?:(?:{before})\s+)?{one})?\s*[?.!]*$",
        re.IGNORECASE,
    )


@cache
def _half_at_end() -> re.Pattern[str]:
    """Match a month without its day, or a year that has not four digits."""
    before = _words("asked_day")
    named = rf"(?:\d{{1,2}}(?:st|nd|rd|th|hb)?\s*)?(?:{_MONTHS})\.?,?\s*\d{{2,5}}"
    figures = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{1,5}|\d{1,2}[/.-](?:19|20)\d\d"
    return re.compile(rf"\b(?:{before})\s+({named}|{figures})\s*[?.!]*$", re.IGNORECASE)


@cache
def _yesterday_at_end() -> re.Pattern[str]:
    groups = ("asked_day", "yesterday", "and_day", "today")
    before, yesterday, and_, today = (_words(group) for group in groups)
    return re.compile(
        rf"[\s,]+(?:(?:{before})\s+)?(?:{yesterday})(?P<also>\s+(?:{and_})\s+(?:{today}))?\s*[?.!]*$",
        re.IGNORECASE,
    )


@cache
def _today_at_end() -> re.Pattern[str]:
    before, today = _words("asked_day"), _words("today")
    return re.compile(rf"[\s,]+(?:(?:{before})\s+)?(?:{today})\s*[?.!]*$", re.IGNORECASE)


def _words(group: str) -> str:
    return "|".join(map(re.escape, rules.tables("registry_words")[group]["words"]))
