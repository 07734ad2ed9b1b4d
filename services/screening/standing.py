"""What is known of a worker for a round, and whether he may come."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.registry import Extract
from db.models.screening import Screening
from db.models.workers import SilenceWhy, Worker
from db.queries import registry_records as registry
from db.queries import screening as queries
from db.queries import workers
from services import clock
from services.errors import Refusal
from services.registry.checks import records
from services.registry.checks.facts import Insured
from services.screening import eligibility, rounds
from services.screening.eligibility import Facts, Verdict
from services.screening.rounds import Round
from services.workers import finding, lock

WOMAN = "F"
_STALE_DAYS = 45  # an extract so old does not hold the last month that was paid


async def worker_of(session: AsyncSession, actor: Person) -> Worker:
    """Return the worker who speaks.

    Raises:
        Refusal: the account is bound to no worker; it says how to come in. Nothing is sent to
            the worker: he has died, or does not agree to be served here. Or the chat is locked.
    """
    worker = await finding.of_person(session, actor)
    if worker is None:
        raise Refusal("screening.not_bound")
    if worker.silenced_at is not None:
        died = await workers.silence(session, worker.id, SilenceWhy.DEATH)
        raise Refusal("worker.closed" if died else "screening.consent_first")
    await lock.require_open(session, actor)
    return worker


def today() -> date:
    """Return the Malaysian day."""
    return clock.now().astimezone(clock.LOCAL).date()


def round_now() -> Round:
    """Return the round that is open.

    Raises:
        Refusal: none is.
    """
    found = rounds.current(today())
    if found is None:
        raise Refusal("screening.no_round")
    return found


async def verdict(session: AsyncSession, worker: Worker, round_: Round) -> Verdict:
    """Return whether the worker may be screened in the round, and why."""
    return eligibility.assess(await facts(session, worker), round_, today())


async def facts(session: AsyncSession, worker: Worker) -> Facts:
    """Return what worker and registry tell; what they do not tell stays unknown."""
    insured = await records.person(session, worker.insured)
    came = await queries.screened_on(session, worker.id)
    sex = worker.sex or (insured.sex if insured else None)
    return Facts(
        born=worker.born or (insured.born if insured else None),
        woman=None if sex is None else sex == WOMAN,
        paid=await _paid_months(session, insured),
        state=worker.state,
        screened_on=came.astimezone(clock.LOCAL).date() if came else None,
    )


async def place(session: AsyncSession, worker: Worker, round_: Round) -> Screening:
    """Return the worker's place in a round."""
    return await queries.place(session, round_.number, worker.id, clock.now())


async def _paid_months(session: AsyncSession, insured: Insured | None) -> frozenset[int] | None:
    """Return the months with a contribution; None: the extract has none, or is too old to tell."""
    current = (await registry.standing(session)).get(Extract.CONTRIBUTIONS)
    if insured is None or insured.spans is None or current is None:
        return None
    if clock.now() - current.as_of > timedelta(days=_STALE_DAYS):
        return None
    return frozenset(month for span in insured.spans for month in range(span.first, span.last + 1))
