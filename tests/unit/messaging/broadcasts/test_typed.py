"""What a coordinator types is read as he means it, or refused with how to write it."""

from datetime import datetime

import pytest

from db.models.people import Role
from services.clock import LOCAL
from services.errors import Refusal
from services.messaging.broadcasts import typed
from services.messaging.broadcasts.typed import By, Part, Programme

NOW = datetime(2026, 11, 29, 10, 30, tzinfo=LOCAL)  # a Sunday


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        pytest.param("6 jam", datetime(2026, 11, 29, 16, 30, tzinfo=LOCAL), id="hours"),
        pytest.param("90 minit", datetime(2026, 11, 29, 12, 0, tzinfo=LOCAL), id="minutes"),
        pytest.param("2 days", datetime(2026, 12, 1, 10, 30, tzinfo=LOCAL), id="days"),
        pytest.param("30/11", datetime(2026, 11, 30, 23, 59, tzinfo=LOCAL), id="end of a day"),
        pytest.param("30/11 18:00", datetime(2026, 11, 30, 18, 0, tzinfo=LOCAL), id="day, hour"),
        pytest.param("1/12/26 8.15", datetime(2026, 12, 1, 8, 15, tzinfo=LOCAL), id="short year"),
        pytest.param("3/1 9:00", datetime(2027, 1, 3, 9, 0, tzinfo=LOCAL), id="next year"),
        pytest.param("18:00", datetime(2026, 11, 29, 18, 0, tzinfo=LOCAL), id="today"),
        pytest.param("09:00", datetime(2026, 11, 30, 9, 0, tzinfo=LOCAL), id="tomorrow"),
    ],
)
def test_expiry_is_read(words: str, moment: datetime) -> None:
    assert typed.expiry(words, NOW) == moment


def test_a_leap_day_is_of_the_year_that_has_it() -> None:
    before, after = datetime(2027, 12, 1, tzinfo=LOCAL), datetime(2028, 12, 1, tzinfo=LOCAL)

    assert typed.expiry("29/2", before) == datetime(2028, 2, 29, 23, 59, tzinfo=LOCAL)
    with pytest.raises(Refusal, match="bad_expiry"):
        typed.expiry("29/2", after)


@pytest.mark.parametrize("words", ["", "nanti", "31/2", "6", "25:00", "13/13 10:00", "6 tahun"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(Refusal, match="bad_expiry"):
        typed.expiry(words, NOW)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("skuad Pahang", Part(By.STAFF, "Pahang", (Role.SQUAD,))),
        ("semua KTN", Part(By.STAFF, "KTN", typed.STAFF)),
        ("Kuantan", Part(By.STAFF, "Kuantan", typed.STAFF)),
        ("penyelaras", Part(By.STAFF, "", (Role.COORDINATOR,))),
        ("inspektor malaysia", Part(By.STAFF, "", (Role.INSPECTOR,))),
        ("kumpulan Pahang", Part(By.GROUPS, "Pahang")),
        ("kumpulan daerah Temerloh", Part(By.GROUPS, "Temerloh", is_district=True)),
        ("daerah Temerloh", Part(By.STAFF, "Temerloh", typed.STAFF, is_district=True)),
        ("ketua daerah Raub", Part(By.STAFF, "Raub", (Role.BRANCH_HEAD,), is_district=True)),
        ("senarai s-1, S-2 s-1", Part(By.LIST, numbers=("S-1", "S-2"))),
        ("majikan A1", Part(By.EMPLOYER, "A1")),
        ("program rtw Pahang", Part(By.PROGRAMME, "Pahang", programme=Programme.RTW)),
        ("programme screening", Part(By.PROGRAMME, programme=Programme.SCREENING)),
        ("saringan dijemput KTN", Part(By.PROGRAMME, "KTN", programme=Programme.INVITED)),
        ("saringan booked Malaysia", Part(By.PROGRAMME, programme=Programme.BOOKED)),
        ("kembali bekerja KTN", Part(By.PROGRAMME, "KTN", programme=Programme.RTW)),
        ("return to work", Part(By.PROGRAMME, programme=Programme.RTW)),
        (
            "pemulihan daerah Temerloh",
            Part(By.PROGRAMME, "Temerloh", is_district=True, programme=Programme.REHABILITATION),
        ),
    ],
)
def test_part_is_read(line: str, part: Part) -> None:
    assert typed.audience(line) == [part]


def test_parts_stand_on_lines_or_behind_semicolons() -> None:
    assert len(typed.audience("skuad KTN; inspektor KTN\nkumpulan KTN\n")) == 3


@pytest.mark.parametrize("words", ["", " ; \n", "senarai", "program", "program bola"])
def test_empty_audience_is_refused(words: str) -> None:
    with pytest.raises(Refusal):
        typed.audience(words)
