"""What a person may be: the grants that are live now, given and taken."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Person
from db.queries import people as queries


async def grants_of(session: AsyncSession, person: Person) -> Sequence[Grant]:
    """Return the live grants of *person*, the oldest first; empty for a stranger."""
    return await queries.live_grants(session, person.id)
