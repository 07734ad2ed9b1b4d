"""Compare when two accounts say that it happened.

Pure. Reports round times; only what lies far apart speaks against one accident. Where it was:
where.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from services.leads.matching import clocks
from services.leads.matching.account import Account, Signal
from services.leads.matching.weighing import POINTS

LATE_DAYS = 3  # between reports of which one does not tell the accident's day
BEFORE_YESTERDAY = timedelta(days=2)
SAME_MINUTES, NEAR_MINUTES, FAR_MINUTES = 20, 75, 240


def when(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what day and time say."""
    one, two = _without_rites(one), _without_rites(two)
    follows = _follows(one, two) or _follows(two, one)
    if follows is not None:  # its hour is that of the death, the find
        yield Signal(follows, POINTS[follows], (("days", _days_between(one, two)),))
        return
    yield from _days(one, two)
    if one.hour and two.hour:
        minutes = _apart(one.hour, two.hour)
        if minutes <= NEAR_MINUTES:
            key = "time_same" if minutes <= SAME_MINUTES else "time_near"
            yield Signal(key, POINTS[key], (("minutes", minutes),))
        else:
            key = "time_differs" if minutes > FAR_MINUTES else "time_apart"
            yield Signal(key, POINTS[key], (("minutes", minutes),))
    elif _one_day(one, two) and clocks.apart(one, two):
        yield Signal("part_differs", POINTS["part_differs"])


def _without_rites(account: Account) -> Account:
    """Return the account without its day where that is only the funeral's."""
    return replace(account, day=None) if account.words.said.rites else account


def _days(one: Account, two: Account) -> Iterator[Signal]:
    """Compare the accidents' days; where one does not tell it, the days of the reports."""
    if one.day and two.day:
        days = abs((one.day - two.day).days)
        if days > 1 and _weekday(one, two):
            return  # a follow-up story, whose own day was taken for the accident's
        key = ("day_same", "day_near")[days] if days < 2 else "day_differs"
        if key == "day_near" and _other_day(one, two) and not _loose(one, two):
            key = "day_next"
        if key == "day_differs" and _later(one, two):
            key = "day_follows"
        yield Signal(key, POINTS[key], (("days", days),))
        return
    if _before(one, two) or _before(two, one):
        yield Signal("told_before", POINTS["told_before"])
        return
    if (one.day or two.day) and _weekday(one, two):
        days = _days_between(one, two)
        yield Signal("told_follows", POINTS["told_follows"], (("days", days),))
        return
    after = _told_after(one, two)
    if after is not None and after <= 1:
        yield Signal("told_near", POINTS["told_near"], (("days", after),))
    elif after is not None and after <= LATE_DAYS and _later(one, two):
        yield Signal("told_follows", POINTS["told_follows"], (("days", after),))
    elif after is not None and after > LATE_DAYS:
        if one.words.said.since or two.words.said.since:  # it leads to another day
            yield Signal("day_differs", POINTS["day_differs"], (("days", after),))
        elif (days := _between_reports(one, two)) > LATE_DAYS:
            yield Signal("told_apart", POINTS["told_apart"], (("days", days),))


def _follows(one: Account, two: Account) -> str | None:
    """Return what it says that the one tells of a death, a find, an arrest after the other's day.

    Where it tells how many days after, they must lead back to that day.
    """
    day, before = one.day or one.told, two.day or two.told
    if not (day and before and day > before):
        return None
    said = one.words.said
    if said.since is not None:
        off = min(abs((each - before).days - said.since) for each in (day, one.told or day))
        return "told_follows" if off <= 1 else None
    if said.after or ((day - before).days > 1 and _names_day(one, before)):
        return "told_follows"
    if one.day is None and one.hour is None and (day - before).days <= 1:
        return None  # told the day after
    own = one.day is None or one.day == one.told  # it tells no other day than that of the death
    obituary = said.mourned and not one.words.causes and not one.vehicles
    return "day_follows" if own and (said.died_later or obituary) else None


def _days_between(one: Account, two: Account) -> int:
    """Return the days between the accidents; of one that does not tell its day, its report's."""
    days = one.day or one.told, two.day or two.told
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _one_day(one: Account, two: Account) -> bool:
    """Whether both tell one day, or the one was told on the day of the other."""
    told = (one.day or one.told) == (two.day or two.told)
    return one.day == two.day or (told and (one.day is None or two.day is None))


def _other_day(one: Account, two: Account) -> bool:
    """Whether two days that follow each other are two: nobody was told of a night between."""
    if clocks.apart(one, two):
        return True
    a, b = one.words.said, two.words.said
    named = a.weekdays and b.weekdays and not a.weekdays & b.weekdays
    if named and not clocks.by_night(one) and not clocks.by_night(two):
        return True
    return clocks.by_day(one, two) and not _later(one, two)


def _later(one: Account, two: Account) -> bool:
    return one.words.said.later or two.words.said.later


def _loose(one: Account, two: Account) -> bool:
    """Whether one text's "kelmarin" may be the other's day: yesterday, or the day before it."""
    return any(
        a.words.said.loose and not (a.told and b.day and a.told - b.day > BEFORE_YESTERDAY)
        for a, b in ((one, two), (two, one))
    )


def _between_reports(one: Account, two: Account) -> int:
    return abs((one.told - two.told).days) if one.told and two.told else 0


def _before(one: Account, two: Account) -> bool:
    """Whether the one was told before the other happened."""
    return bool(one.told and two.day and one.told < two.day)


def _weekday(one: Account, two: Account) -> bool:
    """Whether one text names the weekday of the other's accident."""
    return any(a.day and _names_day(b, a.day) for a, b in ((one, two), (two, one)))


def _names_day(account: Account, other: date) -> bool:
    """Whether a text names the weekday of another day than its own: a week later is another."""
    own = account.day is not None and account.day.isoweekday() == other.isoweekday()
    return other.isoweekday() in account.words.said.weekdays and not own


def _told_after(one: Account, two: Account) -> int | None:
    """Return the days between what each tells: its accident's day, else its own."""
    days = _likely_day(one), _likely_day(two)
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _likely_day(account: Account) -> date | None:
    """Return the day of the accident, as far as it is told; else that of the report."""
    since = account.words.said.since
    if account.day is None and account.told and since is not None:
        return account.told - timedelta(days=since)
    return account.day or account.told


def _apart(one: time, two: time) -> int:
    minutes = abs((one.hour - two.hour) * 60 + one.minute - two.minute)
    return min(minutes, 24 * 60 - minutes)  # a night has two days
