"""The clock of all machines is put back in the middle of the work, by minutes and by a day.

Leases are held, a broadcast goes out, letters wait, a lead's holder is awaited, squads post, and
who leads is killed at that very moment. Nothing is lost or doubled, and none of these waits for a
day (which kinds of work are brought near again: LONGEST in bot/due_kinds.py).
"""

import asyncio

import pytest
from sqlalchemy import func, select

from db.models.assignments import Assignment, AssignmentState
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import Lease
from services.messaging import lease
from tests.stories.broadcasting import copies_of, crowd, write_and_send
from tests.stories.country import ROLES, SPARE, Country, country
from tests.stories.world import World, until

CROWD = range(5000, 5120)
MINUTES, DAY = 10 * 60.0, 24 * 3600.0
ANSWER_SECONDS = 16 * 60

pytestmark = [
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
    pytest.mark.parametrize("updates", ["webhook"]),
]


async def test_clock_put_back_loses_nothing_and_holds_nothing_up(town: World) -> None:
    async with country(town, (*ROLES, *SPARE)) as run:
        await crowd(town, CROWD)
        await run.start()
        async with run.posting(0.4):
            await until(lambda: _asked(town), "somebody is asked for a lead", town.program.log)
        await write_and_send(town, CROWD)
        await until(lambda: _arrived(town, 10), "letters go", town.program.log)

        async with run.posting(0.4):
            await town.sim("clock", back_seconds=MINUTES)
            await asyncio.sleep(2)
            await town.sim("clock", back_seconds=DAY)
            await _kill_who_leads(run)
            await until(lambda: _done(town), "the broadcast has ended", town.program.log, 90)
        await run.settled()

        asked = await _asked_times(town)
        await town.sim("clock", forward_seconds=ANSWER_SECONDS)  # and no day more
        await until(lambda: _more(town, asked), "the next one is asked", town.program.log)
        await run.settled()
    copies = [await copies_of(town, who) for who in CROWD]
    assert max(copies) == 1
    assert copies.count(0) <= 30  # what the killed courier had under way, listed as unknown


async def _kill_who_leads(run: Country) -> None:
    """Kill the courier and the ticker that hold the leases; their ends lie a day ahead now."""
    async with run.town.transactions.snapshot() as session:
        rows = await session.execute(select(Lease.name, Lease.holder))
        pids = {row[0]: int(row[1].split(":")[1]) for row in rows}
    leading = {pids[lease.COURIER], pids[lease.TICKER]}
    for program in run.programs:
        if program.process is not None and program.process.pid in leading:
            await program.kill()


async def _arrived(town: World, many: int) -> bool:
    return sum([await copies_of(town, who) for who in CROWD]) >= many


async def _done(town: World) -> bool:
    async with town.database.sessions() as session:
        return (await session.get_one(Broadcast, 1)).state is BroadcastState.DONE


async def _asked(town: World) -> bool:
    asked = select(func.count()).where(Assignment.state == AssignmentState.ASKED)
    async with town.database.sessions() as session:
        return bool(await session.scalar(asked))


async def _asked_times(town: World) -> int:
    """Return how often somebody was asked for a lead and the time to answer passed."""
    expired = select(func.count()).where(Assignment.state == AssignmentState.EXPIRED)
    async with town.database.sessions() as session:
        return await session.scalar(expired) or 0


async def _more(town: World, before: int) -> bool:
    return await _asked_times(town) > before
