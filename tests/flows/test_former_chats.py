"""A group became a supergroup: its old posts keep chat and number, and count as its own.

Message numbers begin anew in a supergroup: nothing new is ever taken for something old.
"""

from typing import Any

import pytest
from markupsafe import Markup

from bot.transactions import Transactions
from db.models.leads import Custody
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import groups
from tests.flows.conftest import BOT, Chat, reply_to
from tests.flows.intake import (
    AINA,
    GROUP,
    REPORT,
    STRANGER,
    entries,
    lead,
    leads,
    said,
    squad,
    victims,
)

NEW = -2002
YOUNGER = REPORT.replace("54", "45")


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def becomes_supergroup(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await groups.migrated(session, GROUP, NEW)


def old_message(who: int) -> dict[str, Any]:
    """A reply to a message of the old chat, as Telegram tells of it: no chat, no number."""
    user = {"id": who, "is_bot": who == BOT, "first_name": "X"}
    return {"external_reply": {"origin": {"type": "user", "date": 1, "sender_user": user}}}


async def test_edit_of_an_old_post_changes_its_lead(chat: Chat, transactions: Transactions) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)

    await chat.edit(STRANGER, number, YOUNGER, chat=GROUP)

    assert [each.age for each in await victims(chat)] == [45]
    assert len(await leads(chat)) == 1


async def test_what_was_told_before_still_stands_on_the_card(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)

    await chat.press(AINA, "accept:1", chat=NEW)

    assert "Zulkarnain bin Contoh" in (await said(chat, NEW, "lead:1"))[-1]


async def test_button_of_an_old_card_works(chat: Chat, transactions: Transactions) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)

    await chat.press(AINA, "accept:1", chat=GROUP)

    assert (await lead(chat)).custody is Custody.HELD


async def test_new_message_of_an_old_number_is_another_one(
    chat: Chat, transactions: Transactions
) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)
    before = [each.age for each in await victims(chat)]

    replied = reply_to(number, NEW, STRANGER, "Selamat pagi")
    await chat.say(STRANGER, "umur 45, bukan 54", chat=NEW, **replied)

    assert [each.age for each in await victims(chat)] == before == [54]
    assert await entries(chat, "correction") == []


async def test_member_corrects_by_the_new_card(chat: Chat, transactions: Transactions) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)
    card = await chat.shows(NEW, "lead:1")

    await chat.say(98, "pembetulan: umur 45", chat=NEW, **reply_to(card, NEW))

    assert [each.age for each in await victims(chat)] == [45]
    assert "sebelum ini 54" in await chat.read(NEW)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        pytest.param(STRANGER, "pembetulan: umur 45", id="to the report"),
        pytest.param(BOT, "umur 45, bukan 54", id="to our card"),
    ],
)
async def test_reply_to_an_old_message_gets_a_clear_sentence(
    chat: Chat, transactions: Transactions, who: int, text: str
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await becomes_supergroup(transactions)

    await chat.say(STRANGER, text, chat=NEW, **old_message(who))

    assert "pembetulan 17: umur 45" in await chat.read(NEW)
    assert [each.age for each in await victims(chat)] == [54]


async def test_talk_in_reply_to_an_old_message_stays_unanswered(
    chat: Chat, transactions: Transactions
) -> None:
    await becomes_supergroup(transactions)

    await chat.say(STRANGER, "Terima kasih", chat=NEW, **old_message(98))

    assert await chat.letters(NEW) == []


async def test_waiting_letter_replies_to_no_message_of_the_new_chat(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "k", GROUP, Message(Markup("x")), reply_to=7)
    await becomes_supergroup(transactions)

    (letter,) = await chat.letters(NEW)
    assert "reply_parameters" not in letter.payload
