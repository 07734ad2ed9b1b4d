"""Insert a row unless its key is known: one statement, on both databases."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base


async def insert_new(session: AsyncSession, model: type[Base], **values: Any) -> bool:
    """Insert the row; return False where a unique key of it is known already.

    Of two transactions that insert the same key at once, the second waits for the first.
    """
    sqlite_here = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(model) if sqlite_here else postgresql.insert(model)
    key = next(iter(model.__table__.primary_key))
    found = await session.scalar(insert.values(**values).on_conflict_do_nothing().returning(key))
    return found is not None
