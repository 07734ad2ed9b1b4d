"""What is typed behind /step 17: the step, its day, the words about it."""

from datetime import date

import pytest

from db.models.leads import Stage
from services.leads.casework import typed_steps
from services.leads.casework.typed_steps import TypedStep

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("visited", TypedStep(Stage.VISITED)),
        ("dilawat semalam", TypedStep(Stage.VISITED, date(2026, 11, 20))),
        ("pencen dibayar 19/11/2026", TypedStep(Stage.PENSION_PAID, date(2026, 11, 19))),
        ("paid 19.11 by bank", TypedStep(Stage.PENSION_PAID, date(2026, 11, 19), "by bank")),
        ("contacted 30/12", TypedStep(Stage.CONTACTED, date(2025, 12, 30))),
        ("contacted 31/02/2026", TypedStep(Stage.CONTACTED, None, "31/02/2026")),
        (
            "tidak layak kerana sudah dituntut",
            TypedStep(Stage.NOT_ELIGIBLE, None, "sudah dituntut"),
        ),
        ("not traceable: wrong number", TypedStep(Stage.NOT_TRACEABLE, None, "wrong number")),
        ("entah", None),
        ("", None),
    ],
)
def test_step_day_and_words_are_read(typed: str, read: TypedStep | None) -> None:
    assert typed_steps.read(typed, TODAY) == read
