"""Those who send and get the broadcasts that are measured, and the reports that come meanwhile."""

import asyncio
import re
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import func, select

from bench import opened
from config import rules
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from db.session import connect
from services.places import branches
from services.records import installation
from tests.flows import make
from tests.stories.world import World, told, world

GROUPS, GROUP, AINA, DEVI, HANA, FIRST = 40, -1001, 11, 14, 16, 100_000
LEAD_EVERY_SECONDS = 2.0
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh {number}, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori. Rujukan {number}."
)
WAITS: list[float] = []
NAMES = {1: "satu", 2: "dua", 3: "tiga"}
STOPPED_SECONDS = 6.0  # in which the last letter that still leaves has left


async def reports(town: World) -> None:
    """Post a report every two seconds, each in the next group; note when its card is there."""
    WAITS.clear()
    number = 0
    while True:
        await asyncio.sleep(LEAD_EVERY_SECONDS)
        group = GROUP - number % GROUPS
        before = len(await town.messages(group, AINA))
        started = time.perf_counter()
        await town.sim("send", person=AINA, chat=group, text=REPORT.format(number=number))
        while len(await town.messages(group, AINA)) < before + 2:
            await asyncio.sleep(0.02)
        WAITS.append(time.perf_counter() - started)
        number += 1


async def send(town: World, number: int, people: int) -> None:
    """Write one in the chat and let its abort window pass."""
    name = NAMES[number]
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
    while not await has_become(town, number, BroadcastState.STARTING):
        await asyncio.sleep(0.05)
    await town.sim("clock", forward_seconds=31)


async def has_become(town: World, number: int, state: BroadcastState) -> bool:
    async with town.database.sessions() as session:
        return (await session.get_one(Broadcast, number)).state is state


async def letters(town: World, beginning: str) -> dict[LetterState, int]:
    async with town.database.sessions() as session:
        rows = await session.execute(
            select(Letter.state, func.count())
            .where(Letter.key.startswith(beginning))
            .group_by(Letter.state)
        )
        return {row[0]: row[1] for row in rows}


async def calls(town: World, words: str) -> list[dict[str, Any]]:
    every: list[dict[str, Any]] = await town.look("calls", method="sendMessage")
    return [call for call in every if words in str(call["parameters"].get("text"))]


async def after(town: World, number: int, verb: str) -> tuple[float, int]:
    """Type it; return how long after the last letter still left, and how many after did."""
    pressed = time.time()
    await town.sim("send", person=DEVI, chat=DEVI, text=f"/broadcast {number} {verb}")
    await asyncio.sleep(STOPPED_SECONDS)
    offset = (await town.look("clock"))["offset_seconds"]
    every = await calls(town, f"Nombor {NAMES[number]}")
    late = [call["at"] - offset - pressed for call in every]
    return max(0.0, *late), sum(seconds > 0 for seconds in late)


def cpu(town: World) -> float:
    """Return the seconds of CPU that the program has used since its start."""
    assert town.program.process
    used = psutil.Process(town.program.process.pid).cpu_times()
    return used.user + used.system


async def refused(town: World) -> int:
    """Return how many letters were answered 429 since the program's start, by its own figures."""
    url = f"http://127.0.0.1:{town.program.environment['PRIHATIN_WEB_PORT']}/metrics"
    async with town.http.get(url) as answer:
        found = re.search(r'letter_answers_total{answer="too_many"} (\S+)', await answer.text())
    return int(float(found[1])) if found else 0


async def calm(town: World) -> None:
    await town.sim("limits", on=False)
    await asyncio.sleep(1)


@asynccontextmanager
async def opened_town(people: int, *, sqlite: bool) -> AsyncIterator[World]:
    """Give a world with so many people who get broadcasts."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
        url = (
            opened.sqlite(Path(folder))
            if sqlite
            else open_.enter_context(opened.postgres("bench_broadcasts"))
        )
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
