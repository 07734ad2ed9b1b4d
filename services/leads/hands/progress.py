"""Accepted is no progress: until when a lead's holder must have made the next step.

Each step sets the moment anew; the due row "lead.next_step" looks then (services/leads/
overdue.py). Numbers: config/rules/leads.yaml.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Ball, Custody, Lead, Stage
from services import clock
from services.leads.casework import deadlines
from services.leads.hands import reminders
from services.messaging import due

_KIND = "lead.next_step"
BEFORE_CONTACT = frozenset({Stage.CONFIRMED, Stage.ASSIGNED, Stage.ACCEPTED})


async def expect(session: AsyncSession, lead: Lead) -> None:
    """Set until when the holder must have made the next step; without a holder do nothing."""
    await expect_all(session, [lead])


async def expect_all(session: AsyncSession, leads: Sequence[Lead]) -> None:
    """Do the same for several leads at once."""
    held = [lead for lead in leads if lead.custody is Custody.HELD]
    await stop_all(session, held, gone=False)
    now = clock.now()
    planned = []
    for lead in held:
        lead.next_step_by = next_step_by(lead.stage, lead.ball, now)
        planned.append((_key(lead), _KIND, lead.id, awake(lead.next_step_by)))
    await due.plan_all(session, planned)


async def stop(session: AsyncSession, lead: Lead, *, gone: bool = True) -> None:
    """Expect nothing more: the holder, who is known still, gives the lead up, or made the step."""
    await stop_all(session, [lead], gone=gone)


async def stop_all(session: AsyncSession, leads: Sequence[Lead], *, gone: bool = True) -> None:
    """Do the same for several leads at once."""
    waited_for = [lead for lead in leads if lead.next_step_by is not None]
    for lead in waited_for:
        if lead.holder_id is not None:
            await reminders.close(session, lead, lead.holder_id, gone=gone)
    await due.cancel_all(session, [_key(lead) for lead in waited_for])
    for lead in waited_for:
        lead.next_step_by = None


async def look_at(session: AsyncSession, lead: Lead, at: datetime) -> None:
    """Look at the lead at a moment, at night in the morning after."""
    await due.plan(session, _key(lead), _KIND, lead.id, awake(at))


def next_step_by(stage: Stage, ball: Ball, now: datetime) -> datetime:
    """Return until when the next step is to be made, counted from *now*.

    The first contact is within hours and anyway on the same day, late in the evening on the next,
    whose turn it may be; afterwards, where it is not ours, the other one's time counts.
    """
    if stage in BEFORE_CONTACT:
        return min(now + _hours("contact_hours"), _end_of_day(now))
    if ball is not Ball.US:
        return now + _hours(f"next_step_hours_{ball}")
    return now + _hours(f"next_step_hours_{stage}")


def awake(at: datetime) -> datetime:
    """Return *at*, or the next morning if it lies in the night."""
    local = at.astimezone(clock.LOCAL)
    until = time(int(rules.number("leads", "quiet_until_hour")))
    if local.hour >= rules.number("leads", "quiet_from_hour"):
        return datetime.combine(local.date() + timedelta(days=1), until, clock.LOCAL)
    if local.time() < until:
        return datetime.combine(local.date(), until, clock.LOCAL)
    return at


def _end_of_day(now: datetime) -> datetime:
    return datetime.combine(deadlines.action_day(now), time(23, 59), clock.LOCAL)


def _hours(name: str) -> timedelta:
    return timedelta(hours=rules.number("leads", name))


def _key(lead: Lead) -> str:
    """Each expectation has a row of its own.

    A ticker may have the former one in its hands and wait for the lead, which we hold.
    """
    assert lead.next_step_by is not None  # noqa: S101  whoever asks has set it
    return f"lead:{lead.id}:next_step:{lead.next_step_by.timestamp():.0f}"
