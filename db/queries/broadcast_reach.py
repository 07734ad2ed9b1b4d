"""Whom a broadcast did not reach: of which branches they are, and who can be reached by now."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import ColumnElement

from db.models.broadcasts import Broadcast, BroadcastRecipient
from db.models.messaging import Letter, LetterState
from db.models.people import Grant, Person, Role
from db.models.places import Group
from db.queries import broadcast_after as after

_MAY_HAVE_ARRIVED = (
    LetterState.SENT, LetterState.UNKNOWN, LetterState.WAITING, LetterState.SENDING,
)  # fmt: skip


class Causes(NamedTuple):
    """Why it did not reach somebody who may be reached later."""

    not_sent: Collection[str]  # of recipients
    gone: Collection[str]  # of letters to who could not be written to
    given_up: str  # of letters that an admin forgot, who did not know whether they had arrived


async def scopes(
    session: AsyncSession, number: int, roles: Collection[Role]
) -> Sequence[tuple[int, str]]:
    """Return each recipient's chat with a scope: of a role among these, of a group its branch."""
    of_it = (BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == 1)
    people = (
        select(BroadcastRecipient.chat_id, Grant.scope)
        .join(Grant, Grant.person_id == BroadcastRecipient.person_id)
        .where(*of_it, Grant.role.in_(roles), Grant.revoked_at.is_(None))
    )
    groups = (
        select(BroadcastRecipient.chat_id, Group.branch_code)
        .join(Group, Group.chat_id == BroadcastRecipient.chat_id)
        .where(*of_it)
    )
    found = [*await session.execute(people), *await session.execute(groups)]
    return [(row[0], row[1]) for row in found]


async def choose_reachable(
    session: AsyncSession, row: Broadcast, round_: int, causes: Causes
) -> int:
    """Make those whom it did not reach and who can be reached now the recipients of a round."""
    return await after.choose(session, row, round_, _reachable(row, causes))


async def count_reachable(
    session: AsyncSession, row: Broadcast, causes: Causes, *, closed: bool
) -> int:
    """Return how many it did not reach who can be reached now.

    *closed*: with groups that let nobody write then; whether they do now, only a try tells.
    """
    query: Any = (
        select(func.count())
        .select_from(BroadcastRecipient)
        .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
        .where(
            BroadcastRecipient.broadcast_id == row.id,
            BroadcastRecipient.round == 1,
            *_reachable(row, causes, closed=closed),
        )
    )
    return await session.scalar(query) or 0


def _reachable(
    row: Broadcast, causes: Causes, *, closed: bool = True
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions; after an approval only who was in the audience that was approved."""
    person = exists().where(
        Person.id == BroadcastRecipient.person_id,
        Person.chat_opened_at.is_not(None),
        Person.blocked_at.is_(None),
    )
    group = exists().where(
        BroadcastRecipient.person_id.is_(None),
        Group.chat_id == BroadcastRecipient.chat_id,
        Group.left_at.is_(None),
    )
    refused = Letter.state == LetterState.REFUSED
    failed = [and_(refused, Letter.cause.in_(causes.gone))]
    if closed:
        is_group = BroadcastRecipient.person_id.is_(None)
        failed.append(and_(refused, is_group, Letter.cause != causes.given_up))
    if not row.needs_approval:
        failed.append(BroadcastRecipient.cause.in_(causes.not_sent))
    tried = after.arrived_later(states=_MAY_HAVE_ARRIVED)
    return or_(*failed), or_(person, group), ~tried
