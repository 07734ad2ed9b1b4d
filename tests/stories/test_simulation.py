"""The simulation of bench/, small: whatever goes wrong, no report and no letter is lost.

And the whole program, really killed in the middle of its work: the proof finds nothing.
"""

from pathlib import Path

from bench import simulation
from bench.plan import Plan, batches

SIZES = {"sqlite": 120, "postgresql": 150}


async def test_nothing_is_lost_whatever_goes_wrong(database_url: str, tmp_path: Path) -> None:
    messages = SIZES[database_url.partition("+")[0]]
    plan = Plan(messages, seed=11, reports=0.08, again=0.02, kills=0.02, seconds=90, back=0.3)

    outcome = await simulation.play(database_url, plan, tmp_path)

    assert outcome.wrong == []
    assert outcome.figures["messages"] == messages
    assert outcome.figures["of them reports"] > 0
    assert outcome.figures["processes killed"] > 0
    assert outcome.figures["clock put back"] > 0


def test_same_seed_gives_the_same_messages() -> None:
    first, second = (batches(Plan(200, seed=1)) for _ in range(2))

    assert first == second
    assert first != batches(Plan(200, seed=2))
