"""What is done every day: planned once, renewed by itself, a missed day done once."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DAILY
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.messaging import Due, DueState
from services import clock
from services.messaging import daily
from services.messaging.daily import Daily
from tests.flows.moving import Hands, moving

EIGHT = time(8)
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=clock.LOCAL)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as moved:
        moved.to(MONDAY)
        yield moved


@pytest.fixture
def done() -> list[datetime]:
    return []


@pytest.fixture
def ticker(transactions: Transactions, done: list[datetime]) -> Ticker:
    async def do(_session: AsyncSession, _subject: int) -> None:
        done.append(clock.now())

    return Ticker(transactions, daily.kinds({"digest": Daily(lambda: EIGHT, do)}))


async def row(transactions: Transactions) -> Due:
    async with transactions.database.sessions() as session:
        return (await session.scalars(select(Due))).one()


async def ensure(transactions: Transactions, at: time = EIGHT) -> None:
    async with transactions.begin() as session:
        await daily.ensure(session, "digest", at)


async def test_coverage_check_comes_before_the_office_opens_and_the_digest_at_eight(
    hands: Hands, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await daily.ensure_all(session, DAILY)

    async with transactions.database.sessions() as session:
        rows = await session.execute(select(Due.kind, Due.due_at))
        at = {kind: due_at.astimezone(clock.LOCAL).time() for kind, due_at in rows}
    assert (at["roster.coverage"], at["digest"]) == (time(7, 30), time(8))


async def test_next_is_today_before_the_hour_and_tomorrow_after(
    hands: Hands, transactions: Transactions
) -> None:
    await ensure(transactions)
    today = (await row(transactions)).due_at
    hands.to(MONDAY + timedelta(hours=2))
    await ensure(transactions)  # it is late by an hour, not forgotten

    assert today == MONDAY + timedelta(hours=1)
    assert (await row(transactions)).due_at == today
    assert daily.next_moment(clock.now(), EIGHT) == today + timedelta(days=1)


async def test_three_days_slept_through_are_done_once(
    hands: Hands, transactions: Transactions, ticker: Ticker, done: list[datetime]
) -> None:
    await ensure(transactions)
    hands.to(MONDAY + timedelta(days=3, hours=5))
    await ticker.run_due()
    await ticker.run_due()

    planned = await row(transactions)
    assert len(done) == 1
    assert planned.state is DueState.WAITING
    assert planned.due_at == datetime(2026, 11, 27, 8, tzinfo=clock.LOCAL)


async def test_each_day_is_done_by_itself(
    hands: Hands, transactions: Transactions, ticker: Ticker, done: list[datetime]
) -> None:
    await ensure(transactions)
    for number in range(3):
        hands.to(MONDAY + timedelta(days=number, hours=1, seconds=1))
        await ticker.run_due()

    assert [moment.astimezone(clock.LOCAL).day for moment in done] == [23, 24, 25]


async def test_an_earlier_hour_moves_what_is_planned(
    hands: Hands, transactions: Transactions
) -> None:
    await ensure(transactions)
    await ensure(transactions, time(7, 30))

    assert (await row(transactions)).due_at == MONDAY + timedelta(minutes=30)


async def test_one_that_failed_too_often_is_planned_again(
    hands: Hands, transactions: Transactions
) -> None:
    await ensure(transactions)
    async with transactions.begin() as session:
        failed = (await session.scalars(select(Due))).one()
        failed.state = DueState.FAILED
    hands.to(MONDAY + timedelta(hours=3))
    await ensure(transactions)

    assert (await row(transactions)).state is DueState.WAITING
