"""The clock of all machines is put back in the middle of the work, by minutes and by a day.

Leases are held, a broadcast goes out, letters wait, a lead's holder is awaited, squads post, and
who leads is killed at that very moment. Nothing is lost or doubled, and nothing waits for a day.
"""

import asyncio
import re

import pytest
from sqlalchemy import func, select

from db.models.assignments import Assignment, AssignmentState
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import Lease
from db.models.people import Role
from services.messaging import lease
from tests.flows import make
from tests.stories.conftest import DEVI
from tests.stories.country import ROLES, SPARE, Country, country
from tests.stories.world import World, told, until

CROWD = range(5000, 5120)
MINUTES, DAY = 10 * 60.0, 24 * 3600.0
ANSWER_SECONDS = 16 * 60

pytestmark = [
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
    pytest.mark.parametrize("updates", ["webhook"]),
]


async def test_clock_put_back_loses_nothing_and_holds_nothing_up(town: World) -> None:
    async with country(town, (*ROLES, *SPARE)) as run:
        await _crowd(town)
        await run.start()
        async with run.posting(0.4):
            await until(lambda: _asked(town), "somebody is asked for a lead", town.program.log)
        await _broadcast(town)
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
    copies = [await _copies(town, who) for who in CROWD]
    assert max(copies) == 1
    assert copies.count(0) <= 30  # what the killed courier had under way, listed as unknown


async def _crowd(town: World) -> None:
    async with town.transactions.begin() as session:
        for who in CROWD:
            await make.person(session, who, role=Role.SQUAD)
    for who in CROWD:
        await town.sim("people", id=who, first_name=f"Person {who}", started=True)


async def _broadcast(town: World) -> None:
    for words, following in (
        ("/broadcast", "teks Bahasa Melayu"),
        ("Latih tubi kebakaran pada 10 pagi.", "teks Bahasa Inggeris"),
        ("Fire drill at 10 am.", "penerima"),
        ("skuad KTN", "sah sehingga"),
        ("6 jam", "Belum ada yang dihantar"),
        ("/broadcast 1 segera Latihan kebakaran", "Segera, kerana"),
        ("/broadcast 1 semak", "122 orang"),
    ):
        await town.sim("send", person=DEVI, chat=DEVI, text=words)
        shown = await town.sees(DEVI, following)
    code = re.search(r"hantar ([0-9a-f]{8})", told(shown))
    assert code, told(shown)
    await town.sim("send", person=DEVI, chat=DEVI, text=f"/broadcast 1 hantar {code[1]}")
    await town.sees(DEVI, "Bermula dalam 30 saat")
    await town.sim("clock", forward_seconds=31)


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
    return sum([await _copies(town, who) for who in CROWD]) >= many


async def _copies(town: World, who: int) -> int:
    return sum("Latih tubi kebakaran" in told(each) for each in await town.messages(who))


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
