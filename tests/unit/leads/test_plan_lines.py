"""The card tells who is next and when; the story how each one answered; why this branch."""

from datetime import UTC, datetime, timedelta

import pytest

from db.models.assignments import AssignmentState, Step
from db.models.leads import Custody, Lead
from services.leads.hands.plan_lines import (
    Near,
    Outlook,
    Turn,
    branches,
    outcomes,
    rough,
    upcoming,
)

BY = datetime(2026, 3, 2, 6, 20, tzinfo=UTC)  # 14:20 in Malaysia
QUARTER = timedelta(minutes=15)


def _turn(
    name: str, step: Step = Step.ON_DUTY, state: AssignmentState = AssignmentState.PLANNED
) -> Turn:
    return Turn(step, name, state, asked_at=BY if state is not AssignmentState.PLANNED else None)


def _said(*turns: Turn) -> str:
    [line] = upcoming(Outlook(answer_by=BY, each=QUARTER, next=turns), "en")
    return str(line)


def test_next_steps_stand_with_their_moments() -> None:
    said = _said(_turn("Puan Contoh"), _turn("Encik Sampel", Step.BRANCH_HEAD))

    assert said == (
        "If nobody accepts by 14:20: Puan Contoh (on duty); 14:35: Encik Sampel (branch head)."
    )


def test_moments_follow_the_question_that_runs() -> None:
    late = Outlook(answer_by=BY + timedelta(hours=1), each=QUARTER, next=(_turn("A"), _turn("B")))

    assert "by 15:20: A (on duty); 15:35: B" in str(upcoming(late, "en")[0])


def test_more_than_three_are_counted() -> None:
    said = _said(*(_turn(name) for name in "ABCDE"))

    assert said.endswith("14:50: C (on duty); and 2 more.")


def test_last_one_says_what_comes_then() -> None:
    assert "anyone at the branch" in _said()


def test_lead_open_to_all_tells_when_a_new_plan_begins() -> None:
    assert "2 March 2026, 14:20" in str(upcoming(Outlook(again_at=BY), "en")[0])


@pytest.mark.parametrize("outlook", [None, Outlook()], ids=["unknown", "held or ended"])
def test_settled_lead_tells_nothing(outlook: Outlook | None) -> None:
    assert upcoming(outlook, "en") == []


def test_name_is_text_not_markup() -> None:
    assert "&lt;b&gt;" in _said(_turn("<b>"))


def test_each_one_s_answer_is_told() -> None:
    said = outcomes(
        [
            _turn("A", state=AssignmentState.EXPIRED),
            Turn(Step.ON_DUTY, "B", AssignmentState.DECLINED, asked_at=BY, reason="far"),
            Turn(Step.BRANCH_HEAD, "C", AssignmentState.OFF_DUTY, answered_at=BY),
            _turn("D", Step.STATE, AssignmentState.ACCEPTED),
        ],
        "en",
    )

    assert [str(line).partition("14:20: ")[2] for line in said] == [
        "A (on duty): no answer in time",
        "B (on duty): cannot take it (Too far away)",
        "C (branch head): was not asked: no longer on duty",
        "D (state coordinator): accepted",
    ]


def test_who_was_never_asked_has_no_outcome() -> None:
    never = Turn(Step.HQ, "E", AssignmentState.WITHDRAWN, answered_at=BY)

    assert outcomes([_turn("D"), never], "en") == []


@pytest.mark.parametrize(("distance_km", "from_middle"), [(12.4, False), (None, True)])
def test_near_branches_stand_with_distance_and_reason(
    distance_km: float | None, from_middle: bool
) -> None:
    near = (Near("Kuantan", "PHG-KTN", 12.4), Near("Temerloh", "PHG-TML", 101.0))
    lead = Lead(branch_reason="district_table", distance_km=distance_km)

    why, which = branches(Outlook(near=near), lead, "en")

    assert "serves the district" in why
    assert "Kuantan (PHG-KTN) 12 km; Temerloh (PHG-TML) 101 km" in which
    assert ("middle of the town or district" in which) is from_middle


@pytest.mark.parametrize("language", ["ms", "en"])
def test_a_place_known_by_its_district_only_is_said_to_be_rough(language: str) -> None:
    word = {"ms": "secara kasar", "en": "only roughly"}[language]

    (said,) = rough(Lead(latitude=3.8, longitude=103.3, distance_km=None), language)

    assert word in said
    assert rough(Lead(latitude=3.8, longitude=103.3, distance_km=4.0), language) == []
    ended = Lead(latitude=3.8, longitude=103.3, distance_km=None, custody=Custody.ENDED)
    assert rough(ended, language) == []
    assert rough(Lead(latitude=None, longitude=None, distance_km=None), language) == []


def test_without_a_place_only_the_reason_stands() -> None:
    assert len(branches(Outlook(), Lead(branch_reason="group"), "en")) == 1
