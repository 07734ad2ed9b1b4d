"""A country's surge on PostgreSQL: leads that one gateway and two keep, letters, memory by role.

Updates are posted to the gateways' webhooks as a proxy would, many at a time; each is an accident
of its own. Beside the clock stands the processor's time of the gateways and of PostgreSQL's
processes that serve them, which holds on a crowded machine too.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import psycopg
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from bench.first_way import Figure
from bot.web import SECRET_HEADER
from db.models.leads import Sighting
from db.models.messaging import Due, DueState, Letter, LetterState
from db.models.people import Role
from db.session import connect
from services.places import branches
from services.records import installation
from tests import databases
from tests.databases import POSTGRES
from tests.flows import make
from tests.stories.world import Program, World, world

AINA, GROUPS = 11, range(-2040, -2000)
LEADS = 300  # a run
AT_ONCE = 32  # calls of the webhook under way, as Telegram makes up to 100
LETTERS_SECONDS = 15
NEEDED_A_SECOND = 10_000 / 3600  # a country in a disaster
NAME = "prihatin_capacity"  # of the schema, and of the connections
FIRST = ("Zulkarnain", "Baharom", "Jamaluddin", "Dollah", "Elias", "Farouk", "Ghazali", "Hisham")
FATHERS = ("Contoh", "Sampel", "Misalan", "Rekaan", "Latihan", "Percubaan", "Teladan", "Ujian")


async def measure() -> list[Figure]:
    """Return all figures, in the order in which they were measured."""
    figures = []
    plain = POSTGRES.replace("+psycopg", "", 1)
    with (
        psycopg.connect(plain, autocommit=True) as server,
        databases.schema_of_its_own(server, POSTGRES, NAME) as url,
    ):
        databases.migrate(url)
        # As in production: each commit is on the disk.
        lasting = make_url(url.replace("%20-csynchronous_commit%3Doff", ""))
        async with _country(lasting.render_as_string(hide_password=False)) as town:
            numbers = count(1)
            for gateways in (1, 2):
                figures += await _surge(town, server, gateways, numbers)
            figures += await _letters(town)
            figures += await _dues(town)
    return figures


async def _surge(
    town: World, server: psycopg.Connection, gateways: int, numbers: "count[int]"
) -> list[Figure]:
    programs = [town.another() for _ in range(gateways)]
    for each in programs:
        await each.start("gateway")
    before, kept = _seconds(programs), await _kept(town)
    calls = [_report(next(numbers)) for _ in range(LEADS)]
    began = time.perf_counter()
    waits = await _bring(town, programs, calls)
    took = time.perf_counter() - began
    spent = (_seconds(programs) - before) / LEADS
    served = _served(server) / LEADS
    assert await _kept(town) == kept + LEADS
    memory = max(_memory(each) for each in programs)
    for each in programs:
        await each.stop()
    named = f"{gateways} gateway{'s' * (gateways > 1)}"
    return [
        Figure(
            f"surge: leads an hour, {named}, by the clock", LEADS / took * 3600, "leads/h",
            "10,000 in a disaster",
        ),
        Figure(
            f"surge: from call to kept, median, {named}", statistics.median(waits), "ms",
            f"{AT_ONCE} wait at once",
        ),
        Figure(
            f"surge: processor of the gateway a lead, {named}", spent * 1000, "ms",
            f"{1000 / NEEDED_A_SECOND:.0f} ms: one core, 10,000 an hour",
        ),
        Figure(
            f"surge: processor of PostgreSQL a lead, {named}", served * 1000, "ms",
            f"{1000 / NEEDED_A_SECOND:.0f} ms: one core, 10,000 an hour",
        ),
        Figure(f"memory of a gateway after {LEADS} leads", memory, "MiB", "230"),
    ]  # fmt: skip


async def _bring(
    town: World, programs: Sequence[Program], calls: list[dict[str, Any]]
) -> list[float]:
    """Post all calls, in turn to each gateway; return how long each took, in ms."""
    places, waits = asyncio.Semaphore(AT_ONCE), []
    headers = {SECRET_HEADER: town.program.environment["PRIHATIN_WEBHOOK_SECRET"]}

    async def one(number: int, call: dict[str, Any]) -> None:
        port = programs[number % len(programs)].environment["PRIHATIN_WEB_PORT"]
        url = f"http://127.0.0.1:{port}/telegram"
        async with places:
            began = time.perf_counter()
            async with town.http.post(url, json=call, headers=headers) as answer:
                assert answer.status == 200
            waits.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(one(number, call) for number, call in enumerate(calls)))
    return waits


def _report(number: int) -> dict[str, Any]:
    name = f"{FIRST[number % 8]} bin {FATHERS[number // 8 % 8]}, {20 + number // 64}"
    text = (
        f"Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa {name}, pekerja kilang, meninggal "
        "dunia selepas motosikalnya dilanggar lori."
    )
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": GROUPS[number % len(GROUPS)], "type": "supergroup", "title": "G"},
            "from": {"id": AINA + number % 8, "is_bot": False, "first_name": "Aina"},
            "text": text,
        },
    }


async def _letters(town: World) -> list[Figure]:
    """The courier sends what the surge left, at its own pace."""
    courier = town.another()
    await courier.start("courier")
    await asyncio.sleep(2)
    before, sent, began = (
        _seconds([courier]),
        await _count(town, LetterState.SENT),
        time.perf_counter(),
    )
    await asyncio.sleep(LETTERS_SECONDS)
    took = time.perf_counter() - began
    letters = await _count(town, LetterState.SENT) - sent
    spent = _seconds([courier]) - before
    memory = _memory(courier)
    await courier.stop()
    assert letters
    return [
        Figure(
            "letters a second, one courier at full pace",
            letters / took,
            "letters/s",
            "30: Telegram's",
        ),
        Figure(
            "processor of the courier a letter", spent / letters * 1000, "ms", "33: one core, 30/s"
        ),
        Figure("memory of the courier at work", memory, "MiB", "70"),
    ]


async def _dues(town: World) -> list[Figure]:
    """Nobody answered: all leads of the surge escalate at once."""
    ticker = town.another()
    await ticker.start("ticker")
    await asyncio.sleep(2)
    before, done = _seconds([ticker]), await _done(town)
    await town.sim("clock", forward_seconds=16 * 60)
    began = time.perf_counter()
    while await _done(town) < done + LEADS:
        await asyncio.sleep(0.05)
    took, rows = time.perf_counter() - began, await _done(town) - done
    spent, memory = _seconds([ticker]) - before, _memory(ticker)
    await ticker.stop()
    return [
        Figure(
            "escalations done a second, one ticker", rows / took, "rows/s", "2.8: 10,000 leads/h"
        ),
        Figure("processor of the ticker an escalation", spent / rows * 1000, "ms", "360: one core"),
        Figure("memory of the ticker at work", memory, "MiB", "120"),
    ]


def _seconds(programs: Sequence[Program]) -> float:
    """Return the processor's time that these processes took so far."""
    total = 0.0
    for each in programs:
        assert each.process
        times = psutil.Process(each.process.pid).cpu_times()
        total += times.user + times.system
    return total


