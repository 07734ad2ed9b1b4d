"""The pacer keeps Telegram's limits: overall without a burst, a chat's pause, a group's minute."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.messaging.pacing import MOST_A_SECOND, NO_CHAT, Pacer

GROUP = -1001
UP, DOWN = 0.03, 0.05  # seconds to Telegram and back at best


def pacer() -> Pacer:
    return Pacer(per_second=28, chat_seconds=1.0, group_per_minute=18)


def started(paced: Pacer, chat_id: int, now: float) -> float:
    """Take a moment, start then, be answered at once."""
    at = paced.take(chat_id, now)
    paced.leave()
    paced.start(chat_id, at, planned=at)
    paced.end(at, at)
    return at


def test_overall_there_is_no_burst() -> None:
    paced = pacer()
    moments = [paced.take(chat_id, 0.0) for chat_id in range(1, 57)]

    assert moments == pytest.approx([number / 28 for number in range(56)])


def test_idle_time_is_not_saved_up() -> None:
    paced = pacer()
    started(paced, 1, 0.0)

    assert [paced.take(2, 100.0), paced.take(3, 100.0)] == pytest.approx([100.0, 100 + 1 / 28])


def test_a_chat_gets_one_letter_a_second() -> None:
    paced = pacer()

    assert [started(paced, 1, now) for now in (0.0, 0.5, 2.5)] == [0.0, 1.0, 2.5]


def test_a_chats_second_begins_when_the_letter_went() -> None:
    paced = pacer()
    paced.take(1, 0.0)
    paced.leave()
    paced.start(1, 0.4, planned=0.0)

    assert paced.take(1, 0.5) == 1.4


def test_those_that_start_late_move_those_after_them() -> None:
    paced = pacer()
    for chat_id in (1, 2, 3):
        paced.take(chat_id, 0.0)
    paced.leave()
    paced.start(1, 0.5, planned=0.0)

    assert paced.take(4, 0.5) == pytest.approx(0.5 + 2 / 28)  # after 2 and 3, which still wait
    assert paced.slots(0.5, ahead=0.2, most=30) == 3
    assert paced.next_change(0.5) == pytest.approx(0.5 + 3 / 28)


def test_what_is_lost_by_starting_late_is_caught_up() -> None:
    paced, starts = pacer(), []
    now = 0.0
    for chat_id in range(280):
        planned = paced.take(chat_id, now)
        now = max(planned, paced.turn(now)) + 0.02  # the machine oversleeps each time
        paced.leave()
        paced.start(chat_id, now, planned=planned)
        paced.end(now, now)
        starts.append(now)

    assert starts[-1] - starts[0] == pytest.approx(279 / 28, rel=0.02)
    assert fullest(starts) <= MOST_A_SECOND


def test_who_gives_up_holds_nobody_up() -> None:
    paced = pacer()
    paced.take(1, 0.0)
    paced.take(2, 0.0)
    paced.leave()

    assert paced.take(3, 0.0) == pytest.approx(1 / 28)


def test_a_group_gets_eighteen_in_any_minute() -> None:
    paced = pacer()
    moments = [started(paced, GROUP, number * 1.0) for number in range(19)]

    assert moments[17] == 17.0
    assert moments[18] == 60.0


def test_menus_are_paced_overall_only() -> None:
    paced = pacer()

    assert [paced.take(NO_CHAT, 0.0), paced.take(NO_CHAT, 0.0)] == pytest.approx([0.0, 1 / 28])


def test_a_hold_is_for_its_chat_only() -> None:
    paced = pacer()
    paced.hold(1, 30.0)

    assert paced.held(5.0) == {1}
    assert started(paced, 2, 5.0) == 5.0
    assert paced.take(1, 6.0) == 30.0
    assert paced.take(3, 6.1) < 7.0  # what waits for its chat does not stop the others


def test_who_need_not_wait_is_forgotten() -> None:
    paced = pacer()
    started(paced, 1, 0.0)
    started(paced, GROUP, 1.0)

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
    started(paced, 1, 0.0)

    assert paced.slots(now, ahead=ahead, most=most) == slots


def test_the_next_change_is_the_next_slot_or_the_end_of_a_hold() -> None:
    paced = pacer()
    started(paced, 1, 0.0)

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
        by_chat.setdefault(chat_id, []).append(started(paced, chat_id, now))

    for moments in by_chat.values():
        assert all(b - a >= 1.0 - 1e-9 for a, b in itertools.pairwise(moments))
    group = by_chat.get(GROUP, [])
    assert all(b - a >= 60.0 - 1e-9 for a, b in zip(group, group[18:], strict=False))


def counted(delays: list[tuple[float, float]]) -> list[float]:
    """Return when Telegram counts calls that start as soon as they may.

    *delays*: seconds beyond the best that each takes to Telegram and back.
    """
    paced, now, moments = pacer(), 0.0, []
    answers: list[tuple[float, float]] = []  # when, and when the call had started
    for number, (up, down) in enumerate(delays):
        planned = paced.take(number, now)
        while True:
            turn = paced.turn(now)
            due = [answer for answer in answers if answer[0] <= turn]
            for at, began in sorted(due):
                paced.end(began, at)
                answers.remove((at, began))
            now = turn
            if not due and paced.turn(now) <= now:
                break
        paced.leave()
        paced.start(number, now, planned=planned)
        moments.append(now + UP + up)
        answers.append((moments[-1] + DOWN + down, now))
    return sorted(moments)


def fullest(moments: list[float]) -> int:
    """Return the most of them within any one second."""
    return max(sum(at <= each < at + 1.0 for each in moments) for at in moments)


@given(some.lists(some.tuples(some.floats(0, 0.4), some.floats(0, 0.4)), min_size=35, max_size=140))
def test_no_second_is_too_full_however_late_calls_arrive(delays: list[tuple[float, float]]) -> None:
    assert fullest(counted([(0.0, 0.0), *delays])) <= MOST_A_SECOND


def test_a_stall_does_not_fill_the_second_after_it() -> None:
    """What started before arrives at its end with what starts after: 28 and more in a second."""
    stalled = [(0.0, 0.0)] * 28 + [(0.2 - number / 28, 0.0) for number in range(5)]

    assert fullest(counted(stalled + [(0.0, 0.0)] * 60)) <= MOST_A_SECOND


def test_steady_answers_cost_no_pace() -> None:
    moments = counted([(0.0, 0.0)] * 280)

    assert moments[-1] - moments[0] == pytest.approx(279 / 28)
