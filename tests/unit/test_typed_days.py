"""A day is read alike wherever it is typed; only the year left out is each caller's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import typed_days
from services.typed_days import MONTHS, WEEKDAY_NAMES, WEEKDAYS, Written

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("24/12", Written(24, 12, None)),
        ("24.12.26", Written(24, 12, 2026)),
        ("24 - 12 - 2026", Written(24, 12, 2026)),
        ("31 Ogos 2027", Written(31, 8, 2027)),
        ("4 Dis.", Written(4, 12, None)),
        ("3-Mac-26", Written(3, 3, 2026)),
        ("٢٤/١٢", Written(24, 12, None)),
        ("31/2", Written(31, 2, None)),
        ("24 12", None),
        ("24/12 pagi", None),
        ("5 petang", None),
        ("", None),
    ],
)
def test_whole_text_is_read(text: str, written: Written | None) -> None:
    assert typed_days.written(text) == written


@pytest.mark.parametrize(
    ("text", "written", "rest"),
    [
        ("24/12/26 9-11", Written(24, 12, 2026), " 9-11"),
        ("24/12 - 10-11", Written(24, 12, None), " - 10-11"),
        ("4 Dis 2026, 9.30", Written(4, 12, 2026), ", 9.30"),
    ],
)
def test_start_of_a_text_is_read(text: str, written: Written, rest: str) -> None:
    assert typed_days.at_start(text) == (written, rest)


@pytest.mark.parametrize(
    ("today", "ahead", "behind"),
    [
        (date(2026, 11, 29), None, None),
        (date(2027, 6, 1), date(2028, 2, 29), None),
        (date(2028, 1, 5), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2029, 1, 5), None, date(2028, 2, 29)),
    ],
)
def test_leap_day_is_of_the_year_that_has_it(
    today: date, ahead: date | None, behind: date | None
) -> None:
    leap = Written(29, 2, None)

    assert (typed_days.next_of(leap, today), typed_days.last_of(leap, today)) == (ahead, behind)


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(-364, 364))
def test_day_written_without_its_year_is_found_again(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    of = typed_days.next_of if away >= 0 else typed_days.last_of
    written = typed_days.written(f"{day:%d/%m}")

    assert written is not None
    assert of(written, today) == day


def test_day_with_its_year_is_that_day_whatever_is_looked_for() -> None:
    written = Written(1, 1, 2020)

    assert typed_days.next_of(written, TODAY) == typed_days.last_of(written, TODAY)


def test_every_month_and_weekday_has_words() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(WEEKDAY_NAMES.values()) == set(range(1, 8))
    assert all(word == word.lower() for word in {**MONTHS, **WEEKDAYS, **typed_days.NEAR})
