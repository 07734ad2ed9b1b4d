"""A round of letters begins: after a window in which it can still be stopped without a trace."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import (
    RECALLING,
    TELLING,
    Broadcast,
    BroadcastRound,
    BroadcastState,
    RoundKind,
)
from db.models.people import Person
from db.queries import broadcasts as queries
from services import clock, texts
from services.errors import Refusal
from services.messaging import due, outbox
from services.messaging.broadcasts import cards, counting
from services.messaging.broadcasts.fields import AREA
from services.messaging.broadcasts.shown import card_of
from services.messaging.outbox import Message

FEED = "broadcast.feed"  # kind of the due row


async def start(
    session: AsyncSession, row: Broadcast, kind: RoundKind, by: Person, *, reason: str | None = None
) -> BroadcastRound:
    """Begin the broadcast's next round; a recall at once, what tells people after the window."""
    now = clock.now()
    if kind is not RoundKind.SEND:
        row.round += 1
    row.state, row.told_at = BroadcastState.STARTING, None
    row.starts_at = now + window(kind)
    made = BroadcastRound(
        broadcast_id=row.id, number=row.round, kind=kind, by_id=by.id, reason=reason,
        asked_at=now, started_at=None, ended_at=None,
    )  # fmt: skip
    session.add(made)
    await session.flush()
    await due.plan(session, due_key(row.id), FEED, row.id, row.starts_at)
    return made


def window(kind: RoundKind) -> timedelta:
    """Return how long a round can still be stopped before it begins."""
    return timedelta(seconds=0 if kind in RECALLING else rules.number(AREA, "abort_seconds"))


async def verify(session: AsyncSession, row: Broadcast) -> None:
    """Compare what is about to go with what was counted, and approved.

    Raises:
        Refusal: it is not the same.
    """
    frozen = await queries.frozen(session, row.id, counting.SILENCED)
    same = row.content_hash == counting.content_hash(
        row
    ) and row.audience_hash == counting.audience_hash(frozen)
    if row.needs_approval:
        same = same and row.approved_content == row.content_hash
        same = same and row.approved_audience == row.audience_hash
    if not same:
        raise Refusal("broadcast.changed", number=row.id)


async def show_start(session: AsyncSession, row: Broadcast, author: Person) -> None:
    """Show the author that it is about to go, with the button that stops it."""
    count = counting.tally(await queries.counted(session, row.id, row.round)).sendable
    seconds = int(rules.number(AREA, "abort_seconds"))
    language = author.language or texts.DEFAULT
    text, buttons = cards.starting(language, row, count, seconds)
    await outbox.post(
        session, f"broadcast:{row.id}:starting:{row.round}", author.telegram_id,
        Message(text, buttons), card=progress_card(row),
    )  # fmt: skip


async def kinds(session: AsyncSession, number: int) -> dict[int, RoundKind]:
    """Return the kind of each round."""
    return {each.number: each.kind for each in await queries.rounds(session, number)}


async def told_cards(session: AsyncSession, row: Broadcast) -> list[str]:
    """Return the names of the cards that tell people of it, in whatever round."""
    every = await kinds(session, row.id)
    return [card_of(row.id, number) for number, kind in every.items() if kind in TELLING]


def progress_card(row: Broadcast) -> str:
    """Return the name of the card that shows a round's progress to the author."""
    return f"broadcast:{row.id}:progress:{row.round}"


def due_key(number: int) -> str:
    """Return the key of the one due row that feeds a broadcast."""
    return f"broadcast:{number}:feed"
