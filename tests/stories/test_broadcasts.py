"""A broadcast is killed in the middle, again and again: nobody gets it twice, nobody is left out.

Whoever did not get it is listed as unknown: the courier died while it was sending to him.
"""

import asyncio
import random

import pytest
from sqlalchemy import func, select

from db.models.broadcasts import Broadcast, BroadcastRecipient, BroadcastState
from db.models.messaging import Letter, LetterState
from services.records import audit, proof
from tests.stories.broadcasting import copies_of, crowd, write_and_send
from tests.stories.conftest import AINA, BAKRI
from tests.stories.world import World, until

CROWD = range(5000, 5150)
KILLS = 3


@pytest.mark.parametrize("updates", ["polling"])
async def test_broadcast_killed_in_the_middle_reaches_each_once(town: World) -> None:
    await crowd(town, CROWD)
    await town.program.start()
    await write_and_send(town, CROWD)
    chance = random.Random(3)
    for _ in range(KILLS):
        await until(lambda: _going(town), "letters are being sent", town.program.log, 60)
        await asyncio.sleep(chance.uniform(0.05, 1.2))
        await town.program.kill()
        await town.program.start()
    await until(lambda: _ended(town), "it has ended", town.program.log, 90)

    seen = {who: await copies_of(town, who) for who in (*CROWD, AINA, BAKRI)}
    assert max(seen.values()) == 1
    unknown = await _unknown(town)
    assert {who for who, copies in seen.items() if not copies} <= unknown
    assert len(unknown) <= KILLS * 30  # what a courier has under way
    async with town.transactions.snapshot() as session:
        assert (await proof.recount(session)).problems == []
        walk = audit.Walk()
        while not walk.ended:
            await walk.step(session)
        assert walk.problem is None


async def _going(town: World) -> bool:
    """Whether something has arrived since the last look, or nothing is left to arrive."""
    async with town.database.sessions() as session:
        row = await session.get_one(Broadcast, 1)
        sending = Letter.state == LetterState.SENDING, Letter.card == "broadcast:1"
        count = await session.scalar(select(func.count()).where(*sending))
    return bool(count) or row.state is BroadcastState.DONE


async def _ended(town: World) -> bool:
    async with town.database.sessions() as session:
        return (await session.get_one(Broadcast, 1)).state is BroadcastState.DONE


async def _unknown(town: World) -> set[int]:
    async with town.database.sessions() as session:
        query = (
            select(BroadcastRecipient.chat_id)
            .join(Letter, Letter.key == BroadcastRecipient.key)
            .where(Letter.state == LetterState.UNKNOWN)
        )
        return set(await session.scalars(query))
