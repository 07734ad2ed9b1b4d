"""What a country's installation goes through: database and Telegram out, 429, jumps, kill -9.

Squads post all the while. After each: every post is kept once, every letter has gone, nothing came
twice but what is listed as unknown, the proof finds nothing and the audit trail is whole.
"""

import asyncio
import os
import random
import time

import psycopg
import pytest

from tests.databases import SCHEMA
from tests.stories.country import ROLES, SPARE, country
from tests.stories.world import World

OUT_SECONDS = 2.0
KILLS_SECONDS = float(os.environ.get("PRIHATIN_TEST_KILLS_SECONDS", "8"))

pytestmark = [
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
    pytest.mark.parametrize("updates", ["webhook"]),
]


async def test_database_and_telegram_go_and_come_back(
    town: World, postgres: psycopg.Connection
) -> None:
    async with country(town) as run:
        await run.start()

        async with run.posting(0.3):  # the database restarts
            await asyncio.sleep(1)
            run.wire.cut()
            await asyncio.sleep(OUT_SECONDS)
            run.wire.mend()
            await asyncio.sleep(1)
        await run.settled()

        async with run.posting(0.3):  # an operator ends all connections
            for _ in range(3):
                _end_connections(postgres)
                await asyncio.sleep(0.7)
        await run.settled()

        async with run.posting(0.3):  # Telegram is out for an hour
            await town.sim("faults", kind="server_error")
            await asyncio.sleep(OUT_SECONDS)
            await town.sim("clock", forward_seconds=3600)
            await asyncio.sleep(1)
            await _mend_telegram(town)
        await town.sim("clock", forward_seconds=70)  # the longest pause between two tries
        await run.settled()

        async with run.posting(0.3):  # a storm of 429, and the clock jumps
            await town.sim("faults", kind="too_many_requests", seconds=1, probability=0.3)
            await town.sim("clock", forward_seconds=9 * 3600)
            await asyncio.sleep(OUT_SECONDS)
            await _mend_telegram(town)
        await run.settled()


async def test_processes_killed_at_random_under_load_lose_nothing(town: World) -> None:
    chance = random.Random(6)
    async with country(town, (*ROLES, *SPARE)) as run:
        await run.start()

        async with run.posting(0.4):
            end = time.monotonic() + KILLS_SECONDS
            while time.monotonic() < end:  # each process once a round, in any order
                for program, role in chance.sample(list(run.programs.items()), len(run.programs)):
                    await program.kill()
                    await asyncio.sleep(chance.uniform(0, 1))
                    await program.launch(role)
                    await asyncio.sleep(chance.uniform(0, 1))

        await run.settled()


def _end_connections(postgres: psycopg.Connection) -> None:
    """End the connections of the program, and no other's."""
    postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
        [SCHEMA],
    )


async def _mend_telegram(town: World) -> None:
    async with town.http.delete(f"{town.sandbox.url}/sim/faults") as answer:
        assert answer.status == 200
