"""Wording trials as they run: who was shown which text, looks at the sizes fixed before, the end.

Rules and figures stand in services/screening/invitations/trial_rules.py. Who is shown a text
counts, whether or not it is read; attended is who came to a screening within the trial's days.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.screening import TrialLook, TrialPerson
from db.models.workers import Worker
from db.queries import trials as queries
from db.queries.inserting import insert_new
from services import access, clock
from services.access import Action
from services.people import roles
from services.people.asked import Asked, post
from services.records import audit
from services.screening.invitations import trial_cards, trial_rules
from services.screening.invitations.trial_cards import Report
from services.screening.invitations.trial_rules import Arm, Trial

DAILY = "screening.trials"


def at() -> time:
    """Return when trials are looked at: before the letters of the day."""
    return time(6)


async def show(session: AsyncSession, text: str, worker: Worker, shown_at: datetime) -> str | None:
    """Return which variant of a text the worker is shown, and keep that he was; None: no trial."""
    trial = trial_rules.on_text(text)
    if trial is None:
        return None
    ended = await queries.stopped(session, trial.name)
    if ended is not None:
        return trial_rules.winner(trial, ended.stopped_for or "", _finding(trial, ended))
    variant = trial_rules.variant_for(trial, worker.id)
    await insert_new(
        session, TrialPerson, trial=trial.name, worker_id=worker.id, variant=variant,
        shown_at=shown_at,
    )  # fmt: skip
    return variant


async def look_at_all(session: AsyncSession, _subject: int = 0) -> None:
    """Take the looks that are due, of every trial that runs."""
    for trial in trial_rules.every():
        while await look(session, trial):
            pass


async def look(session: AsyncSession, trial: Trial) -> bool:
    """Take the next look at a trial, if its persons have had all their days; whether one was."""
    taken = await queries.looks(session, trial.name)
    if len(taken) >= trial.looks or (taken and taken[-1].stopped_for):
        return False
    number = len(taken) + 1
    size = trial.size_at(number)
    settled = clock.now() - timedelta(days=trial.within_days)
    last = await queries.shown_last(session, trial.name, size)
    if last is None or last > settled:
        return False
    counted = await queries.counted(session, trial.name, size, trial.within_days)
    arms = [Arm(variant, *counted.get(variant, (0, 0))) for variant in trial.variants]
    finding = trial_rules.compare(arms[0], arms[1])
    reason = trial_rules.stops_for(trial, number, finding)
    session.add(
        TrialLook(
            trial=trial.name, look=number, at=clock.now(),
            persons=[f"{arm.variant} {arm.persons}/{arm.attended}" for arm in arms],
            z=Decimal(str(round(finding.z, 4))),
            boundary=Decimal(str(round(trial.boundary_at(number), 4))), stopped_for=reason,
        )
    )  # fmt: skip
    await session.flush()
    audit.note(
        session, action="trial.looked", subject=f"trial:{trial.name}", look=number,
        stopped_for=reason,
    )  # fmt: skip
    return True


async def show_report(session: AsyncSession, actor: Person, asked: Asked, name: str) -> None:
    """Show the trials, or one of them.

    Raises:
        Refusal: it is not the actor's task.
    """
    access.require(await roles.grants_of(session, actor), Action.SCREENING_PLAN)
    found = await reports(session, name)
    await post(session, asked, "trial", trial_cards.reports(asked.language, found))


async def reports(session: AsyncSession, name: str = "") -> list[Report]:
    """Return what is known of the trials: sizes now, and the figures of the last look."""
    found = []
    for trial in trial_rules.every():
        if name and trial.name != name:
            continue
        sizes = await queries.sizes(session, trial.name)
        looks = await queries.looks(session, trial.name)
        finding = _finding(trial, looks[-1]) if looks else None
        found.append(Report(trial, sizes, looks, finding))
    return found


def _finding(trial: Trial, taken: TrialLook) -> trial_rules.Finding:
    counts = dict(line.rsplit(" ", 1) for line in taken.persons)
    arms = []
    for variant in trial.variants:
        persons, _, attended = counts[variant].partition("/")
        arms.append(Arm(variant, int(persons), int(attended)))
    return trial_rules.compare(arms[0], arms[1])
