"""The program is killed again and again while reports come: nothing is lost."""

import asyncio
import random

import pytest
from sqlalchemy import func, select

from db.models.leads import Sighting
from db.models.messaging import Letter, LetterState
from services.records import proof
from tests.stories.conftest import CHONG, GROUP, REPORT
from tests.stories.world import World, until

KILLS, POSTS = 2, 3


@pytest.mark.parametrize("updates", ["polling"])
async def test_program_killed_again_and_again_loses_nothing(town: World) -> None:
    chance = random.Random(5)
    for _ in range(KILLS):
        await town.program.start()
        for _ in range(POSTS):
            await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
        await asyncio.sleep(chance.uniform(0.1, 2))
        await town.program.kill()
    await town.program.start()

    await until(lambda: _done(town), "all is kept and sent", town.program.log, 60)
    async with town.transactions.snapshot() as session:
        seen = await proof.recount(session)
    assert seen.problems == []
    assert all(each.startswith("letter_unknown") for each in seen.warnings)


async def _done(town: World) -> bool:
    """Whether each report has its sighting and no letter is on its way."""
    under_way = Letter.state.in_((LetterState.WAITING, LetterState.SENDING))
    async with town.transactions.snapshot() as session:
        sighted = await session.scalar(select(func.count()).select_from(Sighting))
        letters = await session.scalar(select(func.count(Letter.id)).where(under_way))
    return (sighted, letters) == (KILLS * POSTS, 0)
