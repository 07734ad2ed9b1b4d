"""What a stop or a pause left undone: resumed, or a new draft for those left out."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.people import Person
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    begun,
    compose,
    deliver,
    failed,
    labels,
    rows,
    send,
    the,
    tick,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd


async def test_paused_one_is_resumed_from_the_report(
    chat: Chat, transactions: Transactions, hands: Hands, crowd: None
) -> None:
    number = await begun(chat, transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} jeda")
    await chat.press(DEVI, f"bc:report.{number}")

    assert "resume" in await labels(chat, DEVI)


async def test_stopped_before_anybody_got_it_a_new_draft_is_for_all(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await chat.say(DEVI, f"/broadcast {number} henti")
    await chat.press(DEVI, f"bc:report.{number}")
    offered = await labels(chat, DEVI)
    await chat.press(DEVI, f"bc:anew.{number}")
    draft = (await rows(chat, select(Broadcast).order_by(Broadcast.id.desc())))[0]
    await chat.say(DEVI, "6 jam")

    assert "anew" in offered
    assert (draft.state, draft.expires_at) == (BroadcastState.DRAFT, None)
    assert (draft.text_ms, draft.audience) == (broadcasting.MALAY, ["skuad KTN"])
    assert (await the(chat, draft.id)).expires_at is not None


@pytest.mark.parametrize("numbered", [True, False])
async def test_stopped_half_way_a_new_draft_is_for_those_left_out(
    chat: Chat, transactions: Transactions, hands: Hands, numbered: bool
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI):
            person = await session.get_one(Person, who)
            person.staff_number = f"S-{who}" if numbered else None
    number = await compose(chat)
    await send(chat, number)
    await tick(transactions, hands)
    first = 0
    while not first:
        (call,) = await deliver(transactions, most=1)
        first = call.chat_id if call.key.startswith("broadcast.to:") else 0
    await chat.say(DEVI, f"/broadcast {number} henti")
    await chat.press(DEVI, f"bc:anew.{number}")
    draft = (await rows(chat, select(Broadcast).order_by(Broadcast.id.desc())))[0]

    left = ({AINA, BAKRI} - {first}).pop()
    assert draft.audience == ([f"list S-{left}"] if numbered else [])


async def test_nobody_left_out_makes_no_draft(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands)
    await chat.press(DEVI, f"bc:anew.{number}")

    assert "Tiada sesiapa yang tertinggal" in await chat.read(DEVI)
    assert len(await rows(chat, select(Broadcast))) == 1
