"""Which edition of each extract is answered from (docs/decisions/registry-editions.md)."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Edition, Extract
from db.queries import editions as queries


async def current(session: AsyncSession) -> Mapping[Extract, Edition]:
    """Return the editions; an extract that was never imported is left out.

    Ask once a session and read all of one answer from what it says: until the session ends, no
    import empties these editions.
    """
    return await queries.current(session)
