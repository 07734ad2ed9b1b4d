"""A lead's history, replayed, gives the same first action and first payment as its row."""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.reports.recount import Firsts, Step, replay

CAME = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


def at(hour: int) -> datetime:
    return CAME.replace(hour=hour)


def step(hour: int, before: str, stage: str, **more: object) -> Step:
    return Step(17, at(hour), {"before": before, "stage": stage, **more})


ACCEPTED = step(10, "assigned", "accepted")
CONTACTED = step(11, "accepted", "contacted")
PAID = step(12, "contacted", "funeral_paid")


@pytest.mark.parametrize(
    ("steps", "firsts"),
    [
        pytest.param([], Firsts(None, None), id="nothing was done"),
        pytest.param([ACCEPTED], Firsts(None, None), id="accepting is no action"),
        pytest.param([ACCEPTED, CONTACTED, PAID], Firsts(at(11), at(12)), id="contacted, paid"),
        pytest.param([ACCEPTED, step(12, "accepted", "pension_paid")], Firsts(at(12), at(12)),
                     id="who pays has acted"),
        pytest.param([CONTACTED, PAID, step(13, "funeral_paid", "contacted")],
                     Firsts(at(11), None), id="a payment taken back"),
        pytest.param([CONTACTED, step(13, "contacted", "accepted")], Firsts(None, None),
                     id="an action taken back"),
        pytest.param([CONTACTED, PAID, step(14, "funeral_paid", "closed"),
                      step(15, "closed", "funeral_paid", reopened=True)],
                     Firsts(at(11), at(12)), id="closed and opened again"),
        pytest.param([step(15, "accepted", "contacted", day="2026-03-02")], Firsts(at(12), None),
                     id="made on an earlier day: noon"),
        pytest.param([step(15, "accepted", "contacted", day="2026-03-01")], Firsts(CAME, None),
                     id="never before the lead came"),
    ],
)  # fmt: skip
def test_history_replayed(steps: list[Step], firsts: Firsts) -> None:
    assert replay(CAME, steps) == firsts
