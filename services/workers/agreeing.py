"""Ask a worker to agree, purpose by purpose, and take the answers, with a receipt for each.

Without the service nothing is sent, so nothing else is asked: an officer goes on by telephone.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Branch
from db.models.workers import Purpose, SilenceWhy, Worker
from db.queries import bookings
from db.queries import workers as queries
from services import access
from services.access import Action
from services.errors import Refusal
from services.people import roles
from services.people.asked import Asked, post
from services.records import audit
from services.workers import consent_cards, consents, ending, lock, silencing, telling


async def mine(session: AsyncSession, actor: Person) -> Worker:
    """Return the worker who speaks.

    Raises:
        Refusal: as `of_account`, or the chat is locked.
    """
    worker = await of_account(session, actor)
    await lock.require_open(session, actor)
    return worker


async def of_account(session: AsyncSession, actor: Person) -> Worker:
    """Return the worker to whom the account is bound, also while its chat is locked.

    Raises:
        Refusal: the account is bound to none, or the worker's death was reported.
    """
    access.require(await roles.grants_of(session, actor), Action.OWN_RECORD)
    worker = await queries.of_person(session, actor.id)
    if worker is None:
        raise Refusal(f"access.denied.{Action.OWN_RECORD}")
    if await queries.silence(session, worker.id, SilenceWhy.DEATH) is not None:
        raise Refusal("worker.closed")
    return worker


async def ask_next(session: AsyncSession, asked: Asked, worker: Worker) -> bool:
    """Ask the first question that is not answered yet; return whether there is one."""
    missing = await consents.missing(session, worker)
    if not missing:
        return False
    purpose = missing[0]
    branch = await session.get_one(Branch, worker.branch_code)
    text, buttons = consent_cards.question(
        asked.language, purpose, consents.version(purpose), branch.name
    )
    await post(session, asked, f"consent:{purpose}", text, buttons, prompt=True)
    return True


async def show(session: AsyncSession, actor: Person, asked: Asked) -> bool:
    """List the answers that stand; ask what is not answered; return whether something is asked."""
    worker = await mine(session, actor)
    standing = [each for each in await queries.consents(session, worker.id) if not each.ended_at]
    await post(session, asked, "consent.standing", consent_cards.standing(asked.language, standing))
    return await ask_next(session, asked, worker)


async def answer(
    session: AsyncSession, actor: Person, asked: Asked, purpose: Purpose | None, *, given: bool
) -> bool:
    """Take an answer, to the question that waits if *purpose* is None; ask the next one.

    Returns whether another answer is awaited.

    Raises:
        Refusal: the account is no worker's, or nothing is asked.
    """
    worker = await mine(session, actor)
    await bookings.lock_worker(session, worker)  # before his answers, as when he is served
    missing = await consents.missing(session, worker)
    wanted = purpose or next(iter(missing), None)
    if wanted is None:
        raise Refusal("consent.nothing_asked")
    if wanted is not Purpose.SERVICE and not await consents.has(session, worker, Purpose.SERVICE):
        raise Refusal("consent.service_first")
    # What was agreed to before is withdrawn, with all that follows.
    ended = None if given else await ending.withdraw(session, worker, [wanted], actor)
    consent = await consents.record(session, worker, wanted, given=given, by=actor)
    receipt = consent_cards.receipt(
        asked.language, consent, waited=ended is not None and ended.waited
    )
    await post(session, asked, f"consent.receipt:{consent.id}", receipt)
    if wanted is Purpose.SERVICE:
        await _serve(
            session, actor, worker, given=given, told=ended is not None and bool(ended.purposes)
        )
    if wanted is Purpose.SERVICE and not given:
        return False
    later = consent_cards.later(asked)
    if not await ask_next(session, later, worker):
        await post(session, later, "consent.done", consent_cards.done(asked.language))
        return False
    return True


async def _serve(
    session: AsyncSession, actor: Person, worker: Worker, *, given: bool, told: bool
) -> None:
    """Begin or end that the worker may be written to; *told*: officers have heard of it."""
    if given:
        ended = await silencing.end(session, worker, SilenceWhy.NO_CONSENT, by=actor)
        if ended is not None:
            audit.note(
                session, action="worker.served", actor=actor.id, subject=f"worker:{worker.id}"
            )
        return
    await silencing.begin(session, worker, SilenceWhy.NO_CONSENT, by=actor)
    if not told:
        await telling.refused(session, worker)
