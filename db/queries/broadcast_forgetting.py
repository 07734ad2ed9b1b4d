"""Forget who got broadcasts that were over long ago; the broadcasts themselves stay."""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    delete,
    exists,
    func,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import (
    UNDER_WAY,
    Broadcast,
    BroadcastAck,
    BroadcastRecipient,
    BroadcastRound,
)
from db.queries.tidying import AT_ONCE, done

_IS_OVER = Broadcast.state.not_in(UNDER_WAY) & Broadcast.expires_at.is_not(None)
_ACK = tuple_(BroadcastAck.broadcast_id, BroadcastAck.person_id)
_ACKS = select(BroadcastAck.broadcast_id, BroadcastAck.person_id)


async def forget_recipients(session: AsyncSession, before: datetime) -> int:
    """Remove recipients and acknowledgements of broadcasts that were over before; return how many.

    A batch of each at most. The hash of the audience, the counts in the audit trail and the
    broadcast's own row tell on what was sent to how many.
    """
    over = select(Broadcast.id).where(_IS_OVER, _over_at() < before)
    told = select(BroadcastRecipient.id).where(BroadcastRecipient.broadcast_id.in_(over))
    acked = _ACKS.where(BroadcastAck.broadcast_id.in_(over))
    gone = delete(BroadcastRecipient).where(BroadcastRecipient.id.in_(told.limit(AT_ONCE)))
    gone_acks = delete(BroadcastAck).where(_ACK.in_(acked.limit(AT_ONCE)))
    return await done(session, gone) + await done(session, gone_acks)


async def oldest_with_recipients(session: AsyncSession) -> datetime | None:
    """Return when the broadcast was over that was over longest ago and still names anybody."""
    named = exists().where(BroadcastRecipient.broadcast_id == Broadcast.id)
    acked = exists().where(BroadcastAck.broadcast_id == Broadcast.id)
    return await session.scalar(select(func.min(_over_at())).where(_IS_OVER, named | acked))


def _over_at() -> ColumnElement[datetime]:
    """The end of its last round, a recall's too; of one that never went, of its time."""
    last = (
        select(func.max(func.coalesce(BroadcastRound.ended_at, BroadcastRound.asked_at)))
        .where(BroadcastRound.broadcast_id == Broadcast.id)
        .scalar_subquery()
    )
    return func.coalesce(last, Broadcast.expires_at)
