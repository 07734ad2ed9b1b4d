"""Read what is typed behind /step 17: the step, the day it happened, the words about it.

Pure. "dilawat semalam keluarga setuju", "pencen dibayar 21/11/2026", "tidak layak sebab ...".
"""

import re
from dataclasses import dataclass
from datetime import date

from db.models.leads import Stage
from services import typed_days
from services.errors import Refusal
from services.leads.casework import stages

_ON = re.compile(r"(?:pada|on)\s+(?=\S)", re.IGNORECASE)
_OPENING = ("kerana ", "sebab ", "because ", "reason ", "- ", ": ")


@dataclass(frozen=True, slots=True)
class TypedStep:
    """A step as typed."""

    stage: Stage
    day: date | None = None  # Malaysian calendar; None: now
    text: str | None = None  # a reason or a note
    others: tuple[Stage, ...] = ()  # which the word may mean as well


def read(text: str, today: date) -> TypedStep | None:
    """Return the step that a text begins with, None where it names none.

    Raises:
        Refusal: what follows it looks like a day, but there is none.
    """
    meant, rest = stages.named(text)
    if not meant:
        return None
    day, words = _day_ahead(rest, today)
    for opening in _OPENING:
        if words.lower().startswith(opening):
            words = words[len(opening) :].strip()
    return TypedStep(meant[0], day, words or None, meant[1:])


def written_day(written: str) -> date | None:
    """Return the day that a button carries along, "20261128"; None without one."""
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


def _day_ahead(text: str, today: date) -> tuple[date | None, str]:
    """Return the day that a text begins with, and the words behind it; else all of its words."""
    bare = _ON.sub("", text)
    first, _, behind = bare.partition(" ")
    day = _day(first.lower(), today)
    if day is None and (in_words := typed_days.at_start(bare)) is not None:  # "20 November 2026"
        written, behind = in_words
        day = _existing(written, bare.removesuffix(behind), today)
    return (day, behind.strip(" ,;")) if day else (None, text.strip())


def _day(word: str, today: date) -> date | None:
    named = typed_days.near(word.replace("-", " "), today)  # "hari-ini"
    if named is not None:
        return named
    written = typed_days.written(word.strip(",;"))
    if written is None:
        return None
    return _existing(written, word, today)


def _existing(written: typed_days.Written, word: str, today: date) -> date:
    day = typed_days.last_of(written, today)  # "30/12", typed in January
    if day is None:
        raise Refusal("lead.step_no_day", typed=word)
    return day
