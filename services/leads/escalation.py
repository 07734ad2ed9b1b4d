"""Ask one member after the other until somebody takes the lead; never two at once, never nobody.

Each asking is an assignment with its answer and a due row that looks again after
`answer_within_minutes` (config/rules/leads.yaml). When the last one of the plan did not accept,
the lead stands open for everybody of the branch and the admins are alarmed.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import Assignment, AssignmentState, Step
from db.models.leads import Custody, Lead, Stage
from db.models.people import Grant, Person, Role
from db.models.places import Branch
from db.queries import acquaintance
from db.queries import leads as queries
from services import access, clock
from services.access import COUNTRY, Action
from services.leads import assignment, showing
from services.leads.assignment import Candidate
from services.messaging import alarms, due
from services.people import roles
from services.records import audit

STEPS = (Step.ON_DUTY, Step.BRANCH_HEAD, Step.STATE, Step.HQ, Step.GROUP)  # the order of asking


async def ask_next(session: AsyncSession, lead: Lead) -> None:
    """Ask the next member, or leave the lead open to all and alarm the admins."""
    before = await queries.assignments(session, lead.id)
    chosen = await _choose(session, lead, {each.person_id for each in before})
    if chosen is None:
        await _nobody_left(session, lead)
    else:
        await _ask(session, lead, chosen, number=len(before) + 1)
    await showing.show(session, lead)


async def close_asking(
    session: AsyncSession, lead: Lead, state: AssignmentState
) -> Assignment | None:
    """End the open asking of a lead with *state*; return it, or None where nobody is asked."""
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


async def rights_lost(session: AsyncSession, person: Person) -> None:
    """A role was revoked: what the person may no longer answer for goes to the next one."""
    grants = await roles.grants_of(session, person)
    for asked in await queries.asked_of(session, person.id):
        if not await _may_answer(session, grants, asked.lead_id):
            await _hand_on(session, asked, AssignmentState.WITHDRAWN)
    for lead_id in await queries.held_by(session, person.id):
        if not await _may_answer(session, grants, lead_id):
            await reopen(session, lead_id, AssignmentState.WITHDRAWN)


async def reopen(session: AsyncSession, lead_id: int, state: AssignmentState) -> None:
    """Take the lead from who holds it, whose part ends as *state*, and ask the next one."""
    lead = await queries.locked(session, lead_id)
    if lead is None:
        return
    await let_go(session, lead, state)
    await session.flush()
    await ask_next(session, lead)


async def let_go(session: AsyncSession, lead: Lead, state: AssignmentState) -> None:
    """End the holder's part, if somebody holds the lead."""
    for each in await queries.assignments(session, lead.id):
        if each.state is AssignmentState.ACCEPTED:
            each.state, each.answered_at = state, clock.now()
    lead.holder_id, lead.accepted_at, lead.custody = None, None, Custody.UNANSWERED


async def _may_answer(session: AsyncSession, grants: Sequence[Grant], lead_id: int) -> bool:
    lead = await session.get_one(Lead, lead_id)
    branches = await queries.branches_of(session, lead)
    return any(access.may(grants, Action.LEAD_ANSWER, branch) for branch in branches)


async def _wait_longer(session: AsyncSession, asked: Assignment) -> None:
    """The question could not be sent yet: silence is not his."""
    answer_by = asked.answer_by = clock.now() + _answer_time()
    await due.plan(session, _due_key(asked), "lead.unanswered", asked.id, answer_by)
    lead = await queries.locked(session, asked.lead_id)
    if lead is not None:
        await showing.show(session, lead)


async def _hand_on(session: AsyncSession, asked: Assignment, state: AssignmentState) -> None:
    lead = await queries.locked(session, asked.lead_id)
    await session.refresh(asked)
    if (
        lead is None
        or lead.custody is not Custody.ASKED
        or asked.state is not AssignmentState.ASKED
    ):
        return
    await close_asking(session, lead, state)
    audit.note(session, action=f"lead.{state}", subject=f"lead:{lead.id}", person=asked.person_id)
    await ask_next(session, lead)


async def _ask(session: AsyncSession, lead: Lead, chosen: Candidate, *, number: int) -> None:
    now = clock.now()
    asked = Assignment(
        lead_id=lead.id,
        person_id=chosen.person_id,
        number=number,
        step=chosen.step,
        state=AssignmentState.ASKED,
        plan=1,
        ask_at=now,
        asked_at=now,
        answer_by=now + _answer_time(),
    )
    lead.custody = Custody.ASKED
    if lead.stage is Stage.CONFIRMED:
        lead.stage = Stage.ASSIGNED
    session.add(asked)
    await session.flush()
    await due.plan(session, _due_key(asked), "lead.unanswered", asked.id, now + _answer_time())
    audit.note(
        session,
        action="lead.asked",
        subject=f"lead:{lead.id}",
        person=chosen.person_id,
        step=chosen.step,
    )


async def _nobody_left(session: AsyncSession, lead: Lead) -> None:
    lead.custody = Custody.UNANSWERED
    audit.note(session, action="lead.unanswered", subject=f"lead:{lead.id}")
    branch = await queries.branch(session, lead.branch_code)
    id_ = f"lead-{lead.id}-{lead.revision}"  # a lead may be opened again
    await alarms.raise_alarm(session, id_, "lead_unanswered", number=lead.id, branch=branch.name)


async def _choose(session: AsyncSession, lead: Lead, asked: set[int]) -> Candidate | None:
    """Look step by step: who is on duty mostly answers, and nobody else need be looked up."""
    branch, *home = await queries.branches_of(session, lead)
    for step in STEPS:
        people = [each for each in await _at(session, step, branch, home) if each.id not in asked]
        load = await queries.loads(session, [each.id for each in people]) if people else {}
        candidates = [Candidate(each.id, step, load[each.id]) for each in people]
        chosen = assignment.next_to_ask(candidates, asked)
        if chosen is not None:
            return chosen
    return None


async def _at(
    session: AsyncSession, step: Step, branch: Branch, home: list[Branch]
) -> Sequence[Person]:
    """Return who may be asked at a step; *home* is the reporting group's branch, if another."""
    match step:
        case Step.ON_DUTY:
            return await queries.on_duty(session, branch.code, clock.now())
        case Step.BRANCH_HEAD:
            return await queries.holding_role(session, Role.BRANCH_HEAD, branch.code)
        case Step.STATE:
            return await queries.holding_role(session, Role.COORDINATOR, branch.state)
        case Step.HQ:
            return await queries.holding_role(session, Role.COORDINATOR, COUNTRY)
        case _:
            return [
                person
                for other in home
                for person in (
                    *await queries.on_duty(session, other.code, clock.now()),
                    *await queries.holding_role(session, Role.BRANCH_HEAD, other.code),
                )
            ]


def _answer_time() -> timedelta:
    return timedelta(minutes=rules.number("leads", "answer_within_minutes"))


def _due_key(asked: Assignment) -> str:
    return f"lead:{asked.lead_id}:unanswered:{asked.number}"
