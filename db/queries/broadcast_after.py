"""Questions on what became of a broadcast: by recipient, who is silent, what can be recalled."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Select, and_, exists, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from db.models.broadcasts import (
    Broadcast,
    BroadcastAck,
    BroadcastRecipient,
    BroadcastRound,
    RoundKind,
)
from db.models.messaging import Card, Letter, LetterState
from db.models.people import Grant, Person, Role
from db.models.places import Group
from db.queries.broadcast_areas import Area, person_in, recipient_in

_PRESSED = aliased(BroadcastAck, name="pressed")
_LATER = aliased(BroadcastRecipient, name="later")
_LATER_LETTER = aliased(Letter, name="later_letter")


class Told(Protocol):
    """One recipient with what became of his letter."""

    chat_id: int
    name: str | None
    staff_number: str | None
    person_id: int | None
    cause: str | None  # why nothing was sent
    state: LetterState | None  # of the letter; None: none was posted
    why: str | None  # of a refusal, in Telegram's words
    sent_at: datetime | None
    acked_at: datetime | None
    again: bool  # a letter of a later round arrived
    inside: bool  # he belongs to the area that was asked for: he may be named


async def every(session: AsyncSession, number: int, area: Area = None) -> Sequence[Told]:
    """Return all recipients, in the order in which they had their turn."""
    query = _told(number, area).order_by(BroadcastRecipient.id)
    rows: Sequence[Any] = (await session.execute(query)).all()
    return rows


async def unreachable(session: AsyncSession, number: int, area: Area) -> Sequence[Told]:
    """Return whom nothing could be sent when they were counted or had their turn."""
    query = _told(number, area).where(BroadcastRecipient.cause.is_not(None))
    rows: Sequence[Any] = (await session.execute(query.order_by(BroadcastRecipient.id))).all()
    return rows


async def silent(session: AsyncSession, number: int, area: Area = None) -> Sequence[Told]:
    """Return the people to whom it arrived and who have not acknowledged it."""
    query = _told(number, area).where(*_silent(number)).order_by(BroadcastRecipient.id)
    rows: Sequence[Any] = (await session.execute(query)).all()
    return rows


class SilentOne(Protocol):
    """A member of staff who is silent, with one of the scopes held; a row for each."""

    chat_id: int
    name: str
    staff_number: str | None
    scope: str


async def silent_staff(
    session: AsyncSession, number: int, roles: Collection[Role]
) -> Sequence[SilentOne]:
    """Return the staff whom a reminder reached and who are silent, by their scopes."""
    query = (
        select(
            BroadcastRecipient.chat_id, Person.name, Person.staff_number, Grant.scope,
            BroadcastRecipient.id,
        )
        .select_from(BroadcastRecipient)
        .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
        .join(Person, Person.id == BroadcastRecipient.person_id)
        .join(Grant, Grant.person_id == Person.id)
        .where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.round == 1,
            Grant.role.in_(roles),
            Grant.revoked_at.is_(None),
            *_silent(number),
            arrived_later(RoundKind.CHASE),
        )
        .distinct()
        .order_by(BroadcastRecipient.id, Grant.scope)
    )  # fmt: skip
    rows: Sequence[Any] = (await session.execute(query)).all()
    return rows


async def last_reminder(session: AsyncSession, number: int) -> datetime | None:
    """Return when the newest reminder reached somebody; None: none did."""
    return await session.scalar(
        select(func.max(Letter.ended_at))
        .join(BroadcastRecipient, BroadcastRecipient.key == Letter.key)
        .join(BroadcastRound, _is_round_of(BroadcastRecipient))
        .where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRound.kind == RoundKind.CHASE,
            Letter.state == LetterState.SENT,
        )
    )


def head_key(number: int, occasion: str) -> str:
    """Return the beginning of the keys of letters to heads."""
    return f"private:broadcast:{number}:{occasion}:"


async def heads_told(session: AsyncSession, number: int, occasion: str) -> set[int]:
    """Return the chats of heads who were written to on that occasion."""
    beginning = Letter.key.startswith(head_key(number, occasion), autoescape=True)
    return set(await session.scalars(select(Letter.chat_id).where(beginning)))


async def choose_silent(session: AsyncSession, row: Broadcast, round_: int) -> int:
    """Make those who are silent the recipients of a round; return how many."""
    return await choose(session, row, round_, _silent(row.id))


async def choose_unknown(session: AsyncSession, row: Broadcast, round_: int) -> int:
    """Make those of whom nobody knows whether it arrived the recipients of a round."""
    return await choose(
        session, row, round_, (Letter.state == LetterState.UNKNOWN, ~arrived_later())
    )


async def choose_standing(
    session: AsyncSession, row: Broadcast, round_: int, cards: Collection[str]
) -> int:
    """Make all in whose chat it stands the recipients of a round."""
    stands = exists().where(Card.chat_id == BroadcastRecipient.chat_id, Card.name.in_(cards))
    return await choose(session, row, round_, (stands,))


async def oldest_sent(session: AsyncSession, number: int) -> datetime | None:
    """Return when the first letter arrived."""
    return await session.scalar(
        select(func.min(Letter.ended_at))
        .join(BroadcastRecipient, BroadcastRecipient.key == Letter.key)
        .where(BroadcastRecipient.broadcast_id == number, Letter.state == LetterState.SENT)
    )


async def posted(session: AsyncSession, number: int) -> Sequence[tuple[str | None, datetime, int]]:
    """Return by state and moment how many letters of a broadcast's telling rounds were posted."""
    rows = await session.execute(
        select(BroadcastRecipient.state, BroadcastRecipient.posted_at, func.count())
        .where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.key.startswith("broadcast.to:", autoescape=True),
            BroadcastRecipient.posted_at.is_not(None),
        )
        .group_by(BroadcastRecipient.state, BroadcastRecipient.posted_at)
    )
    return [(state, at, count) for state, at, count in rows if at is not None]


