"""Sending: aborted, fed a little ahead, paused, stopped, expired, overtaken by answers."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastState
from db.models.messaging import Letter, LetterState
from services.messaging import delivery
from services.messaging.outbox import Lane
from services.messaging.outcomes import Answer, Reply
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    MANY,
    begun,
    compose,
    deliver,
    done,
    rows,
    run_through,
    send,
    states,
    the,
    tick,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd


async def test_nothing_goes_within_the_abort_window(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    shown = await chat.read(DEVI)
    await tick(transactions, hands, 28)
    early = await states(chat)
    await chat.press(DEVI, f"bc:stop.{number}")
    said = await chat.read(DEVI)
    await run_through(transactions, hands)

    assert "Bermula dalam 30 saat, kepada 2 penerima" in shown
    assert "Tiada sesiapa menerimanya" in said
    assert early == await states(chat) == []
    assert (await the(chat, number)).state is BroadcastState.CANCELLED


@pytest.mark.usefixtures("crowd")
async def test_outbox_is_fed_a_few_seconds_ahead_in_the_lowest_lane(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    first = len(await states(chat))
    await tick(transactions, hands, 2)
    same = len(await states(chat))
    await deliver(transactions, most=100)
    await tick(transactions, hands, 2)

    letters = await rows(chat, select(Letter).where(Letter.key.startswith("broadcast.to:")))
    assert (first, same) == (280, 280)
    assert 340 <= len(letters) <= 380
    assert {each.lane for each in letters} == {Lane.BULK}


@pytest.mark.usefixtures("crowd")
async def test_paused_and_resumed_everybody_gets_it_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    before = await deliver(transactions, most=60)
    await chat.press(DEVI, f"bc:pause.{number}")
    waiting = [state for state in await states(chat) if state is LetterState.WAITING]
    paused = await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} sambung")
    after = await run_through(transactions, hands)

    assert waiting == [] == paused
    arrived = Counter(call.chat_id for call in (*before, *after) if "broadcast.to" in call.key)
    assert set(arrived) == {AINA, BAKRI, *MANY}
    assert set(arrived.values()) == {1}
    assert (await the(chat, number)).state is BroadcastState.DONE


@pytest.mark.usefixtures("crowd")
async def test_stopped_the_waiting_ones_are_stale_and_the_rest_is_never_posted(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    await deliver(transactions, most=60)
    await chat.press(DEVI, f"bc:stop.{number}")
    after = await run_through(transactions, hands)

    assert after == []
    counted = Counter(await states(chat))
    assert counted[LetterState.STALE] + counted[LetterState.SENT] == 280
    causes = await rows(chat, select(Letter.cause).where(Letter.state == LetterState.STALE))
    assert set(causes) == {"cancelled"}
    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    await chat.say(DEVI, f"/broadcast {number} laporan")
    assert "Dihentikan sebelum dihantar" in await chat.read(DEVI)


@pytest.mark.usefixtures("crowd")
async def test_after_a_stop_only_what_was_claimed_before_it_arrives(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    await deliver(transactions, most=60)
    gone = (await states(chat)).count(LetterState.SENT)
    async with transactions.begin() as session:
        in_flight = (await delivery.claim(session, "courier", (), 30)).calls
    await chat.press(DEVI, f"bc:stop.{number}")

    async with transactions.begin() as session:
        late = (await delivery.claim(session, "courier", (), 1000)).calls
        replies = [(call, Reply(Answer.DONE, 9000)) for call in in_flight]
        await delivery.settle(session, "courier", replies)
    after = await run_through(transactions, hands)

    bulk = sum(call.key.startswith("broadcast.to:") for call in in_flight)
    assert 0 < bulk <= 30
    assert [call for call in late if call.key.startswith("broadcast.to:")] == after == []
    counted = Counter(await states(chat))
    assert (counted[LetterState.SENT], counted[LetterState.STALE]) == (
        gone + bulk,
        280 - gone - bulk,
    )


async def test_progress_shows_a_bar_and_is_edited_in_place(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    early = await chat.read(DEVI)
    await run_through(transactions, hands)

    assert "░░░░░░░░░░ 0 %: 0 daripada 2" in early
    assert "██████████ 100 %: 2 daripada 2" in await chat.read(DEVI)
    cards = await rows(
        chat, select(Letter.card).where(Letter.key.startswith(f"broadcast:{number}:progress"))
    )
    assert set(cards) == {f"broadcast:{number}:progress:1"}


@pytest.mark.usefixtures("crowd")
async def test_what_is_not_sent_by_the_expiry_never_goes(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands, until="2 minit")
    before = await deliver(transactions, most=100)
    await tick(transactions, hands, 120)
    after = await run_through(transactions, hands)

    assert len(before) >= 90
    assert after == []
    assert (await the(chat, number)).state is BroadcastState.EXPIRED
    assert set(await states(chat)) == {LetterState.SENT, LetterState.STALE}


@pytest.mark.usefixtures("crowd")
async def test_answer_overtakes_the_mass(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    await deliver(transactions, most=30)
    await chat.say(AINA, "/help")
    first = await deliver(transactions, done, most=2)  # what the author still waits for is one

    assert AINA in {call.chat_id for call in first}
    async with chat.database.sessions() as session:
        left = await session.scalar(select(func.count()).where(Letter.state == LetterState.WAITING))
    assert (left or 0) > 200
