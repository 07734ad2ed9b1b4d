"""What a reply is in a squad's group: with /lead a report, to a lead's own message talk of it."""

import pytest

from bot.transactions import Transactions
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    DOUBTFUL,
    FAR_GROUP,
    GROUP,
    REPORT,
    TALK,
    lead,
    leads,
    posts,
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


@pytest.mark.parametrize("words", [DOUBTFUL, "mangsa dah meninggal"])
async def test_doubtful_reply_to_a_report_is_talk_of_that_lead(chat: Chat, words: str) -> None:
    number = await chat.say(BAKRI, REPORT, chat=GROUP)
    before = len(await chat.letters())

    await chat.say(AINA, words, chat=GROUP, **reply_to(number, GROUP, BAKRI, REPORT))

    assert len(await chat.letters()) == before
    assert (await posts(chat))[1:] == [("talk", None)]


async def test_doubtful_reply_to_anything_else_is_asked_about(chat: Chat) -> None:
    number = await chat.say(BAKRI, TALK, chat=GROUP)

    await chat.say(AINA, DOUBTFUL, chat=GROUP, **reply_to(number, GROUP, BAKRI, TALK))

    assert await posts(chat) == [("doubtful", None)]


async def test_report_in_reply_to_another_opens_its_own_lead(chat: Chat) -> None:
    number = await chat.say(BAKRI, REPORT, chat=GROUP)
    other = "Pekerja ladang Aminah binti Contoh, 41, maut dihempap pokok di Temerloh semalam."

    await chat.say(AINA, other, chat=GROUP, **reply_to(number, GROUP, BAKRI, REPORT))

    assert [each.place_name for each in await leads(chat)] == ["Gambang", "Temerloh"]
