"""Who is asked, in which order: by steps, least loaded first; declines and silence count."""

from datetime import UTC, datetime, timedelta

import pytest

from db.models.assignments import AssignmentState, Step
from services.leads.hands.assignment import Answer, Candidate, Weights, candidate, in_order

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)  # a Monday, 14:00 in Malaysia
WEIGHTS = Weights(busy=timedelta(hours=4), busy_leads=3, silent_times=3)
DECLINED, EXPIRED, ACCEPTED = (
    AssignmentState.DECLINED,
    AssignmentState.EXPIRED,
    AssignmentState.ACCEPTED,
)


def _said(
    state: AssignmentState,
    reason: str | None = None,
    *,
    hours_ago: float = 1,
    shift_ends_in: float | None = None,
) -> Answer:
    ends = None if shift_ends_in is None else NOW + timedelta(hours=shift_ends_in)
    return Answer(state, reason, NOW - timedelta(hours=hours_ago), ends)


def _one(person: int, *answers: Answer, load: int = 0, step: Step = Step.ON_DUTY) -> Candidate:
    return candidate(person, step, load, answers=answers, weights=WEIGHTS, now=NOW)


def _order(*candidates: Candidate, most: int = 4) -> list[int]:
    return [each.person_id for each in in_order(candidates, most)]


def test_least_loaded_comes_first_and_of_equals_whoever_joined_first() -> None:
    assert _order(_one(3), _one(2, load=1), _one(1)) == [1, 3, 2]


def test_steps_follow_each_other_whatever_the_load() -> None:
    plan = _order(
        _one(5, step=Step.GROUP),
        _one(4, step=Step.HQ),
        _one(3, step=Step.STATE),
        _one(2, step=Step.BRANCH_HEAD),
        _one(1, load=9),
    )

    assert plan == [1, 2, 3, 4, 5]


def test_nobody_stands_in_a_plan_twice() -> None:
    plan = in_order([_one(1, step=Step.BRANCH_HEAD), _one(1)], 4)

    assert [(each.person_id, each.step) for each in plan] == [(1, Step.ON_DUTY)]


def test_a_step_has_only_so_many() -> None:
    many = [_one(person) for person in range(1, 10)]

    assert _order(*many, _one(20, step=Step.BRANCH_HEAD), most=2) == [1, 2, 20]


def test_without_anybody_the_plan_is_empty() -> None:
    assert _order() == []


def test_busy_counts_as_leads_more_for_some_hours() -> None:
    busy, free = _one(1, _said(DECLINED, "busy")), _one(1, _said(DECLINED, "busy", hours_ago=4))

    assert _order(busy, _one(2, load=2)) == [2, 1]
    assert _order(free, _one(2, load=2)) == [1, 2]


def test_who_finds_the_district_far_comes_after_the_others() -> None:
    assert _order(_one(1, _said(DECLINED, "far", hours_ago=200)), _one(2, load=9)) == [2, 1]


def test_who_is_far_is_still_asked_where_nobody_else_is() -> None:
    assert _order(_one(1, _said(DECLINED, "far"))) == [1]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        pytest.param(_said(DECLINED, "leave", shift_ends_in=3), False, id="in that shift"),
        pytest.param(_said(DECLINED, "leave", shift_ends_in=-0.5), True, id="after that shift"),
        pytest.param(_said(DECLINED, "leave", hours_ago=5), False, id="same day, no shift"),
        pytest.param(_said(DECLINED, "leave", hours_ago=15), True, id="the day before"),
        pytest.param(_said(DECLINED, "other"), True, id="another reason"),
    ],
)
def test_who_is_on_leave_is_not_asked_until_it_ends(said: Answer, asked: bool) -> None:
    assert _order(_one(1, said)) == ([1] if asked else [])


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        pytest.param([EXPIRED] * 3, True, id="three in a row"),
        pytest.param([EXPIRED] * 2, False, id="two"),
        pytest.param([EXPIRED, EXPIRED, ACCEPTED, EXPIRED], False, id="an answer between"),
        pytest.param([DECLINED, EXPIRED, EXPIRED, EXPIRED], False, id="answered since"),
    ],
)
def test_silence_in_a_row_puts_behind_the_others(
    answers: list[AssignmentState], last: bool
) -> None:
    silent = _one(1, *(_said(each, "other" if each is DECLINED else None) for each in answers))

    assert _order(silent, _one(2, load=9)) == ([2, 1] if last else [1, 2])
