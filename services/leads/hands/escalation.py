"""Ask one member after the other until somebody takes the lead; never two at once, never nobody.

A plan is frozen (plans.py) and its steps are asked in turn, each with a due row
that looks again after `answer_within_minutes` (config/rules/leads.yaml). When nobody of the plan
accepted, the lead stands open for everybody of the branch, the admins are alarmed, and a due row
freezes a new plan after `ask_again_after_minutes`, earlier where somebody's duty begins.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState, Step
from db.models.leads import Custody, Lead, Stage
from db.models.people import Person
from db.queries import acquaintance
from db.queries import assignments as steps
from db.queries import leads as queries
from services import clock
from services.leads import rights, showing
from services.leads.hands import asked_anew, plans, progress
from services.messaging import alarms, due
from services.people import roles
from services.records import audit

_OPEN = (AssignmentState.PLANNED, AssignmentState.ASKED)


async def start(session: AsyncSession, lead: Lead, *, without: Collection[int] = ()) -> None:
    """Freeze a new plan for the lead, which nobody holds, and ask its first.

    *without* are people whom this plan passes over, because they just gave the lead up.
    """
    planned = await plans.freeze(session, lead, without=without)
    first = planned[0] if planned else None
    await _go_on(session, lead, first, planned if lead.plan == 1 else None)


async def ask_next(session: AsyncSession, lead: Lead) -> None:
    """Ask the next of the running plan, or leave the lead open to all and alarm the admins."""
    await _go_on(session, lead, await _next_who_may(session, lead))


async def ask_again(session: AsyncSession, lead_id: int) -> None:
    """Nobody accepted for long enough: freeze a new plan, if the lead is still open to all."""
    lead = await queries.locked(session, lead_id)
    if lead is not None and lead.custody is Custody.UNANSWERED:
        await due.cancel(session, plans.again_key(lead))  # planned while this one waited
        await start(session, lead)


async def take(session: AsyncSession, lead: Lead, person: Person) -> Sequence[Assignment]:
    """Make *person* the one holder of a lead that nobody holds; the plan is over.

    Return all steps of its plans, the first asked first.
    """
    every = [*await queries.assignments(session, lead.id)]
    mine = await _withdraw(session, lead, every, but=person.id)
    now = clock.now()
    if mine is None:  # nobody planned to ask him (any more): a plan of this one step
        number = every[-1].number + 1 if every else 1
        lead.plan += 1
        mine = Assignment(
            lead_id=lead.id,
            person_id=person.id,
            plan=lead.plan,
            number=number,
            step=Step.SELF,
            ask_at=now,
        )
        session.add(mine)
        every.append(mine)
    if mine.asked_at is None:  # came before anybody asked
        mine.asked_at = mine.answer_by = now
    mine.state, mine.answered_at = AssignmentState.ACCEPTED, now
    lead.holder_id, lead.accepted_at, lead.custody = person.id, now, Custody.HELD
    if lead.stage in (Stage.CONFIRMED, Stage.ASSIGNED):
        lead.stage = Stage.ACCEPTED
    await progress.expect(session, lead)
    return every


async def close_asking(
    session: AsyncSession, lead: Lead, state: AssignmentState
) -> Assignment | None:
    """End the open question of a lead with *state*; return it, or None where nobody is asked."""
    for asked in await queries.assignments(session, lead.id):
        if asked.state is AssignmentState.ASKED:
            asked.state = state
            asked.answered_at = clock.now()
            await due.cancel(session, _due_key(asked))
            await session.flush()  # the next asking must not meet this one in the database
            return asked
    return None


async def unanswered(session: AsyncSession, assignment_id: int) -> None:
    """The time to answer is over: ask the next one, if nothing has happened meanwhile."""
    asked = await session.get(Assignment, assignment_id)
    if asked is None or asked.state is not AssignmentState.ASKED:
        return
    if await queries.question_waits(session, asked):
        await _wait_longer(session, asked)
    else:
        await _hand_on(session, asked, AssignmentState.EXPIRED)


async def unreachable(session: AsyncSession, chat_id: int) -> None:
    """A person cannot be written to any more: ask the next one for all that he was asked."""
    person = await acquaintance.by_telegram_id(session, chat_id)
    if person is None:
        return
    for asked in await queries.asked_of(session, person.id):
        await _hand_on(session, asked, AssignmentState.UNREACHABLE)


async def on_leave(session: AsyncSession, person_id: int) -> None:
    """Somebody is on leave from now on: ask the next one for all that he was asked."""
    for asked in await queries.asked_of(session, person_id):
        await _hand_on(session, asked, AssignmentState.DECLINED, reason=plans.ON_LEAVE)


async def rights_lost(session: AsyncSession, person: Person) -> None:
    """A role was revoked: what the person may no longer answer for goes to the next one."""
    grants = await roles.grants_of(session, person)
    for asked in await queries.asked_of(session, person.id):
        lead = await session.get_one(Lead, asked.lead_id)
        if not await rights.may_answer(session, grants, lead):
            await _hand_on(session, asked, AssignmentState.WITHDRAWN)
    for lead_id in await queries.held_by(session, person.id):
        held = await queries.locked(session, lead_id)
        if held is None or held.holder_id != person.id:  # handed over meanwhile
            continue
        if not await rights.may_answer(session, grants, held):
            await reopen(session, lead_id, AssignmentState.WITHDRAWN)


async def reopen(session: AsyncSession, lead_id: int, state: AssignmentState) -> None:
    """Take the lead from who holds it, whose part ends as *state*, and begin a new plan."""
    lead = await queries.locked(session, lead_id)
    if lead is None:
        return
    holder = lead.holder_id
    await let_go(session, lead, state)
    await start(session, lead, without=() if holder is None else (holder,))


async def let_go(session: AsyncSession, lead: Lead, state: AssignmentState) -> None:
    """End the holder's part, if somebody holds the lead; nobody is asked yet."""
    for each in await queries.assignments(session, lead.id):
        if each.state is AssignmentState.ACCEPTED:
            each.state, each.answered_at = state, clock.now()
    await progress.stop(session, lead)
    lead.holder_id, lead.accepted_at, lead.custody = None, None, Custody.UNANSWERED
    await session.flush()


