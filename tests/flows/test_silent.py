"""A process that hangs in the middle of a transaction does not keep the others waiting for ever."""

import asyncio

import pytest
from sqlalchemy import text

from bot.transactions import OUTAGES
from db.session import connect

LOCK = text("SELECT pg_advisory_xact_lock(20261129)")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_transaction_that_is_silent_too_long_is_ended_with_its_locks(
    database_url: str,
) -> None:
    hanging, other = connect(database_url, idle_seconds=0.3), connect(database_url)
    async with hanging.writers() as silent, other.writers() as waiting:
        await silent.execute(LOCK)

        async with asyncio.timeout(20):
            await waiting.execute(LOCK)

        with pytest.raises(OUTAGES):  # so the update is put off, and comes again
            await silent.execute(text("SELECT 1"))
    async with hanging.writers() as again:
        assert await again.scalar(text("SELECT 1")) == 1
    await hanging.close()
    await other.close()
