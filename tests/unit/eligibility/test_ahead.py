"""Months to come are not known: they never make a "no", nor a "yes" that they could overturn."""

from datetime import date

import pytest

from services.eligibility import ahead, assess, months
from services.eligibility.counting import Verdict
from services.eligibility.history import History, Scheme
from services.eligibility.months import Month

KNOWN = months.read("2026-12")  # the first month that the data cannot hold
BORN = date(1980, 5, 1)


def looked(paid: int, day: date) -> ahead.Ahead | None:
    entry = Month(KNOWN - paid)
    history = History(born=BORN, entry=entry, paid=frozenset(map(Month, range(entry, KNOWN))))
    return ahead.look(assess.assess(history, Scheme.INVALIDITY, day), KNOWN)


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2020, 1, 1)])
def test_day_within_the_data_leaves_nothing_open(day: date) -> None:
    assert looked(23, day) is None


def test_contributions_that_may_still_come_are_no_missing_ones() -> None:
    found = looked(23, date(2027, 3, 1))

    assert found == ahead.Ahead(KNOWN, Verdict.NOT_MET, Verdict.FULL)
    assert found.open


def test_what_no_month_to_come_changes_is_told() -> None:
    found = looked(40, date(2027, 3, 1))

    assert found is not None
    assert not found.open


def test_verdict_that_hangs_on_months_to_come_cannot_be_told() -> None:
    history = History(born=BORN, entry=KNOWN, paid=frozenset())
    given = assess.assess(history, Scheme.SURVIVORS, date(2030, 1, 1))
    found = ahead.look(given, KNOWN)

    assert ahead.honest(given, found).verdict is Verdict.CANNOT_TELL
    assert ahead.honest(given, None) is given


def test_months_that_are_not_known_at_all_are_left_so() -> None:
    given = assess.assess(History(born=BORN), Scheme.INVALIDITY, date(2030, 1, 1))

    assert ahead.look(given, KNOWN) is None
