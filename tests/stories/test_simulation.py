"""The simulation of bench/, small: whatever goes wrong, no report and no letter is lost.

And the whole program, really killed in the middle of its work: the proof finds nothing.
"""

import asyncio
import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench import simulation
from bench.simulation import Plan
from db.models.leads import Sighting
from db.models.messaging import Letter, LetterState
from services.records import proof
from tests.stories.conftest import CHONG, GROUP, REPORT
from tests.stories.world import World, until

SIZES = {"sqlite": 120, "postgresql": 300}
KILLS, POSTS = 2, 3


async def test_nothing_is_lost_whatever_goes_wrong(database_url: str, tmp_path: Path) -> None:
    messages = SIZES[database_url.partition("+")[0]]
    plan = Plan(messages, seed=11, reports=0.08, again=0.02, kills=0.02, seconds=90)

    outcome = await simulation.play(database_url, plan, tmp_path)

    assert outcome.wrong == []
    assert outcome.figures["messages"] == messages
    assert outcome.figures["of them reports"] > 0
    assert outcome.figures["processes killed"] > 0


def test_same_seed_gives_the_same_messages() -> None:
    first, second = (simulation.batches(Plan(200, seed=1)) for _ in range(2))

    assert first == second
    assert first != simulation.batches(Plan(200, seed=2))


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
