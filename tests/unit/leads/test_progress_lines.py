"""What a card tells of the way a lead goes: step, turn, papers, clocks; nothing personal."""

from datetime import datetime, timedelta

import pytest

from db.models.leads import Ball, Custody, Lead, Stage
from services.clock import LOCAL
from services.leads.casework import progress_lines
from services.leads.casework.papers import Count
from services.leads.casework.progress_lines import Progress

OPENED = datetime(2026, 11, 21, 9, tzinfo=LOCAL)


def lead(**facts: object) -> Lead:
    return Lead(
        **{
            "id": 17,
            "opened_at": OPENED,
            "custody": Custody.HELD,
            "stage": Stage.ACCEPTED,
            "kind": "commuting_or_road",
            "severity": "death",
            "ball": Ball.US,
            "ball_since": OPENED,
            "next_step_by": OPENED + timedelta(hours=4),
            **facts,
        }
    )


def told(one: Lead, progress: Progress, language: str = "en") -> str:
    return "\n".join(progress_lines.lines(one, progress, language))


def test_held_lead_tells_turn_next_step_and_both_clocks() -> None:
    said = told(lead(), Progress(OPENED, papers=Count(3, 6)))

    assert said.splitlines() == [
        "Turn: us (PERKESO), since Saturday, 21 November 2026, 09:00",
        "Next step by: Saturday, 21 November 2026, 13:00",
        "Papers: 3 of 6",
        "First action by: Saturday, 21 November 2026",
        "First payment by: Saturday, 28 November 2026",
    ]


def test_step_is_told_with_day_and_time() -> None:
    visited = lead(stage=Stage.VISITED, first_action_at=OPENED)

    assert "Stage: <b>visited</b>, Saturday, 21 November 2026, 11:00" in told(
        visited, Progress(OPENED, stage_at=OPENED + timedelta(hours=2))
    )


def test_family_s_turn_is_told_in_malay() -> None:
    said = told(lead(ball=Ball.FAMILY), Progress(OPENED), "ms")

    assert "Giliran: keluarga, sejak Sabtu, 21 November 2026, 09:00" in said


def test_breaches_are_said_plainly() -> None:
    said = told(lead(), Progress(OPENED + timedelta(days=8)))

    assert "<b>Late:</b> the first action was due on Saturday, 21 November 2026" in said
    assert "<b>Late:</b> the first payment was due by Saturday, 28 November 2026" in said


def test_breaches_are_told_also_while_nobody_holds_it() -> None:
    open_to_all = lead(custody=Custody.UNANSWERED, next_step_by=None)

    assert told(open_to_all, Progress(OPENED)) == ""
    assert told(open_to_all, Progress(OPENED + timedelta(days=1))).startswith("<b>Late:</b>")


def test_what_was_done_late_stays_said() -> None:
    paid = OPENED + timedelta(days=9)
    late = lead(first_action_at=paid, first_paid_at=paid)

    said = told(late, Progress(paid))

    assert "First action: Monday, 30 November 2026, 09:00 (<b>late</b>" in said
    assert "First payment: Monday, 30 November 2026, 09:00 (<b>late</b>" in said


def test_complete_papers_tell_how_long_they_took() -> None:
    progress = Progress(
        OPENED,
        papers=Count(6, 6),
        accepted_at=OPENED,
        complete_at=OPENED + timedelta(days=2, hours=3),
    )

    assert "Papers: complete (6), 2 d 3 h after the lead was accepted" in told(lead(), progress)


def test_middleman_has_no_papers_and_no_payment() -> None:
    said = told(lead(kind="middleman"), Progress(OPENED, papers=Count(0, 6)))

    assert "Papers" not in said
    assert "payment" not in said


def test_ended_lead_tells_only_its_payment() -> None:
    ended = lead(custody=Custody.ENDED, stage=Stage.CLOSED, first_paid_at=OPENED)

    assert told(ended, Progress(OPENED)) == "First payment: Saturday, 21 November 2026, 09:00"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (61, "1 h 1 min"), (60 * 49, "2 d 1 h"), (-5, "0 min")],
)
def test_waiting_is_told_in_the_largest_units(minutes: int, said: str) -> None:
    assert progress_lines.waited("en", OPENED, OPENED + timedelta(minutes=minutes)) == said


def test_next_step_is_the_first_button_and_the_papers_are_counted() -> None:
    rows = progress_lines.buttons(lead(), Progress(OPENED, papers=Count(3, 6)), "en")

    assert [button.press for row in rows for button in row] == [
        "step:17.contacted",
        "steps:17",
        "balls:17",
        "papers:17",
    ]
    assert rows[0][0].label == "Note: contacted"
    assert rows[-1][0].label == "Papers 3/6"
