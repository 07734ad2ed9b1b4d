"""Questions of a broadcast that goes out: whose turn it is, what waits, what is taken back.

Its letters are joined by their keys. Conditions on a letter's state are written out, as the
partial indexes need them.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import BroadcastRecipient
from db.models.messaging import Card, Letter, LetterState
from db.models.workers import Worker

BULK = 3  # services.messaging.outbox.Lane
_WAITING = text("letters.state = 'waiting'")
_SENDING = text("letters.state = 'sending'")
_OPEN = text("broadcast_recipients.posted_at IS NULL AND broadcast_recipients.cause IS NULL")
_KEPT = text("letters.payload <> '{}'")  # the index of what was said
_UNSYNCHRONISED = {"synchronize_session": False}

States = Collection[str | None]


async def next_open(
    session: AsyncSession, number: int, round_: int, *, leave: States, limit: int
) -> Sequence[BroadcastRecipient]:
    """Return who is next, but those of states in *leave*."""
    rows = await session.scalars(
        select(BroadcastRecipient)
        .where(_OPEN, *_of(number, round_), ~_in_states(leave))
        .order_by(BroadcastRecipient.id)
        .limit(limit)
    )
    return rows.all()


async def open_states(session: AsyncSession, number: int, round_: int) -> set[str | None]:
    """Return the states of those who have not had their turn."""
    rows = await session.scalars(
        select(BroadcastRecipient.state).where(_OPEN, *_of(number, round_)).distinct()
    )
    return set(rows)


async def mark_posted(
    session: AsyncSession, ids: Collection[int], beginning: str | None, now: datetime
) -> None:
    """Note that they had their turn; with *beginning*, that their letter bears it and the id."""
    values: dict[str, object] = {"posted_at": now}
    if beginning is not None:
        values["key"] = beginning + cast(BroadcastRecipient.id, String)
    await session.execute(
        update(BroadcastRecipient)
        .where(BroadcastRecipient.id.in_(ids))
        .values(**values)
        .execution_options(**_UNSYNCHRONISED)
    )


async def leave_silenced(
    session: AsyncSession, ids: Collection[int], cause: str
) -> Collection[int]:
    """Of recipients take out whom nothing is sent any more since he was counted; return them."""
    silenced = select(Worker.person_id).where(
        Worker.silenced_at.is_not(None), Worker.person_id.is_not(None)
    )
    gone = await session.scalars(
        update(BroadcastRecipient)
        .where(BroadcastRecipient.id.in_(ids), BroadcastRecipient.person_id.in_(silenced))
        .values(cause=cause)
        .returning(BroadcastRecipient.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return set(gone)


async def count_waiting(session: AsyncSession, cards: Collection[str]) -> int:
    """Return how many letters of these cards wait for the courier."""
    query = select(func.count()).select_from(Letter).where(*_bulk(cards), _WAITING)
    return await session.scalar(query) or 0


async def count_sending(session: AsyncSession, cards: Collection[str]) -> int:
    """Return how many of them are being sent at this moment."""
    query = select(func.count()).select_from(Letter).where(*_bulk(cards), _SENDING)
    return await session.scalar(query) or 0


async def withdraw(
    session: AsyncSession, cards: Collection[str], only: States | None = None
) -> int:
    """Take waiting letters out of the outbox, so that they can be posted again later.

    With *only*, those of people of these states. What a courier claims just now is left to it.
    """
    waiting = select(Letter.id).where(*_bulk(cards), _WAITING)
    if only is not None:
        theirs = select(BroadcastRecipient.id).where(
            BroadcastRecipient.key == Letter.key, _in_states(only)
        )
        waiting = waiting.where(theirs.exists())
    free = waiting.with_for_update(skip_locked=True)
    keys = list(
        await session.scalars(
            delete(Letter)
            .where(Letter.id.in_(free))
            .returning(Letter.key)
            .execution_options(**_UNSYNCHRONISED)
        )
    )
    if keys:
        await session.execute(
            update(BroadcastRecipient)
            .where(BroadcastRecipient.key.in_(keys))
            .values(key=None, posted_at=None)
            .execution_options(**_UNSYNCHRONISED)
        )
        await _drop_places(session, keys)
    return len(keys)


async def make_stale(
    session: AsyncSession, cards: Collection[str], now: datetime, cause: str
) -> int:
    """End the waiting letters of these cards for good, in one statement; return how many."""
    free = select(Letter.id).where(*_bulk(cards), _WAITING).with_for_update(skip_locked=True)
    keys = list(
        await session.scalars(
            update(Letter)
            .where(Letter.id.in_(free))
            .values(state=LetterState.STALE, ended_at=now, cause=cause)
            .returning(Letter.key)
            .execution_options(**_UNSYNCHRONISED)
        )
    )
    if keys:
        await _drop_places(session, keys)
    return len(keys)


async def outcomes(
    session: AsyncSession, number: int, round_: int
) -> dict[LetterState | None, int]:
    """Return how many recipients' letters are in each state; None: not posted, but could be."""
    rows = await session.execute(
        select(Letter.state, func.count())
        .select_from(BroadcastRecipient)
        .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
        .where(*_of(number, round_), BroadcastRecipient.cause.is_(None))
        .group_by(Letter.state)
    )
    return {row[0]: row[1] for row in rows}


