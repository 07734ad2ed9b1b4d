"""What is typed behind /step 17: the step, its day, the words about it."""

from datetime import date

import pytest

from db.models.leads import Stage
from services.errors import Refusal
from services.leads.casework import typed_steps
from services.leads.casework.typed_steps import TypedStep

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("visited", TypedStep(Stage.VISITED)),
        ("dilawat semalam", TypedStep(Stage.VISITED, date(2026, 11, 20))),
        ("pencen dibayar 19/11/2026", TypedStep(Stage.PENSION_PAID, date(2026, 11, 19))),
        (
            "paid 19.11 by bank",
            TypedStep(
                Stage.FUNERAL_PAID, date(2026, 11, 19), "by bank", others=(Stage.PENSION_PAID,)
            ),
        ),
        ("Dibayar", TypedStep(Stage.FUNERAL_PAID, others=(Stage.PENSION_PAID,))),
        ("contacted 30/12", TypedStep(Stage.CONTACTED, date(2025, 12, 30))),
        (
            "tidak layak kerana sudah dituntut",
            TypedStep(Stage.NOT_ELIGIBLE, None, "sudah dituntut"),
        ),
        ("not traceable: wrong number", TypedStep(Stage.NOT_TRACEABLE, None, "wrong number")),
        ("dilawat 19 November 2026", TypedStep(Stage.VISITED, date(2026, 11, 19))),
        (
            "visited on 19 Nov, the family agrees",
            TypedStep(Stage.VISITED, date(2026, 11, 19), "the family agrees"),
        ),
        ("dilawat pada semalam", TypedStep(Stage.VISITED, date(2026, 11, 20))),
        ("dilawat esok", TypedStep(Stage.VISITED, date(2026, 11, 22))),  # refused for that
        ("dilawat 3 orang hadir", TypedStep(Stage.VISITED, None, "3 orang hadir")),
        ("dilawat on time", TypedStep(Stage.VISITED, None, "on time")),
        ("layak", TypedStep(Stage.ELIGIBILITY_DECIDED)),
        ("entah", None),
        ("", None),
    ],
)
def test_step_day_and_words_are_read(typed: str, read: TypedStep | None) -> None:
    assert typed_steps.read(typed, TODAY) == read


@pytest.mark.parametrize(
    "day", ["31/02/2026", "31/02", "0/0/0000", "1/13/2026", "29/2", "31 November"]
)
def test_day_that_does_not_exist_is_refused_and_not_taken_for_a_note(day: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_steps.read(f"contacted {day}", TODAY)

    assert refused.value.key == "lead.step_no_day"
    assert refused.value.values == {"typed": day}


@pytest.mark.parametrize("today", [date(2028, 1, 5), date(2029, 1, 5)])
def test_leap_day_without_a_year_is_the_one_that_exists(today: date) -> None:
    read = typed_steps.read("contacted 29/2", today)

    assert read == TypedStep(Stage.CONTACTED, date(2028, 2, 29))
