"""An edited post changes its lead and says what changed, or becomes a lead only then.

Each edit is brought twice: the second time changes nothing.
"""

import pytest

from bot.transactions import Transactions
from db.models.leads import Custody, Stage
from tests.flows.conftest import Chat
from tests.flows.intake import (
    AINA,
    DOUBTFUL,
    FAUZI,
    GROUP,
    REPORT,
    STRANGER,
    TALK,
    entries,
    lead,
    leads,
    said,
    squad,
    victims,
)
from tests.flows.intake import posts as kept

YOUNGER = REPORT.replace("54", "45")
ELSEWHERE = REPORT.replace("Gambang, Kuantan", "Marang, Terengganu")


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def edit(chat: Chat, number: int, text: str) -> None:
    await chat.edit(STRANGER, number, text, chat=GROUP)
    before = len(await chat.letters())
    await chat.again()
    await chat.feed(edited_message=chat.last["edited_message"])
    assert len(await chat.letters()) == before


async def test_edit_changes_the_lead_and_says_so(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)

    await edit(chat, number, YOUNGER)

    assert [each.age for each in await victims(chat)] == [45]
    reply = (await said(chat, GROUP, "lead:1:changed"))[-1]
    assert "umur: 45, sebelum ini 54" in reply
    assert "45 tahun" in (await said(chat, GROUP, "lead:1"))[-2]
    (entry,) = await entries(chat, "edit")
    assert entry.text == REPORT
    assert entry.details["changes"][0]["new"] == "45"


async def test_holder_is_told_of_an_edit(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.press(AINA, "accept:1")

    await edit(chat, number, YOUNGER)

    assert "umur: 45, sebelum ini 54" in await chat.read(AINA)


async def test_edited_caption_changes_the_lead(chat: Chat) -> None:
    number = await chat.photo(STRANGER, REPORT, chat=GROUP)
    message = {**chat.last["message"], "caption": YOUNGER, "edit_date": 1_790_000_000}

    await chat.feed(edited_message=message)

    assert number
    assert [each.age for each in await victims(chat)] == [45]


async def test_edit_of_a_forced_report_changes_its_words(chat: Chat) -> None:
    number = await chat.say(STRANGER, f"/lead {REPORT}", chat=GROUP)

    await edit(chat, number, f"/lead {YOUNGER}")

    assert [each.age for each in await victims(chat)] == [45]


async def test_victim_added_by_an_edit_is_a_second_one(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)

    await edit(chat, number, REPORT + " Seorang lagi mangsa, Rahman bin Sampel, 30, cedera parah.")

    assert [each.name for each in await victims(chat)] == [
        "Zulkarnain bin Contoh",
        "Rahman bin Sampel",
    ]


async def test_victim_taken_out_by_an_edit_is_gone(chat: Chat) -> None:
    both = REPORT + " Seorang lagi mangsa, Rahman bin Sampel, 30, cedera parah."
    number = await chat.say(STRANGER, both, chat=GROUP)

    await edit(chat, number, REPORT)

    assert [each.name for each in await victims(chat)] == ["Zulkarnain bin Contoh"]


async def test_talk_that_becomes_a_report_opens_a_lead(chat: Chat) -> None:
    number = await chat.say(STRANGER, TALK, chat=GROUP)

    await edit(chat, number, REPORT)

    assert (await lead(chat)).district == "Kuantan"


async def test_doubt_that_becomes_a_report_opens_a_lead(chat: Chat) -> None:
    number = await chat.say(STRANGER, DOUBTFUL, chat=GROUP)

    await edit(chat, number, REPORT)

    assert await kept(chat) == [("lead", (await lead(chat)).id)]
    assert [each.method for each in await chat.letters(GROUP) if each.card == "post:1"] == [
        "sendMessage",
        "deleteMessage",
    ]


@pytest.mark.parametrize("held", [True, False])
async def test_edit_that_tells_no_accident_asks_and_closes_nothing(chat: Chat, held: bool) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    if held:
        await chat.press(AINA, "accept:1")

    await edit(chat, number, TALK)

    assert (await lead(chat)).custody is not Custody.ENDED
    assert "/notlead_1" in await chat.read(AINA if held else GROUP)
    assert [each.text for each in await entries(chat, "edit")] == [REPORT]


async def test_another_place_goes_to_another_branch_while_nobody_holds_it(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)

    await edit(chat, number, ELSEWHERE)

    moved = await lead(chat)
    assert (moved.branch_code, moved.district) == ("TRG-KTR", "Marang")
    assert "/accept_1" in (await said(chat, FAUZI))[-1]


async def test_holder_keeps_the_branch_when_the_place_changes(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.press(AINA, "accept:1")

    await edit(chat, number, ELSEWHERE)

    kept_at = await lead(chat)
    assert (kept_at.branch_code, kept_at.district) == ("PHG-KTN", "Marang")
    assert "/branch 1" in (await said(chat, GROUP, "lead:1:changed"))[-1]


async def test_edit_of_an_ended_lead_is_noted(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.press(AINA, "notlead:1")

    await edit(chat, number, YOUNGER)

    assert (await lead(chat)).stage is Stage.NOT_A_LEAD
    assert [each.age for each in await victims(chat)] == [54]
    assert len(await entries(chat, "edit")) == 1


async def test_edit_that_changes_no_fact_keeps_quiet(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    before = len(await chat.letters())

    await edit(chat, number, REPORT + " Al-Fatihah.")

    assert len(await chat.letters()) == before
    assert len(await leads(chat)) == 1
