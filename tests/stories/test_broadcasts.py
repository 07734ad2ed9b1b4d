"""A broadcast is killed in the middle, again and again: nobody gets it twice, nobody is left out.

Whoever did not get it is listed as unknown: the courier died while it was sending to him.
"""

import asyncio
import random
import re

import pytest
from sqlalchemy import func, select

from db.models.broadcasts import Broadcast, BroadcastRecipient, BroadcastState
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from services.records import audit, proof
from tests.flows import make
from tests.stories.conftest import AINA, BAKRI, DEVI
from tests.stories.world import World, told, until

CROWD = range(5000, 5150)
KILLS = 3
MALAY = "Latih tubi kebakaran pada 10 pagi. Berkumpul di pintu 2."
ENGLISH = "Fire drill at 10 am. Gather at door 2."


@pytest.mark.parametrize("updates", ["polling"])
async def test_broadcast_killed_in_the_middle_reaches_each_once(town: World) -> None:
    await _crowd(town)
    await town.program.start()
    await _write_and_send(town)
    chance = random.Random(3)
    for _ in range(KILLS):
        await until(lambda: _going(town), "letters are being sent", town.program.log, 60)
        await asyncio.sleep(chance.uniform(0.05, 1.2))
        await town.program.kill()
        await town.program.start()
    await until(lambda: _ended(town), "it has ended", town.program.log, 90)

    seen = {who: await _copies(town, who) for who in (*CROWD, AINA, BAKRI)}
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


async def _crowd(town: World) -> None:
    async with town.transactions.begin() as session:
        for who in CROWD:
            await make.person(session, who, role=Role.SQUAD)
    for who in CROWD:
        await town.sim("people", id=who, first_name=f"Person {who}", started=True)


async def _write_and_send(town: World) -> None:
    """Devi writes it, urgent where the hour is quiet, and lets the abort window pass."""
    for words, following in (
        ("/broadcast", "teks Bahasa Melayu"),
        (MALAY, "teks Bahasa Inggeris"),
        (ENGLISH, "penerima"),
        ("skuad KTN", "sah sehingga"),
        ("6 jam", "Belum ada yang dihantar"),
        ("/broadcast 1 segera Latihan kebakaran", "Segera, kerana"),
        ("/broadcast 1 semak", "152 orang"),
    ):
        await town.sim("send", person=DEVI, chat=DEVI, text=words)
        shown = await town.sees(DEVI, following)
    code = re.search(r"hantar ([0-9a-f]{8})", told(shown))
    assert code, told(shown)
    await town.sim("send", person=DEVI, chat=DEVI, text=f"/broadcast 1 hantar {code[1]}")
    await town.sees(DEVI, "Bermula dalam 30 saat")
    await town.sim("clock", forward_seconds=31)


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


async def _copies(town: World, who: int) -> int:
    return sum("Latih tubi kebakaran" in told(each) for each in await town.messages(who))


async def _unknown(town: World) -> set[int]:
    async with town.database.sessions() as session:
        query = (
            select(BroadcastRecipient.chat_id)
            .join(Letter, Letter.key == BroadcastRecipient.key)
            .where(Letter.state == LetterState.UNKNOWN)
        )
        return set(await session.scalars(query))
