"""What a card and a story tell of the plan: who is next, how each one answered, which branches.

Pure. The moments of asking that were planned are shifted as time goes: who is asked now has
until `answer_by`, and those after him follow from there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from db.models.assignments import AssignmentState, Step
from db.models.leads import Ball, Custody, Lead, Stage
from services import texts
from services.leads.parsing import Kind

SHOWN = 3  # next steps on a card; the rest is counted
_BEFORE_CONTACT = (Stage.CONFIRMED, Stage.ASSIGNED)
_ON_LEAVE = "leave"
_UNTOLD = (AssignmentState.PLANNED, AssignmentState.WITHDRAWN)  # of who was never asked


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a plan, with the name of who is in it."""

    step: Step
    name: str
    state: AssignmentState
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    reason: str | None = None  # of a decline; "leave" also of who is on leave by the roster


@dataclass(frozen=True, slots=True)
class Near:
    """A branch near the place of the accident."""

    town: str
    code: str
    km: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to come if nobody accepts, and which branches might have had the lead."""

    answer_by: datetime | None = None  # of the one who is asked now
    each: timedelta = timedelta()  # how long each one is waited for
    next: tuple[Turn, ...] = ()  # who is asked then, in this order
    again_at: datetime | None = None  # when a new plan begins; nobody of the last one accepted
    near: tuple[Near, ...] = ()  # the nearest first; empty where no place is known


def upcoming(outlook: Outlook | None, language: str) -> list[Markup]:
    """Return the line that tells what happens if nobody accepts; none where it is settled."""
    if outlook is None:
        return []
    if outlook.again_at is not None:
        return [texts.say(language, "plan.again", time=outlook.again_at)]
    if outlook.answer_by is None:
        return []
    by = texts.clock_time(language, outlook.answer_by)
    if not outlook.next:
        return [texts.say(language, "plan.last", time=by)]
    turns = [_who(each, language) for each in outlook.next[:SHOWN]]
    for place in range(1, len(turns)):
        at = texts.clock_time(language, outlook.answer_by + place * outlook.each)
        turns[place] = texts.say(language, "plan.then", time=at, who=turns[place])
    if more := len(outlook.next) - len(turns):
        turns.append(texts.say(language, "plan.more", count=more))
    return [texts.say(language, "plan.next", time=by, turns=Markup("; ").join(turns))]


def outcomes(turns: Iterable[Turn], language: str) -> list[Markup]:
    """Return a line for each one who was asked, or was not when his turn came, and how it ended."""
    return [
        texts.say(
            language,
            "plan.outcome",
            time=each.asked_at or each.answered_at,
            who=_who(each, language),
            what=_what(each, language),
        )
        for each in turns
        if each.asked_at is not None or each.state not in _UNTOLD
    ]


def rough(lead: Lead, language: str) -> list[Markup]:
    """Say that the place of a lead that goes on is known roughly only, by its town or district."""
    if lead.custody is Custody.ENDED or not is_rough(lead):
        return []
    return [texts.say(language, "plan.place_rough")]


def is_rough(lead: Lead) -> bool:
    """Whether a lead's point stands for a town or district: no distance is measured from it."""
    return lead.latitude is not None and lead.distance_km is None


def branches(outlook: Outlook | None, lead: Lead, language: str) -> list[Markup]:
    """Return why this branch, and the nearest ones with their distance; for private chats."""
    told = [texts.say(language, f"plan.branch_because.{lead.branch_reason}")]
    if outlook is not None and outlook.near:
        near = "; ".join(f"{each.town} ({each.code}) {each.km:.0f} km" for each in outlook.near)
        key = "branches_near" if lead.distance_km is not None else "branches_near_middle"
        told.append(texts.say(language, f"plan.{key}", near=near))
    return told


def todo(lead: Lead, language: str) -> Markup:
    """Return what is to be done next on a lead, by its stage and whose turn it is."""
    if lead.ball is not Ball.US:
        return texts.say(language, f"plan.todo_with.{lead.ball}")
    stage = Stage.ACCEPTED if lead.stage in _BEFORE_CONTACT else lead.stage
    if lead.kind == Kind.MIDDLEMAN and stage is Stage.ACCEPTED:
        return texts.say(language, "plan.todo_middleman")
    return texts.say(language, f"plan.todo.{stage}")


def _who(turn: Turn, language: str) -> Markup:
    why = texts.say(language, f"lead.step.{turn.step}")
    if turn.state is AssignmentState.PLANNED and turn.reason == _ON_LEAVE:
        return texts.say(language, "plan.who_on_leave", name=turn.name, why=why)
    return texts.say(language, "plan.who", name=turn.name, why=why)


def _what(turn: Turn, language: str) -> Markup:
    if turn.state is AssignmentState.DECLINED and turn.reason:
        reason = texts.say(language, f"lead.reason.{turn.reason}")
        return texts.say(language, "plan.declined_because", reason=reason)
    if turn.state is AssignmentState.OFF_DUTY and turn.reason == _ON_LEAVE:
        return texts.say(language, "plan.on_leave")
    return texts.say(language, f"plan.state.{turn.state}")
