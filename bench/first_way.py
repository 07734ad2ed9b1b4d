"""The first way, measured from outside with the whole program: post to card, updates a second.

The sandbox runs in this process, the program in its own, as in production. Its limits are
switched off; the program's own pacing is not, where its letters are timed.
"""

import asyncio
import contextlib
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from sqlalchemy import func, select

from db.models.messaging import ReceivedUpdate
from db.models.people import Role
from db.session import connect
from services.places import branches
from services.records import installation
from tests import databases
from tests.flows import make
from tests.stories.world import TOKEN, World, world

GROUP, AINA = -1001, 11
POSTS = 40  # timed one by one, with pauses, so that the group's limit of 18 a minute is not met
BURST = 600  # updates at once
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number."""

    what: str
    value: float
    unit: str
    beside: str = ""  # its peer in the same run, or its limit


async def measure() -> list[Figure]:
    """Return all figures, in the order in which they were measured."""
    async with _town() as town:
        started = time.perf_counter()
        await town.program.start()
        figures = [Figure("start of the whole program until it is well", _since(started), "s")]
        figures += await _post_to_card(town)
        figures += _memory(town)
        figures += await _updates_a_second(town)
        figures += await _parts(town)
        figures += await _echo(town)
    return figures


async def _post_to_card(town: World) -> list[Figure]:
    """Time from a post in a group to the card in that group, each post in a group of its own."""
    waits = []
    for number in range(POSTS):
        group = GROUP - number
        started = time.perf_counter()
        await town.sim("send", person=AINA, chat=group, text=REPORT)
        while not await _card(town, group):
            await asyncio.sleep(0.002)
        waits.append(_since(started) * 1000)
        await asyncio.sleep(0.15)  # letters to Aina wait for their own pace, not these
    waits.sort()
    return [
        Figure("post to card in the group, median", statistics.median(waits), "ms"),
        Figure("post to card in the group, 95th percentile", waits[int(0.95 * POSTS)], "ms"),
    ]


async def _card(town: World, group: int) -> bool:
    messages = await town.messages(group, AINA)
    return any("Petunjuk kes" in message.get("text", "") for message in messages)


def _memory(town: World) -> list[Figure]:
    assert town.program.process
    whole = psutil.Process(town.program.process.pid).memory_info().rss
    return [Figure("memory of the whole program", whole / 2**20, "MiB")]


async def _updates_a_second(town: World) -> list[Figure]:
    """Updates that wait at the start, until each is kept: leads with letters, or talk let be."""
    await town.program.stop()
    return [
        Figure("group's talk, let be", await _rate(town, "Selamat pagi semua"), "updates/s"),
        Figure("reports kept as leads, letters posted", await _rate(town, REPORT), "updates/s"),
    ]


async def _rate(town: World, text: str) -> float:
    before = await _received(town)
    for number in range(BURST):
        await town.sim("send", person=AINA, chat=GROUP - number % POSTS, text=text)
    await town.program.start("gateway")
    while (first := await _received(town)) == before:
        await asyncio.sleep(0.002)
    started = time.perf_counter()
    while (now := await _received(town)) < before + BURST:
        await asyncio.sleep(0.02)
    rate = (now - first) / _since(started)
    await town.program.stop()
    return rate


async def _received(town: World) -> int:
    async with town.database.sessions() as session:
        return await session.scalar(select(func.count()).select_from(ReceivedUpdate)) or 0


async def _parts(town: World) -> list[Figure]:
    """Memory of each part in a process of its own."""
    figures = []
    for part in ("gateway", "courier", "ticker"):
        process = town.another()
        await process.start(part)
        await asyncio.sleep(2)
        assert process.process
        rss = psutil.Process(process.process.pid).memory_info().rss
        figures.append(Figure(f"memory of the {part} alone", rss / 2**20, "MiB"))
        await process.stop()
    return figures


async def _echo(town: World) -> list[Figure]:
    """The anchor on the same sandbox: a bare aiogram bot that answers each message."""
    await town.sim("reset")
    await town.sim("limits", on=False)
    await town.sim("people", id=AINA, first_name="Aina", started=True)
    for _ in range(BURST):
        await town.sim("send", person=AINA, chat=AINA, text="hello")
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.echo", town.sandbox.url, TOKEN,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not (first := await _echoed(town)):
            await asyncio.sleep(0.002)
        started = time.perf_counter()
        while (now := await _echoed(town)) < BURST:
            await asyncio.sleep(0.02)
        rate = (now - first) / _since(started)
    finally:
        bot.terminate()
        await bot.wait()
    return [Figure("anchor: bare aiogram echo bot, no database", rate, "updates/s")]


async def _echoed(town: World) -> int:
    return len(await town.look("calls", method="sendMessage"))


@contextlib.asynccontextmanager
async def _town() -> AsyncIterator[World]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
        databases.migrate(url)
        database = connect(url)
        async with world(database, url, Path(folder)) as town:
            await _settle(town)
            yield town
        await database.close()


async def _settle(town: World) -> None:
    async with town.transactions.begin() as session:
        await installation.settle(session, "sandbox")
        await branches.keep(session)
        await make.person(session, AINA, role=Role.SQUAD)
        await make.duty(session, AINA, hours=48)
        for number in range(POSTS):
            await make.group(session, GROUP - number, "PHG-TML" if number else "PHG-KTN")
    await town.sim("limits", on=False)
    await town.sim("people", id=AINA, first_name="Aina", started=True)
    for number in range(POSTS):
        await town.sim(
            "chats",
            id=GROUP - number,
            type="group",
            title=f"Group {number}",
            members=[AINA],
            quiet=True,
        )


def _since(started: float) -> float:
    return time.perf_counter() - started
