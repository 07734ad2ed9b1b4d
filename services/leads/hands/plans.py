"""Freeze whom to ask for a lead, in which order and when: the plan that its card tells.

A frozen plan is not planned anew when the roster changes; at its turn each step is checked once
more (`may_be_asked`). Numbers: config/rules/leads.yaml.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import Assignment, AssignmentState, Step
from db.models.leads import Lead
from db.models.people import Person, Role
from db.queries import assignments as queries
from db.queries import leads
from services import clock
from services.access import COUNTRY
from services.leads.hands import assignment
from services.leads.hands.assignment import Answer, Candidate, Weights
from services.leads.parsing import Kind
from services.people import duties

ON_LEAVE = "leave"  # `reason` of a step that waits until nobody else is left


async def freeze(
    session: AsyncSession, lead: Lead, *, without: Collection[int] = ()
) -> list[Assignment]:
    """Add a new plan to the lead, which is locked; return its steps, the first to ask first.

    *without* are people whom this plan passes over, because they just gave the lead up.
    """
    now = clock.now()
    people, away = await _people(session, lead, now)
    here = [each for each in people if each[1].id not in without]
    last = [each for each in away if each[1].id not in without]
    most = int(rules.number("leads", "most_asked_a_step"))
    chosen = assignment.in_order(await _candidates(session, lead, here, now), most)
    known = {each.person_id for each in chosen}
    chosen += [each for each in _on_leave(last, most) if each.person_id not in known]
    number = await queries.last_number(session, lead.id) if lead.plan else 0
    lead.plan += 1
    steps = [
        {
            "lead_id": lead.id,
            "person_id": each.person_id,
            "plan": lead.plan,
            "number": number + place,
            "step": each.step,
            "state": AssignmentState.PLANNED,
            "reason": ON_LEAVE if each.away else None,
            "ask_at": now + (place - 1) * answer_time(),
        }
        for place, each in enumerate(chosen, start=1)
    ]
    with session.no_autoflush:  # the lead is written once, with what comes of its plan
        return await queries.add(session, steps)


async def may_be_asked(session: AsyncSession, lead: Lead) -> tuple[set[int], set[int]]:
    """Return who may be asked for the lead at this moment: reachable and with the right.

    First those who are there, then who is on leave and may be asked if nobody else is left.
    """
    people, away = await _people(session, lead, clock.now())
    return {person.id for _, person in people}, {person.id for _, person in away}


def answer_time() -> timedelta:
    """Return how long one person is waited for."""
    return timedelta(minutes=rules.number("leads", "answer_within_minutes"))


def longest_rest() -> timedelta:
    """Return after how long at most a lead that nobody has is asked for again."""
    rests = ("ask_again_after_minutes", "place_wait_minutes")
    return timedelta(minutes=max(rules.number("leads", each) for each in rests))


async def next_plan_at(session: AsyncSession, lead: Lead) -> datetime:
    """Return when others are asked for a lead that nobody took: as soon as somebody's duty begins.

    Whoever comes at eight need not wait for the hour of a plan that ran out at half past seven.
    """
    now = clock.now()
    latest = now + timedelta(minutes=rules.number("leads", "ask_again_after_minutes"))
    begins = [
        span[0]
        for branch in await leads.branches_of(session, lead)
        for person, span in await duties.present(session, branch.code, now, latest)
        if span[0] > now and duties.reached(person)
    ]
    return min(begins, default=latest)


def again_key(lead: Lead) -> str:
    """Return the key of the due row that freezes a new plan; each plan has a row of its own.

    A ticker may have the former one in its hands and wait for the lead, which we hold.
    """
    return f"lead:{lead.id}:ask_again:{lead.plan}"


async def _candidates(
    session: AsyncSession, lead: Lead, people: list[tuple[Step, Person]], now: datetime
) -> list[Candidate]:
    if lead.kind == Kind.MIDDLEMAN:  # a matter for the branch head, not for who is on duty
        people = [each for each in people if each[0] is not Step.ON_DUTY] or people
    ids = list({person.id for _, person in people})
    if not ids:
        return []
    load = await leads.loads(session, ids)
    answers = await _answers(session, ids, lead, now)
    weights = Weights(
        busy=timedelta(hours=rules.number("leads", "busy_hours")),
        busy_leads=int(rules.number("leads", "busy_leads")),
        silent_times=int(rules.number("leads", "silent_times")),
    )
    return [
        assignment.candidate(
            person.id, step, load[person.id],
            answers=answers[person.id], weights=weights, now=now,
        )
        for step, person in people
    ]  # fmt: skip


async def _answers(
    session: AsyncSession, ids: Collection[int], lead: Lead, now: datetime
) -> dict[int, list[Answer]]:
    """Return the answers of each, the newest first."""
    found: dict[int, list[Answer]] = defaultdict(list)
    rows = await queries.answers(
        session,
        ids,
        lead,
        since=now - timedelta(hours=rules.number("leads", "silent_hours")),
        far_since=now - timedelta(days=rules.number("leads", "far_days")),
    )
    for person_id, state, reason, at, shift_ends_at in rows:
        found[person_id].append(Answer(state, reason, at, shift_ends_at))
    return found


def _on_leave(away: list[tuple[Step, Person]], most: int) -> list[Candidate]:
    """Return heads and coordinators on leave: they are asked if nobody else is left."""
    found = [Candidate(person.id, step, 0) for step, person in away]
    return [replace(each, away=True) for each in assignment.in_order(found, most)]


async def _people(
    session: AsyncSession, lead: Lead, now: datetime
) -> tuple[list[tuple[Step, Person]], list[tuple[Step, Person]]]:
    """Return who may be asked, and why, and who might if he were not on leave.

    Who serves in two ways stands there twice.
    """
    branch, *home = await leads.branches_of(session, lead)
    people = [(Step.ON_DUTY, each) for each in await leads.on_duty(session, branch.code, now)]
    for other in home:  # the reporting group's branch, if it is another
        people += [(Step.GROUP, each) for each in await leads.on_duty(session, other.code, now)]
    steps = {
        (Role.BRANCH_HEAD, branch.code): Step.BRANCH_HEAD,
        (Role.COORDINATOR, branch.state): Step.STATE,
        (Role.COORDINATOR, COUNTRY): Step.HQ,
        **{(Role.BRANCH_HEAD, other.code): Step.GROUP for other in home},
    }
    today = now.astimezone(clock.LOCAL).date()
    heads = [branch.code, *(other.code for other in home)]
    rows = await queries.chiefs(session, heads, (branch.state, COUNTRY), today)
    chiefs = [(steps[role, scope], person, away) for role, scope, person, away in rows]
    people += [(step, person) for step, person, away in chiefs if not away]
    return people, [(step, person) for step, person, away in chiefs if away]
