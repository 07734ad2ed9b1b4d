"""Two gateways, a courier and a ticker share PostgreSQL; each is restarted while squads post."""

import asyncio

import pytest
from sqlalchemy import delete

from db.models.records import Installation
from services.records import installation
from tests.stories.country import country
from tests.stories.world import START_SECONDS, World, until

pytestmark = [
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
    pytest.mark.parametrize("updates", ["webhook"]),
]


async def test_parts_wait_for_the_database_and_restart_in_turn_without_losing_a_post(
    town: World,
) -> None:
    async with town.transactions.begin() as session:
        await session.execute(delete(Installation))  # as before `prihatin migrate` has ended
    async with country(town) as run:
        starting = asyncio.create_task(run.start())
        await until(lambda: _waits(town), "it waits", town.program.log, START_SECONDS)
        assert not starting.done()
        async with town.transactions.begin() as session:
            await installation.settle(session, "sandbox")
        await starting

        async with run.posting(0.5):
            for program, role in run.programs.items():
                await program.stop()
                await program.start(role)

        await run.settled()


async def _waits(town: World) -> bool:
    return "The database was not settled" in town.program.log.read_text()
