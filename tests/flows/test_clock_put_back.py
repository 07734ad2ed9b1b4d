"""The clock is put back, by minutes or a day: nobody has a lease twice or too long, all goes on."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from apscheduler.schedulers import base
from markupsafe import Markup
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import LONGEST
from bot.flood import Flood, Verdict
from bot.leading import Leadership, holder
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.messaging import Due, Lease, Letter, LetterState
from services import clock
from services.messaging import due, lease, outbox
from services.messaging.broadcasts import rounds
from services.messaging.outbox import Message
from tests.flows.moving import Hands, moving

AINA = 11
DAY = timedelta(days=1)
JUMPS = [
    pytest.param(timedelta(minutes=-10), id="ten minutes back"),
    pytest.param(-DAY, id="a day back"),
    pytest.param(DAY, id="a day on"),
]


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as moved:
        yield moved


def leader(transactions: Transactions) -> Leadership:
    return Leadership(transactions, lease.TICKER, holder(), 1)


async def test_dead_holder_is_replaced_though_the_clock_went_back(
    transactions: Transactions,
) -> None:
    tomorrow = clock.now() + DAY
    async with transactions.begin() as session:
        await session.execute(
            insert(Lease).values(name=lease.TICKER, holder="dead", until=tomorrow)
        )
    heir = leader(transactions)

    at_once = await heir.take()
    await asyncio.sleep(1.1)
    later = await heir.take()

    assert (at_once, later) == (False, True)


@pytest.mark.parametrize("jump", JUMPS)
async def test_clock_that_jumps_gives_a_lease_no_second_holder(
    transactions: Transactions, hands: Hands, jump: timedelta
) -> None:
    one, two = leader(transactions), leader(transactions)
    assert await one.take()
    async with one.kept():
        hands.to(clock.now() + jump)
        second = []
        for _ in range(15):
            second.append(await two.take())
            await asyncio.sleep(0.1)
        first = one.holds()

    assert first
    assert not any(second)


class _Back(datetime):
    """The clock of the machine, put back by a day when a test says so."""

    by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # no subclass
        return datetime.now(tz) - cls.by


async def test_ticker_ticks_on_though_the_machines_clock_went_back(
    transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "datetime", _Back)
    monkeypatch.setattr(clock, "datetime", _Back)
    monkeypatch.setattr(_Back, "by", timedelta(0))
    ticked: list[int] = []

    async def tick(_session: AsyncSession, subject: int) -> None:
        ticked.append(subject)

    ticker = Ticker(transactions, {"tick": tick})
    ticker.start()
    await asyncio.sleep(1.3)
    _Back.by = DAY
    async with transactions.begin() as session:
        await due.plan(session, "after", "tick", 7, clock.now())
    await asyncio.sleep(4)
    await ticker.stop()

    assert ticked == [7]


async def test_what_was_planned_a_day_too_far_ahead_is_brought_near(
    transactions: Transactions,
) -> None:
    now = clock.now()
    ahead = now + DAY
    kinds = (rounds.FEED, "lead.unanswered", "lead.ask_again", "digest.group")
    async with transactions.begin() as session:
        await due.plan_all(session, [(kind, kind, 1, ahead) for kind in kinds])

    await Ticker(transactions, {}, longest=LONGEST).tidy()

    async with transactions.database.sessions() as session:
        found = {row.kind: row.due_at for row in await session.scalars(select(Due))}
    assert found[rounds.FEED] <= clock.now()
    assert found["lead.unanswered"] < now + timedelta(hours=1)
    assert found["lead.ask_again"] < now + timedelta(hours=3)
    assert found["digest.group"] == ahead  # that one has its hour


async def test_letter_tried_before_and_deletion_do_not_wait_for_the_clock(
    transactions: Transactions, hands: Hands
) -> None:
    hands.to(clock.now() + DAY)
    async with transactions.begin() as session:
        in_a_quarter = clock.now() + timedelta(minutes=15)
        await outbox.delete(session, "deletion", AINA, message_id=5, not_before=in_a_quarter)
        await outbox.post(session, "morning", AINA, Message(Markup("x")), not_before=in_a_quarter)
        await outbox.post(session, "again", AINA, Message(Markup("x")), not_before=clock.now())
        again = await session.scalar(select(Letter).where(Letter.key == "again"))
        assert again
        again.attempts = 1
    hands.to(datetime.now(UTC))

    await Ticker(transactions, {}).tidy()

    now = clock.now()
    async with transactions.database.sessions() as session:
        letters = {row.key: row for row in await session.scalars(select(Letter))}
    at = {key: row.not_before - now for key, row in letters.items() if row.not_before}
    assert {row.state for row in letters.values()} == {LetterState.WAITING}
    assert at["again"] <= timedelta(0)
    assert timedelta(minutes=14) < at["deletion"] < timedelta(minutes=16)
    assert at["morning"] > timedelta(hours=23)


def test_who_sent_much_is_heard_though_the_clock_went_back() -> None:
    flood, now = Flood(), clock.now()
    while flood.judge(AINA, now) is not Verdict.TOLD:
        pass

    assert flood.judge(AINA, now) is Verdict.DROPPED
    assert flood.judge(AINA, now - DAY) is Verdict.HEARD
