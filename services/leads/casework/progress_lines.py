"""What a card tells of the way a lead goes: step, whose turn, what is due, papers, the clocks.

Pure. None of it is personal, so groups see it too. What is late is said plainly.
"""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.leads import Custody, Lead, Stage
from services import texts
from services.leads.casework import deadlines, stages
from services.leads.casework.papers import Count
from services.messaging.outbox import Button

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a lead has come."""

    now: datetime
    stage_at: datetime | None = None  # when the present step was noted
    papers: Count | None = None
    complete_at: datetime | None = None  # when the last needed paper came
    accepted_at: datetime | None = None  # when the lead was first accepted


def lines(lead: Lead, progress: Progress | None, language: str) -> list[Markup]:
    """Return the lines of the card; an ended lead tells only its payment."""
    if progress is None:
        return []
    if lead.custody is Custody.ENDED:
        return _paid(lead, language)
    return [
        *_stage(lead, progress, language),
        *_turn(lead, language),
        *_papers(lead, progress, language),
        *_first_action(lead, progress, language),
        *_first_payment(lead, progress, language),
    ]


def buttons(lead: Lead, progress: Progress | None, language: str) -> Rows:
    """Return the holder's buttons: first the step that usually comes next."""
    rows: list[tuple[Button, ...]] = []
    step = stages.sensible_next(lead.stage, lead.kind, lead.severity)
    if step is not None:
        label = texts.say(language, "lead.button.step", step=stage_name(step, language))
        rows.append((_press(label, f"step:{lead.id}.{step}"),))
    rows.append(
        (
            _press(texts.say(language, "lead.button.other_step"), f"steps:{lead.id}"),
            _press(texts.say(language, "lead.button.turn"), f"balls:{lead.id}"),
        )
    )
    if lead.kind != "middleman":
        rows.append((_press(_papers_label(progress, language), f"papers:{lead.id}"),))
    return tuple(rows)


def stage_name(stage: Stage, language: str) -> str:
    """Return a step's name."""
    return texts.plain(texts.say(language, f"lead.stage.{stage}"))


def stage_shown(lead: Lead, language: str) -> str:
    """Return how far a lead has come; nobody accepted one that is offered, or again offered."""
    held = lead.custody in (Custody.HELD, Custody.ENDED)
    if held or lead.stage in stages.STEPS:
        return stage_name(lead.stage, language)
    return texts.plain(texts.say(language, "lead.stage_shown.waiting"))


def waited(language: str, since: datetime, until: datetime) -> str:
    """Return how long it took: days and hours, below an hour minutes."""
    minutes = max(0, int((until - since).total_seconds() // 60))
    days, hours = divmod(minutes // 60, 24)
    if days:
        key = "lead.waited.days_hours"
    else:
        key = "lead.waited.hours" if hours else "lead.waited.minutes"
    return str(texts.say(language, key, days=days, hours=hours, minutes=minutes % 60))


def _stage(lead: Lead, progress: Progress, language: str) -> list[Markup]:
    if lead.stage not in stages.STEPS:
        return []
    name = stage_name(lead.stage, language)
    if progress.stage_at is None:
        return [texts.say(language, "lead.at_stage", stage=name)]
    return [texts.say(language, "lead.at_stage_since", stage=name, time=progress.stage_at)]


def _turn(lead: Lead, language: str) -> list[Markup]:
    if lead.custody is not Custody.HELD:
        return []
    whose = texts.say(language, f"lead.ball.{lead.ball}")
    told = [texts.say(language, "lead.turn", whose=whose, time=lead.ball_since)]
    if lead.next_step_by is not None:
        told.append(texts.say(language, "lead.next_step_by", time=lead.next_step_by))
    return told


def _papers(lead: Lead, progress: Progress, language: str) -> list[Markup]:
    if progress.papers is None or lead.custody is not Custody.HELD or lead.kind == "middleman":
        return []
    there, needed = progress.papers.there, progress.papers.needed
    if progress.complete_at is None or progress.accepted_at is None:
        return [texts.say(language, "lead.papers", there=there, needed=needed)]
    took = waited(language, progress.accepted_at, progress.complete_at)
    return [texts.say(language, "lead.papers_complete", needed=needed, took=took)]


def _first_action(lead: Lead, progress: Progress, language: str) -> list[Markup]:
    day = deadlines.action_day(lead.opened_at)
    if lead.first_action_at is not None:
        key = "lead.action_done_late" if _acted_late(lead, progress) else "lead.action_done"
        return [texts.say(language, key, time=lead.first_action_at, day=day)]
    if not deadlines.wants_action(lead):
        return []
    if deadlines.action_missed(lead, progress.now):
        return [texts.say(language, "lead.action_missed", day=day)]
    return [texts.say(language, "lead.action_by", day=day)] if _is_held(lead) else []


def _first_payment(lead: Lead, progress: Progress, language: str) -> list[Markup]:
    if lead.first_paid_at is not None:
        return _paid(lead, language)
    if not deadlines.wants_payment(lead):
        return []
    day = deadlines.payment_day(lead.opened_at)
    if deadlines.payment_missed(lead, progress.now):
        return [texts.say(language, "lead.payment_missed", day=day)]
    return [texts.say(language, "lead.payment_by", day=day)] if _is_held(lead) else []


def _paid(lead: Lead, language: str) -> list[Markup]:
    if lead.first_paid_at is None:
        return []
    late = deadlines.payment_missed(lead, lead.first_paid_at)
    key = "lead.payment_done_late" if late else "lead.payment_done"
    day = deadlines.payment_day(lead.opened_at)
    return [texts.say(language, key, time=lead.first_paid_at, day=day)]


def _acted_late(lead: Lead, progress: Progress) -> bool:
    return deadlines.action_missed(lead, progress.now)


def _is_held(lead: Lead) -> bool:
    return lead.custody is Custody.HELD


def _papers_label(progress: Progress | None, language: str) -> Markup:
    if progress is None or progress.papers is None:
        return texts.say(language, "lead.button.papers")
    count = progress.papers
    return texts.say(language, "lead.button.papers_count", there=count.there, needed=count.needed)


def _press(label: Markup, data: str) -> Button:
    return Button(texts.plain(label), press=data)
