"""What became of a round's recipients, as the audit trail keeps a digest of it.

db/queries/proof_broadcasts.py asks the same once more on purpose: the proof shares nothing with
what it recounts (docs/proof.md).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import case, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import BroadcastRecipient
from db.models.messaging import Letter, LetterState

BATCH = 2000  # read at a time, so that other work gets its turn between


class Ended(Protocol):
    """One recipient's outcome."""

    id: int
    cause: str | None  # why nothing was sent
    practised_at: datetime | None  # of a training
    state: LetterState | None  # of the letter
    why: str | None  # of its end
    ended_at: datetime | None


async def ended_after(
    session: AsyncSession, number: int, round_: int, last: int
) -> Sequence[Ended]:
    """Return the recipients behind *last*, by their numbers, a batch at most."""
    practised = case((BroadcastRecipient.training, BroadcastRecipient.posted_at), else_=null())
    rows: Sequence[Any] = (
        await session.execute(
            select(
                BroadcastRecipient.id,
                BroadcastRecipient.cause,
                practised.label("practised_at"),
                Letter.state,
                Letter.cause.label("why"),
                Letter.ended_at,
            )
            .outerjoin(Letter, Letter.key == BroadcastRecipient.key)
            .where(
                BroadcastRecipient.broadcast_id == number,
                BroadcastRecipient.round == round_,
                BroadcastRecipient.id > last,
            )
            .order_by(BroadcastRecipient.id)
            .limit(BATCH)
        )
    ).all()
    return rows
