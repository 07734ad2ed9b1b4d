"""End a lead with a reason, and open it again exactly as it stood.

What stood before is kept in the entry of the end: the step, who held it since when, whose turn
it was. Reopening gives that back; where the holder may no longer answer for it, others are asked.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import Assignment, AssignmentState
from db.models.casework import EntryKind
from db.models.leads import Ball, Custody, Lead, Stage
from db.models.people import Person
from db.queries import casework as queries
from services import clock
from services.errors import Refusal
from services.leads import history, rights
from services.leads.casework import timers
from services.leads.hands import escalation, progress


async def end(
    session: AsyncSession,
    lead: Lead,
    actor: Person,
    stage: Stage,
    *,
    reason: str | None = None,
    text: str | None = None,
    on: date | None = None,
) -> None:
    """End the lead at *stage*; nobody holds it and nothing is expected any more.

    *on* is the day of the end where it was not today; it counts from now on all the same.
    """
    was = await _standing(session, lead)
    before = lead.stage
    await escalation.end(session, lead)
    lead.custody, lead.stage, lead.ended_at = Custody.ENDED, stage, clock.now()
    await timers.stop(session, lead)
    why = {"reason": reason} if reason else {}
    if on is not None:
        why["day"] = on.isoformat()
    history.add(
        session, lead, EntryKind.STAGE, actor, text=text, stage=stage, before=before, was=was, **why
    )
    await session.flush()


async def reopen(session: AsyncSession, lead: Lead, actor: Person) -> bool:
    """Give the lead back as it stood before its end; whether its holder has it again.

    Otherwise nobody has it and nobody is asked yet.

    Raises:
        Refusal: it ended too long ago, or as a part of another lead.
    """
    _refuse_if_final(lead)
    ended = await queries.last_stage(session, lead.id)
    details: dict[str, Any] = ended.details if ended else {"stage": Stage.CONFIRMED}
    was: dict[str, Any] = details.get("was", {})
    stage = lead.stage
    # What ended without an entry of its own (a report taken back) stood at the last entry's step.
    lead.stage = Stage(details["before" if details["stage"] == stage else "stage"])
    lead.custody, lead.ended_at = Custody.UNANSWERED, None
    lead.ball = Ball(was.get("ball", Ball.US))
    lead.ball_since = _moment(was.get("ball_since")) or clock.now()
    history.add(
        session, lead, EntryKind.STAGE, actor, stage=lead.stage, before=stage, reopened=True
    )
    held = await _give_back(session, lead, was)
    await timers.start(session, lead)
    await session.flush()
    return held


async def _standing(session: AsyncSession, lead: Lead) -> dict[str, Any]:
    mine = await queries.holding(session, lead.id)
    return {
        "assignment": mine.id if mine else None,
        "accepted_at": _written(lead.accepted_at),
        "answered_at": _written(mine.answered_at) if mine else None,
        "ball": lead.ball,
        "ball_since": _written(lead.ball_since),
        "next_step_by": _written(lead.next_step_by),
    }


async def _give_back(session: AsyncSession, lead: Lead, was: dict[str, Any]) -> bool:
    mine = await session.get(Assignment, was["assignment"]) if was.get("assignment") else None
    if mine is None or not await rights.may_hold(session, mine.person_id, lead):
        return False
    mine.state, mine.answered_at = AssignmentState.ACCEPTED, _moment(was["answered_at"])
    lead.holder_id, lead.custody = mine.person_id, Custody.HELD
    lead.accepted_at = _moment(was["accepted_at"])
    by = _moment(was["next_step_by"])
    if by is None or by <= clock.now():
        await progress.expect(session, lead)
    else:
        lead.next_step_by = by
        await progress.look_at(session, lead, by)
    return True


def _refuse_if_final(lead: Lead) -> None:
    if lead.stage is Stage.DUPLICATE:
        raise Refusal("lead.part_of_another", number=lead.id, other=lead.joined_into_id or 0)
    days = int(rules.number("leads", "reopen_within_days"))
    if lead.ended_at is not None and clock.now() - lead.ended_at > timedelta(days=days):
        raise Refusal("lead.ended_too_long_ago", number=lead.id, days=days)


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
