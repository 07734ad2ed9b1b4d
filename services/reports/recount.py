"""Count again from a lead's history what its own row says: first action and first payment. Pure.

A report stands on the rows; the entries were written at each step and are never changed. Where
both differ, the report names the leads, and somebody looks.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, NamedTuple

from db.models.leads import Stage
from services.clock import LOCAL
from services.leads.casework import stages


class Step(NamedTuple):
    """One entry of a step in a lead's history."""

    lead_id: int
    at: datetime
    details: dict[str, Any]  # stage, before; day where it was made before; reopened


class Firsts(NamedTuple):
    """When somebody first acted, and when money was first paid; None: not yet."""

    action_at: datetime | None
    paid_at: datetime | None


def replay(opened_at: datetime, steps: Iterable[Step]) -> Firsts:
    """Return what the steps of one lead, in their order, come to."""
    action_at = paid_at = None
    for step in steps:
        stage, before = Stage(step.details["stage"]), Stage(step.details["before"])
        if stages.is_end(stage) or step.details.get("reopened"):
            continue
        at = _made_at(opened_at, step)
        acted = stage in stages.STEPS  # accepting is no action
        if stages.is_forward(before, stage):
            action_at = action_at or (at if acted else None)
            paid_at = paid_at or (at if stage in stages.PAYMENTS else None)
        else:
            action_at = action_at if acted else None
            paid_at = paid_at if _place(stage) >= _place(Stage.FUNERAL_PAID) else None
    return Firsts(action_at, paid_at)


def _place(stage: Stage) -> int:
    return stages.WAY.index(stage)


def _made_at(opened_at: datetime, step: Step) -> datetime:
    """Return the moment of the step; of one made on an earlier day noon, or when the lead came."""
    if "day" not in step.details:
        return step.at
    noon = datetime.combine(date.fromisoformat(step.details["day"]), time(12), LOCAL)
    return max(noon, opened_at)
