"""A correction that replies to no lead: the only open report, a choice, a number, or a sentence."""

import pytest

from bot.transactions import Transactions
from db.models.leads import Lead
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    FAUZI,
    GROUP,
    REPORT,
    STRANGER,
    TALK,
    entries,
    leads,
    squad,
    victims,
)

OTHER = (
    "Kemalangan maut pagi tadi di Temerloh. Mangsa Chong Sampel Weng, 51, pemandu lori, "
    "meninggal dunia selepas lorinya terbabas."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def ages(chat: Chat) -> list[int | None]:
    return [each.age for each in await victims(chat)]


async def test_correction_in_private_is_for_the_only_open_report(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)

    await chat.say(STRANGER, "pembetulan: umur 45")
    await chat.again()

    assert await ages(chat) == [45]
    assert "umur: 45" in await chat.read(STRANGER)
    assert len(await entries(chat, "correction")) == 1


async def test_of_several_reports_a_button_says_which(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, OTHER)
    await chat.say(STRANGER, "correction: age 45")
    asked = (await chat.letters(STRANGER))[-1]
    rows = asked.payload["reply_markup"]["inline_keyboard"]
    before = await ages(chat)

    await chat.press(AINA, rows[1][0]["callback_data"])
    foreign = await ages(chat)
    await chat.press(STRANGER, rows[1][0]["callback_data"])
    again = await chat.press(STRANGER, rows[0][0]["callback_data"])

    assert [row[0]["text"] for row in rows] == ["2 · Temerloh", "1 · Gambang"]
    assert before == foreign == [54, 51]
    assert await ages(chat) == [45, 51]
    assert again
    assert "pembetulan 2: umur 45" in str(asked.payload["text"])


async def test_button_names_the_district_where_no_place_was_told(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, OTHER)
    async with transactions.begin() as session:
        second = await session.get_one(Lead, 2)
        second.place_name = second.place_text = None

    await chat.say(STRANGER, "pembetulan: umur 45")

    rows = (await chat.letters(STRANGER))[-1].payload["reply_markup"]["inline_keyboard"]
    assert rows[0][0]["text"] == "2 · Temerloh"


async def test_the_number_may_be_typed(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, OTHER)

    await chat.say(STRANGER, "pembetulan 2: umur 52, bukan 51")

    assert await ages(chat) == [54, 52]


async def test_the_number_may_be_typed_in_the_group_that_posted_it(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(BAKRI, "pembetulan #1: umur 45", chat=GROUP)

    assert await ages(chat) == [45]


@pytest.mark.parametrize("who", [97, FAUZI])
async def test_number_of_a_foreign_lead_changes_nothing(chat: Chat, who: int) -> None:
    await chat.say(STRANGER, REPORT)

    for number in (999, 1):
        await chat.say(who, f"pembetulan {number}: umur 45")

    assert await ages(chat) == [54]
    assert "Hanya" in await chat.read(who) or "tidak meliputi" in await chat.read(who)


async def test_without_an_open_report_it_is_said_how(chat: Chat) -> None:
    await chat.say(STRANGER, "pembetulan: umur 45")

    assert "pembetulan 17: umur 45" in await chat.read(STRANGER)


async def test_what_nobody_can_read_gets_an_example(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)

    await chat.say(STRANGER, "pembetulan: entahlah")

    assert "umur 45, bukan 54" in await chat.read(STRANGER)
    assert await ages(chat) == [54]


async def test_edit_of_a_waiting_correction_counts(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, OTHER)
    number = await chat.say(STRANGER, "pembetulan: umur 45")

    await chat.edit(STRANGER, number, "pembetulan: umur 46")
    await chat.press(STRANGER, "which:3.1")

    assert await ages(chat) == [46, 51]


async def test_talk_edited_into_a_correction_is_one(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    number = await chat.say(STRANGER, TALK)

    await chat.edit(STRANGER, number, "pembetulan: umur 45")

    assert await ages(chat) == [45]


async def test_reply_in_a_group_to_what_is_not_kept_gets_a_sentence(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = await chat.say(STRANGER, TALK, chat=GROUP)

    await chat.say(98, "pembetulan: umur 45", chat=GROUP, **reply_to(number, GROUP, STRANGER))

    assert "bukan laporan atau kad yang saya simpan" in await chat.read(GROUP)
    assert await ages(chat) == [54]


async def test_group_talk_of_a_correction_stays_unanswered(chat: Chat) -> None:
    await chat.say(STRANGER, "Pembetulan: mesyuarat jam 10, bukan 9", chat=GROUP)

    assert await chat.letters(GROUP) == []


async def test_who_is_asked_where_it_was_may_correct_instead(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT.replace(" di Gambang, Kuantan", ""))

    await chat.say(STRANGER, "pembetulan: umur 45")

    assert await ages(chat) == [45]


async def test_post_edited_into_a_command_is_noted_and_answered(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.edit(STRANGER, number, "/notlead 1 <b>", chat=GROUP)
    before = len(await chat.letters())
    await chat.feed(edited_message=chat.last["edited_message"])

    assert "<code>/notlead 1 &lt;b&gt;</code>" in await chat.read(GROUP)
    assert len(await chat.letters()) == before
    assert [each.text for each in await entries(chat, "edit")] == ["/notlead 1 <b>"]
    assert len(await leads(chat)) == 1
    assert await ages(chat) == [54]


@pytest.mark.parametrize("words", ["tempat: Kampung Contoh", "eh silap, umur 45"])
async def test_fact_without_the_word_is_told_how_to_reach_the_only_open_report(
    chat: Chat, words: str
) -> None:
    await chat.say(STRANGER, REPORT)
    number = (await leads(chat))[0].id

    await chat.say(STRANGER, words)
    told = await chat.read(STRANGER)
    await chat.say(STRANGER, f"pembetulan {number}: umur 45")

    assert f"pembetulan {number}: {words}" in told
    assert await ages(chat) == [45]


async def test_fact_of_who_reported_nothing_is_not_understood(chat: Chat) -> None:
    await chat.say(STRANGER, "eh silap, umur 45")

    assert "pembetulan" not in await chat.read(STRANGER)


async def test_correction_in_a_group_to_no_card_is_asked_for_the_number(chat: Chat) -> None:
    await chat.say(AINA, REPORT, chat=GROUP)
    before = len(await chat.letters(GROUP))

    await chat.say(AINA, "pembetulan: umur 45", chat=GROUP)
    await chat.say(AINA, "pembetulan: mesyuarat jam tiga", chat=GROUP)

    told = [str(each.payload.get("text")) for each in (await chat.letters(GROUP))[before:]]
    assert [text for text in told if "pembetulan 17" in text] == told[:1]
    assert len(told) == 1
    assert 45 not in await ages(chat)
