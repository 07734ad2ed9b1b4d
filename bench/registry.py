"""How surely and how soon a misspelt name is found in the registry, beside other ways.

Names are made up (bench/made_up.py) and spoilt (bench/corrupting.py); all ways are asked the same
questions in turn, in one run. `python -m bench.registry --employers 1000000 --queries 500`.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from bench import corrupting, made_up, registry_filled, registry_otherwise
from bench.first_way import Figure
from bench.registry_filled import Filled
from db.session import connect
from services.registry import choosing, search
from services.registry.found import Kind
from tests import databases

EMPLOYERS, PERSONS, QUERIES = 50_000, 0, 150
SLOW_QUERIES = 20  # of the ways that take long
Ask = Callable[[str], Awaitable[Sequence[str]]]


@dataclass
class Way:
    """One way to search: what it found, and how long it took."""

    name: str
    ask: Ask  # gives names as registered, the best first
    most: int  # questions
    hits: dict[int, int] = field(default_factory=lambda: dict.fromkeys((1, 5, 10), 0))
    waits: list[float] = field(default_factory=list)  # ms
    work: list[float] = field(default_factory=list)  # ms of this process's CPU, all threads

    async def answer(self, kind: Kind, typed: str, true: str) -> None:
        """Ask it, and note whether the true name is among the first different ones."""
        started, worked = time.perf_counter(), time.process_time()
        found = await self.ask(typed)
        self.waits.append((time.perf_counter() - started) * 1000)
        self.work.append((time.process_time() - worked) * 1000)
        forms = list(dict.fromkeys(choosing.form(kind, name) for name in found))
        wanted = choosing.form(kind, true)
        for first in self.hits:
            self.hits[first] += wanted in forms[:first]

    def figures(self) -> list[Figure]:
        """Return what was measured."""
        count = len(self.waits)
        median, late = np.percentile(self.waits, [50, 99])
        return [
            Figure(f"{self.name}: median of {count}", float(median), "ms"),
            Figure(f"{self.name}: 99th percentile", float(late), "ms"),
            Figure(f"{self.name}: CPU, median", float(np.median(self.work)), "ms"),
            *(
                Figure(f"{self.name}: right one among the first {first}", 100 * hits / count, "%")
                for first, hits in self.hits.items()
            ),
        ]


async def measure(
    employers: int = EMPLOYERS,
    persons: int = PERSONS,
    queries: int = QUERIES,
    *,
    sqlite_only: bool = False,
) -> list[Figure]:
    """Return all figures."""
    figures: list[Figure] = []
    for kind, count in ((Kind.EMPLOYER, employers), (Kind.PERSON, persons)):
        if count:
            figures += await _kind(kind, count, queries, sqlite_only=sqlite_only)
    return figures


async def _kind(kind: Kind, count: int, queries: int, *, sqlite_only: bool) -> list[Figure]:
    chance = random.Random(1)
    names = made_up.names(kind is Kind.PERSON, chance, count)
    figures = []
    async with AsyncExitStack() as stack:
        ways: list[Way] = []
        sessions: list[AsyncSession] = []
        async for where, address in _addresses(stack, sqlite_only=sqlite_only):
            filled = await stack.enter_async_context(_filled(address, kind, names))
            figures += filled.figures(f"{count:,} {kind}s, {where}")
            ways.append(Way(f"{kind}, {where}", _ours(filled.session, kind), queries))
            ways += [
                Way(f"{kind}, {name}", ask, SLOW_QUERIES)
                for name, ask in await registry_otherwise.ways(filled, kind, names)
            ]
            sessions.append(filled.session)
        await _ask_all(ways, kind, names, queries)
        figures += [figure for way in ways for figure in way.figures()]
        figures += await _wrong_yes(sessions[0], kind, names, queries)
        figures += await _false_yes(sessions[0], kind, set(names), queries)
    return figures


def _ours(session: AsyncSession, kind: Kind) -> Ask:
    async def ask(typed: str) -> Sequence[str]:
        found = await search.find(session, typed, kinds=[kind], limit=20)
        return [each.name for each in found.candidates]

    return ask


async def _ask_all(ways: Sequence[Way], kind: Kind, names: Sequence[str], queries: int) -> None:
    """Ask all ways the same questions in turn, so that a busy moment slows all of them."""
    chance = random.Random(2)
    for number in range(-3, queries):
        true = chance.choice(names)
        typed = corrupting.corrupted(chance, true)
        for way in ways:
            if number < 0:
                await way.ask(typed)  # what is read for the first time does not count
            elif number < way.most:
                await way.answer(kind, typed, true)


async def _wrong_yes(
    session: AsyncSession, kind: Kind, names: Sequence[str], queries: int
) -> list[Figure]:
    """Ask for spoilt names; count the confident answers that name another one.

    Apart those where what was typed is itself a registered name: a lost word made it another's.
    """
    chance = random.Random(4)
    known = {choosing.form(kind, name) for name in names}
    sure = wrong = misread = 0
    for _ in range(queries):
        true = chance.choice(names)
        typed = corrupting.corrupted(chance, true)
        found = await search.find(session, typed, kinds=[kind], limit=20)
        sure += found.confident
        first = choosing.form(kind, found.candidates[0].name) if found.confident else None
        if first not in {None, choosing.form(kind, true)}:
            wrong += 1
            misread += choosing.form(kind, typed) not in known
    return [
        Figure(f"{kind}: sure of one of {queries} spoilt names", 100 * sure / queries, "%"),
        Figure(f"{kind}: of {sure} sure ones wrong", wrong, ""),
        Figure(f"{kind}: of them where nobody is called as was typed", misread, ""),
    ]


async def _false_yes(
    session: AsyncSession, kind: Kind, names: set[str], queries: int
) -> list[Figure]:
    """Ask for names that nobody bears, as they are and spoilt; count the confident answers."""
    chance = random.Random(3)
    known = {choosing.form(kind, name) for name in names}
    others = made_up.names(kind is Kind.PERSON, chance, 20 * queries)
    unknown = [name for name in others if choosing.form(kind, name) not in known][: 2 * queries]
    yes = 0
    for place, name in enumerate(unknown):
        typed = corrupting.corrupted(chance, name) if place % 2 else name
        yes += (await search.find(session, typed, kinds=[kind])).confident
    share = 100 * yes / max(1, len(unknown))
    return [Figure(f"{kind}: sure of one of {len(unknown)} unknown names", share, "%")]


async def _addresses(stack: AsyncExitStack, *, sqlite_only: bool) -> AsyncIterator[tuple[str, str]]:
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.sqlite3'}"
    databases.migrate(url)
    yield "SQLite", url
    if sqlite_only:
        return
    address = stack.enter_context(registry_filled.postgres())
    if address is not None:
        yield "PostgreSQL", address


@asynccontextmanager
async def _filled(address: str, kind: Kind, names: Sequence[str]) -> AsyncIterator[Filled]:
    database = connect(address)
    try:
        filled = await registry_filled.fill(database, kind, names)
        async with database.sessions() as session:
            filled.session = session
            yield filled
    finally:
        await database.close()


def main(arguments: Sequence[str]) -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.registry")
    parser.add_argument("--employers", type=int, default=EMPLOYERS)
    parser.add_argument("--persons", type=int, default=PERSONS)
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--sqlite-only", action="store_true")
    read = parser.parse_args(arguments)
    work = measure(read.employers, read.persons, read.queries, sqlite_only=read.sqlite_only)
    for figure in asyncio.run(work):
        print(f"{figure.what:70} {figure.value:10,.2f} {figure.unit}")


if __name__ == "__main__":
    main(sys.argv[1:])
