"""What is typed about duty and leave: understood, or refused with what is wrong."""

from datetime import date, datetime

import pytest

from services.clock import LOCAL
from services.errors import Refusal
from services.people import roster_typed
from services.people.roster_typed import Add, Remove, Swap

DAY = date(2026, 11, 28)


def span(first: tuple[int, int], last: tuple[int, int]) -> tuple[datetime, datetime]:
    """Day of November 2026 and hour, twice."""
    return (
        datetime(2026, 11, *first, tzinfo=LOCAL),
        datetime(2026, 11, *last, tzinfo=LOCAL),
    )


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("add S-1101 28/11/2026 17:00-08:00", Add("S-1101", span((28, 17), (29, 8)), "")),
        ("tambah s-1101 28-11-26 8.00 – 17.00", Add("S-1101", span((28, 8), (28, 17)), "")),
        ("ADD 1101 28.11.2026 0800-1700 ktn", Add("1101", span((28, 8), (28, 17)), "ktn")),
        ("add X1 28/11/2026 08:00-08:00", Add("X1", span((28, 8), (29, 8)), "")),
        ("remove 123", Remove(123)),
        ("buang #123", Remove(123)),
        ("swap 123 s-1102", Swap(123, "S-1102")),
        ("tukar 123 #145", Swap(123, "#145")),
    ],
)
def test_duty_is_read(line: str, read: Add | Remove | Swap) -> None:
    assert roster_typed.duty(line) == read


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("add", "duty.how"),
        ("give 1 2", "duty.how"),
        ("swap 1", "duty.how"),
        ("remove x", "duty.bad_number"),
        ("add S-1 31/02/2026 17:00-08:00", "roster.bad_day"),
        ("add S-1 11/28/2026 17:00-08:00", "roster.bad_day"),
        ("", "duty.which"),
        ("add S-1 28/11/2026 17:00", "duty.bad_hours"),
        ("add S-1 28/11/2026 25:00-08:00", "duty.bad_hours"),
    ],
)
def test_duty_that_cannot_be_read_says_why(line: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        roster_typed.duty(line)

    assert refused.value.key == key


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("28/11/2026", ("", (DAY, DAY))),
        ("28/11/2026-30/11/2026", ("", (DAY, date(2026, 11, 30)))),
        ("28/11/2026 – 30/11/2026", ("", (DAY, date(2026, 11, 30)))),
        ("28/11/2026 hingga 30/11/2026", ("", (DAY, date(2026, 11, 30)))),
        ("28/11/2026 30/11/2026", ("", (DAY, date(2026, 11, 30)))),
        ("s-1101 28/11/2026-30/11/2026", ("S-1101", (DAY, date(2026, 11, 30)))),
        ("s-1101 28-11-2026", ("S-1101", (DAY, DAY))),
        ("28/11", ("", (DAY, DAY))),
        ("s-1101 30/12 - 2/1", ("S-1101", (date(2026, 12, 30), date(2027, 1, 2)))),
        ("28 November 2026", ("", (DAY, DAY))),
        ("28 nov hingga 1 Disember 2026", ("", (DAY, date(2026, 12, 1)))),
        ("s-1101 1 disember", ("S-1101", (date(2026, 12, 1), date(2026, 12, 1)))),
        ("esok", ("", (date(2026, 11, 29), date(2026, 11, 29)))),
        ("hari ini hingga 30/11/2026", ("", (DAY, date(2026, 11, 30)))),
        ("esok hingga lusa", ("", (date(2026, 11, 29), date(2026, 11, 30)))),
    ],
)
def test_leave_is_read(line: str, read: tuple[str, tuple[date, date]]) -> None:
    assert roster_typed.leave(line, DAY) == read


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("minggu depan", "leave.how"),
        ("30/13", "roster.bad_day"),
        ("31 November 2026", "roster.bad_day"),
        ("S-1101", "leave.how"),
        ("30/11/2026-28/11/2026", "leave.order"),
        ("5/12-3/12", "leave.order"),  # not a year of leave
        ("20/12 hingga 10/11", "leave.order"),
        ("30/13/2026", "roster.bad_day"),
    ],
)
def test_leave_that_cannot_be_read_says_why(line: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        roster_typed.leave(line, DAY)

    assert refused.value.key == key


@pytest.mark.parametrize("text", ["2026-12", "12/2026", "12-2026", " 2026/12 "])
def test_a_month_is_read(text: str) -> None:
    assert roster_typed.month(text, DAY) == (date(2026, 12, 1), date(2026, 12, 31))


def test_of_this_month_the_rest_is_meant() -> None:
    assert roster_typed.month("2026-11", DAY) == (DAY, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("text", "key"),
    [("2026-10", "roster.month_over"), ("2026-13", "roster.bad_month"), ("x", "roster.bad_month")],
)
def test_a_month_that_is_none_or_over_is_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        roster_typed.month(text, DAY)

    assert refused.value.key == key


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("", ("", None)),
        ("KTN", ("KTN", None)),
        ("28/11/2026", ("", DAY)),
        ("KTN 2/12", ("KTN", date(2026, 12, 2))),
        ("Kuala Terengganu esok", ("Kuala Terengganu", date(2026, 11, 29))),
        ("hari ini", ("", DAY)),
    ],
)
def test_roster_of_a_place_on_a_day_is_read(words: str, read: tuple[str, date | None]) -> None:
    assert roster_typed.place_and_day(words, DAY) == read


@pytest.mark.parametrize(
    ("words", "key"),
    [("31/11/2026", "roster.bad_day"), ("S-1101 2/12 20:00-08:00", "duty.how")],
)
def test_roster_that_cannot_be_meant_says_why(words: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        roster_typed.place_and_day(words, DAY)

    assert refused.value.key == key
