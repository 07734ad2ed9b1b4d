"""Bind a Telegram account to a worker: one account for each worker, one worker for each account.

By a code the officer stands for the person, so a changed account takes the place of the old one.
By contact it never does. Nothing is sent before the worker agrees (services/workers/agreeing.py).
"""

from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Role
from db.models.workers import BoundBy, Purpose, SilenceWhy, Worker
from db.queries import workers as queries
from services import clock, texts
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import cards, menus, roles
from services.records import audit
from services.workers import consents, silencing


class Outcome(StrEnum):
    """What came of it."""

    BOUND = "bound"
    ALREADY = "already"  # this account, this worker
    ACCOUNT_TAKEN = "account_taken"  # the account is another worker's
    OTHER_ACCOUNT = "other_account"  # the worker has another account
    DEAD = "dead"


async def bind(
    session: AsyncSession, worker: Worker, actor: Person, how: BoundBy, *, by: int | None = None
) -> Outcome:
    """Bind *actor*'s account to the worker, if it may be; *by* is the officer who gave the code."""
    locked = await queries.locked(session, worker.id) or worker
    mine = await queries.of_person(session, actor.id)
    if mine is not None:
        return Outcome.ALREADY if mine.id == locked.id else Outcome.ACCOUNT_TAKEN
    if await queries.silence(session, locked.id, SilenceWhy.DEATH) is not None:
        return Outcome.DEAD
    former = await queries.person_of(session, locked)
    if former is not None and how is BoundBy.CONTACT:
        return Outcome.OTHER_ACCOUNT
    if former is not None:
        await _take_leave(session, locked, former, by)
    instead_of = former.id if former else None
    if not await queries.bind(session, locked, actor.id, how, clock.now(), instead_of=instead_of):
        return Outcome.OTHER_ACCOUNT
    await _let_in(session, locked, actor, how, by)
    return Outcome.BOUND


async def _let_in(
    session: AsyncSession, worker: Worker, actor: Person, how: BoundBy, by: int | None
) -> None:
    await roles.give(session, actor, Role.WORKER, worker.branch_code, by=by)
    await session.flush()
    if not await consents.has(session, worker, Purpose.SERVICE):
        await silencing.begin(session, worker, SilenceWhy.NO_CONSENT, by=None)
    audit.note(
        session, action="worker.bound", actor=actor.id, subject=f"worker:{worker.id}",
        how=how.value, by=by,
    )  # fmt: skip
    await menus.post_for(session, actor)


async def _take_leave(
    session: AsyncSession, worker: Worker, former: Person, by: int | None
) -> None:
    """Take the worker's role from an account that was bound before, and say so there."""
    await silencing.drop_letters(session, worker)
    for grant in await roles.grants_of(session, former):
        if grant.role is Role.WORKER:
            grant.revoked_at, grant.revoked_by_id = clock.now(), by
    await session.flush()
    audit.note(
        session, action="worker.account_changed", actor=by, subject=f"worker:{worker.id}",
        former=former.id,
    )  # fmt: skip
    await menus.post_for(session, former)
    language = former.language or texts.DEFAULT
    await outbox.post(
        session, f"left:worker:{worker.id}:{former.id}:{clock.now():%Y%m%d%H%M%S}",
        former.telegram_id,
        Message(
            texts.say(language, "enrol.account_changed"), ((cards.officer_button(language),),)
        ),
    )  # fmt: skip
