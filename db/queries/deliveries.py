"""The courier's questions: which letters go next, and what became of them.

All are cheap with 50,000 waiting. Conditions on the state are written out, not bound: partial
indexes serve only what is literally their condition.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.base import Moment
from db.models.messaging import Attachment, Card, Lease, Letter, LetterState

_UNSYNCHRONISED = {"synchronize_session": False}
_WAITING = text("letters.state = 'waiting'")
_SENDING = text("letters.state = 'sending'")
STALE_AT_ONCE = 1000  # so that no sweep holds the database long

# Questions of every round are built once: building costs more than asking.
_now = bindparam("now", type_=Moment())
_ids: BindParameter[Any] = bindparam("ids", expanding=True)


def _is_due(letter: type[Letter]) -> ColumnElement[bool]:
    return or_(letter.not_before.is_(None), letter.not_before <= _now)


def _in_time(letter: type[Letter]) -> ColumnElement[bool]:
    return or_(letter.expires_at.is_(None), letter.expires_at > _now)


def _holds_its_place(letter: type[Letter]) -> ColumnElement[bool]:
    """It is due, or was tried before: then the chat's later letters wait for it."""
    return and_(or_(_is_due(letter), letter.attempts > 0), _in_time(letter))


_COLUMNS = (
    Letter.id,
    Letter.key,
    Letter.chat_id,
    Letter.method,
    Letter.payload,
    Letter.card,
    Letter.attachment_id,
    Letter.attempts,
    Letter.not_before,
)


class Waiting(Protocol):
    """What the courier needs to know of a letter; rows of the questions below."""

    id: int
    key: str
    chat_id: int
    method: str
    payload: dict[str, Any]
    card: str | None
    attachment_id: int | None
    attempts: int
    not_before: datetime | None


def _heads() -> Select[Any]:
    """The oldest waiting letter of the chat of each of the first that may go.

    The inner question walks along the index of lanes and stops at the limit; only for what it
    found is the chat's oldest looked up.
    """
    ahead = aliased(Letter, name="ahead")
    oldest = (
        select(ahead.id)
        .where(
            ahead.chat_id == Letter.chat_id,
            text("ahead.state = 'waiting'"),
            _holds_its_place(ahead),
        )
        .order_by(ahead.id)
        .limit(1)
        .scalar_subquery()
    )
    first = (
        select(Letter.lane, Letter.id, oldest.label("head"))
        .where(
            _WAITING,
            _is_due(Letter),
            _in_time(Letter),
            Letter.chat_id.not_in(bindparam("leave", expanding=True)),
        )
        .order_by(Letter.lane, Letter.id)
        .limit(bindparam("most"))
        .subquery("first")
    )
    head = aliased(Letter, name="head")
    columns = [getattr(head, column.key) for column in _COLUMNS]
    return select(*columns).join(first, first.c.head == head.id).order_by(first.c.lane, first.c.id)


_HEADS = _heads()
_OF_CARDS = (
    select(*_COLUMNS)
    .where(
        _WAITING,
        Letter.chat_id.in_(bindparam("chats", expanding=True)),
        Letter.card.in_(bindparam("cards", expanding=True)),
        _holds_its_place(Letter),
    )
    .order_by(Letter.id)
)
_CLAIM = (
    update(Letter)
    .where(
        Letter.id.in_(_ids),
        _WAITING,
        exists().where(Lease.name == bindparam("lease"), Lease.holder == bindparam("holder")),
    )
    .values(state=LetterState.SENDING, courier=bindparam("holder"), attempts=Letter.attempts + 1)
    .returning(Letter.id)
    .execution_options(**_UNSYNCHRONISED)
)
_SETTLE = (
    update(Letter)
    .where(
        Letter.id == bindparam("letter_id"),
        Letter.courier == bindparam("holder"),
        Letter.state == bindparam("state"),
    )
    .values(
        state=bindparam("new_state"),
        cause=bindparam("new_cause"),
        courier=bindparam("new_courier"),
        not_before=bindparam("new_not_before"),
        ended_at=bindparam("new_ended_at"),
        message_id=bindparam("new_message_id"),
    )
    .returning(Letter.id)
    .execution_options(**_UNSYNCHRONISED)
)
_STALE = (
    update(Letter)
    .where(
        Letter.id.in_(
            select(Letter.id).where(_WAITING, Letter.expires_at <= _now).limit(STALE_AT_ONCE)
        )
    )
    .values(state=LetterState.STALE, ended_at=_now, cause="expired")
    .returning(Letter.id)
    .execution_options(**_UNSYNCHRONISED)
)


async def heads(
    session: AsyncSession, now: datetime, leave: Collection[int], most: int
) -> Sequence[Waiting]:
    """Return, for the first *most* letters that may go, the oldest waiting one of their chat.

    By lane, then age; a chat with several appears as often. Chats in *leave* are left out.
    """
    values = {"now": now, "leave": list(leave), "most": most}
    rows: Sequence[Any] = (await session.execute(_HEADS, values)).all()
    return rows


async def of_cards(
    session: AsyncSession, cards: Collection[tuple[int, str]], now: datetime
) -> Sequence[Waiting]:
    """Return the waiting letters of these cards (chat, name), oldest first."""
    chats = list({chat_id for chat_id, _ in cards})
    values = {"now": now, "chats": chats, "cards": list({name for _, name in cards})}
    rows: Sequence[Any] = (await session.execute(_OF_CARDS, values)).all()
    return [row for row in rows if (row.chat_id, row.card) in cards]


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
    values = {"ids": list(ids), "holder": courier, "lease": lease}
    return set(await session.scalars(_CLAIM, values))


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
    return len((await session.scalars(_STALE, {"now": now})).all())


async def settle(
    session: AsyncSession,
    letter_id: int,
    holder: str,
    state: LetterState,
    columns: dict[str, object],
) -> bool:
    """Write what became of a letter, if *holder* still has it and it is in that *state*."""
    values: dict[str, object] = {f"new_{name}": value for name, value in columns.items()}
    values |= {"letter_id": letter_id, "holder": holder, "state": state}
    return await session.scalar(_SETTLE, values) is not None


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
        delete(Card)
        .where(Card.chat_id == chat_id, Card.name == name)
        .execution_options(**_UNSYNCHRONISED)
    )