async def pressed(
    session: AsyncSession, number: int, area: Area = None
) -> Sequence[tuple[str, datetime]]:
    """Return who of an area acknowledged, and when, the first first."""
    rows = await session.execute(
        select(Person.name, BroadcastAck.at)
        .join(Person, Person.id == BroadcastAck.person_id)
        .where(BroadcastAck.broadcast_id == number, person_in(Person.id, area))
        .order_by(BroadcastAck.at, Person.id)
    )
    return [(row[0], row[1]) for row in rows]


async def keys_of(
    session: AsyncSession, number: int, rounds: Collection[int], chats: Collection[int]
) -> Sequence[str]:
    """Return the keys of the letters of these rounds to these chats."""
    rows = await session.scalars(
        select(BroadcastRecipient.key).where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.round.in_(rounds),
            BroadcastRecipient.chat_id.in_(chats),
            BroadcastRecipient.key.is_not(None),
        )
    )
    return [key for key in rows if key is not None]


def _told(number: int, area: Area) -> Select[*tuple[Any, ...]]:
    return (
        select(
            BroadcastRecipient.chat_id,
            func.coalesce(Person.name, Group.title).label("name"),
            Person.staff_number,
            BroadcastRecipient.person_id,
            BroadcastRecipient.cause,
            Letter.state.label("state"),
            Letter.cause.label("why"),
            Letter.ended_at.label("sent_at"),
            BroadcastAck.at.label("acked_at"),
            arrived_later().label("again"),
            recipient_in(area).label("inside"),
        )
        .select_from(BroadcastRecipient)
        .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
        .outerjoin(Person, Person.id == BroadcastRecipient.person_id)
        .outerjoin(Group, Group.chat_id == BroadcastRecipient.chat_id)
        .outerjoin(
            BroadcastAck,
            (BroadcastAck.broadcast_id == number)
            & (BroadcastAck.person_id == BroadcastRecipient.person_id),
        )
        .where(BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == 1)
    )


def _silent(number: int) -> tuple[ColumnElement[bool], ...]:
    acked = exists().where(
        _PRESSED.broadcast_id == number, _PRESSED.person_id == BroadcastRecipient.person_id
    )
    arrived = (Letter.state == LetterState.SENT) | arrived_later()
    return (BroadcastRecipient.person_id.is_not(None), arrived, ~acked)


def arrived_later(
    kind: RoundKind | None = None, states: Collection[LetterState] = (LetterState.SENT,)
) -> ColumnElement[bool]:
    """Whether a letter of a later telling round, or of that *kind*, arrived in the same chat.

    *states*: those that count as arrived.
    """
    later = select(_LATER.id).join(_LATER_LETTER, _LATER_LETTER.key == _LATER.key)
    if kind is not None:
        later = later.join(BroadcastRound, _is_round_of(_LATER) & (BroadcastRound.kind == kind))
    return exists(
        later.where(
            _LATER.broadcast_id == BroadcastRecipient.broadcast_id,
            _LATER.round > 1,
            _LATER.chat_id == BroadcastRecipient.chat_id,
            _LATER.key.startswith("broadcast.to:", autoescape=True),
            _LATER_LETTER.state.in_(states),
        )
    )


def _is_round_of(recipient: Any) -> ColumnElement[bool]:
    """Return the condition that a round is the recipient's."""
    return and_(
        BroadcastRound.broadcast_id == recipient.broadcast_id,
        BroadcastRound.number == recipient.round,
    )


async def choose(
    session: AsyncSession, row: Broadcast, round_: int, where: tuple[ColumnElement[bool], ...]
) -> int:
    """Make who fulfils the conditions the recipients of a round; return how many."""
    names = ("broadcast_id", "training", "round", "chat_id", "person_id", "language", "state")
    chosen = (
        select(
            BroadcastRecipient.broadcast_id,
            BroadcastRecipient.training,
            literal(round_),
            BroadcastRecipient.chat_id,
            BroadcastRecipient.person_id,
            BroadcastRecipient.language,
            BroadcastRecipient.state,
        )
        .select_from(BroadcastRecipient)
        .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
        .where(
            BroadcastRecipient.broadcast_id == row.id,
            BroadcastRecipient.round == 1,
            *where,
        )
    )
    await session.execute(insert(BroadcastRecipient).from_select(names, chosen))
    counted = await session.scalar(
        select(func.count()).where(
            BroadcastRecipient.broadcast_id == row.id, BroadcastRecipient.round == round_
        )
    )
    return counted or 0