def _served(server: psycopg.Connection) -> float:
    """Return the processor's time of PostgreSQL's processes of our connections; 0 if elsewhere."""
    query = "SELECT pid FROM pg_stat_activity WHERE application_name = %s"
    total = 0.0
    for (pid,) in server.execute(query, [NAME]).fetchall():
        if psutil.pid_exists(pid):
            times = psutil.Process(pid).cpu_times()
            total += times.user + times.system
    return total


def _memory(program: Program) -> float:
    assert program.process
    return float(psutil.Process(program.process.pid).memory_info().rss) / 2**20


async def _kept(town: World) -> int:
    async with town.database.sessions() as session:
        return await session.scalar(select(func.count()).select_from(Sighting)) or 0


async def _count(town: World, state: LetterState) -> int:
    async with town.database.sessions() as session:
        return await session.scalar(select(func.count()).where(Letter.state == state)) or 0


async def _done(town: World) -> int:
    async with town.database.sessions() as session:
        return await session.scalar(select(func.count()).where(Due.state == DueState.DONE)) or 0


@asynccontextmanager
async def _country(url: str) -> AsyncIterator[World]:
    """A branch with eight on duty and forty groups of another one that report to it."""
    named = make_url(url).update_query_dict({"application_name": NAME})
    database = connect(url)
    with tempfile.TemporaryDirectory() as folder:
        shown = named.render_as_string(hide_password=False)
        async with world(database, shown, Path(folder), updates="webhook") as town:
            async with town.transactions.begin() as session:
                await installation.settle(session, "sandbox")
                await branches.keep(session)
                for number in range(8):
                    await make.person(session, AINA + number, role=Role.SQUAD)
                    await make.duty(session, AINA + number, hours=48)
                for chat in GROUPS:
                    await make.group(session, chat, "PHG-TML")
            await town.sim("limits", on=False)
            await _people(town)
            yield town
    await database.close()


async def _people(town: World) -> None:
    members = range(AINA, AINA + 8)
    for who in members:
        await town.sim("people", id=who, first_name=f"Person {who}", started=True)
    for chat in GROUPS:
        await town.sim("chats", id=chat, type="group", title="G", members=list(members), quiet=True)
