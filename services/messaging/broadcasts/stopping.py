"""Pause, go on, stop: what waits in the outbox is taken back in the transaction of the press.

Only what is with Telegram at that very moment still arrives, at most as many as the courier has
under way (one second).
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import UNDER_WAY, Broadcast, BroadcastState
from db.models.people import Person
from db.queries import broadcast_sending as sending
from db.queries import broadcasts as queries
from services import clock
from services.errors import Refusal
from services.messaging import due
from services.messaging.broadcasts import checking, progress, rounds, settling
from services.people.asked import Asked, answer
from services.records import audit


async def pause(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send nothing more until somebody goes on.

    Raises:
        Refusal: no such broadcast for the actor, or it does not go out now.
    """
    row = await checking.visible(session, actor, number)
    if row.state is not BroadcastState.SENDING:
        raise Refusal("broadcast.not_sending", number=number)
    await _pause(session, row)
    _note(session, "broadcast.paused", actor, row)
    await answer(session, asked, "broadcast.paused", number=number)


async def resume(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Go on with those who have not had their turn.

    Raises:
        Refusal: no such broadcast for the actor, it is not paused, or not of his area any more.
    """
    row = await checking.visible(session, actor, number)
    if row.state is not BroadcastState.PAUSED:
        raise Refusal("broadcast.not_paused", number=number)
    await checking.refuse_elsewhere(session, actor, row)
    row.state, row.starts_at = BroadcastState.SENDING, clock.now()
    await due.plan(session, rounds.due_key(row.id), rounds.FEED, row.id, clock.now())
    _note(session, "broadcast.resumed", actor, row)
    await answer(session, asked, "broadcast.resumed", number=number)


async def stop(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send nothing more, for good; before the first letter it is as if it never was.

    Raises:
        Refusal: no such broadcast for the actor, or nothing is left to stop.
    """
    row = await checking.visible(session, actor, number)
    if row.state not in UNDER_WAY:
        raise Refusal("broadcast.nothing_to_stop", number=number)
    nothing_sent = row.state is BroadcastState.STARTING
    await end(session, row, BroadcastState.CANCELLED)
    _note(session, "broadcast.stopped", actor, row)
    key = "broadcast.aborted" if nothing_sent else "broadcast.stopped"
    await answer(session, asked, key, number=number)


async def end(session: AsyncSession, row: Broadcast, state: BroadcastState) -> None:
    """End the round under way; what waits becomes stale, and the author sees what came of it."""
    now = clock.now()
    round_ = await queries.round_of(session, row.id, row.round)
    cards = await rounds.told_cards(session, row)
    stale = await sending.make_stale(session, cards, now, str(state))
    row.state = state
    if round_ is None:
        return
    round_.ended_at = now
    await due.cancel(session, rounds.due_key(row.id))
    await settling.plan(session, row.id, now)
    await session.flush()
    seen = await progress.count(session, row, round_, now)
    audit.note(
        session, action="broadcast.ended", subject=f"broadcast:{row.id}", state=state,
        round=row.round, sent=seen.sent, failed=seen.failed, whole=seen.whole, stale=stale,
    )  # fmt: skip
    await progress.show(session, row, round_, now, force=True)


async def pause_itself(session: AsyncSession, row: Broadcast) -> None:
    """Pause because too many letters ended unknown; the author decides when to go on."""
    await _pause(session, row)
    audit.note(session, action="broadcast.paused_itself", subject=f"broadcast:{row.id}")
    await progress.tell_author(session, row, "broadcast.paused_itself")


async def _pause(session: AsyncSession, row: Broadcast) -> None:
    round_ = await queries.round_of(session, row.id, row.round)
    cards = await rounds.told_cards(session, row)
    await sending.withdraw(session, cards)
    row.state = BroadcastState.PAUSED
    await due.cancel(session, rounds.due_key(row.id))
    await session.flush()
    if round_ is not None:
        await progress.show(session, row, round_, clock.now(), force=True)


def _note(session: AsyncSession, action: str, actor: Person, row: Broadcast) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"broadcast:{row.id}", round=row.round
    )
