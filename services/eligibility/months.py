"""Calendar months as numbers: 12 a year, so that a difference is a number of months. Pure."""

import re
from datetime import date
from typing import NewType

Month = NewType("Month", int)  # year * 12 + month - 1

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # what can be a month of somebody's working life


def of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year * 12 + day.month - 1)


def read(written: str) -> Month:
    """Return the month written as "2026-03".

    Raises:
        ValueError: it is written otherwise, or is no month.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is not written like 2026-03")
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"{written!r} is no month")
    return Month(year * 12 + month - 1)


def write(month: Month) -> str:
    """Return the month as "2026-03"."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def first_day(month: Month) -> date:
    """Return the first day of the month."""
    return date(month // 12, month % 12 + 1, 1)


def before(month: Month, count: int) -> range:
    """Return the *count* months before *month*, which is not among them."""
    return range(month - count, month)
