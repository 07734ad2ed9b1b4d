"""Questions on calls that staff have to make."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import PhoneCall


async def drop(
    session: AsyncSession, worker_id: int, now: datetime, by_id: int | None, outcome: str
) -> None:
    """End all open calls to a worker: nobody shall make them."""
    await session.execute(
        update(PhoneCall)
        .where(PhoneCall.worker_id == worker_id, PhoneCall.done_at.is_(None))
        .values(done_at=now, done_by_id=by_id, outcome=outcome)
    )
