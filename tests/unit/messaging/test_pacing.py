"""The pacer keeps Telegram's limits: overall without a burst, a chat's pause, a group's minute."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.messaging.pacing import NO_CHAT, Pacer

GROUP = -1001


def pacer() -> Pacer:
    return Pacer(per_second=28, chat_seconds=1.0, group_per_minute=18)


def test_overall_there_is_no_burst() -> None:
    paced = pacer()
    moments = [paced.take(chat_id, 0.0) for chat_id in range(1, 57)]

    assert moments == pytest.approx([number / 28 for number in range(56)])


def test_idle_time_is_not_saved_up() -> None:
    paced = pacer()
    paced.take(1, 0.0)

    assert [paced.take(2, 100.0), paced.take(3, 100.0)] == pytest.approx([100.0, 100 + 1 / 28])


def test_a_chat_gets_one_letter_a_second() -> None:
    paced = pacer()

    assert [paced.take(1, 0.0), paced.take(1, 0.5), paced.take(1, 2.5)] == [0.0, 1.0, 2.5]


def test_a_group_gets_eighteen_in_any_minute() -> None:
    paced = pacer()
    moments = [paced.take(GROUP, number * 1.0) for number in range(19)]

    assert moments[17] == 17.0
    assert moments[18] == 60.0


def test_menus_are_paced_overall_only() -> None:
    paced = pacer()

    assert [paced.take(NO_CHAT, 0.0), paced.take(NO_CHAT, 0.0)] == pytest.approx([0.0, 1 / 28])


def test_a_hold_is_for_its_chat_only() -> None:
    paced = pacer()
    paced.hold(1, 30.0)

    assert paced.held(5.0) == {1}
    assert paced.take(2, 5.0) == 5.0
    assert paced.take(1, 6.0) == 30.0
    assert paced.take(3, 6.1) < 7.0  # what waits for its chat does not stop the others


def test_who_need_not_wait_is_forgotten() -> None:
    paced = pacer()
    paced.take(1, 0.0)
    paced.take(GROUP, 1.0)

    assert paced.held(1.5) == {GROUP}
    assert paced.held(70.0) == set()
    assert paced.next_change(70.0) is None


@pytest.mark.parametrize(
    ("now", "ahead", "most", "slots"),
    [
        pytest.param(0.0, 0.005, 30, 0, id="the slot is taken"),
        pytest.param(1 / 28 - 0.004, 0.005, 30, 1, id="nearly the next"),
        pytest.param(10.0, 0.005, 30, 1, id="idle: one, no burst"),
        pytest.param(10.0, 0.1, 30, 3, id="three until then"),
        pytest.param(10.0, 0.1, 2, 2, id="no more than asked for"),
    ],
)
def test_slots_until_soon(now: float, ahead: float, most: int, slots: int) -> None:
    paced = pacer()
    paced.take(1, 0.0)

    assert paced.slots(now, ahead=ahead, most=most) == slots


def test_the_next_change_is_the_next_slot_or_the_end_of_a_hold() -> None:
    paced = pacer()
    paced.take(1, 0.0)

    assert paced.next_change(0.0) == pytest.approx(1 / 28)
    assert paced.next_change(0.5) == 1.0


@given(
    some.lists(
        some.tuples(some.sampled_from([1, 2, 3, GROUP]), some.floats(0, 2)), min_size=2, max_size=80
    )
)
def test_limits_hold_whatever_is_asked(asked: list[tuple[int, float]]) -> None:
    paced, now = pacer(), 0.0
    by_chat: dict[int, list[float]] = {}
    for chat_id, later in asked:
        now += later
        by_chat.setdefault(chat_id, []).append(paced.take(chat_id, now))

    for moments in by_chat.values():
        assert all(b - a >= 1.0 - 1e-9 for a, b in itertools.pairwise(moments))
    group = by_chat.get(GROUP, [])
    assert all(b - a >= 60.0 - 1e-9 for a, b in zip(group, group[18:], strict=False))
