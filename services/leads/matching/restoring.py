"""Keep how a lead stood before it was joined to another, and give it back exactly.

Kept are its hand and its step, every step of its plans, and what was planned for it. Given back
is the same, but for what time made impossible: a holder or somebody asked who may no longer answer
for it, and a question whose time to answer passed meanwhile, which is put once more.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Ball, Custody, Lead, Stage
from db.queries import joining as queries
from services import clock
from services.leads import rights
from services.leads.hands import plans
from services.messaging import due

_COLUMNS = (
    "custody", "stage", "holder_id", "accepted_at", "ended_at", "plan", "ball", "ball_since",
    "next_step_by", "first_action_at", "first_paid_at",
)  # fmt: skip
_STEP = ("state", "asked_at", "answer_by", "answered_at", "reason")
_MOMENTS = frozenset(
    {
        "accepted_at", "ended_at", "ball_since", "next_step_by", "first_action_at",
        "first_paid_at", "asked_at", "answer_by", "answered_at",
    }
)  # fmt: skip


async def standing(session: AsyncSession, lead: Lead) -> dict[str, Any]:
    """Return how the lead stands, in values that JSON knows."""
    return {
        "lead": _written(lead, _COLUMNS),
        "steps": {
            str(each.id): _written(each, _STEP)
            for each in await queries.assignments(session, lead.id)
        },
        "dues": [
            {"key": row.key, "kind": row.kind, "subject": row.subject_id, "at": _plain(row.due_at)}
            for row in await queries.waiting_dues(session, lead.id)
        ],
    }


async def clear(session: AsyncSession, lead: Lead) -> None:
    """Cancel all that is still planned for the lead."""
    for row in await queries.waiting_dues(session, lead.id):
        await due.cancel(session, row.key)


async def give_back(session: AsyncSession, lead: Lead, before: Mapping[str, Any]) -> bool:
    """Let the lead stand as before; False where nobody has it now and somebody must be asked."""
    _restore(lead, before["lead"])
    lead.joined_into_id = None
    steps = {str(each.id): each for each in await queries.assignments(session, lead.id)}
    for number, step in before["steps"].items():
        _restore(steps[number], step)
    await session.flush()
    for row in before["dues"]:
        at = datetime.fromisoformat(row["at"])
        await due.plan(session, row["key"], row["kind"], row["subject"], at)
    if lead.custody is Custody.ASKED:
        return await _ask_once_more(session, lead, before["dues"])
    holder = lead.holder_id
    if holder is not None and not await rights.may_hold(session, holder, lead):
        return False
    return lead.custody is not Custody.DOUBTFUL


async def _ask_once_more(session: AsyncSession, lead: Lead, dues: list[dict[str, Any]]) -> bool:
    """Give who is asked the whole time again if it passed meanwhile; the due row moves along."""
    now = clock.now()
    for step in await queries.assignments(session, lead.id):
        passed = step.answer_by is not None and step.answer_by <= now
        if step.state is AssignmentState.ASKED and passed:
            step.answer_by = now + plans.answer_time()
            for row in dues:
                if row["kind"] == "lead.unanswered" and row["subject"] == step.id:
                    await due.plan(session, row["key"], row["kind"], step.id, step.answer_by)
    await session.flush()
    return True


def _written(row: Lead | Assignment, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _plain(getattr(row, column)) for column in columns}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _restore(row: Lead | Assignment, kept: Mapping[str, Any]) -> None:
    kinds = {"custody": Custody, "stage": Stage, "ball": Ball, "state": AssignmentState}
    for column, value in kept.items():
        if value is not None and column in _MOMENTS:
            setattr(row, column, datetime.fromisoformat(value))
        else:
            setattr(row, column, kinds[column](value) if column in kinds else value)
