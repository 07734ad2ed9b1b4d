"""A clinic's hours: what is typed, and the slots that come of it around holidays and closings."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.clock import LOCAL
from services.errors import Refusal
from services.screening.clinics import slot_words
from services.screening.clinics.slots import DAY, Hours, Week, cut, overlapping

TODAY = date(2026, 11, 29)  # a Sunday
MORNING = Hours(540, 720, 30, 2)
MONDAY = date(2026, 11, 30)


def times(week: Week, day: date, *holidays: date) -> list[str]:
    return [f"{one.starts_at.astimezone(LOCAL):%H:%M}" for one in cut(week, [day], holidays)]


@pytest.mark.parametrize(
    ("line", "weekday", "hours"),
    [
        ("Isnin 9-12, 30 min, 2 tempat", 1, MORNING),
        ("isnin 9.00 - 12:00 30 minit 2 orang", 1, MORNING),
        ("Monday 9am to 12pm, 30 minutes, 2 places", 1, MORNING),
        ("Sabtu ٩-١٢, ٣٠ min, ٢ tempat", 6, MORNING),
        ("Rabu 5-9 malam, 20 min, 1 tempat", 3, Hours(1020, 1260, 20, 1)),
        ("Rabu 9-1 petang, 60 min, 1 tempat", 3, Hours(540, 780, 60, 1)),
        ("Khamis 2-5 ptg 15 min 3 tempat", 4, Hours(840, 1020, 15, 3)),
        ("Ahad tiada", 7, None),
    ],
)
def test_week_is_read(line: str, weekday: int, hours: Hours | None) -> None:
    wish = slot_words.read(line, TODAY)

    assert (wish.weekday, wish.day, wish.hours) == (weekday, None, hours)


@pytest.mark.parametrize(
    ("line", "day", "hours"),
    [
        ("tutup 24/12", date(2026, 12, 24), Hours(0, DAY, DAY, 0)),
        ("tutup 4 Dis", date(2026, 12, 4), Hours(0, DAY, DAY, 0)),
        ("closed 2/1", date(2027, 1, 2), Hours(0, DAY, DAY, 0)),
        ("tutup 24/12 10-11", date(2026, 12, 24), Hours(600, 660, 60, 0)),
        ("tutup 24/12/26 9-11", date(2026, 12, 24), Hours(540, 660, 120, 0)),
        ("buka 25/12/2026 9-12, 30 min, 2 tempat", date(2026, 12, 25), MORNING),
        ("tutup 7 Ogos", date(2027, 8, 7), Hours(0, DAY, DAY, 0)),
    ],
)
def test_special_day_is_read_day_first(line: str, day: date, hours: Hours) -> None:
    wish = slot_words.read(line, TODAY)

    assert (wish.weekday, wish.day, wish.hours) == (None, day, hours)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("lusa 9-12", "slots.how"),
        ("Isnin", "slots.how_long"),
        ("Isnin 9-12", "slots.how_long"),
        ("Isnin 12-9, 30 min, 2 tempat", "slots.bad_hours"),
        ("Isnin 9-26, 30 min, 2 tempat", "slots.bad_hours"),
        ("Isnin 9-12, 3 min, 2 tempat", "slots.minutes"),
        ("Isnin 9-12, 30 min, 0 tempat", "slots.places"),
        ("Isnin 9-10, 90 min, 1 tempat", "slots.too_short"),
        ("tutup 31/2", "slots.no_such_day"),
        ("tutup 12/24", "slots.no_such_day"),
        ("tutup 28/11/2026", "slots.past"),
        ("tutup", "slots.which_day"),
        ("tutup hari raya", "slots.which_day"),
    ],
)
def test_line_that_cannot_be_is_refused(line: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        slot_words.read(line, TODAY)

    assert refused.value.key in (key, "slots.which_hours")


def test_week_becomes_slots() -> None:
    week = Week({1: (MORNING,)}, {})

    assert times(week, MONDAY) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]
    assert times(week, MONDAY + timedelta(days=1)) == []


def test_holiday_has_none_but_what_is_opened_specially() -> None:
    week = Week({1: (MORNING,)}, {})
    opened = Week({1: (MORNING,)}, {MONDAY: (Hours(600, 660, 30, 1),)})

    assert times(week, MONDAY, MONDAY) == []
    assert times(opened, MONDAY, MONDAY) == ["10:00", "10:30"]


def test_closed_hours_take_the_slots_they_touch() -> None:
    week = Week({1: (MORNING,)}, {MONDAY: (Hours(555, 610, 55, 0),)})

    assert times(week, MONDAY) == ["10:30", "11:00", "11:30"]


def test_overlapping_stretches_are_found() -> None:
    assert overlapping([MORNING, Hours(720, 800, 20, 1)]) is None
    assert overlapping([Hours(700, 800, 20, 1), MORNING]) == (MORNING, Hours(700, 800, 20, 1))


_hours = st.builds(
    lambda first, length, minutes, places: Hours(first, min(first + length, DAY), minutes, places),
    st.integers(0, 1380), st.integers(30, 600), st.integers(5, 60), st.integers(0, 4),
)  # fmt: skip


@given(st.lists(_hours, max_size=3), st.lists(_hours, max_size=3), st.booleans())
def test_no_slot_begins_within_another(
    week: list[Hours], special: list[Hours], holiday: bool
) -> None:
    usual = tuple(one for one in week if one.places)
    slots = cut(Week({1: usual}, {MONDAY: tuple(special)}), [MONDAY], {MONDAY} if holiday else ())

    assert all(a.ends_at <= b.starts_at for a, b in pairwise(slots))
    assert all(one.places > 0 for one in slots)
