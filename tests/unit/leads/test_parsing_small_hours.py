"""After midnight people speak of the day that has ended as of this one. All texts are invented."""

from datetime import date, datetime

import pytest

from services.clock import LOCAL
from services.leads.reading import small_hours
from tests.unit.posted import reading

AT_MIDNIGHT, AT_NIGHT = (0, 13), (2, 30)


@pytest.mark.parametrize(
    ("phrase", "posted", "day"),
    [
        pytest.param("petang tadi", AT_MIDNIGHT, 12, id="petang tadi"),
        pytest.param("tadi petang", AT_NIGHT, 12, id="tadi petang"),
        pytest.param("this afternoon", AT_MIDNIGHT, 12, id="this afternoon"),
        pytest.param("this evening", AT_NIGHT, 12, id="this evening"),
        pytest.param("tengah hari tadi", AT_NIGHT, 12, id="noon"),
        pytest.param("pagi tadi", AT_MIDNIGHT, 12, id="no morning was since midnight"),
        pytest.param("this morning", AT_MIDNIGHT, 12, id="this morning"),
        pytest.param("pagi tadi", AT_NIGHT, 13, id="one o'clock is a morning"),
        pytest.param("awal pagi tadi", AT_MIDNIGHT, 13, id="just now"),
        pytest.param("pagi tadi jam 8", AT_NIGHT, 12, id="an hour that has not come"),
        pytest.param("awal pagi tadi jam 1.30", AT_NIGHT, 13, id="an hour of this night"),
        pytest.param("tadi jam 11 malam", AT_MIDNIGHT, 12, id="before midnight"),
        pytest.param("at 9am today", AT_NIGHT, 12, id="today"),
        pytest.param("malam tadi", AT_MIDNIGHT, 12, id="the evening before"),
        pytest.param("pada 13 Mac jam 8 pagi", AT_MIDNIGHT, 13, id="a date stays"),
    ],
)
def test_written_after_midnight(phrase: str, posted: tuple[int, int], day: int) -> None:
    at = datetime(2026, 3, 13, *posted, tzinfo=LOCAL)

    report = reading(f"Penunggang motosikal maut dilanggar lori di Gambang {phrase}", at)

    assert report.accident_date == date(2026, 3, day)


def test_by_day_it_is_the_day_of_the_post() -> None:
    at = datetime(2026, 3, 13, 12, 0, tzinfo=LOCAL)

    report = reading("Penunggang motosikal maut dilanggar lori di Gambang petang tadi", at)

    assert report.accident_date == date(2026, 3, 13)


def test_a_year_ends_with_its_last_small_hours() -> None:
    assert small_hours.day_of(datetime(2027, 1, 1, 0, 30, tzinfo=LOCAL)) == date(2026, 12, 31)
    assert small_hours.day_of(datetime(2027, 1, 1, 5, 0, tzinfo=LOCAL)) == date(2027, 1, 1)
