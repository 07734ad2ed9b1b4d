"""What /lead takes for a report: the message replied to, or words behind it that tell one."""

import pytest

from bot.transactions import Transactions
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    FAR_GROUP,
    GROUP,
    REPORT,
    TALK,
    lead,
    leads,
    squad,
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


@pytest.mark.parametrize("words", ["ya", "tolong ambil kes ini", "mangsa dah meninggal"])
async def test_words_behind_it_do_not_hide_the_message_replied_to(chat: Chat, words: str) -> None:
    told = "Jiran saya Zulkarnain bin Contoh terlantar di Gambang sejak pagi"
    number = await chat.say(BAKRI, TALK, chat=GROUP)

    await chat.say(AINA, f"/lead {words}", chat=GROUP, **reply_to(number, GROUP, BAKRI, told))

    opened = await lead(chat)
    assert (opened.place_name, opened.posted_by_id) == ("Gambang", BAKRI)


async def test_report_behind_it_is_taken_itself_also_in_a_reply(chat: Chat) -> None:
    number = await chat.say(BAKRI, TALK, chat=GROUP)

    await chat.say(AINA, f"/lead {REPORT}", chat=GROUP, **reply_to(number, GROUP, BAKRI, TALK))

    opened = await lead(chat)
    assert (opened.place_name, opened.posted_by_id) == ("Gambang", AINA)


@pytest.mark.parametrize(("group", "way"), [(GROUP, "balas"), (FAR_GROUP, "reply")])
async def test_too_few_words_behind_it_hear_what_is_wanted(
    chat: Chat, group: int, way: str
) -> None:
    await chat.say(AINA, "/lead Ali mati", chat=group)

    answer = await chat.read(group)
    assert "“Ali mati”" in answer
    assert way in answer
    assert await leads(chat) == []
