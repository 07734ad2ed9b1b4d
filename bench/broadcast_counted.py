"""A broadcast to 50,000 without sending: count and freeze, a tick, the progress, a stop.

`python -m bench.broadcast_counted --people 50000` (`--sqlite`). What each step takes in the
database and in the process, in the transaction that the program would use.
"""

import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bench import opened
from bench.first_way import Figure
from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastState, RoundKind
from db.models.messaging import Letter, LetterState
from db.models.people import Grant, Person, Role
from db.queries import broadcasts as queries
from db.session import connect
from services import clock
from services.messaging.broadcasts import checking, composing, progress, rounds, sending, stopping
from services.places import branches
from tests.flows import make

AUTHOR = 1
FIRST = 1000
SENT_SHARE = 0.5  # of all, when progress is counted and it is stopped


async def measure(url: str, people: int) -> list[Figure]:
    """Return what each step took."""
    database = connect(url)
    transactions = Transactions(database)
    await _settle(transactions, people)
    figures = []

    async def timed(what: str, do: Callable[[AsyncSession], Awaitable[object]]) -> None:
        started = time.perf_counter()
        async with transactions.begin() as session:
            await do(session)
        figures.append(Figure(what, (time.perf_counter() - started) * 1000, "ms"))

    await timed(f"count and freeze {people} people", _freeze)
    await timed("compare with what was counted, begin", _begin)
    await timed("first tick: 280 letters", lambda session: sending.feed(session, 1))
    await _pass(transactions, people)
    await timed("progress of half of them", _count)
    await timed("a tick in the middle", lambda session: sending.feed(session, 1))
    await timed("stop", _stop)
    await database.close()
    return figures


async def _settle(transactions: Transactions, people: int) -> None:
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.person(session, AUTHOR, role=Role.COORDINATOR, scope="MY")
        now = clock.now()
        numbers = range(FIRST, FIRST + people)
        rows = [
            {"id": n, "telegram_id": n, "name": f"P{n}", "created_at": now, "chat_opened_at": now,
             "synthetic": True}
            for n in numbers
        ]  # fmt: skip
        await session.execute(insert(Person), rows)
        grants = [
            {"person_id": n, "role": Role.SQUAD, "scope": "PHG-KTN", "granted_at": now}
            for n in numbers
        ]
        await session.execute(insert(Grant), grants)
        row = composing.new(await session.get_one(Person, AUTHOR), training=False)
        row.text_ms, row.text_en, row.audience = "Satu", "One", ["skuad KTN"]
        row.expires_at, row.urgent_reason = now + timedelta(days=1), "Ukuran"
        session.add(row)
    if not transactions.database.is_sqlite:
        async with transactions.begin() as session:
            await session.execute(text("ANALYZE"))


async def _freeze(session: AsyncSession) -> None:
    row = await session.get_one(Broadcast, 1)
    await checking.freeze(session, await session.get_one(Person, AUTHOR), row)


async def _begin(session: AsyncSession) -> None:
    row = await session.get_one(Broadcast, 1)
    row.needs_approval = False  # there is no second one here
    await rounds.start(session, row, RoundKind.SEND, await session.get_one(Person, AUTHOR))
    row.starts_at = clock.now()
    await rounds.verify(session, row)


async def _pass(transactions: Transactions, people: int) -> None:
    """Half of them have had their turn, and got their letters."""
    for _ in range(int(people * SENT_SHARE) // 280):
        async with transactions.begin() as session:
            await session.execute(
                update(Letter)
                .where(Letter.state == LetterState.WAITING)
                .values(state=LetterState.SENT, ended_at=clock.now(), message_id=1)
            )
            await sending.feed(session, 1)


async def _count(session: AsyncSession) -> None:
    row = await session.get_one(Broadcast, 1)
    assert row.state is BroadcastState.SENDING
    (round_,) = await queries.rounds(session, 1)
    await progress.count(session, row, round_, clock.now())


async def _stop(session: AsyncSession) -> None:
    row = await session.get_one(Broadcast, 1)
    await stopping.end(session, row, BroadcastState.CANCELLED)


async def _run(people: int, sqlite: bool) -> list[Figure]:
    if sqlite:
        with tempfile.TemporaryDirectory() as folder:
            return await measure(opened.sqlite(Path(folder)), people)
    with opened.postgres("bench_counted") as url:
        return await measure(url, people)


if __name__ == "__main__":
    opened.alone(__doc__ or "", "A broadcast, without sending", 50_000, _run)
