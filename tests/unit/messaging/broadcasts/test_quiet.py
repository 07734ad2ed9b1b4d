"""Nights, the Friday prayer and a state's holidays are quiet; the outlook counts with them."""

from datetime import datetime, timedelta

import pytest

from services.clock import LOCAL
from services.messaging.broadcasts import quiet

PAHANG, KEDAH = "MY-06", "MY-02"


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("moment", "state", "end"),
    [
        pytest.param(at(1, 20, 59), PAHANG, None, id="evening"),
        pytest.param(at(1, 21), PAHANG, at(2, 8), id="night begins"),
        pytest.param(at(2, 7, 59), PAHANG, at(2, 8), id="before eight"),
        pytest.param(at(2, 8), PAHANG, None, id="at eight"),
        pytest.param(at(4, 12, 15), KEDAH, at(4, 14, 45), id="Friday prayer"),
        pytest.param(at(3, 13), PAHANG, None, id="Thursday noon"),
        pytest.param(at(25, 10), PAHANG, at(26, 8), id="Christmas and the night after"),
        pytest.param(at(24, 23), None, at(26, 8), id="night before, of no state"),
    ],
)
def test_quiet_time_ends(moment: datetime, state: str | None, end: datetime | None) -> None:
    assert quiet.is_quiet(moment, state) is (end is not None)
    assert quiet.ends(moment, state) == (end or moment)


def test_holiday_of_one_state_is_not_quiet_in_another() -> None:
    installation = at(1, 10, month=2)  # Federal Territory Day, a Sunday

    assert quiet.is_quiet(installation, "MY-14")
    assert not quiet.is_quiet(installation, PAHANG)


def test_next_quiet_time_is_found() -> None:
    assert quiet.begins(at(1, 10), PAHANG) == at(1, 21)
    assert quiet.begins(at(4, 10), PAHANG) == at(4, 12, 15)
    assert quiet.begins(at(4, 13), PAHANG) == at(4, 13)


def test_short_sending_ends_by_the_pace() -> None:
    seen = quiet.outlook({PAHANG: 280}, at(1, 10), per_second=28, expires_at=at(2, 9), urgent=False)

    assert (seen.first, seen.last, seen.unsent) == (at(1, 10), at(1, 10) + timedelta(seconds=10), 0)


def test_sending_waits_for_the_end_of_the_night_unless_urgent() -> None:
    calm = quiet.outlook({PAHANG: 28}, at(1, 22), per_second=28, expires_at=at(3, 9), urgent=False)
    urgent = quiet.outlook({PAHANG: 28}, at(1, 22), per_second=28, expires_at=at(3, 9), urgent=True)

    assert calm.first == at(2, 8)
    assert urgent.first == at(1, 22)


def test_long_sending_goes_on_in_the_morning() -> None:
    letters = 28 * 3600 * 2  # two hours

    seen = quiet.outlook(
        {PAHANG: letters}, at(1, 20), per_second=28, expires_at=at(3, 0), urgent=False
    )

    assert abs(seen.last - at(2, 9)) < timedelta(seconds=5)
    assert seen.unsent == 0


def test_what_the_expiry_leaves_unsent_is_counted() -> None:
    seen = quiet.outlook(
        {PAHANG: 3600}, at(1, 10), per_second=1, expires_at=at(1, 10, 30), urgent=False
    )

    assert seen.unsent == 1800


def test_night_that_ends_after_the_expiry_leaves_all() -> None:
    seen = quiet.outlook({PAHANG: 5}, at(1, 22), per_second=28, expires_at=at(2, 7), urgent=False)

    assert seen.unsent == 5
