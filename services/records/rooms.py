"""How appointments, screening, broadcasts and detections stand: for the doctor."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import rooms as queries
from db.queries.rooms import Rooms
from services import clock

__all__ = ["Rooms", "look"]
LATE = timedelta(minutes=10)  # the program may be, after a restart


async def look(session: AsyncSession) -> Rooms:
    """Look at the rooms."""
    return await queries.look(session, clock.now(), LATE)
