"""What is asked of a person beside the record: a pension, the benefits after an accident, days.

Pure. It stays with the look-up as "invalidity 2026-03-01 today", so that it is not lost where one
of several must be chosen first, nor where a day alone was typed: "as at 1 March 2026".
"""

from dataclasses import dataclass
from datetime import date

from db.models.lookups import Lookup
from services.registry.asked_days import Days
from services.registry.checks.wording import WISHES

_TODAY = "today"
_RECORD = "record"  # nothing but the days is asked for


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    what: str | None = None  # one of WISHES, or wording.PENSION
    days: Days = ()  # as typed; none: today

    @property
    def stays(self) -> Days:
        """Return the days that hold for what is asked next: those of no question in particular."""
        return () if self.what in WISHES else self.days

    @property
    def day(self) -> date | None:
        """Return the first of these that was typed as one; None: today."""
        return next((day for day in self.stays if day is not None), None)


def kept(wish: Wish) -> str | None:
    """Return the wish as it stays with a look-up; None: there is none."""
    if wish == Wish():
        return None
    days = (day.isoformat() if day else _TODAY for day in wish.days)
    return " ".join([wish.what or _RECORD, *days])


def of(row: Lookup) -> Wish:
    """Return what was asked for with a look-up."""
    if row.wish is None:
        return Wish()
    what, *days = row.wish.split()
    read = (None if day == _TODAY else date.fromisoformat(day) for day in days)
    return Wish(None if what == _RECORD else what, tuple(read))
