"""What a time at a clinic is booked for: a screening of a round, or the follow-up of a result."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import AppointmentKind
from db.models.workers import Worker
from db.queries import screening as queries
from services.errors import Refusal
from services.screening import standing
from services.screening.eligibility import Answer
from services.screening.rounds import AREA

ROUND = "r"  # as a button holds it; a follow-up is "f" and the result's number


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is booked, once at a time."""

    token: str  # as a button holds it
    kind: AppointmentKind
    subject: str
    until: date  # the last day that may be chosen
    checked: bool = True  # False: whether he may come cannot be told yet; staff look first


async def of(session: AsyncSession, worker: Worker, token: str) -> Purpose:
    """Return what a button's token means for this worker.

    Raises:
        Refusal: he may not come to the round, no round is open, or no follow-up is offered.
    """
    if token.startswith("f") and token[1:].isdigit():
        return await _follow_up(session, worker, int(token[1:]))
    round_ = standing.round_now()
    answer = (await standing.verdict(session, worker, round_)).answer
    if answer is Answer.NOT:
        raise Refusal("screening.not_eligible")
    ahead = timedelta(weeks=rules.number(AREA, "weeks_ahead"))
    until = min(standing.today() + ahead, round_.last_day)
    checked = answer is Answer.ELIGIBLE
    return Purpose(ROUND, AppointmentKind.SCREENING, round_.subject, until, checked)


def follow_up_subject(result_id: int) -> str:
    """Return what the follow-up of a result is booked for."""
    return f"follow_up:{result_id}"


async def _follow_up(session: AsyncSession, worker: Worker, number: int) -> Purpose:
    result = await queries.result_of_id(session, number)
    day = standing.today()
    until = result.follow_up_by if result and result.worker_id == worker.id else None
    if until is None or until < day:
        raise Refusal("screening.no_follow_up")
    return Purpose(
        f"f{number}",
        AppointmentKind.SCREENING_FOLLOW_UP,
        follow_up_subject(number),
        until,
    )


def token_of(subject: str) -> str:
    """Return what a button holds of what an appointment is booked for. Pure."""
    kind, _, number = subject.partition(":")
    return f"f{number}" if kind == "follow_up" else ROUND
