"""The ticker's housework: remove what was kept for a time only, once that time is over."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.records import retention


async def tidy(session: AsyncSession) -> bool:
    """Remove a batch of what is too old to be kept; return whether there may be more."""
    return await retention.remove(session)
