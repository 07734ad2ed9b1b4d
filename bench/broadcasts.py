"""A broadcast at full pace with leads beside it, and the same by python-telegram-bot's own limiter.

`python -m bench.broadcasts --people 3000` (`--sqlite`: the other database). The whole program
runs in a process of its own against the sandbox with its limits on, so that a 429 is a real one.
Reports come all the while, each in a group of its own; measured is the time until its card is
there. Then pause and recall. The peer needs aiolimiter, which Prihatin does not (PYTHONPATH).
"""

import argparse
import asyncio
import importlib.util
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from bench.first_way import Figure
from config import rules
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from db.session import connect
from services.places import branches
from services.records import installation
from tests import databases
from tests.flows import make
from tests.stories.world import TOKEN, World, told, world

GROUPS, GROUP, AINA, DEVI, HANA, FIRST = 40, -1001, 11, 14, 16, 100_000
LEAD_EVERY_SECONDS = 2.0
ALONE_SECONDS = 30.0
SMALL = 600  # people, for `make bench`
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh {number}, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori. Rujukan {number}."
)


async def measure(people: int = SMALL, *, sqlite: bool = True) -> list[Figure]:
    """Return what was measured, the peer last."""
    async with _town(people, sqlite=sqlite) as town:
        await town.program.start()
        figures = await _before(town)
        figures += await _whole(town, people)
        figures += await _stopped(town, people)
        await town.program.stop()
        await _calm(town)
        figures += await _peer(town, people)
    return figures


async def _before(town: World) -> list[Figure]:
    """Reports alone: what of the waiting is the machine's."""
    leads = asyncio.create_task(_leads(town))
    await asyncio.sleep(ALONE_SECONDS)
    leads.cancel()
    await asyncio.gather(leads, return_exceptions=True)
    return _lead_figures(sorted(_WAITS), "lead's card without a broadcast")


async def _whole(town: World, people: int) -> list[Figure]:
    """Send to all while reports come."""
    await _send(town, 1, people)
    leads = asyncio.create_task(_leads(town))
    started, before = time.perf_counter(), _cpu(town)
    while not await _is(town, 1, BroadcastState.DONE):
        await asyncio.sleep(0.2)
    took = time.perf_counter() - started
    cpu = _cpu(town) - before
    leads.cancel()
    await asyncio.gather(leads, return_exceptions=True)
    waits = sorted(_WAITS)
    states = await _states(town, "broadcast.to:1:")
    return [
        Figure("broadcast: people", people, ""),
        Figure("sent exactly once, by the database", states.get(LetterState.SENT, 0), ""),
        Figure("of unknown outcome", states.get(LetterState.UNKNOWN, 0), ""),
        Figure("from the end of the abort window to the end", took, "s"),
        Figure("letters of the broadcast", people / took, "/s"),
        Figure("CPU of the whole program, leads included, a letter", 1000 * cpu / people, "ms"),
        Figure("others waiting for a core (load average of a minute)", os.getloadavg()[0], ""),
        Figure("refused with 429", await _refused(town), ""),
        *_lead_figures(waits, "lead's card during the broadcast"),
    ]