async def count_practised(session: AsyncSession, number: int) -> tuple[int, int]:
    """Return, of a training, how many had their turn, and how many there are."""
    row = await session.execute(
        select(func.count(BroadcastRecipient.posted_at), func.count()).where(
            *_of(number, 1), BroadcastRecipient.cause.is_(None)
        )
    )
    done, whole = row.one()
    return done, whole


async def ended_since(
    session: AsyncSession, cards: Collection[str], state: LetterState, since: datetime
) -> int:
    """Return how many letters of these cards ended in that state since a moment."""
    query = (
        select(func.count())
        .select_from(Letter)
        .where(_KEPT, Letter.ended_at >= since, Letter.card.in_(cards), Letter.state == state)
    )
    return await session.scalar(query) or 0


async def cards_standing(
    session: AsyncSession, chats: Collection[int], cards: Collection[str]
) -> Sequence[tuple[int, str]]:
    """Return chat and name of these cards where they stand."""
    rows = await session.execute(
        select(Card.chat_id, Card.name).where(Card.chat_id.in_(chats), Card.name.in_(cards))
    )
    return [(row[0], row[1]) for row in rows]


async def taken_back(session: AsyncSession, number: int) -> dict[int, LetterState]:
    """Return by chat what became of the newest letter that recalls a broadcast there."""
    rows = await session.execute(
        select(BroadcastRecipient.chat_id, Letter.state)
        .join(Letter, Letter.key == BroadcastRecipient.key)
        .where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.key.startswith("broadcast.recall:", autoescape=True),
        )
        .order_by(BroadcastRecipient.round)
    )
    return {row[0]: row[1] for row in rows}


async def places_of(
    session: AsyncSession, keys: Collection[str], since: datetime
) -> Sequence[tuple[int, int]]:
    """Return chat and message of the letters of these keys that arrived since a moment."""
    rows = await session.execute(
        select(Letter.chat_id, Letter.message_id).where(
            Letter.key.in_(keys),
            Letter.state == LetterState.SENT,
            Letter.message_id.is_not(None),
            Letter.ended_at > since,
        )
    )
    return [(chat_id, number) for chat_id, number in rows if number is not None]


async def _drop_places(session: AsyncSession, keys: Collection[str]) -> None:
    """The places behind letters that do not go do not go either."""
    await session.execute(
        delete(Letter)
        .where(Letter.key.in_([f"{key}:place" for key in keys]), _WAITING)
        .execution_options(**_UNSYNCHRONISED)
    )


def _of(number: int, round_: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == round_)


def _bulk(cards: Collection[str]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (Letter.lane == BULK, Letter.card.in_(cards))


def _in_states(states: States) -> ColumnElement[bool]:
    named = [state for state in states if state is not None]
    found = func.coalesce(BroadcastRecipient.state, "").in_(
        [*named, *([""] if None in states else [])]
    )
    return or_(found)
