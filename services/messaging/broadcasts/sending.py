"""Feed a broadcast into the outbox, a few seconds of letters ahead, one tick after the other.

A tick is one transaction: who had his turn and his letter are written together, and the letter's
key is the recipient's, so that a process killed anywhere leaves nobody twice and nobody out. A
letter of unknown fate is never posted again by itself; many of them pause the broadcast.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import (
    TELLING,
    Broadcast,
    BroadcastRecipient,
    BroadcastRound,
    BroadcastState,
    RoundKind,
)
from db.models.messaging import LetterState
from db.queries import broadcast_programmes as programmes
from db.queries import broadcast_sending as sending
from db.queries import broadcasts as queries
from services import clock, texts
from services.errors import Refusal
from services.messaging import due, outbox
from services.messaging.broadcasts import (
    letter_cards,
    progress,
    quiet,
    recalling,
    rounds,
    shown,
    stopping,
    typed,
)
from services.messaging.broadcasts.checking import pace, refuse_lost_right
from services.messaging.broadcasts.counting import SILENCED
from services.messaging.broadcasts.fields import AREA
from services.messaging.outbox import Lane, Message
from services.places import states
from services.records import audit, installation

EVERY_SECONDS = 1  # between two ticks
AHEAD_OF_QUIET = timedelta(seconds=5)  # so that what is on its way arrives before
_STATES: tuple[str | None, ...] = (*states.NAMES, None)

log = structlog.get_logger()


async def feed(session: AsyncSession, number: int) -> None:
    """Do one tick; the due kind "broadcast.feed"."""
    row = await queries.locked(session, number)
    if row is None or row.state not in (BroadcastState.STARTING, BroadcastState.SENDING):
        return
    now = clock.now()
    round_ = await queries.round_of(session, row.id, row.round)
    if round_ is None:
        raise RuntimeError(f"broadcast {number} has no round {row.round}")
    if row.state is BroadcastState.STARTING and not await _begin(session, row, round_, now):
        return
    if round_.kind in TELLING and row.expires_at is not None and row.expires_at <= now:
        await stopping.end(session, row, BroadcastState.EXPIRED)
        return
    await _tick(session, row, round_, now)


async def _begin(
    session: AsyncSession, row: Broadcast, round_: BroadcastRound, now: datetime
) -> bool:
    """Begin to send where the window is over; return whether it goes on now."""
    if row.starts_at is not None and row.starts_at > now:
        row.starts_at = min(row.starts_at, now + rounds.window(round_.kind))  # a clock put back
        await _again(session, row, row.starts_at)
        return False
    if round_.kind not in TELLING and not await recalling.gather(session, row):
        await _again(session, row, now + timedelta(seconds=EVERY_SECONDS))
        return False
    try:
        await rounds.verify(session, row)
        if round_.kind in TELLING:
            later = round_.kind is not RoundKind.SEND
            await refuse_lost_right(session, row, round_.by_id if later else None)
    except Refusal as refusal:
        log.error("broadcast.not_begun", broadcast=row.id, reason=refusal.key)
        await stopping.end(session, row, BroadcastState.CANCELLED)
        await progress.tell_who_answers(session, row, refusal)
        return False
    row.state, round_.started_at = BroadcastState.SENDING, now
    audit.note(session, action="broadcast.started", subject=f"broadcast:{row.id}", round=row.round)
    if row.training:
        author = await progress.author_of(session, row)
        await shown.post_all(session, row, author.telegram_id, f"training{row.id}")
    return True


async def _tick(
    session: AsyncSession, row: Broadcast, round_: BroadcastRound, now: datetime
) -> None:
    cards = await _cards(session, row, round_)
    left_in_peace = _quiet_states(row, round_, now)
    if left_in_peace:
        await sending.withdraw(session, cards, only=left_in_peace)
    waiting = await sending.count_waiting(session, cards)
    room = int(rules.number(AREA, "ahead_letters")) // shown.letters_each(row) - waiting
    batch = []
    if room > 0 and len(left_in_peace) < len(_STATES):
        room = min(room, int(await pace(session))) if row.training else room
        batch = await _next(session, row, left_in_peace, room)
        await _post(session, row, round_, batch, now)
    if await _is_out_of_reach(session, row, round_):
        await stopping.pause_itself(session, row)
        return
    if batch or waiting or await sending.count_sending(session, cards):
        await _again(session, row, now + timedelta(seconds=EVERY_SECONDS))
        await progress.show(session, row, round_, now)
        return
    open_ = await sending.open_states(session, row.id, row.round)
    if open_:
        until = min(quiet.ends(now + AHEAD_OF_QUIET, state) for state in open_)
        await _again(session, row, until)
        await progress.show(session, row, round_, now, quiet_until=until, force=True)
        return
    recalls = round_.kind not in TELLING
    await stopping.end(session, row, BroadcastState.RECALLED if recalls else BroadcastState.DONE)


async def _next(
    session: AsyncSession, row: Broadcast, leave: Collection[str | None], limit: int
) -> list[BroadcastRecipient]:
    """Return whose turn it is; asked in each tick, as people die or withdraw in a quiet night."""
    found = await sending.next_open(session, row.id, row.round, leave=leave, limit=limit)
    ids = [each.id for each in found]
    gone = set(await sending.leave_silenced(session, ids, SILENCED))
    if typed.invites(row.audience) and row.counted_at is not None:
        gone |= set(await programmes.leave_withdrawn(session, ids, SILENCED, row.counted_at))
    return [each for each in found if each.id not in gone]


async def _post(
    session: AsyncSession,
    row: Broadcast,
    round_: BroadcastRound,
    batch: list[BroadcastRecipient],
    now: datetime,
) -> None:
    if not batch:
        return
    ids = [each.id for each in batch]
    if row.training:  # nobody gets a letter; the database would refuse its key
        await sending.mark_posted(session, ids, None, now)
        return
    beginning = shown.key_of(row, round_.kind)
    async with outbox.gathered(session):
        if round_.kind in TELLING:
            bot = await installation.bot_username(session)
            letters = {
                language: letter_cards.arrives(row, language, bot, kind=round_.kind)
                for language in texts.LANGUAGES
            }
            for each in batch:
                await _tell(session, row, each, beginning, letters)
        else:
            await recalling.post_batch(session, row, round_, batch, beginning)
    await sending.mark_posted(session, ids, beginning, now)


async def _tell(
    session: AsyncSession,
    row: Broadcast,
    each: BroadcastRecipient,
    beginning: str,
    letters: dict[str, Message],
) -> None:
    await shown.post(
        session, row, f"{beginning}{each.id}", each.chat_id, letters[each.language],
        lane=Lane.BULK, card=shown.card_of(row.id, row.round),
    )  # fmt: skip


def _quiet_states(row: Broadcast, round_: BroadcastRound, now: datetime) -> frozenset[str | None]:
    """Return the states whose people are left in peace now; a recall disturbs nobody."""
    if row.urgent_reason is not None or row.training or round_.kind not in TELLING:
        return frozenset()
    moments = (now, now + AHEAD_OF_QUIET)
    return frozenset(
        state for state in _STATES if any(quiet.is_quiet(moment, state) for moment in moments)
    )


async def _cards(session: AsyncSession, row: Broadcast, round_: BroadcastRound) -> list[str]:
    """Return the names of the cards that this round's letters show."""
    if round_.kind in TELLING:
        return [shown.card_of(row.id, row.round)]
    return await rounds.told_cards(session, row)


async def _is_out_of_reach(session: AsyncSession, row: Broadcast, round_: BroadcastRound) -> bool:
    """Whether so many letters ended unknown since the last word that Telegram must be out."""
    if row.training or round_.kind not in TELLING:
        return False
    since = max(filter(None, (round_.started_at, row.starts_at)))
    cards = [shown.card_of(row.id, row.round)]
    unknown = await sending.ended_since(session, cards, LetterState.UNKNOWN, since)
    return unknown >= rules.number(AREA, "unknown_pauses_after")


async def _again(session: AsyncSession, row: Broadcast, at: datetime) -> None:
    await due.plan(session, rounds.due_key(row.id), rounds.FEED, row.id, at)
