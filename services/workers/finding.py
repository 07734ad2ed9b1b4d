"""Find the worker who speaks, or of whom an officer speaks."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.workers import Worker
from db.queries import workers as queries


async def of_person(session: AsyncSession, person: Person) -> Worker | None:
    """Return the worker to whom the person's Telegram account is bound; None: to nobody."""
    return await queries.of_person(session, person.id)


async def person_of(session: AsyncSession, worker: Worker) -> Person | None:
    """Return whose Telegram account is bound to the worker; None: reached by phone only."""
    return await queries.person_of(session, worker)
