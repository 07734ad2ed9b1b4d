"""The courier's questions: which letters go next, and what became of them.

All are cheap with 50,000 waiting. Conditions on the state are written out, not bound: partial
indexes serve only what is literally their condition.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, text, tuple_, update
from sqlalchemy import delete as sql_delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models.messaging import Attachment, Card, Lease, Letter, LetterState

_WAITING = text("letters.state = 'waiting'")
_SENDING = text("letters.state = 'sending'")
_AHEAD_WAITING = text("ahead.state = 'waiting'")
_UNSYNCHRONISED = {"synchronize_session": False}
STALE_AT_ONCE = 1000  # so that no sweep holds the database long


def _holds_its_place(letter: type[Letter], now: datetime) -> ColumnElement[bool]:
    """It is due, or was tried before: then the chat's later letters wait for it."""
    return and_(
        or_(letter.not_before.is_(None), letter.not_before <= now, letter.attempts > 0),
        or_(letter.expires_at.is_(None), letter.expires_at > now),
    )


async def heads(
    session: AsyncSession, now: datetime, leave: Collection[int], limit: int
) -> list[int]:
    """Return, for the first *limit* letters that may go, the oldest waiting one of their chat.

    By lane, then age; a chat with several appears as often. Chats in *leave* are left out.
    """
    ahead = aliased(Letter, name="ahead")
    oldest = (
        select(ahead.id)
        .where(ahead.chat_id == Letter.chat_id, _AHEAD_WAITING, _holds_its_place(ahead, now))
        .order_by(ahead.id)
        .limit(1)
        .scalar_subquery()
    )
    found = await session.scalars(
        select(oldest)
        .where(
            _WAITING,
            or_(Letter.not_before.is_(None), Letter.not_before <= now),
            or_(Letter.expires_at.is_(None), Letter.expires_at > now),
            Letter.chat_id.not_in(leave),
        )
        .order_by(Letter.lane, Letter.id)
        .limit(limit)
    )
    return list(found)


async def letters(session: AsyncSession, ids: Iterable[int]) -> Sequence[Letter]:
    """Return the letters, oldest first."""
    found = await session.scalars(select(Letter).where(Letter.id.in_(ids)).order_by(Letter.id))
    return found.all()


async def of_cards(
    session: AsyncSession, cards: Collection[tuple[int, str]], now: datetime
) -> Sequence[Letter]:
    """Return the waiting letters of these cards (chat, name), oldest first."""
    found = await session.scalars(
        select(Letter)
        .where(
            _WAITING,
            Letter.chat_id.in_({chat_id for chat_id, _ in cards}),
            Letter.card.in_({name for _, name in cards}),
            _holds_its_place(Letter, now),
        )
        .order_by(Letter.id)
    )
    return [letter for letter in found if (letter.chat_id, letter.card) in cards]


async def shown(
    session: AsyncSession, cards: Collection[tuple[int, str]]
) -> dict[tuple[int, str], Card]:
    """Return where these cards stand, by chat and name; those never sent are missing."""
    rows = await session.scalars(select(Card).where(tuple_(Card.chat_id, Card.name).in_(cards)))
    return {(card.chat_id, card.name): card for card in rows}


async def attachments(session: AsyncSession, ids: Collection[int]) -> dict[int, Attachment]:
    """Return attachments with their bytes, by id."""
    rows = await session.scalars(select(Attachment).where(Attachment.id.in_(ids)))
    return {row.id: row for row in rows}


async def claim(session: AsyncSession, ids: Collection[int], courier: str, lease: str) -> set[int]:
    """Take waiting letters for the courier that holds the lease; return those it got."""
    holds = exists().where(Lease.name == lease, Lease.holder == courier)
    taken = await session.scalars(
        update(Letter)
        .where(Letter.id.in_(ids), _WAITING, holds)
        .values(state=LetterState.SENDING, courier=courier, attempts=Letter.attempts + 1)
        .returning(Letter.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return set(taken)


async def end_waiting(
    session: AsyncSession, ids: Collection[int], state: LetterState, now: datetime, cause: str
) -> None:
    """End letters that were not sent, because another says it or nothing is left to do."""
    await session.execute(
        update(Letter)
        .where(Letter.id.in_(ids), _WAITING)
        .values(state=state, ended_at=now, cause=cause)
        .execution_options(**_UNSYNCHRONISED)
    )


async def drop_stale(session: AsyncSession, now: datetime) -> int:
    """End waiting letters whose time is over; return how many."""
    over = select(Letter.id).where(_WAITING, Letter.expires_at <= now).limit(STALE_AT_ONCE)
    ended = await session.scalars(
        update(Letter)
        .where(Letter.id.in_(over))
        .values(state=LetterState.STALE, ended_at=now, cause="expired")
        .returning(Letter.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return len(ended.all())


async def settle(
    session: AsyncSession,
    letter_id: int,
    courier: str,
    states: Collection[LetterState],
    values: dict[str, Any],
) -> bool:
    """Write what became of a letter, if it is still this courier's and in one of *states*."""
    changed = await session.scalars(
        update(Letter)
        .where(Letter.id == letter_id, Letter.courier == courier, Letter.state.in_(states))
        .values(**values)
        .returning(Letter.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return changed.first() is not None


async def abandoned(session: AsyncSession, courier: str) -> Sequence[Letter]:
    """Return the letters that other couriers were sending when they ended, oldest first."""
    found = await session.scalars(
        select(Letter).where(_SENDING, Letter.courier != courier).order_by(Letter.id)
    )
    return found.all()


async def put_back(session: AsyncSession, courier: str, keep: Collection[int]) -> None:
    """Let a courier's letters wait again, but for those in *keep*."""
    await session.execute(
        update(Letter)
        .where(_SENDING, Letter.courier == courier, Letter.id.not_in(keep))
        .values(state=LetterState.WAITING, courier=None)
        .execution_options(**_UNSYNCHRONISED)
    )


async def keep_card(session: AsyncSession, card: Card) -> None:
    """Note in which message a card stands."""
    sqlite_here = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Card) if sqlite_here else postgresql.insert(Card)
    place = {"message_id": card.message_id, "method": card.method}
    await session.execute(
        insert.values(chat_id=card.chat_id, name=card.name, **place).on_conflict_do_update(
            index_elements=[Card.chat_id, Card.name], set_=place
        )
    )


async def drop_card(session: AsyncSession, chat_id: int, name: str) -> None:
    """Forget a card's message: it is gone."""
    await session.execute(
        sql_delete(Card)
        .where(Card.chat_id == chat_id, Card.name == name)
        .execution_options(**_UNSYNCHRONISED)
    )
