"""A year after a broadcast nobody can be named any more; what it said can still be verified."""

from datetime import timedelta

from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastAck, BroadcastState
from db.models.records import AuditNote
from services import clock
from services.messaging import tidying
from services.messaging.broadcasts import counting
from services.records import retention
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    DEVI,
    compose,
    recipients,
    rows,
    run_through,
    send,
    the,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def sent_and_acknowledged(chat: Chat, transactions: Transactions, hands: Hands) -> int:
    number = await compose(chat)
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    return number


async def later(transactions: Transactions, hands: Hands, days: int) -> None:
    hands.to(clock.now() + timedelta(days=days))
    async with transactions.begin() as session:
        await tidying.tidy(session)


async def test_within_the_year_everybody_is_still_named(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await sent_and_acknowledged(chat, transactions, hands)
    await later(transactions, hands, 364)

    assert len(await recipients(chat, number)) == 4
    assert len(await rows(chat, select(BroadcastAck))) == 1


async def test_after_the_year_nobody_is_named_and_the_audit_trail_proves_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await sent_and_acknowledged(chat, transactions, hands)
    before = await the(chat, number)
    await later(transactions, hands, 366)
    row = await the(chat, number)
    notes = await rows(chat, select(AuditNote).where(AuditNote.action == retention.REMOVED))
    await chat.say(DEVI, f"/broadcast {number}")

    assert await recipients(chat, number) == []
    assert await rows(chat, select(BroadcastAck)) == []
    assert notes[-1].details["broadcasts"] == 5
    assert notes[-1].details["broadcasts_oldest_left"] is None
    assert row.content_hash == counting.content_hash(row) == before.content_hash
    assert row.audience_hash == before.audience_hash
    assert "tidak disimpan lagi" in await chat.read(DEVI)


async def test_a_late_recall_begins_the_year_anew(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await sent_and_acknowledged(chat, transactions, hands)
    await later(transactions, hands, 300)
    await chat.say(DEVI, f"/broadcast {number} recall edit Silap")
    await run_through(transactions, hands)
    await later(transactions, hands, 100)
    async with chat.database.sessions() as session:
        kept = {each.name: each for each in await retention.stand(session)}

    assert (await the(chat, number)).state is BroadcastState.RECALLED
    assert len(await recipients(chat, number)) == 4
    assert not kept["broadcasts"].late
