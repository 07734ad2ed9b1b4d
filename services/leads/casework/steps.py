"""Note a step on a lead: contacted, visited ... paid, closed, or an end with a reason.

The holder does it, or who oversees the branch. A step repeated changes nothing; going back is a
correction and wants a reason. With each step follow: whose turn it is, until when the next one
is expected, the card everywhere, and a word to who reported the lead.
"""

from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Ball, Custody, Lead, Stage
from db.models.people import Person
from services import clock
from services.errors import Refusal
from services.leads import history, rights, showing
from services.leads.casework import ending, stages, telling, timers
from services.leads.hands import progress
from services.records import audit

LONGEST = 1000  # characters of a reason or a note to a step


async def step(
    session: AsyncSession,
    actor: Person,
    lead_id: int,
    stage: Stage,
    *,
    reason: str | None = None,
    text: str | None = None,
    day: date | None = None,
) -> Lead | None:
    """Note that the lead came to *stage*, on *day* if not now; None where it is there already.

    *reason* is one of `stages.REASONS` or `BACK_REASONS`, *text* one that was typed.

    Raises:
        Refusal: no such lead, no right, it ended or nobody holds it; a reason is wanted; the
            day lies before the report or in the future.
    """
    lead = await rights.to_work(session, actor, lead_id)
    if lead.stage is stage:
        return None
    _refuse(lead, stage, reason, text)
    at = moment(lead, day)
    if stages.is_end(stage):
        await ending.end(session, lead, actor, stage, reason=reason, text=text, on=_another_day(at))
    else:
        await _move(session, lead, actor, stage, at=at, reason=reason, text=text)
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.step", actor=actor.id, subject=subject, ground=subject, stage=stage
    )
    await showing.show(session, lead)
    if event := telling.event_of(stage):
        await telling.tell(session, lead, event, by=actor.id)
    return lead


async def pass_ball(session: AsyncSession, actor: Person, lead_id: int, ball: Ball) -> Lead | None:
    """Note whose turn it is; None where it is theirs already. The first contact stays due.

    Raises:
        Refusal: no such lead, no right, it ended or nobody holds it.
    """
    lead = await rights.to_work(session, actor, lead_id)
    _refuse_if_not_held(lead)
    if lead.ball is ball:
        return None
    lead.ball, lead.ball_since = ball, clock.now()
    history.add(session, lead, EntryKind.BALL, actor, ball=ball)
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.ball", actor=actor.id, subject=subject, ground=subject, ball=ball
    )
    if lead.stage not in progress.BEFORE_CONTACT:  # nobody is waited for who was not spoken to
        await progress.expect(session, lead)
    await showing.show(session, lead)
    return lead


def moment(lead: Lead, day: date | None) -> datetime:
    """Return now, or noon of another day; on the day of the report not before the report.

    Raises:
        Refusal: the day lies before the report or in the future.
    """
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    if day is None or day == today:
        return now
    if not lead.opened_at.astimezone(clock.LOCAL).date() <= day < today:
        raise Refusal("lead.step_day_wrong", day=day, number=lead.id)
    return max(datetime.combine(day, time(12), clock.LOCAL), lead.opened_at)


async def _move(
    session: AsyncSession,
    lead: Lead,
    actor: Person,
    stage: Stage,
    *,
    at: datetime,
    reason: str | None,
    text: str | None,
) -> None:
    before, forward = lead.stage, stages.is_forward(lead.stage, stage)
    lead.stage = stage
    if forward:
        _keep_firsts(lead, stage, at)
    else:
        _take_firsts_back(lead, stage)
    ball = stages.ball_after(stage)
    if lead.ball is not ball:
        lead.ball, lead.ball_since = ball, clock.now()
    details = {"reason": reason} if reason else {}
    if (on := _another_day(at)) is not None:
        details["day"] = on.isoformat()
    history.add(
        session, lead, EntryKind.STAGE, actor, text=text, stage=stage, before=before, **details
    )
    await progress.expect(session, lead)
    if forward:
        await timers.stop(session, lead)
    else:
        await timers.start(session, lead)


def _another_day(at: datetime) -> date | None:
    """Return the Malaysian day of a step that was made before today; None: today."""
    day = at.astimezone(clock.LOCAL).date()
    return None if day == clock.now().astimezone(clock.LOCAL).date() else day


def _keep_firsts(lead: Lead, stage: Stage, at: datetime) -> None:
    """Whoever decides or submits has contacted somebody, whether he noted it or not."""
    if lead.first_action_at is None:
        lead.first_action_at = at
    if stage in stages.PAYMENTS and lead.first_paid_at is None:
        lead.first_paid_at = at


def _take_firsts_back(lead: Lead, stage: Stage) -> None:
    place = stages.WAY.index(stage)
    if place < stages.WAY.index(Stage.CONTACTED):
        lead.first_action_at = None
    if place < stages.WAY.index(Stage.FUNERAL_PAID):
        lead.first_paid_at = None


def _refuse(lead: Lead, stage: Stage, reason: str | None, text: str | None) -> None:
    if lead.custody is Custody.ENDED:
        raise Refusal("lead.ended_already", number=lead.id)
    if not stages.fits(stage, lead.kind):
        raise Refusal("lead.no_claim", number=lead.id)
    if text and len(text) > LONGEST:
        raise Refusal("lead.text_too_long", count=len(text), longest=LONGEST)
    if not stages.is_end(stage):
        _refuse_if_not_held(lead)
    unpaid = lead.first_paid_at is None and lead.kind != "middleman"
    if stage is Stage.CLOSED and unpaid and not text:  # a tap alone must not end a claim
        raise Refusal("lead.close_unpaid", number=lead.id)
    if reason or text:
        return
    if not stages.is_forward(lead.stage, stage):
        raise Refusal("lead.back_wants_reason", number=lead.id, step=stage.value)
    if stage in stages.ENDINGS:
        raise Refusal("lead.end_wants_reason", number=lead.id, step=stage.value)


def _refuse_if_not_held(lead: Lead) -> None:
    if lead.custody is Custody.ENDED:
        raise Refusal("lead.ended_already", number=lead.id)
    if lead.custody is not Custody.HELD:
        raise Refusal("lead.nobody_holds", number=lead.id)
