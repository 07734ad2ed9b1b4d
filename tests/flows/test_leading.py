"""Of several processes one does the work of a lease; another takes over when it is given back."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.leading import Leadership, holder
from bot.ticker import Ticker
from bot.transactions import Transactions
from bot.waiting import NotReady, until_usable
from config.settings import Settings
from db import schema
from db.models.messaging import Lease
from services import clock
from services.messaging import due, lease


class Work:
    """What a leader does: it goes on until it is stopped."""

    def __init__(self) -> None:
        self.under_way = asyncio.Event()

    async def __call__(self) -> None:
        self.under_way.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.under_way.clear()


def leader(transactions: Transactions, name: str = lease.TICKER) -> Leadership:
    return Leadership(transactions, name, holder(), 1)


async def test_another_takes_over_when_the_lease_is_given_back(transactions: Transactions) -> None:
    first, second = Work(), Work()
    one = asyncio.create_task(leader(transactions).lead(first))
    await first.under_way.wait()
    two = asyncio.create_task(leader(transactions).lead(second))
    await asyncio.sleep(0.2)
    waited = not second.under_way.is_set()

    one.cancel()
    await asyncio.wait_for(second.under_way.wait(), 10)

    two.cancel()
    await asyncio.gather(one, two, return_exceptions=True)
    assert waited
    assert not first.under_way.is_set()


async def test_work_ends_when_the_lease_is_lost(transactions: Transactions) -> None:
    work = Work()
    leading = asyncio.create_task(leader(transactions).lead(work))
    await work.under_way.wait()
    async with transactions.begin() as session:
        until = clock.now() + timedelta(seconds=30)
        await session.execute(update(Lease).values(holder="thief", until=until))

    async with asyncio.timeout(10):
        while work.under_way.is_set():
            await asyncio.sleep(0.05)

    assert not leading.done()  # the work has ended, who leads it waits for the next lease
    leading.cancel()
    await asyncio.gather(leading, return_exceptions=True)


async def test_ticker_without_the_lease_does_nothing(transactions: Transactions) -> None:
    done: list[int] = []

    async def remind(_session: object, subject: int) -> None:
        done.append(subject)

    async with transactions.begin() as session:
        await due.plan(session, "a", "remind", 7, clock.now())
    may = [False]
    ticker = Ticker(transactions, {"remind": remind}, may_tick=lambda: may[0])
    await ticker._tick()
    before = list(done)
    may[0] = True
    await ticker._tick()

    assert (before, done) == ([], [7])
    assert ticker.is_well()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_database_of_a_newer_program_is_not_waited_for(
    transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "newest_revision", lambda: "0001")
    settings = Settings(_env_file=None, environment="sandbox").model_copy(
        update={"database_url": str(transactions.database.engine.url)}
    )

    with pytest.raises(NotReady, match="this program knows only 0001"):
        await until_usable(transactions.database, settings)
