"""Whose turn it is on the waiting list: the longest waiting whom the time fits, once a time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.screening.waiting_order import Time, Wait, turns, why_not

JOINED = datetime(2026, 11, 1, tzinfo=UTC)
KUANTAN, KLANG = (3.81, 103.33), (3.04, 101.45)
TIME = Time(1, KUANTAN, datetime(2026, 12, 1, 1, 0, tzinfo=UTC))  # a Tuesday, 09:00


def wait(number: int, **facts: object) -> Wait:
    given_: dict[str, object] = {
        "worker_id": number, "joined_at": JOINED + timedelta(minutes=number), "provider_id": 1,
        "point": None, "weekdays": "1234567", "first_minute": 0, "last_minute": 1440, **facts,
    }  # fmt: skip
    return Wait(id=number, **given_)  # type: ignore[arg-type]  # a builder of tests


def test_reasons_why_not() -> None:
    assert why_not(wait(1), TIME, 40) is None
    assert why_not(wait(1, provider_id=2), TIME, 40) == "clinic"
    assert why_not(wait(1, provider_id=None, point=KLANG), TIME, 40) == "far"
    assert why_not(wait(1, provider_id=None, point=KUANTAN), TIME, 40) is None
    assert why_not(wait(1, weekdays="67"), TIME, 40) == "weekday"
    assert why_not(wait(1, first_minute=541), TIME, 40) == "hour"
    assert why_not(wait(1, last_minute=540), TIME, 40) == "hour"


def test_who_was_offered_this_time_is_passed() -> None:
    found = turns([wait(2), wait(1), wait(3, weekdays="1")], TIME, 40, had={1})

    assert [turn.wait.id for turn in found] == [2]
    assert found[0].passed == ((1, "had"),)


@given(
    st.lists(
        st.builds(wait, st.integers(1, 50), weekdays=st.sampled_from(["1234567", "2", "67"]),
                  provider_id=st.sampled_from([1, 2])),
        unique_by=lambda one: one.id, max_size=12,
    ),
    st.sets(st.integers(1, 50), max_size=5),
)  # fmt: skip
def test_order_is_that_of_joining_and_nobody_is_forgotten(
    waiting: list[Wait], had: set[int]
) -> None:
    found = turns(waiting, TIME, 40, had=had)

    joined = [turn.wait.joined_at for turn in found]
    assert joined == sorted(joined)
    for turn in found:
        before = {one.id for one in waiting if one.joined_at < turn.wait.joined_at}
        fitting = {each.wait.id for each in found}
        assert {number for number, _ in turn.passed} == before - fitting
