"""A broadcast at full pace with leads beside it, and the same by python-telegram-bot's own limiter.

`python -m bench.broadcasts --people 3000` (`--sqlite`: the other database). The whole program
runs in a process of its own against the sandbox with its limits on, so that a 429 is a real one.
Reports come all the while, each in a group of its own; measured is the time until its card is
there. Then pause, recall and cancel. The peer needs aiolimiter, which Prihatin does not
(PYTHONPATH).
"""

import asyncio
import importlib.util
import json
import os
import sys
import time

from bench import opened
from bench.broadcast_town import (
    DEVI,
    FIRST,
    WAITS,
    after,
    calm,
    cpu,
    has_become,
    letters,
    opened_town,
    refused,
    reports,
    send,
)
from bench.first_way import Figure
from db.models.broadcasts import BroadcastState
from db.models.messaging import LetterState
from tests.stories.world import TOKEN, World

ALONE_SECONDS = 30.0
SMALL = 600  # people, for `make bench`


async def measure(people: int = SMALL, *, sqlite: bool = True) -> list[Figure]:
    """Return what was measured, the peer last."""
    async with opened_town(people, sqlite=sqlite) as town:
        await town.program.start()
        figures = await _before(town)
        figures += await _whole(town, people)
        figures += await _stopped(town, people)
        figures += await cancelled(town, 3, people)
        await town.program.stop()
        await calm(town)
        figures += await _peer(town, people)
    return figures


async def _before(town: World) -> list[Figure]:
    """Reports alone: what of the waiting is the machine's."""
    leads = asyncio.create_task(reports(town))
    await asyncio.sleep(ALONE_SECONDS)
    leads.cancel()
    await asyncio.gather(leads, return_exceptions=True)
    return _lead_figures(sorted(WAITS), "lead's card without a broadcast")


async def _whole(town: World, people: int) -> list[Figure]:
    """Send to all while reports come."""
    await send(town, 1, people)
    leads = asyncio.create_task(reports(town))
    started, before = time.perf_counter(), cpu(town)
    while not await has_become(town, 1, BroadcastState.DONE):
        await asyncio.sleep(0.2)
    took = time.perf_counter() - started
    used = cpu(town) - before
    leads.cancel()
    await asyncio.gather(leads, return_exceptions=True)
    waits = sorted(WAITS)
    states = await letters(town, "broadcast.to:1:")
    return [
        Figure("broadcast: people", people, ""),
        Figure("sent exactly once, by the database", states.get(LetterState.SENT, 0), ""),
        Figure("of unknown outcome", states.get(LetterState.UNKNOWN, 0), ""),
        Figure("from the end of the abort window to the end", took, "s"),
        Figure("letters of the broadcast", people / took, "/s"),
        Figure("CPU of the whole program, leads included, a letter", 1000 * used / people, "ms"),
        Figure("others waiting for a core (load average of a minute)", os.getloadavg()[0], ""),
        Figure("refused with 429", await refused(town), ""),
        *_lead_figures(waits, "lead's card during the broadcast"),
    ]


async def _stopped(town: World, people: int) -> list[Figure]:
    """Pause one under way, go on, stop it and recall what arrived."""
    await send(town, 2, people)
    await asyncio.sleep(5)
    paused, _ = await after(town, 2, "jeda")
    await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 2 sambung")
    await asyncio.sleep(5)
    await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 2 tarik sunting Silap")
    started = time.perf_counter()
    while not await has_become(town, 2, BroadcastState.RECALLED):
        await asyncio.sleep(0.1)
    took = time.perf_counter() - started
    sent = (await letters(town, "broadcast.to:2:")).get(LetterState.SENT, 0)
    edits = (await letters(town, "broadcast.recall:2:")).get(LetterState.SENT, 0)
    assert sent < people
    return [
        Figure("last letter after a pause was typed", paused, "s"),
        Figure("recalled of those that had arrived", 100 * edits / sent, "%"),
        Figure(f"recall of {sent} messages", took, "s"),
    ]


async def cancelled(town: World, number: int, people: int) -> list[Figure]:
    """Send another to all, and cancel it at full pace."""
    await send(town, number, people)
    await asyncio.sleep(5)
    seconds, late = await after(town, number, "henti")
    sent = (await letters(town, f"broadcast.to:{number}:")).get(LetterState.SENT, 0)
    assert 0 < sent < people
    assert await has_become(town, number, BroadcastState.CANCELLED)
    return [
        Figure("last letter after a cancel was typed", seconds, "s"),
        Figure("letters that left after it was typed", late, ""),
    ]


async def _peer(town: World, people: int) -> list[Figure]:
    """python-telegram-bot's own way: one after the other, and 50 at once."""
    if importlib.util.find_spec("aiolimiter") is None:
        return []
    figures = []
    for at_once in (1, 50):
        await town.sim("limits", on=True)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.broadcast_peer", town.sandbox.url, TOKEN,
            str(FIRST), str(people), str(at_once), stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, _ = await process.communicate()
        seen = json.loads(said)
        name = f"AIORateLimiter, {at_once} at once"
        figures += [
            Figure(f"{name}: sent", seen["sent"] - len(seen["waits"]), ""),
            Figure(f"{name}: refused with 429 and lost", seen.get("refused", 0), ""),
            Figure(f"{name}: time", seen["seconds"], "s"),
            *_lead_figures(sorted(seen["waits"]), f"{name}: lead's card"),
        ]
    return figures


def _lead_figures(waits: list[float], what: str) -> list[Figure]:
    if not waits:
        return []
    return [
        Figure(f"{what}: counted", len(waits), ""),
        Figure(f"{what}: median", waits[len(waits) // 2] * 1000, "ms"),
        Figure(f"{what}: 99th percentile", waits[int(0.99 * len(waits))] * 1000, "ms"),
        Figure(f"{what}: longest", waits[-1] * 1000, "ms"),
    ]


async def _run(people: int, sqlite: bool) -> list[Figure]:
    return await measure(people, sqlite=sqlite)


if __name__ == "__main__":
    opened.alone(__doc__ or "", "A broadcast at full pace", 3000, _run)
