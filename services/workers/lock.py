"""Whether the lock of a worker's chat is open; asked before anything of the worker's is shown.

Whoever speaks as the worker passes here, by a word, or by a button under a letter however old
(services/appointments/owning.py, services/screening/standing.py, services/workers/agreeing.py).
An officer and the report of a death are reached without the number.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import ChatLock
from services import clock
from services.errors import Refusal


async def has(session: AsyncSession, person: Person) -> bool:
    """Whether the person's chat has a lock."""
    return await session.get(ChatLock, person.id) is not None


async def require_open(session: AsyncSession, person: Person) -> None:
    """Do nothing where the chat has no lock, or it is open.

    Raises:
        Refusal: the number is to be typed first.
    """
    lock = await session.get(ChatLock, person.id)
    if lock is not None and (lock.open_until is None or lock.open_until <= clock.now()):
        raise Refusal("lock.closed")
