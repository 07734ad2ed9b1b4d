"""Questions on people, their grants, invitations and enquiries."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant


async def live_grants(session: AsyncSession, person_id: int) -> Sequence[Grant]:
    """Return the person's grants that are not revoked, the oldest first."""
    rows = await session.scalars(
        select(Grant)
        .where(Grant.person_id == person_id, Grant.revoked_at.is_(None))
        .order_by(Grant.id)
    )
    return rows.all()
