"""Count how far a round is and show it to its author: one card, edited every few seconds."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import Broadcast, BroadcastRound
from db.models.messaging import LetterState
from db.models.people import Person
from db.queries import broadcast_sending as sending
from db.queries import broadcasts as queries
from services import clock, texts
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.broadcasts import progress_cards, rounds
from services.messaging.broadcasts.checking import pace
from services.messaging.broadcasts.fields import AREA
from services.messaging.broadcasts.progress_cards import Progress
from services.messaging.broadcasts.shown import letters_each
from services.messaging.outbox import Message

MEASURED_SECONDS = 30  # over which the pace is taken
FAILED = (LetterState.REFUSED, LetterState.STALE, LetterState.UNKNOWN)


async def show(
    session: AsyncSession,
    row: Broadcast,
    round_: BroadcastRound,
    now: datetime,
    *,
    quiet_until: datetime | None = None,
    force: bool = False,
) -> None:
    """Show it to the author, unless that was done a moment ago; *force*: in any case."""
    every = timedelta(seconds=rules.number(AREA, "progress_seconds"))
    if not force and row.told_at is not None and timedelta(0) <= now - row.told_at < every:
        return
    row.told_at = now
    seen = await count(session, row, round_, now, quiet_until)
    author = await author_of(session, row)
    text, buttons = progress_cards.progress(author.language or texts.DEFAULT, seen)
    key = f"broadcast:{row.id}:progress:{row.round}:{row.state}:{now.timestamp():.3f}"
    card = rounds.progress_card(row)
    await outbox.post(session, key, author.telegram_id, Message(text, buttons), card=card)


async def count(
    session: AsyncSession,
    row: Broadcast,
    round_: BroadcastRound,
    now: datetime,
    quiet_until: datetime | None = None,
) -> Progress:
    """Return how far a round is."""
    per_second = await pace(session) / letters_each(row)
    if row.training:
        sent, whole = await sending.count_practised(session, row.id)
        states: dict[LetterState | None, int] = {}
    else:
        states = await sending.outcomes(session, row.id, round_.number)
        sent = states.get(LetterState.SENT, 0) + states.get(LetterState.SUPERSEDED, 0)
        whole = sum(states.values())
        per_second = await _measured(session, row, round_, now) or per_second
    failed = sum(states.get(state, 0) for state in FAILED)
    left = max(0, whole - sent - failed) / max(per_second, 0.1)
    return Progress(
        row=row, kind=round_.kind, whole=whole, sent=sent, failed=failed, left=int(left),
        quiet_until=quiet_until, unknown=states.get(LetterState.UNKNOWN, 0),
        acks=await queries.count_acks(session, row.id) if row.wants_ack else 0,
    )  # fmt: skip


async def tell_author(session: AsyncSession, row: Broadcast, key: str) -> None:
    """Write to the author what happened without anybody's pressing."""
    await _tell(session, row, await author_of(session, row), key, number=row.id)


async def tell_who_answers(session: AsyncSession, row: Broadcast, refusal: Refusal) -> None:
    """Write to the author, and to who approved it, why it does not go."""
    for number in filter(None, (row.created_by_id, row.approved_by_id)):
        person = await session.get_one(Person, number)
        await _tell(session, row, person, refusal.key, **refusal.values)


async def _tell(
    session: AsyncSession, row: Broadcast, person: Person, key: str, **values: object
) -> None:
    said = texts.say(person.language or texts.DEFAULT, key, **values)
    fact = f"broadcast:{row.id}:{row.round}:{key}:{person.id}:{clock.now().timestamp():.0f}"
    await outbox.post(session, fact, person.telegram_id, Message(said))


async def author_of(session: AsyncSession, row: Broadcast) -> Person:
    """Return who wrote it."""
    return await session.get_one(Person, row.created_by_id)


async def _measured(
    session: AsyncSession, row: Broadcast, round_: BroadcastRound, now: datetime
) -> float | None:
    """Return the letters a second of the last half minute; None before it can be told."""
    since = now - timedelta(seconds=MEASURED_SECONDS)
    started = max(filter(None, (round_.started_at, row.starts_at)))
    if started > since:
        return None
    cards = await rounds.told_cards(session, row)
    sent = await sending.ended_since(session, cards, LetterState.SENT, since)
    return sent / MEASURED_SECONDS or None
