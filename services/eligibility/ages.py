"""Whether notice and entry came before the birthdays that the law names. Pure.

The law on the day of the notice or death counts for both. Where an earlier limit would have
shut the person out, the transition of 1 January 2013 (Act A1445 section 12) may matter.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from services.eligibility import months
from services.eligibility.history import History, law_day, reached
from services.eligibility.months import Month
from services.eligibility.parameters import Law, Value
from services.eligibility.terms import Terms


@dataclass(frozen=True, slots=True)
class Ages:
    """What the ages come to; None: not known."""

    notice_in_time: bool | None  # before the notice's age limit
    entry_in_time: bool | None  # before the age limit for beginning
    transition: bool  # whether an older limit had passed before the present one came


def look(history: History, first: Month | None, day: date | Month, terms: Terms, law: Law) -> Ages:
    """Compare the birth date with notice and entry; *first* is the first contribution."""
    if history.born is None:
        return Ages(None, None, transition=False)
    born, now = history.born, law_day(day)
    old = any(
        reached(born, int(past.number), present.since)
        for past, present in _changes("notice_before_age", now, law)
    ) or any(
        history.entry is not None
        and months.first_day(history.entry) < present.since
        and reached(born, int(past.number), history.entry) is not False
        for past, present in _changes("start_before_age", now, law)
    )
    return Ages(
        notice_in_time=_not(reached(born, terms.notice_age, day)),
        entry_in_time=_entry_in_time(history, first, day, terms),
        transition=bool(old),
    )


def _entry_in_time(
    history: History, first: Month | None, day: date | Month, terms: Terms
) -> bool | None:
    """Entry came no later than the first contribution, and before the notice."""
    assert history.born is not None  # noqa: S101  asked by `look`
    if history.entry is not None:
        return _not(reached(history.born, terms.start_age, history.entry))
    latest = day if first is None else first
    return True if reached(history.born, terms.start_age, latest) is False else None


def _changes(name: str, day: date, law: Law) -> list[tuple[Value, Value]]:
    """Return each older value with the one that took its place, up to *day*."""
    return list(pairwise(value for value in law.values(name) if value.since <= day))


def _not(found: bool | None) -> bool | None:
    return None if found is None else not found
