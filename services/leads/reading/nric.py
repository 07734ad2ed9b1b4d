"""Identity card numbers: birthday, place of birth, serial number ("890312-06-5123").

Pure. A number whose day or place of birth does not exist is none: telephone and case numbers have
twelve figures too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from services.leads.reading.report import Victim

NUMBER = re.compile(r"(?<![\d-])(\d{6})(?:\s?-\s?|\s)?(\d{2})(?:\s?-\s?|\s)?(\d{4})(?![\d-])")
# Codes that the registration department gave to no state and no country.
NO_BIRTHPLACE = frozenset(
    {"00", "17", "18", "19", "20", "69", "70", "73", "80", "81", *("94", "95", "96", "97")}
)


def nrics_in(text: str) -> tuple[tuple[str, int], ...]:
    """Return the identity numbers as 12 figures, with where they stand."""
    return tuple(
        ("".join(found.groups()), found.start())
        for found in NUMBER.finditer(text)
        if found[2] not in NO_BIRTHPLACE and is_birthday(found[1])
    )


def with_numbers(victims: Sequence[Victim], text: str) -> Iterator[Victim]:
    """Give each victim the identity number behind his name; the only one may have it before."""
    numbers = nrics_in(text)
    places = [text.find(victim.name) if victim.name else -1 for victim in victims]
    alone = len(victims) == 1
    for place, victim in zip(places, victims, strict=True):
        begin = 0 if alone else place
        end = min((p for p in places if p > place), default=len(text))
        own = next((number for number, at in numbers if 0 <= begin <= at < end), None)
        yield replace(victim, nric=own) if own else victim


def age_on(nric: str, day: date) -> int:
    """Return the age that a number tells for a day; of two centuries the later one possible."""
    month, of_month = int(nric[2:4]), int(nric[4:6])
    year = day.year // 100 * 100 + int(nric[:2])
    if (year, month, of_month) > (day.year, day.month, day.day):
        year -= 100
    return day.year - year - ((day.month, day.day) < (month, of_month))


def is_birthday(figures: str) -> bool:
    """Whether six figures are a day, year first; of two centuries either may be meant."""
    return birthday(figures, 1900) is not None or birthday(figures, 2000) is not None


def birthday(figures: str, century: int) -> date | None:
    """Return the day of "850312" in a century; None: there is none."""
    try:
        return date(century + int(figures[:2]), int(figures[2:4]), int(figures[4:6]))
    except ValueError:
        return None
