"""Whom a wave takes: workers known to Prihatin who may come, each checked by the round's rules."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.screening import Wave
from db.models.workers import Purpose, Worker
from db.queries import waves as queries
from db.queries.waves import Fit
from services import clock
from services.screening import eligibility, standing
from services.screening.eligibility import Answer
from services.screening.rounds import Round
from services.workers import consents

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a wave would reach if it started now."""

    by_chat: int
    by_phone: int  # no chat: on the phone list at once
    unsure: int  # the age is not known
    not_agreed: int  # to invitations


async def count(session: AsyncSession, wave: Wave, round_: Round) -> Reach:
    """Count whom the wave would reach; nothing is changed. Each is checked once more when taken."""
    fit = _fit(round_)
    by_chat, by_phone = await queries.reach(session, wave, fit)
    return Reach(
        by_chat,
        by_phone,
        unsure=await queries.unsure(session, wave, fit.screened_before),
        not_agreed=await queries.not_agreed(session, wave, fit),
    )


async def take(session: AsyncSession, wave: Wave, round_: Round, limit: int) -> list[Worker]:
    """Return so many workers whom the wave may take now, by id."""
    taken: list[Worker] = []
    after, fit = 0, _fit(round_)
    while len(taken) < limit:
        found = await queries.candidates(session, wave, fit, after, _BATCH)
        if not found:
            break
        after = found[-1].id
        for worker in found:
            if len(taken) < limit and await may_come(session, worker, round_):
                taken.append(worker)
    return taken


async def may_come(session: AsyncSession, worker: Worker, round_: Round) -> bool:
    """Whether the worker is certainly eligible; whoever is not certain may ask by himself."""
    verdict = await standing.verdict(session, worker, round_)
    return verdict.answer is Answer.ELIGIBLE


def _fit(round_: Round) -> Fit:
    today = standing.today()
    month = today.year * 12 + today.month - 1
    again = eligibility.months_before(today, round_.again_after_months) + timedelta(days=1)
    return Fit(
        born_from=eligibility.years_before(today, round_.oldest + 1) + timedelta(days=1),
        born_until=eligibility.years_before(today, round_.youngest),
        paid_since=month - round_.active_within_months,
        screened_before=datetime.combine(again, time(), clock.LOCAL),
        consent=consents.counts_from(Purpose.SCREENING),
    )
