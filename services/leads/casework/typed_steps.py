"""Read what is typed behind /step 17: the step, the day it happened, the words about it.

Pure. "dilawat semalam keluarga setuju", "pencen dibayar 21/11/2026", "tidak layak sebab ...".
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from db.models.leads import Stage
from services.errors import Refusal
from services.leads.casework import stages

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_NAMED_DAYS = {"semalam": 1, "yesterday": 1, "hari-ini": 0, "today": 0}
_OPENING = ("kerana ", "sebab ", "because ", "reason ", "- ", ": ")


@dataclass(frozen=True, slots=True)
class TypedStep:
    """A step as typed."""

    stage: Stage
    day: date | None = None  # Malaysian calendar; None: now
    text: str | None = None  # a reason or a note


def read(text: str, today: date) -> TypedStep | None:
    """Return the step that a text begins with, None where it names none.

    Raises:
        Refusal: what follows it looks like a day, but there is none.
    """
    stage, rest = stages.named(text)
    if stage is None:
        return None
    first, _, behind = rest.partition(" ")
    day = _day(first.lower(), today)
    words = (behind if day else rest).strip()
    for opening in _OPENING:
        if words.lower().startswith(opening):
            words = words[len(opening) :].strip()
    return TypedStep(stage, day, words or None)


def written_day(written: str) -> date | None:
    """Return the day that a button carries along, "20261128"; None without one."""
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


def _day(word: str, today: date) -> date | None:
    if word in _NAMED_DAYS:
        return today - timedelta(days=_NAMED_DAYS[word])
    found = _DAY.fullmatch(word.strip(",;"))
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    years = [int(found[3])] if found[3] else [today.year, today.year - 1]
    read = [each for year in years if (each := _date(year, month, day))]
    if not read:
        raise Refusal("lead.step_no_day", typed=word)
    past = [each for each in read if each <= today]  # "30/12", typed in January
    return past[0] if past else read[0]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
