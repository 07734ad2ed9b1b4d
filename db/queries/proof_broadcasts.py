"""What must hold of broadcasts: outcomes and acknowledgements are those of the audit trail.

`outcomes` is the twin of db/queries/broadcast_settling.py on purpose: the proof shares nothing with
what it recounts (docs/proof.md).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, except_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import BroadcastAck, BroadcastRecipient, BroadcastRound
from db.models.messaging import Letter
from db.models.records import AuditNote
from db.queries.proof_rules import Rule, grace, named, noted

SETTLED, ACKED = "broadcast.settled", "broadcast.acknowledged"  # actions of notes
KNOWN = ("letter.known", "letter.resent", "letter.forgotten")  # what was unknown was settled

_subject = named("broadcast", BroadcastRound.broadcast_id)
_notes = select(func.count()).where(AuditNote.action == SETTLED, AuditNote.subject == _subject)
_acks = select(
    named("broadcast", BroadcastAck.broadcast_id), BroadcastAck.person_id, BroadcastAck.at
)
_acked = select(AuditNote.subject, AuditNote.actor_id, AuditNote.at).where(
    AuditNote.action == ACKED, AuditNote.at >= grace("recent")
)


def _kept(since: ColumnElement[datetime] | datetime) -> Select[Any]:
    """Return the names of broadcasts whose recipients must still be there."""
    over = func.coalesce(BroadcastRound.ended_at, BroadcastRound.asked_at)
    return select(_subject).where(over >= since)


BROADCASTS = (
    Rule(
        "outcomes_unrecorded",
        "broadcast",
        select(BroadcastRound.broadcast_id)
        .where(BroadcastRound.ended_at < grace("bulk"))
        .group_by(BroadcastRound.broadcast_id)
        .having(func.count() > _notes.scalar_subquery()),
    ),
    Rule("ack_unrecorded", "", except_(_acks.where(BroadcastAck.at >= grace("recent")), _acked)),
    Rule("ack_gone", "", except_(_acked.where(AuditNote.subject.in_(_kept(grace("kept")))), _acks)),
)


class Outcome(Protocol):
    """What stands in the database of one recipient."""

    id: int
    training: bool
    posted_at: datetime | None
    cause: str | None
    letter: int | None
    state: str | None
    why: str | None
    ended_at: datetime | None


async def settled(session: AsyncSession, since: datetime, kept: datetime) -> Sequence[AuditNote]:
    """Return the notes on outcomes since a moment, of broadcasts whose recipients must be there."""
    rows = await session.scalars(
        select(AuditNote)
        .where(
            AuditNote.action == SETTLED, AuditNote.at >= since, AuditNote.subject.in_(_kept(kept))
        )
        .order_by(AuditNote.number)
    )
    return rows.all()


async def outcomes(session: AsyncSession, number: int, round_: int) -> Sequence[Outcome]:
    """Return what stands of every recipient of a round, by their numbers."""
    rows: Sequence[Any] = (
        await session.execute(
            select(
                BroadcastRecipient.id,
                BroadcastRecipient.training,
                BroadcastRecipient.posted_at,
                BroadcastRecipient.cause,
                Letter.id.label("letter"),
                Letter.state,
                Letter.cause.label("why"),
                Letter.ended_at,
            )
            .join(Letter, Letter.key == BroadcastRecipient.key, isouter=True)
            .where(BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == round_)
            .order_by(BroadcastRecipient.id)
        )
    ).all()
    return rows


async def became_known(session: AsyncSession, letters: Sequence[int]) -> set[str]:
    """Return of letters of unknown fate the names of those that somebody settled."""
    names = [f"letter:{each}" for each in letters]
    return set(await session.scalars(noted(*KNOWN).where(AuditNote.subject.in_(names))))
