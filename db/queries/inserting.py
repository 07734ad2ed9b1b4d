"""Insert a row unless its key is known: one statement, on both databases."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base


async def insert_new(session: AsyncSession, model: type[Base], **values: Any) -> bool:
    """Insert the row; return False where a unique key of it is known already.

    Of two transactions that insert the same key at once, the second waits for the first.
    """
    connection = await session.connection()
    statement = _statement(model.__table__, connection.dialect.name)
    return (await connection.execute(statement, values)).scalar() is not None


async def insert_all_new(
    session: AsyncSession, model: type[Base], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert the rows in their order, but those of which a unique key is known already."""
    connection = await session.connection()
    statement = _quiet_statement(model.__table__, connection.dialect.name)
    await connection.execute(statement, rows)


@cache
def _statement(table: Table, dialect: str) -> Insert:
    """Return the statement, built once: building costs more than asking."""
    return _quiet_statement(table, dialect).returning(*table.primary_key)


@cache
def _quiet_statement(table: Table, dialect: str) -> Insert:
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return insert.on_conflict_do_nothing()
