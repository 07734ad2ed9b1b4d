"""Remember which of Telegram's updates were handled, in the transaction that handled them.

Business keys make a repeated press harmless; this makes a redelivered answer in the middle of a
conversation harmless too. See docs/decisions.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import acquaintance as queries
from services import clock


async def first_time(session: AsyncSession, update_id: int) -> bool:
    """Whether this update was not handled before; from now on it was."""
    return await queries.receive_update(session, update_id, clock.now())
