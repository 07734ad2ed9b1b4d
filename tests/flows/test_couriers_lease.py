"""One courier at a time: take-over, what a crash leaves behind, never twice."""

import asyncio
import subprocess
import sys
from datetime import timedelta

import psutil
from markupsafe import Markup
from sqlalchemy import select, update

from bot.courier import Courier
from bot.transactions import Transactions
from db.models.messaging import Card, Lease, Letter
from services import clock
from services.messaging import delivery, lease, outbox
from services.messaging.outbox import Message
from services.messaging.outcomes import Answer, Reply
from tests.flows import couriered
from tests.flows.couriered import AINA
from tests.flows.fake_telegram import FakeTelegram, settings_for

telegram = couriered.telegram


async def post(transactions: Transactions, *keys: str, card: str | None = None) -> None:
    async with transactions.begin() as session:
        for key in keys:
            await outbox.post(session, key, AINA, Message(Markup(key)), card=card)


async def claimed_by_a_dead_one(transactions: Transactions) -> delivery.Batch:
    """Leave things as a courier does that was killed in mid-send a lease ago."""
    async with transactions.begin() as session:
        assert await lease.take(session, lease.COURIER, "dead", 10)
        batch = await delivery.claim(session, "dead", [], 10)
        await lease.release(session, lease.COURIER, "dead")
    return batch


async def states(transactions: Transactions) -> dict[str, str]:
    async with transactions.database.sessions() as session:
        return {row.key: row.state for row in await session.scalars(select(Letter))}


async def until_states(transactions: Transactions, wanted: dict[str, str]) -> None:
    async with asyncio.timeout(15):
        while await states(transactions) != wanted:
            await asyncio.sleep(0.05)


