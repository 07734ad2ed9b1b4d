"""Months are numbers, and a birthday comes on its day."""

from datetime import date

import pytest

from services.eligibility import months
from services.eligibility.history import reached
from services.eligibility.months import Month


@pytest.mark.parametrize(
    "written", ["2026-13", "2026-00", "26-03", "2026-3", "1899-12", "２０２６-03"]
)
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"month|written"):
        months.read(written)


def test_month_is_that_of_its_days() -> None:
    assert months.of(date(2026, 12, 31)) == months.read("2026-12")
    assert list(months.before(months.read("2026-01"), 1)) == [months.read("2025-12")]


@pytest.mark.parametrize(
    ("born", "day", "has"),
    [
        pytest.param(date(1966, 3, 10), date(2026, 3, 9), False, id="the day before"),
        pytest.param(date(1966, 3, 10), date(2026, 3, 10), True, id="the day"),
        pytest.param(date(1966, 3, 10), months.read("2026-02"), False, id="the month before"),
        pytest.param(date(1966, 3, 10), months.read("2026-03"), None, id="within the month"),
        pytest.param(date(1966, 3, 10), months.read("2026-04"), True, id="the month after"),
        pytest.param(date(1966, 3, 1), months.read("2026-03"), True, id="the first of the month"),
        pytest.param(date(1964, 2, 29), date(2024, 2, 29), True, id="leap year"),
    ],
)
def test_sixty_is_reached_on_the_birthday(born: date, day: date | Month, has: bool | None) -> None:
    assert reached(born, 60, day) is has


def test_who_was_born_on_a_leap_day_waits_for_march() -> None:
    born = date(1968, 2, 29)

    assert reached(born, 55, date(2023, 2, 28)) is False
    assert reached(born, 55, date(2023, 3, 1)) is True
    assert reached(born, 55, months.read("2023-02")) is False
    assert reached(born, 55, months.read("2023-03")) is True
