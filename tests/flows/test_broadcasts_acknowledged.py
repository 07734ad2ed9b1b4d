"""Who got it says so once; only the silent are chased, only the uncertain are sent it again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastAck, BroadcastState
from services import clock
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    CHONG,
    DEVI,
    FAUZI,
    GROUP,
    STRANGER,
    arrived,
    but,
    compose,
    deliver,
    rows,
    run_through,
    send,
    the,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_acknowledged_once_and_the_message_says_so(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await chat.press(AINA, f"bcack:{number}")
    await chat.say(BAKRI, f"/ack_{number}")
    calls = await deliver(transactions)

    acks = await rows(chat, select(BroadcastAck))
    assert {each.person_id for each in acks} == {AINA, BAKRI}
    edits = [call for call in calls if call.method == "editMessageText"]
    assert {call.chat_id for call in edits} == {AINA, BAKRI}
    mine = next(call for call in edits if call.chat_id == AINA)
    assert "Anda sahkan pada" in mine.parameters["text"]
    assert "reply_markup" not in mine.parameters


async def test_in_a_group_each_counts_and_nobody_is_named(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(CHONG, f"bcack:{number}", chat=GROUP)
    await chat.press(AINA, f"bcack:{number}", chat=GROUP)
    calls = await deliver(transactions)

    (edit,) = [call for call in calls if call.chat_id == GROUP]
    assert "2 orang mengesahkan di sini" in edit.parameters["text"]
    assert "Aina" not in edit.parameters["text"]
    assert edit.parameters["reply_markup"]["inline_keyboard"]


@pytest.mark.parametrize("who", [STRANGER, FAUZI])
async def test_who_did_not_get_it_acknowledges_nothing(
    chat: Chat, transactions: Transactions, hands: Hands, who: int
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(who, f"bcack:{number}")

    assert await rows(chat, select(BroadcastAck)) == []
    assert "tidak dihantar kepada anda" in await chat.read(who)


async def test_only_the_silent_are_chased(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await chat.press(DEVI, f"bc:silent.{number}")
    named = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:chase.{number}")
    too_soon = await chat.read(DEVI)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    calls = await run_through(transactions, hands)

    assert "Bakri bin Sampel" in named
    assert "Aina" not in named
    assert "Beri masa" in too_soon
    assert [(call.chat_id, call.method) for call in calls] == [(BAKRI, "sendMessage")]
    assert "Reminder" in calls[0].parameters["text"]
    assert (await the(chat, number)).state is BroadcastState.DONE


async def test_chase_can_be_aborted_and_leaves_nobody_chased(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    await chat.press(DEVI, f"bc:stop.{number}")
    calls = await run_through(transactions, hands)

    assert calls == []


async def test_unknown_ones_are_sent_again_only_when_somebody_says_so(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN")
    await send(chat, number)
    await run_through(transactions, hands, but(AINA, Answer.UNREACHED))
    await chat.say(DEVI, f"/broadcast {number}")
    report = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:resend.{number}")
    calls = await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number}")

    assert "Tidak pasti sampai: 1 daripada 4" in report
    assert [call.chat_id for call in calls] == [AINA]
    assert "Sampai: 2 daripada 4" in await chat.read(DEVI)
