"""Somebody asks money for a claim: a lead of its own kind, for the branch head, without timers."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Due, DueState
from tests.flows.conftest import Chat
from tests.flows.intake import (
    AINA,
    CHONG,
    GROUP,
    MIDDLEMAN,
    STRANGER,
    lead,
    leads,
    rows,
    said,
    squad,
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def test_card_says_that_claims_are_free(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN, chat=GROUP)
    await chat.again()

    card = (await said(chat, GROUP, "lead:1"))[-1]
    assert (await lead(chat)).kind == "middleman"
    assert "percuma" in card
    assert "Mangsa" not in card
    assert "kad pengenalan" not in card


async def test_branch_head_is_asked_and_not_who_is_on_duty(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN, chat=GROUP)

    assert await said(chat, CHONG, "lead:1")
    assert await said(chat, AINA, "lead:1") == []


async def test_no_timer_of_accidents_runs(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN, chat=GROUP)

    waiting = await rows(chat, select(Due.kind).where(Due.state == DueState.WAITING))
    assert waiting == ["lead.unanswered"]


async def test_second_one_is_never_the_same_accident(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN, chat=GROUP)
    await chat.say(AINA, MIDDLEMAN, chat=GROUP)

    assert len(await leads(chat)) == 2


async def test_private_reporter_learns_what_to_keep(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN)

    told = await chat.read(STRANGER)
    assert "percuma" in told
    assert "resit" in told
    assert (await lead(chat)).group_id is None


async def test_nothing_is_claimed_so_no_step_or_paper_of_a_claim_is_noted(chat: Chat) -> None:
    await chat.say(STRANGER, MIDDLEMAN, chat=GROUP)
    await chat.press(CHONG, "accept:1")

    await chat.say(CHONG, "/step 1")
    keys = (await chat.letters(CHONG))[-1].payload["reply_markup"]["inline_keyboard"]
    offered = [key["callback_data"] for row in keys for key in row]
    refused = []
    for typed in ("/step 1 pencen dibayar", "/papers 1", "/papers 1 1", "/papers 1 kematian"):
        await chat.say(CHONG, typed)
        refused.append(await chat.read(CHONG))
    await chat.press(CHONG, "step:1.submitted")

    assert offered == [
        "step:1.contacted",
        "step:1.visited",
        "step:1.closed",
        "step:1.not_traceable",
    ]
    assert all("tiada apa yang dituntut" in each for each in refused)
    assert (await lead(chat)).stage == "accepted"
    await chat.say(CHONG, "/step 1 selesai")
    assert (await lead(chat)).stage == "closed"