async def end(
    session: AsyncSession, lead: Lead, state: AssignmentState = AssignmentState.WITHDRAWN
) -> None:
    """Stop all asking and waiting; the holder's part ends as *state*, and nobody has the lead.

    The caller says with custody and stage what comes of it.
    """
    await _withdraw(session, lead, await queries.assignments(session, lead.id))
    await let_go(session, lead, state)


async def _withdraw(
    session: AsyncSession, lead: Lead, every: Iterable[Assignment], but: int | None = None
) -> Assignment | None:
    """End what is asked and planned; return the open step of person *but*, which stays."""
    kept = None
    for each in every:
        if each.state not in _OPEN:
            continue
        if each.state is AssignmentState.ASKED:
            await due.cancel(session, _due_key(each))
        if each.person_id == but:
            kept = each
        else:
            each.state, each.answered_at = AssignmentState.WITHDRAWN, clock.now()
    if lead.custody is Custody.UNANSWERED:
        await due.cancel(session, plans.again_key(lead))
    return kept


async def _wait_longer(session: AsyncSession, asked: Assignment) -> None:
    """The question could not be sent yet: silence is not his."""
    lead = await queries.locked(session, asked.lead_id)
    await session.refresh(asked)
    if lead is None or asked.state is not AssignmentState.ASKED:
        return
    answer_by = asked.answer_by = clock.now() + plans.answer_time()
    await due.plan(session, _due_key(asked), "lead.unanswered", asked.id, answer_by)
    await showing.show(session, lead)


async def _hand_on(
    session: AsyncSession, asked: Assignment, state: AssignmentState, reason: str | None = None
) -> None:
    lead = await queries.locked(session, asked.lead_id)
    await session.refresh(asked)
    if (
        lead is None
        or lead.custody is not Custody.ASKED
        or asked.state is not AssignmentState.ASKED
    ):
        return
    asked.reason = reason or asked.reason
    await close_asking(session, lead, state)
    _note(session, f"lead.{state}", lead, asked)
    await ask_next(session, lead)


async def _next_who_may(session: AsyncSession, lead: Lead) -> Assignment | None:
    """Return the next step whose member may still be asked; those before tell why not."""
    waiting = await steps.planned(session, lead)
    if not waiting:
        return None
    ready, away = await plans.may_be_asked(session, lead)
    for planned in waiting:
        last = planned.reason == plans.ON_LEAVE  # nobody else is left
        if planned.person_id in ready or (last and planned.person_id in away):
            return planned
        if planned.person_id in away:
            planned.reason = plans.ON_LEAVE
        person = await session.get_one(Person, planned.person_id)
        gone = person.blocked_at is not None or person.chat_opened_at is None
        planned.state = AssignmentState.UNREACHABLE if gone else AssignmentState.OFF_DUTY
        planned.answered_at = clock.now()
        _note(session, f"lead.{planned.state}", lead, planned)
    return None


async def _go_on(
    session: AsyncSession,
    lead: Lead,
    chosen: Assignment | None,
    every: Sequence[Assignment] | None = None,
) -> None:
    """Ask the chosen one; *every* step of all plans, where the caller has them."""
    if chosen is None:
        await _nobody_left(session, lead)
        await showing.show(session, lead, every)
        return
    now = clock.now()
    chosen.state, chosen.asked_at = AssignmentState.ASKED, now
    answer_by = chosen.answer_by = now + plans.answer_time()
    lead.custody = Custody.ASKED
    if lead.stage is Stage.CONFIRMED:
        lead.stage = Stage.ASSIGNED
    await showing.show(session, lead, every)
    await asked_anew.tell(session, lead, chosen)
    await due.plan(session, _due_key(chosen), "lead.unanswered", chosen.id, answer_by)
    _note(session, "lead.asked", lead, chosen, step=chosen.step)


async def _nobody_left(session: AsyncSession, lead: Lead) -> None:
    lead.custody = Custody.UNANSWERED
    again = await plans.next_plan_at(session, lead)
    await due.plan(session, plans.again_key(lead), "lead.ask_again", lead.id, again)
    audit.note(session, action="lead.unanswered", subject=f"lead:{lead.id}")
    branch = await queries.branch(session, lead.branch_code)
    id_ = f"lead-{lead.id}-{lead.plan}"  # each plan that nobody accepted
    await alarms.raise_alarm(session, id_, "lead_unanswered", number=lead.id, branch=branch.name)


def _note(
    session: AsyncSession, action: str, lead: Lead, about: Assignment, **details: Any
) -> None:
    subject = f"lead:{lead.id}"
    audit.note(session, action=action, subject=subject, person=about.person_id, **details)


def _due_key(asked: Assignment) -> str:
    return f"lead:{asked.lead_id}:unanswered:{asked.number}"
