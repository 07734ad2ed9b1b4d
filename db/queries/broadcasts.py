"""Questions on broadcasts: who would get one, what was counted, who has acknowledged."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Select, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base
from db.models.broadcasts import (
    Broadcast,
    BroadcastAck,
    BroadcastRecipient,
    BroadcastRound,
    BroadcastState,
)
from db.models.people import Grant, Person, Role
from db.models.places import Branch, Group
from db.models.registry import CONTRIBUTIONS, Extract
from db.models.workers import Worker
from db.queries import loading, registry_records

Scopes = Collection[str] | None  # None: everywhere
COUNTED = (
    "broadcast_id", "training", "round", "chat_id", "person_id", "language", "state", "cause",
)  # fmt: skip


class Holder(Protocol):
    """A person with one of the scopes in which he holds a role; rows of the questions below."""

    id: int
    telegram_id: int
    language: str | None
    chat_opened_at: datetime | None
    blocked_at: datetime | None
    scope: str | None


async def locked(session: AsyncSession, number: int) -> Broadcast | None:
    """Return a broadcast, locked until the commit, as it is now."""
    query = select(Broadcast).where(Broadcast.id == number).with_for_update()
    return await session.scalar(query, execution_options={"populate_existing": True})


async def holders(
    session: AsyncSession, roles: Collection[Role], scopes: Scopes
) -> Sequence[Holder]:
    """Return who holds one of the roles in one of exactly these scopes, a row for each scope."""
    query = _people().where(Grant.role.in_(roles))
    if scopes is not None:
        query = query.where(Grant.scope.in_(scopes))
    rows: Sequence[Holder] = (await session.execute(query)).all()
    return rows


async def by_staff_numbers(
    session: AsyncSession, numbers: Collection[str]
) -> Sequence[tuple[str, Holder]]:
    """Return who has these staff numbers, a row for each scope of a live role."""
    query = _people(isouter=True).add_columns(Person.staff_number)
    rows = await session.execute(query.where(Person.staff_number.in_(numbers)))
    return [(row.staff_number, row) for row in rows]


async def groups(session: AsyncSession, branches: Scopes) -> Sequence[Group]:
    """Return the registered groups of these branches, also those that Prihatin had to leave."""
    query = select(Group).order_by(Group.id)
    if branches is not None:
        query = query.where(Group.branch_code.in_(branches))
    return (await session.scalars(query)).all()


async def workers_of(
    session: AsyncSession, employer: int
) -> Sequence[tuple[Worker, Person | None]]:
    """Return the enrolled workers whom the registry names as employed there now.

    Nobody whom nothing is sent any more; without a person those who are not on Telegram.
    """
    current = (await registry_records.standing(session)).get(Extract.CONTRIBUTIONS)
    if current is None:
        return []
    employments = CONTRIBUTIONS[current.edition].employments
    rows = await session.execute(
        select(Worker, Person)
        .join(employments, employments.c.person == Worker.insured)
        .outerjoin(Person, Person.id == Worker.person_id)
        .where(
            employments.c.employer == employer,
            employments.c.ended_on.is_(None),
            Worker.silenced_at.is_(None),
        )
        .order_by(Worker.id)
    )
    return list({row[0].id: (row[0], row[1]) for row in rows}.values())


async def every_branch(session: AsyncSession) -> Sequence[Branch]:
    """Return all offices, the head office too."""
    return (await session.scalars(select(Branch).order_by(Branch.code))).all()


async def approvers(
    session: AsyncSession, roles: Collection[Role], apart_from: int
) -> Sequence[tuple[Person, Grant]]:
    """Return who holds one of the roles and can be written to, with each grant of it."""
    rows = await session.execute(
        select(Person, Grant)
        .join(Grant, Grant.person_id == Person.id)
        .where(
            Grant.role.in_(roles),
            Grant.revoked_at.is_(None),
            Person.id != apart_from,
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Person.id)
    )
    return [(row[0], row[1]) for row in rows]


async def newest(session: AsyncSession, person_id: int, *, limit: int) -> Sequence[Broadcast]:
    """Return the newest broadcasts that the person wrote or approved, or may be asked about."""
    mine = or_(
        Broadcast.created_by_id == person_id,
        Broadcast.approved_by_id == person_id,
        Broadcast.state == BroadcastState.ASKED,
    )
    rows = await session.scalars(
        select(Broadcast)
        .where(mine, Broadcast.state != BroadcastState.DISCARDED)
        .order_by(Broadcast.id.desc())
        .limit(limit)
    )
    return rows.all()


async def open_draft(session: AsyncSession, person_id: int) -> Broadcast | None:
    """Return the newest draft of a person."""
    return await session.scalar(
        select(Broadcast)
        .where(Broadcast.created_by_id == person_id, Broadcast.state == BroadcastState.DRAFT)
        .order_by(Broadcast.id.desc())
        .limit(1)
    )


async def keep_recipients(session: AsyncSession, rows: Sequence[loading.Row]) -> None:
    """Freeze who gets it; rows in the order of COUNTED."""
    table = Base.metadata.tables[BroadcastRecipient.__tablename__]
    await loading.add(session, table, rows, COUNTED)


async def drop_recipients(session: AsyncSession, number: int) -> None:
    """Forget who was counted; of a draft only, nothing of it was ever posted."""
    await session.execute(
        delete(BroadcastRecipient)
        .where(BroadcastRecipient.broadcast_id == number, BroadcastRecipient.posted_at.is_(None))
        .execution_options(synchronize_session=False)
    )


async def frozen(session: AsyncSession, number: int, since: str) -> Sequence[tuple[int, str]]:
    """Return chat and language of those who were to get the first round, by chat.

    *since* is the cause of those who were taken out after that.
    """
    rows = await session.execute(
        select(BroadcastRecipient.chat_id, BroadcastRecipient.language)
        .where(
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.round == 1,
            func.coalesce(BroadcastRecipient.cause, since) == since,
        )
        .order_by(BroadcastRecipient.chat_id)
    )
    return [(row[0], row[1]) for row in rows]


async def counted(
    session: AsyncSession, number: int, round_: int = 1
) -> Sequence[tuple[str | None, str | None, bool, int]]:
    """Return state, cause, whether it is a group, and how many, of all who were counted."""
    is_group = BroadcastRecipient.person_id.is_(None)
    rows = await session.execute(
        select(BroadcastRecipient.state, BroadcastRecipient.cause, is_group, func.count())
        .where(BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == round_)
        .group_by(BroadcastRecipient.state, BroadcastRecipient.cause, is_group)
    )
    return [(row[0], row[1], bool(row[2]), row[3]) for row in rows]


async def round_of(session: AsyncSession, number: int, round_: int) -> BroadcastRound | None:
    """Return one round."""
    return await session.get(BroadcastRound, (number, round_), populate_existing=True)


async def rounds(session: AsyncSession, number: int) -> Sequence[BroadcastRound]:
    """Return all rounds in their order."""
    rows = await session.scalars(
        select(BroadcastRound)
        .where(BroadcastRound.broadcast_id == number)
        .order_by(BroadcastRound.number)
    )
    return rows.all()


async def is_recipient(session: AsyncSession, number: int, chats: Collection[int]) -> bool:
    """Whether one of the chats was told."""
    found = await session.scalar(
        select(BroadcastRecipient.id)
        .where(
            BroadcastRecipient.chat_id.in_(chats),
            BroadcastRecipient.broadcast_id == number,
            BroadcastRecipient.key.is_not(None),
        )
        .limit(1)
    )
    return found is not None


async def count_acks(session: AsyncSession, number: int, chat_id: int | None = None) -> int:
    """Return how many have acknowledged, in all or by the message in one chat."""
    query = select(func.count()).where(BroadcastAck.broadcast_id == number)
    if chat_id is not None:
        query = query.where(BroadcastAck.chat_id == chat_id)
    return await session.scalar(query) or 0


async def uncount(session: AsyncSession, number: int) -> None:
    """Note that a draft has to be counted anew."""
    await drop_recipients(session, number)
    await session.execute(
        update(Broadcast)
        .where(Broadcast.id == number)
        .values(
            content_hash=None, audience_hash=None, counted_at=None, needs_approval=False,
            approved_by_id=None, approved_at=None, approved_content=None, approved_audience=None,
        )
        .execution_options(synchronize_session="fetch")
    )  # fmt: skip


def _people(*, isouter: bool = False) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Person.id,
            Person.telegram_id,
            Person.language,
            Person.chat_opened_at,
            Person.blocked_at,
            Grant.scope,
        )
        .where(~exists().where(Worker.person_id == Person.id, Worker.silenced_at.is_not(None)))
        .join(Grant, (Grant.person_id == Person.id) & Grant.revoked_at.is_(None), isouter=isouter)
        .order_by(Person.id, Grant.id)
    )