async def _stopped(town: World, people: int) -> list[Figure]:
    """Pause one under way, go on, stop it and recall what arrived."""
    await _send(town, 2, people)
    await asyncio.sleep(5)
    pressed = time.time()
    await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 2 jeda")
    await asyncio.sleep(6)
    last = max(call["at"] for call in await _calls(town, "Nombor dua"))
    offset = (await town.look("clock"))["offset_seconds"]
    await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 2 sambung")
    await asyncio.sleep(5)
    await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 2 tarik sunting Silap")
    started = time.perf_counter()
    while not await _is(town, 2, BroadcastState.RECALLED):
        await asyncio.sleep(0.1)
    took = time.perf_counter() - started
    sent = (await _states(town, "broadcast.to:2:")).get(LetterState.SENT, 0)
    edits = (await _states(town, "broadcast.recall:2:")).get(LetterState.SENT, 0)
    assert sent < people
    return [
        Figure("last letter after a pause was typed", max(0.0, last - offset - pressed), "s"),
        Figure("recalled of those that had arrived", 100 * edits / sent, "%"),
        Figure(f"recall of {sent} messages", took, "s"),
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


def _cpu(town: World) -> float:
    """Return the seconds of CPU that the program has used."""
    assert town.program.process
    used = psutil.Process(town.program.process.pid).cpu_times()
    return used.user + used.system


def _lead_figures(waits: list[float], what: str) -> list[Figure]:
    if not waits:
        return []
    return [
        Figure(f"{what}: counted", len(waits), ""),
        Figure(f"{what}: median", waits[len(waits) // 2] * 1000, "ms"),
        Figure(f"{what}: 99th percentile", waits[int(0.99 * len(waits))] * 1000, "ms"),
        Figure(f"{what}: longest", waits[-1] * 1000, "ms"),
    ]


_WAITS: list[float] = []


async def _leads(town: World) -> None:
    """Post a report every two seconds, each in the next group; note when its card is there."""
    _WAITS.clear()
    number = 0
    while True:
        await asyncio.sleep(LEAD_EVERY_SECONDS)
        group = GROUP - number % GROUPS
        before = len(await town.messages(group, AINA))
        started = time.perf_counter()
        await town.sim("send", person=AINA, chat=group, text=REPORT.format(number=number))
        while len(await town.messages(group, AINA)) < before + 2:
            await asyncio.sleep(0.02)
        _WAITS.append(time.perf_counter() - started)
        number += 1


async def _send(town: World, number: int, people: int) -> None:
    """Write one in the chat and let its abort window pass."""
    name = {1: "satu", 2: "dua"}[number]
    for words, following in (
        ("/broadcast", f"Hebahan {number}, teks Bahasa Melayu"),
        (f"Nombor {name}. Mesyuarat ditunda.", f"Hebahan {number}, teks Bahasa Inggeris"),
        (f"Number {name}. The meeting is put off.", f"Hebahan {number}, penerima"),
        ("skuad KTN", f"Hebahan {number}, sah sehingga"),
        ("12 jam", f"Hebahan {number}: draf"),
        (f"/broadcast {number} segera Ukuran", "Segera, kerana"),
        (f"/broadcast {number} semak", f"/broadcast {number} hantar "),
    ):
        await town.sim("send", person=DEVI, chat=DEVI, text=words)
        shown = await town.sees(DEVI, following)
    code = re.search(r"hantar ([0-9a-f]{8})", told(shown))
    assert code, told(shown)
    await town.sim("send", person=DEVI, chat=DEVI, text=f"/broadcast {number} hantar {code[1]}")
    if people > rules.number("broadcasts", "approval_above_recipients"):
        await town.sees(DEVI, f"Hebahan {number} menunggu kelulusan")
        approval = f"/broadcast {number} lulus {code[1]}"
        await town.sim("send", person=HANA, chat=HANA, text=approval)
    while not await _is(town, number, BroadcastState.STARTING):
        await asyncio.sleep(0.05)
    await town.sim("clock", forward_seconds=31)


async def _is(town: World, number: int, state: BroadcastState) -> bool:
    async with town.database.sessions() as session:
        return (await session.get_one(Broadcast, number)).state is state


async def _states(town: World, beginning: str) -> dict[LetterState, int]:
    async with town.database.sessions() as session:
        rows = await session.execute(
            select(Letter.state, func.count())
            .where(Letter.key.startswith(beginning))
            .group_by(Letter.state)
        )
        return {row[0]: row[1] for row in rows}


async def _calls(town: World, words: str) -> list[dict[str, Any]]:
    every: list[dict[str, Any]] = await town.look("calls", method="sendMessage")
    return [call for call in every if words in str(call["parameters"].get("text"))]


async def _refused(town: World) -> int:
    every: list[dict[str, Any]] = await town.look("calls")
    return sum(call["status"] == 429 for call in every)


async def _calm(town: World) -> None:
    await town.sim("limits", on=False)
    await asyncio.sleep(1)


@asynccontextmanager
async def _town(people: int, *, sqlite: bool) -> AsyncIterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        if sqlite:
            url = f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
            async with _opened(url, folder, people) as town:
                yield town
            return
        plain = databases.POSTGRES.replace("+psycopg", "", 1)
        with (
            psycopg.connect(plain, autocommit=True) as postgres,
            databases.schema_of_its_own(postgres, databases.POSTGRES, "bench_broadcasts") as url,
        ):
            async with _opened(url, folder, people) as town:
                yield town


@asynccontextmanager
async def _opened(url: str, folder: str, people: int) -> AsyncIterator[World]:
    databases.migrate(url)
    database = connect(url)
    try:
        async with world(database, url, Path(folder)) as town:
            await _settle(town, people)
            yield town
    finally:
        await database.close()


async def _settle(town: World, people: int) -> None:
    async with town.transactions.begin() as session:
        await installation.settle(session, "sandbox")
        await branches.keep(session)
        await make.person(session, AINA, role=Role.SQUAD, scope="PHG-TML")
        await make.duty(session, AINA, "PHG-TML", hours=48)
        for who in (DEVI, HANA):
            await make.person(session, who, role=Role.COORDINATOR, scope="MY")
        for number in range(GROUPS):
            await make.group(session, GROUP - number, "PHG-TML")
        for number in range(people):
            await make.person(session, FIRST + number, role=Role.SQUAD)
    for who in (AINA, DEVI, HANA, *range(FIRST, FIRST + people)):
        await town.sim("people", id=who, first_name=f"P{who}", started=True)
    for number in range(GROUPS):
        await town.sim(
            "chats", id=GROUP - number, type="group", title=f"G{number}", members=[AINA], quiet=True
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--sqlite", action="store_true")
    asked = parser.parse_args()
    table = Table("measured", "value", "unit", title="A broadcast at full pace")
    for figure in asyncio.run(measure(asked.people, sqlite=asked.sqlite)):
        table.add_row(figure.what, f"{figure.value:,.1f}", figure.unit)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
