"""The day beside the place before a newspaper's text: "BAU, Aug 30 —", "SIBU (13 Feb):".

Pure. A text that is handed on without its day tells it so, but for the year.
"""

import re
from datetime import date

from services.typed_days import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
BEFORE = re.compile(
    rf"^\W{{0,3}}[A-Z][A-Za-z .'-]{{2,40}}[,(]?\s?\(?(?:(\d{{1,2}})\s({_MONTH})|({_MONTH})\.?\s"
    rf"(\d{{1,2}}))\b\.?(?:,?\s\d{{4}})?\)?\s?[-–—:(]",
    re.MULTILINE | re.IGNORECASE,
)
LEAP = 2024  # 29 February is a day of it
YEAR = 366  # days
Day = tuple[int, int]  # month and day


def read(told: str) -> Day | None:
    """Return the month and the day that the text was written on, None where it tells none."""
    found = BEFORE.search(told)
    if found is None:
        return None
    day, month = found[1] or found[4], found[2] or found[3]
    try:
        written = date(LEAP, MONTHS[month.lower()], int(day))
    except ValueError:
        return None
    return written.month, written.day


def days_apart(one: Day, two: Day) -> int:
    """Return the fewest days between two days of whatever years."""
    days = [date(LEAP, *day).timetuple().tm_yday for day in (one, two)]
    apart = abs(days[0] - days[1])
    return min(apart, YEAR - apart)
