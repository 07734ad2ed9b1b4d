"""Leads are counted by Malaysian days, and shares keep their numerator and denominator."""

from datetime import date, datetime, timedelta

import pytest

from services.clock import LOCAL
from services.reports.figures import Course, Share, Times, course

DAYS = tuple(date(2026, 3, day) for day in (1, 2, 3))
WEEK = timedelta(days=7)


def at(day: int, hour: int = 12, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LOCAL)


def counted(*leads: tuple[datetime, datetime | None, datetime | None]) -> Course:
    told = (Times("PHG-KTN", number, *lead) for number, lead in enumerate(leads, 1))
    return course(told, DAYS, paid_within=WEEK)


def test_each_day_has_its_number() -> None:
    told = counted((at(1), None, None), (at(3), None, at(3)), (at(3), None, None))

    assert told.new == (1, 0, 2)
    assert told.paid == (0, 0, 1)


def test_midnight_is_malaysian() -> None:
    told = counted((at(2, hour=0), None, None), (at(1, hour=23), None, None))

    assert told.new == (1, 1, 0)


def test_what_lies_outside_the_days_is_left_out() -> None:
    told = counted((at(28, month=2), at(28, month=2), at(2)), (at(4), None, None))

    assert told.new == (0, 0, 0)
    assert told.paid == (0, 1, 0)
    assert told.acted_same_day == Share(0, 0)


@pytest.mark.parametrize(
    ("acted_at", "part"),
    [
        pytest.param(at(1, 23), 1, id="the same day"),
        pytest.param(at(2, 0), 0, id="the next day"),
        pytest.param(None, 0, id="never"),
    ],
)
def test_action_on_the_same_day(acted_at: datetime | None, part: int) -> None:
    assert counted((at(1), acted_at, None)).acted_same_day == Share(part, 1)


@pytest.mark.parametrize(
    ("came", "part"),
    [
        pytest.param(at(22, month=2), 1, id="seven days"),
        pytest.param(at(21, month=2), 0, id="eight days"),
    ],
)
def test_payment_within_seven_days(came: datetime, part: int) -> None:
    assert counted((came, came, at(1))).paid_in_time == Share(part, 1)
