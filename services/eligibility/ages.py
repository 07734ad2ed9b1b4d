"""Whether notice and entry came before the birthdays that the law names. Pure.

The law on the day of the notice or death counts for both. Where an earlier limit would have
shut the person out, the transition of 1 January 2013 (Act A1445 section 12) may matter.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from services.eligibility import months
from services.eligibility.history import History, reached
from services.eligibility.months import Month
from services.eligibility.parameters import Law, Value
from services.eligibility.terms import Terms


@dataclass(frozen=True, slots=True)
class Ages:
    """What the ages come to; None: not known."""

    notice_in_time: bool | None  # before the notice's age limit
    entry_in_time: bool | None  # before the age limit for beginning
    transition: bool  # whether an older limit had passed before the present one came


def look(
    history: History,
    first: Month | None,
    day: date | Month,
    *,
    applied: date,
    terms: Terms,
    law: Law,
) -> Ages:
    """Compare the birth date with notice and entry.

    *first* is the first contribution, *applied* the day whose law counts.
    """
    born, entry = history.born, history.entry
    if born is None:
        return Ages(None, None, transition=False)
    started = entry if entry is not None else day if first is None else first
    too_late = reached(born, terms.start_age, started)
    if entry is None and too_late is not False:
        too_late = None  # it came no later than the first contribution, perhaps long before
    return Ages(
        notice_in_time=_not(reached(born, terms.notice_age, day)),
        entry_in_time=_not(too_late),
        transition=_passed_an_older_limit(born, entry, applied, law),
    )


def _passed_an_older_limit(born: date, entry: Month | None, day: date, law: Law) -> bool:
    """Whether a limit had shut the person out before the present one came."""
    by_notice = any(
        reached(born, int(past.number), present.since)
        for past, present in _changes("notice_before_age", day, law)
    )
    by_entry = entry is not None and any(
        months.first_day(entry) < present.since
        and reached(born, int(past.number), entry) is not False
        for past, present in _changes("start_before_age", day, law)
    )
    return by_notice or by_entry


@lru_cache(maxsize=4_096)
def _changes(name: str, day: date, law: Law) -> tuple[tuple[Value, Value], ...]:
    """Return each older value with the one that took its place, up to *day*."""
    return tuple(pairwise(value for value in law.values(name) if value.since <= day))


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found
