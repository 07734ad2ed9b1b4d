"""Decide who is asked to take a lead, and in which order; declines and silence count.

Step by step: on duty, branch head, state, headquarters, then the branch of the group that
reported. Within a step the least loaded comes first, and of equals whoever joined first. Who
said "leave" is not asked until his shift ends; "busy" counts as some leads more for some hours;
"far" puts him behind the others for that district; so does silence several times in a row.
Pure: no database, no clock. Numbers: config/rules/leads.yaml.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from db.models.assignments import AssignmentState, Step
from services.clock import LOCAL

STEPS = (Step.ON_DUTY, Step.BRANCH_HEAD, Step.STATE, Step.HQ, Step.GROUP)  # the order of asking


@dataclass(frozen=True, slots=True)
class Answer:
    """How somebody answered a question lately."""

    state: AssignmentState
    reason: str | None  # of a decline; "far" stands here only for the lead's own district
    at: datetime
    shift_ends_at: datetime | None  # of the shift he was in; None: of none


@dataclass(frozen=True, slots=True)
class Weights:
    """What answers mean for the choice."""

    busy: timedelta  # how long "busy" counts
    busy_leads: int  # as how many leads more
    silent_times: int  # so many questions in a row without an answer, and others come first


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked."""

    person_id: int
    step: Step
    load: int  # leads held or asked for, and what "busy" adds
    far: bool = False  # said lately that this district is too far
    silent: bool = False  # left the last questions unanswered
    away: bool = False  # said that he is on leave, and his shift has not ended


def candidate(
    person_id: int,
    step: Step,
    load: int,
    *,
    answers: Sequence[Answer],  # the newest first
    weights: Weights,
    now: datetime,
) -> Candidate:
    """Return the candidate, with what his answers mean."""
    declines = [each for each in answers if each.state is AssignmentState.DECLINED]
    busy = [each for each in declines if each.reason == "busy" and now - each.at < weights.busy]
    silent = takewhile(
        lambda each: each.state is AssignmentState.EXPIRED,
        (each for each in answers if each.reason != "far"),
    )
    return Candidate(
        person_id,
        step,
        load + len(busy) * weights.busy_leads,
        far=any(each.reason == "far" for each in declines),
        silent=len(list(silent)) >= weights.silent_times,
        away=any(each.reason == "leave" and _still_away(each, now) for each in declines),
    )


def in_order(candidates: Iterable[Candidate], most: int) -> list[Candidate]:
    """Return whom to ask, one after the other, at most *most* a step; nobody stands there twice."""
    plan: dict[int, Candidate] = {}
    here = [each for each in candidates if not each.away]
    for step in STEPS:
        free = (each for each in here if each.step is step and each.person_id not in plan)
        for each in sorted(free, key=_rank)[:most]:
            plan[each.person_id] = each
    return list(plan.values())


def _rank(one: Candidate) -> tuple[bool, bool, int, int]:
    return one.silent, one.far, one.load, one.person_id


def _still_away(answer: Answer, now: datetime) -> bool:
    """Until the end of the shift; outside a shift until the next day."""
    if answer.shift_ends_at is not None:
        return now < answer.shift_ends_at
    return answer.at.astimezone(LOCAL).date() == now.astimezone(LOCAL).date()