async def test_a_message_of_a_dead_courier_is_unknown_and_not_sent_again(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    await post(transactions, "first", "second")
    await claimed_by_a_dead_one(transactions)
    courier = Courier(transactions, settings_for(telegram.url))
    task = asyncio.create_task(courier.run())

    await until_states(transactions, {"first": "unknown", "second": "sent"})

    await courier.stop()
    await task
    assert [call.text for call in telegram.calls] == ["second"]


async def test_an_edit_of_a_dead_courier_is_made_again(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    async with transactions.begin() as session:
        session.add(Card(chat_id=AINA, name="lead:17", message_id=7, method="sendMessage"))
    await post(transactions, "accepted", card="lead:17")
    await claimed_by_a_dead_one(transactions)
    courier = Courier(transactions, settings_for(telegram.url))
    task = asyncio.create_task(courier.run())

    await until_states(transactions, {"accepted": "sent"})

    await courier.stop()
    await task
    assert [call.method for call in telegram.calls] == ["editMessageText"]


async def test_who_was_given_up_and_knows_better_says_so(transactions: Transactions) -> None:
    await post(transactions, "first")
    (call,) = (await claimed_by_a_dead_one(transactions)).calls
    async with transactions.begin() as session:
        await delivery.take_over(session, "heir")
        await delivery.settle(session, "dead", [(call, Reply(Answer.UNREACHED))])
    assert await states(transactions) == {"first": "unknown"}

    async with transactions.begin() as session:
        await delivery.settle(session, "dead", [(call, Reply(Answer.DONE, message_id=5))])

    assert await states(transactions) == {"first": "sent"}


async def test_without_the_lease_nothing_is_claimed(transactions: Transactions) -> None:
    await post(transactions, "first")
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "other", 10)

    async with transactions.begin() as session:
        batch = await delivery.claim(session, "late", [], 10)

    assert batch.calls == []
    assert await states(transactions) == {"first": "waiting"}


async def test_what_one_courier_claimed_another_does_not_get(transactions: Transactions) -> None:
    await post(transactions, "first")
    await claimed_by_a_dead_one(transactions)

    async with transactions.begin() as session:
        assert await lease.take(session, lease.COURIER, "heir", 10)
        batch = await delivery.claim(session, "heir", [], 10)

    assert batch.calls == []


async def test_claims_that_no_answer_confirmed_wait_again(transactions: Transactions) -> None:
    await post(transactions, "first")
    await claimed_by_a_dead_one(transactions)

    async with transactions.begin() as session:
        await delivery.put_back(session, "dead", keep=[])

    assert await states(transactions) == {"first": "waiting"}


async def test_a_lease_is_taken_once_renewed_and_given_back(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        assert await lease.take(session, "it", "one", 10)
        assert not await lease.take(session, "it", "two", 10)
        assert await lease.renew(session, "it", "one", 10)
        assert not await lease.renew(session, "it", "two", 10)
        await lease.release(session, "it", "one")

    async with transactions.begin() as session:
        assert await lease.take(session, "it", "two", 10)


async def test_a_stopped_courier_leaves_no_lease_and_nothing_half_sent(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    telegram.latency = 0.3
    await post(transactions, "first")
    courier = Courier(transactions, settings_for(telegram.url))
    task = asyncio.create_task(courier.run())
    await telegram.received(1)

    await courier.stop()
    await task

    assert await states(transactions) == {"first": "sent"}
    async with transactions.database.sessions() as session:
        assert (await session.scalars(select(Lease))).all() == []


async def test_a_courier_that_lost_its_lease_stops_sending_until_it_has_it_again(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    courier = Courier(transactions, settings_for(telegram.url, courier_lease_seconds=1))
    task = asyncio.create_task(courier.run())
    await post(transactions, "first")
    await until_states(transactions, {"first": "sent"})
    until = clock.now() + timedelta(seconds=2)
    async with transactions.begin() as session:
        await session.execute(update(Lease).values(holder="thief", until=until))
        await outbox.post(session, "second", AINA, Message(Markup("second")))
    await asyncio.sleep(1)
    meanwhile = await states(transactions)

    await until_states(transactions, {"first": "sent", "second": "sent"})

    await courier.stop()
    await task
    assert meanwhile == {"first": "sent", "second": "waiting"}
    assert len(telegram.calls) == 2


PROGRAM = """
import asyncio, sys
from bot import logs
from bot.courier import Courier
from bot.transactions import Transactions
from config.settings import Settings
from db.session import connect

async def main(url, telegram, lease_seconds):
    settings = Settings(_env_file=None, environment="sandbox", telegram_token="42:SANDBOX_x")
    settings = settings.model_copy(
        update={"telegram_api_url": telegram, "courier_lease_seconds": lease_seconds}
    )
    logs.configure(settings)
    courier = Courier(Transactions(connect(url)), settings)
    print("ready", "aiogram" in sys.modules, flush=True)
    await courier.run()

asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
"""


def start_courier(url: str, telegram: str, lease_seconds: float) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, url, telegram, str(lease_seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


async def test_another_process_takes_over_from_a_killed_one(
    database_url: str, transactions: Transactions, telegram: FakeTelegram
) -> None:
    telegram.latency = 1.0
    first = start_courier(database_url, telegram.url, 2)
    await post(transactions, "under way", "next")
    await telegram.received(1, within=60)
    first.kill()
    first.communicate()
    telegram.latency = 0.0
    killed_at = clock.monotonic()

    second = Courier(transactions, settings_for(telegram.url, courier_lease_seconds=2))
    task = asyncio.create_task(second.run())
    await until_states(transactions, {"under way": "unknown", "next": "sent"})

    await second.stop()
    await task
    assert clock.monotonic() - killed_at < 2 * 1.5 + 2
    assert [call.text for call in telegram.calls] == ["under way", "next"]


async def test_a_courier_of_its_own_hears_other_processes_and_is_small(
    database_url: str, transactions: Transactions, telegram: FakeTelegram
) -> None:
    process = start_courier(database_url, telegram.url, 10)
    try:
        await post(transactions, "first")
        await telegram.received(1, within=60)
        await until_states(transactions, {"first": "sent"})
        await asyncio.sleep(1.2)
        began = clock.monotonic()
        await post(transactions, "second")
        await telegram.received(2)
        waited = clock.monotonic() - began
        memory = psutil.Process(process.pid).memory_full_info()
    finally:
        process.kill()
        out, _ = process.communicate()

    assert out.split() == ["ready", "False"], "the courier's process imports aiogram"
    assert waited < 0.9
    assert memory.uss < 90_000_000  # 76 on SQLite, 82 on PostgreSQL; without shared pages
