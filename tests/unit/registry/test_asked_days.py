"""The days for which an answer is asked stand at the end: one, or two that are to be compared."""

from datetime import date

import pytest

from services.registry import asked_days, typed
from services.registry.typed import Name

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Maju Jaya setakat 1 Mac 2026", (MARCH,), id="one"),
        pytest.param("Maju Jaya as at 1 March 2026 and today", (MARCH, None), id="and today"),
        pytest.param("Maju Jaya setakat 1 Mac 2026 dan hari ini", (MARCH, None), id="dan hari ini"),
        pytest.param("Maju Jaya pada 1/3/2026 dan sekarang?", (MARCH, None), id="dan sekarang"),
        pytest.param("Maju Jaya on 1 March 2026 & 1 June 2026", (MARCH, JUNE), id="two days"),
        pytest.param("Maju Jaya pada 1 Mac 2026 dan pada 1/6/2026", (MARCH, JUNE), id="pada twice"),
        pytest.param("Maju Jaya pada hari ini dan 1 Mac 2026", (None, MARCH), id="today first"),
        pytest.param("Maju Jaya", (), id="none"),
    ],
)
def test_days_stand_apart_from_the_name(text: str, days: tuple[date | None, ...]) -> None:
    read = typed.read(text)

    assert read.days == days
    assert read.names == (Name("Maju Jaya"),)
    assert read.day == next((day for day in days if day), None)


@pytest.mark.parametrize(
    "text",
    ["Maju Jaya pada 30 Februari 2026 dan hari ini", "Maju Jaya pada 1 Mac 2026 dan 31 Jun 2026"],
)
def test_a_day_that_is_none_stays_in_the_text(text: str) -> None:
    read = typed.read(text)

    assert read.days == ()
    assert any("2026" in name.text for name in read.names)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Maju Jaya pada 31 Feb 2026", "31 Feb 2026"),
        ("Maju Jaya pada Mac 2026", "Mac 2026"),
        ("ilat as at March 2026?", "March 2026"),
        ("ilat pada 1/3/26", "1/3/26"),
        ("ilat pada 1 Mac 26", "1 Mac 26"),
        ("ilat pada 1 Mac 20266", "1 Mac 20266"),
        ("ilat setakat 3/2026", "3/2026"),
        ("ilat pada 1 Mac 2026", None),
        ("ilat pada 1/3/2026 dan hari ini", None),
        ("Kafe on 7-11", None),
        ("Kedai March 2026 Trading", None),
        ("Maju Jaya", None),
    ],
)
def test_what_is_no_whole_day_is_named(text: str, written: str | None) -> None:
    assert asked_days.impossible(text) == written


@pytest.mark.parametrize("said", ["lahir pada 12/3/1985", "born on 12 March 1985"])
def test_birthday_is_not_the_day_asked_for(said: str) -> None:
    read = typed.read(f"Ali bin Abu {said}")

    assert read.days == ()
    assert read.names[0] == Name("Ali bin Abu", born=(date(1985, 3, 12),))


def test_birthday_with_a_short_year_is_no_wrong_day() -> None:
    assert asked_days.impossible("Ali bin Abu lahir pada 12/3/85") is None


@pytest.mark.parametrize("text", ["Kopi dan Roti hari ini", "Kedai Pada Hari Ini", "Kafe At Today"])
def test_a_name_that_ends_like_today_stays_a_name(text: str) -> None:
    read = typed.read(text)

    assert read.days == ()
    assert Name(text) in read.names
