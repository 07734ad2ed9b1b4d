"""Training reaches nobody but its author: whatever is pressed, in whatever order."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastRecipient, BroadcastState
from db.models.messaging import Letter
from services import clock
from services.messaging.broadcasts import counting
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    HANA,
    IDA,
    check,
    compose,
    deliver,
    recipients,
    rows,
    run_through,
    send,
    the,
    tick,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands
MARK = re.compile("LATIHAN. Mesej ini tidak dihantar|TRAINING. This message goes to nobody")

DEEDS = st.sampled_from(
    (
        "begin", "begin_training", "write", "train", "check", "send", "review", "approve",
        "pause", "resume", "stop", "recall.edit", "recall.delete", "chase", "resend", "card",
        "tick", "deliver", "lose",
    )
)  # fmt: skip


async def test_training_says_so_at_its_first_question_and_in_the_list(
    chat: Chat, hands: Hands
) -> None:
    await chat.say(DEVI, "/broadcast latihan")
    asked = await chat.read(DEVI)
    await chat.say(DEVI, "/broadcasts")

    assert asked.startswith("<b>LATIHAN.")
    assert "LATIHAN: (belum ada)" in await chat.read(DEVI)


async def test_training_arrives_at_its_author_alone_and_says_so(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, begin="latihan")
    code = await check(chat, number)
    checked = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await run_through(transactions, hands)

    assert "tiada sesiapa selain anda menerimanya" in checked
    assert (await the(chat, number)).state is BroadcastState.DONE
    assert "100 %: 2 daripada 2" in await chat.read(DEVI)
    marked = [each for each in await chat.letters() if _is_marked(each)]
    assert {each.chat_id for each in marked} == {DEVI}
    assert await chat.letters(AINA) == await chat.letters(BAKRI) == []


async def test_one_tap_makes_a_draft_training_and_there_is_no_way_back(
    chat: Chat, hands: Hands
) -> None:
    number = await compose(chat)
    await chat.press(DEVI, f"bc:train.{number}")
    (copy,) = await rows(chat, select(Broadcast).where(Broadcast.training.is_(True)))
    await chat.press(DEVI, f"bc:train.{copy.id}")

    assert (await the(chat, number)).state is BroadcastState.DISCARDED
    assert copy.text_ms
    assert "tidak boleh menjadi hebahan sebenar" in await chat.read(DEVI)


async def test_training_asks_nobody_for_approval(chat: Chat, hands: Hands) -> None:
    number = await compose(chat, to="skuad Malaysia", begin="latihan")
    await send(chat, number)

    assert await chat.letters(HANA) == await chat.letters(IDA) == []


async def test_database_keeps_training_apart(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, begin="latihan")
    await check(chat, number)
    assert {each.training for each in await recipients(chat, number)} == {True}

    broadcast = update(Broadcast).where(Broadcast.id == number)
    one = update(BroadcastRecipient).where(BroadcastRecipient.chat_id == AINA)
    for forbidden in (
        broadcast.values(training=False),
        one.values(training=False),
        one.values(key="broadcast.to:1", posted_at=clock.now()),
    ):
        with pytest.raises(SQLAlchemyError):
            await _do(transactions, forbidden)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(
    deeds=st.lists(st.tuples(st.sampled_from((DEVI, HANA, IDA)), DEEDS), min_size=6, max_size=30)
)
async def test_no_order_of_deeds_lets_training_out(
    chat: Chat, transactions: Transactions, hands: Hands, deeds: list[tuple[int, str]]
) -> None:
    """What earlier examples left behind stays: the invariant is asked of all of it."""
    for who, deed in deeds:
        await _act(chat, transactions, hands, who, deed)

    training = {
        each.id: each for each in await rows(chat, select(Broadcast).where(Broadcast.training))
    }
    for letter in await rows(chat, select(Letter)):
        named = re.match(r"broadcast\.(?:to|recall):(\d+):", letter.key)
        assert named is None or int(named[1]) not in training, letter.key
        if _is_marked(letter):
            assert letter.chat_id in (DEVI, HANA, IDA), letter.key
    every = await rows(chat, select(BroadcastRecipient))
    assert not [each for each in every if each.key and each.broadcast_id in training]
    assert not [each for each in every if each.training != (each.broadcast_id in training)]


async def _act(chat: Chat, transactions: Transactions, hands: Hands, who: int, deed: str) -> None:
    newest = await rows(chat, select(Broadcast).order_by(Broadcast.id.desc()).limit(1))
    number = newest[0].id if newest else 0
    if deed == "begin":
        await compose(chat, who, to="skuad Malaysia")
    elif deed == "begin_training":
        await compose(chat, who, to="skuad Malaysia", begin="latihan")
    elif deed == "write":
        await chat.say(who, f"/broadcast {number} kepada skuad KTN")
    elif deed == "tick":
        await tick(transactions, hands)
    elif deed in ("deliver", "lose"):
        answer = Answer.DONE if deed == "deliver" else Answer.UNREACHED
        await deliver(transactions, lambda _: answer, most=20)
    elif deed in ("send", "approve"):
        code = counting.code(newest[0]) if newest else "x"
        await chat.press(who, f"bc:{deed}.{number}.{code}")
    else:
        verb, _, words = deed.partition(".")
        await chat.press(who, f"bc:{verb}.{number}" + (f".{words}" if words else ""))


def _is_marked(letter: Letter) -> bool:
    said = letter.payload.get("text") or letter.payload.get("caption") or ""
    return MARK.search(str(said)) is not None and not letter.key.startswith("broadcast:")


async def _do(transactions: Transactions, statement: object) -> None:
    async with transactions.begin() as session:
        await session.execute(statement)  # type: ignore[call-overload]
