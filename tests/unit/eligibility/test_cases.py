"""The pensions' cases, as domain experts wrote them."""

from typing import Any

import pytest

from services.eligibility.assess import Answer, assess
from services.eligibility.history import Scheme
from tests.unit.eligibility import cases

CASES = cases.listed("pensions")


def found(answer: Answer) -> dict[str, Any]:
    """What a case may expect, by its words."""
    counts, rating = answer.counts, answer.rating
    flags = {said.key for said in answer.to_confirm}
    return {
        "verdict": answer.verdict,
        "window": counts.window_paid,
        "span": counts.span_months,
        "paid": counts.span_paid,
        "apart": counts.before_entry + counts.too_late,
        "entry_late": "note.entry_late" in {said.key for said in answer.notes},
        "rate": rating.percent if rating else None,
        "average": None if answer.average_wage is None else float(answer.average_wage),
        "monthly": None if answer.monthly is None else float(answer.monthly),
        "minimum": rating is not None and rating.at_minimum,
        "estimate": bool(answer.average.missing),
        "grant": answer.grant,
        "borderline": "confirm.line" in flags,
        "transition": "confirm.transition" in flags,
        "routes": [said.key for said in answer.routes],
        "ask": answer.ask,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case_is_answered_as_expected(case: dict[str, Any]) -> None:
    answer = assess(cases.history(case), Scheme(case["scheme"]), cases.day_or_month(case["day"]))

    assert found(answer) | case["expect"] == found(answer)
    assert answer.routes[0].key == "route.discretion"
