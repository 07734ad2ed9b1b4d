"""Days, hours and answers as people type them."""

from datetime import date, time

import pytest

from services.appointments import presses, when_typed
from services.errors import Refusal

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param("24/12", date(2026, 12, 24), id="day before month"),
        pytest.param("3/1", date(2027, 1, 3), id="the next such day"),
        pytest.param("24-12-26", date(2026, 12, 24), id="two-digit year"),
        pytest.param("24.12.2026", date(2026, 12, 24), id="points"),
        pytest.param("31 Ogos 2027", date(2027, 8, 31), id="Malay month"),
        pytest.param("24 Dis", date(2026, 12, 24), id="short Malay month"),
        pytest.param("٢٤/١٢", date(2026, 12, 24), id="Arabic digits"),
        pytest.param("esok", date(2026, 11, 25), id="tomorrow"),
        pytest.param("Lusa", date(2026, 11, 26), id="the day after"),
        pytest.param("hari ini", TODAY, id="today"),
        pytest.param("Selasa", date(2026, 12, 1), id="a weekday is never today"),
        pytest.param("Friday", date(2026, 11, 27), id="weekday"),
    ],
)
def test_day_is_read(typed: str, day: date) -> None:
    assert when_typed.day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31/2", "book.bad_day"),
        ("12/25", "book.bad_day"),
        ("29/2/2027", "book.bad_day"),
        ("minggu depan", "book.bad_day"),
        ("", "book.bad_day"),
        ("23/11/2026", "book.past_day"),
        ("26/11/2027", "book.far_day"),
    ],
)
def test_no_such_day_is_said(typed: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        when_typed.day(typed, TODAY)

    assert refused.value.key == key


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("10", time(10)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("9:05 pagi", time(9, 5)),
        ("2 petang", time(14)),
        ("2pm", time(14)),
        ("12 tengah hari", time(12)),
        ("8 malam", time(20)),
        ("12 am", time(0)),
        ("pukul 3 petang", time(15)),
        ("١٠", time(10)),
    ],
)
def test_hour_is_read(typed: str, hour: time) -> None:
    assert when_typed.clock(typed) == hour


@pytest.mark.parametrize("typed", ["25", "10.75", "pagi", "-1", "8/10", "lapan", ""])
def test_no_such_hour_is_said(typed: str) -> None:
    with pytest.raises(Refusal):
        when_typed.clock(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1", "1"),
        (" 2. ", "2"),
        ("3️⃣", "3"),
        ("٣", "3"),
        ("2 17", "2 17"),
        ("Ya", "1"),
        ("tukar", "2"),
        ("BATAL 17", "3 17"),
        ("8.5", None),
        ("11", None),
        ("ya, tetapi lewat", None),
        ("saya tidak tahu", None),
        ("", None),
    ],
)
def test_answer_is_read(typed: str, read: str | None) -> None:
    assert presses.typed(typed) == read


@pytest.mark.parametrize("argument", ["", "17", "x.1", "17.", "9999999999999.1", "17.1.2.3"])
def test_button_of_another_kind_names_nothing_or_the_first_two(argument: str) -> None:
    which = presses.read(argument)

    assert which is None or (which.number, which.version) == (17, 1)
