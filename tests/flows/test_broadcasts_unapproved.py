"""What was approved is what is sent: a text, a recipient or a state changed since does not go."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastRecipient, BroadcastState
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    DEVI,
    ENGLISH,
    FAUZI,
    HANA,
    MALAY,
    ask,
    lose_roles,
    run_through,
    send,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_change_while_it_waits_makes_the_approver_s_button_useless(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(DEVI, f"bc:card.{number}")
    await chat.say(DEVI, f"/broadcast {number} ms {MALAY} Segera.")
    await chat.say(DEVI, f"/broadcast {number} en {ENGLISH} At once.")
    await send(chat, number)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    assert "Tiada apa-apa yang dihantar" in await chat.read(HANA)
    assert await run_through(transactions, hands) == []
    assert (await the(chat, number)).state is BroadcastState.ASKED


async def test_text_changed_behind_the_back_is_refused_by_the_database(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    with pytest.raises(SQLAlchemyError, match=r"fixed|P0001"):
        await _write(transactions, number, text_ms="Lain")


async def test_recipient_slipped_in_behind_the_back_stops_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        session.add(
            BroadcastRecipient(
                broadcast_id=number, training=False, round=1, chat_id=AINA, person_id=AINA,
                language="ms",
            )
        )  # fmt: skip
    calls = await run_through(transactions, hands)

    assert calls == []
    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    assert await told(chat, AINA) == await told(chat, FAUZI) == []


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"state": "sending"}, id="without approval"),
        pytest.param({"state": "sending", "approved_by_id": HANA}, id="of nothing"),
        pytest.param(
            {"state": "sending", "approved_by_id": HANA, "approved_content": "x"}, id="of another"
        ),
        pytest.param({"approved_by_id": DEVI}, id="one's own"),
    ],
)
async def test_database_lets_nothing_unapproved_go(
    chat: Chat, transactions: Transactions, hands: Hands, values: dict[str, object]
) -> None:
    number, _ = await ask(chat)

    with pytest.raises(IntegrityError):
        await _write(transactions, number, **values)


async def _write(transactions: Transactions, number: int, **values: object) -> None:
    async with transactions.begin() as session:
        await session.execute(update(Broadcast).where(Broadcast.id == number).values(**values))


async def test_author_who_lost_the_role_sends_nothing_in_the_abort_window(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await lose_roles(transactions, DEVI)
    await run_through(transactions, hands)

    assert await told(chat, FAUZI) == []
    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    for who in (DEVI, HANA):
        assert "tidak lagi berhak menghantarnya" in await chat.read(who)


async def test_nobody_approves_for_an_author_who_lost_the_role(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await lose_roles(transactions, DEVI)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    assert "tidak lagi berhak menghantarnya" in await chat.read(HANA)
    assert (await the(chat, number)).state is BroadcastState.ASKED
    assert await run_through(transactions, hands) == []
