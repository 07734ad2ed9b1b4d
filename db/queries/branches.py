"""Questions on the organisation's offices."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.places import Branch


async def every(session: AsyncSession) -> Sequence[Branch]:
    """Return all branches, headquarters among them, by code."""
    return (await session.scalars(select(Branch).order_by(Branch.code))).all()
