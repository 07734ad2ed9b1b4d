"""Cut off in the midst, by Telegram or by a death of the process: nobody twice and nobody out."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.due_kinds import DUE_KINDS
from bot.transactions import Transactions
from db.models.broadcasts import BroadcastState
from db.models.messaging import LetterState
from services import clock
from services.messaging.calls import Call
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    MANY,
    begun,
    compose,
    deliver,
    recipients,
    run_through,
    send,
    states,
    the,
    tick,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd


@pytest.mark.usefixtures("crowd")
async def test_letters_of_unknown_fate_are_not_sent_again_and_pause_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    lost: list[int] = []

    def away(call: Call) -> Answer:
        if "broadcast.to" in call.key and len(lost) < 25:
            lost.append(call.chat_id)
            return Answer.UNREACHED
        return Answer.DONE

    await deliver(transactions, away, most=60)
    await tick(transactions, hands, 2)
    said = [str(each.payload.get("text")) for each in await chat.letters(DEVI)]
    paused = (await the(chat, number)).state
    await chat.say(DEVI, f"/broadcast {number} sambung")
    await run_through(transactions, hands)

    assert any("dijeda dengan sendirinya" in text for text in said)
    assert paused is BroadcastState.PAUSED
    counted = Counter(await states(chat))
    assert counted == {LetterState.UNKNOWN: 25, LetterState.SENT: len(MANY) + 2 - 25}
    for chat_id in lost:
        assert len(await told(chat, chat_id)) == 1


async def test_no_way_to_telegram_only_delays(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    await deliver(transactions, lambda _: Answer.UNCONNECTED, most=20)
    await run_through(transactions, hands)

    assert await states(chat) == [LetterState.SENT, LetterState.SENT]


@pytest.mark.usefixtures("crowd")
async def test_process_killed_at_any_commit_leaves_nobody_twice_and_nobody_out(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    """A tick that dies before its commit has done nothing; one that dies after it, all."""
    number = await begun(chat, transactions, hands)
    made = await deliver(transactions, most=200)
    for _ in range(3):
        hands.to(clock.now() + timedelta(seconds=2))
        with pytest.raises(_Killed):
            await _dying_tick(transactions, number)
        made += await deliver(transactions, most=40)
    made += await run_through(transactions, hands)

    arrived = Counter(call.chat_id for call in made if "broadcast.to" in call.key)
    assert set(arrived) == {AINA, BAKRI, *MANY}
    assert set(arrived.values()) == {1}


async def test_two_tickers_at_once_post_each_letter_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    hands.to(clock.now() + timedelta(seconds=31))
    for _ in range(2):
        async with transactions.begin() as session:
            await DUE_KINDS["broadcast.feed"](session, number)

    assert len(await states(chat)) == 2
    keys = [each.key for each in await recipients(chat, number) if each.key]
    assert len(set(keys)) == 2


class _Killed(Exception):
    """The process dies."""


async def _dying_tick(transactions: Transactions, number: int) -> None:
    async with transactions.begin() as session:
        await DUE_KINDS["broadcast.feed"](session, number)
        raise _Killed
