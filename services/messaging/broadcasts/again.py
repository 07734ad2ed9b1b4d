"""Write again to those who matter: the silent, the unknown, who can be reached at last."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import ENDED, TELLING, Broadcast, BroadcastState, RoundKind
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries import broadcast_reach as reach
from db.queries import broadcasts as queries
from db.queries.broadcast_reach import Causes
from services import clock
from services.errors import Refusal
from services.messaging.broadcasts import checking, outcomes, progress, rounds
from services.messaging.broadcasts.counting import BLOCKED, GROUP_LEFT, NEVER_OPENED
from services.messaging.broadcasts.fields import AREA
from services.messaging.letters import FORGOTTEN
from services.people.asked import Asked, answer
from services.records import audit

REACHABLE_LATER = Causes(
    not_sent=(BLOCKED, NEVER_OPENED, GROUP_LEFT),
    gone=tuple(outcomes.BY_WORDS),
    given_up=FORGOTTEN,
)


async def chase(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Remind those who got it and have not acknowledged it, and only those.

    Raises:
        Refusal: nothing is asked of them, all have acknowledged, or it was done a moment ago.
    """
    row = await ended(session, actor, number)
    if not row.wants_ack:
        raise Refusal("broadcast.no_acks_wanted", number=number)
    await _refuse_soon(session, row)
    count = await after.choose_silent(session, row, row.round + 1)
    if not count:
        raise Refusal("broadcast.all_acknowledged", number=number)
    await _start(session, row, RoundKind.CHASE, actor, asked, count=count)


async def resend(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send it again to those of whom nobody knows whether it arrived; they may get it twice.

    Raises:
        Refusal: of all is known whether it arrived.
    """
    row = await ended(session, actor, number)
    count = await after.choose_unknown(session, row, row.round + 1)
    if not count:
        raise Refusal("broadcast.none_unknown", number=number)
    await _start(session, row, RoundKind.RESEND, actor, asked, count=count)


async def retry(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send it to those whom it did not reach and who can be reached by now.

    Raises:
        Refusal: there are none.
    """
    row = await ended(session, actor, number)
    count = await reach.choose_reachable(session, row, row.round + 1, REACHABLE_LATER)
    if not count:
        raise Refusal("broadcast.none_reachable", number=number)
    await _start(session, row, RoundKind.RESEND, actor, asked, count=count, why="retry")


async def _start(
    session: AsyncSession,
    row: Broadcast,
    kind: RoundKind,
    actor: Person,
    asked: Asked,
    *,
    count: int,
    why: str | None = None,
) -> None:
    await rounds.start(session, row, kind, actor)
    audit.note(
        session, action=f"broadcast.{why or kind}", actor=actor.id, subject=f"broadcast:{row.id}",
        round=row.round, recipients=count,
    )  # fmt: skip
    await answer(session, asked, f"broadcast.again.{why or kind}", count=count, number=row.id)
    await rounds.show_start(session, row, await progress.author_of(session, row))


async def ended(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    """Return a broadcast to the actor's area that went out, is still true, and not recalled."""
    row = await checking.visible(session, actor, number)
    if (why := await refusal(session, row)) is not None:
        raise why
    await checking.refuse_elsewhere(session, actor, row)
    return row


async def refusal(session: AsyncSession, row: Broadcast) -> Refusal | None:
    """Return why nobody is written to again; None: they may be."""
    if row.state is BroadcastState.RECALLED:
        return Refusal("broadcast.was_recalled", number=row.id)
    if row.state not in ENDED or row.training:
        return Refusal("broadcast.not_ended", number=row.id)
    if row.expires_at is None or row.expires_at <= clock.now():
        return Refusal("broadcast.over", number=row.id)
    every = await queries.rounds(session, row.id)
    if any(each.kind not in TELLING for each in every):
        return Refusal("broadcast.was_recalled", number=row.id)
    return None


async def _refuse_soon(session: AsyncSession, row: Broadcast) -> None:
    last = (await queries.rounds(session, row.id))[-1]
    minutes = int(rules.number(AREA, "chase_minutes"))
    since = last.ended_at or last.asked_at
    if clock.now() - since < timedelta(minutes=minutes):
        raise Refusal("broadcast.chased_already", minutes=minutes, at=since)
