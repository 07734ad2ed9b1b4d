"""A reply to a lead corrects it and hears what changed; brought again it does nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from db.models.leads import Custody
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    DOUBTFUL,
    FAR_GROUP,
    FAUZI,
    GROUP,
    REPORT,
    STRANGER,
    entries,
    later,
    lead,
    said,
    squad,
    victims,
)
from tests.flows.intake import posts as kept

AGE = "pembetulan: umur 45, bukan 54"
TWO = REPORT + " Seorang lagi mangsa, Rahman bin Sampel, 30, cedera parah."


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def correct(chat: Chat, who: int, text: str, to: int, where: int) -> int:
    number = await chat.say(who, text, chat=where, **reply_to(to, where))
    before = len(await chat.letters())
    await chat.again()
    await chat.feed(message=chat.last["message"])
    assert len(await chat.letters()) == before
    return number


async def changed(chat: Chat, where: int) -> str:
    return (await said(chat, where, "lead:1:changed"))[-1]


async def test_reply_to_the_report_corrects_it(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await correct(chat, 98, AGE, report, GROUP)

    assert [each.age for each in await victims(chat)] == [45]
    assert "umur: 45, sebelum ini 54" in await changed(chat, GROUP)
    assert [each.text for each in await entries(chat, "correction")] == [AGE]
    assert await kept(chat) == [("lead", 1), ("correction", 1)]


async def test_reply_to_the_card_corrects_it(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    card = await chat.shows(GROUP, "lead:1")

    await correct(chat, STRANGER, "correction: age 45", card, GROUP)

    assert [each.age for each in await victims(chat)] == [45]


async def test_reply_to_a_correction_corrects_it_too(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    first = await correct(chat, STRANGER, AGE, report, GROUP)

    await correct(chat, STRANGER, "pembetulan: umur 46", first, GROUP)

    assert [each.age for each in await victims(chat)] == [46]


async def test_edited_correction_counts_as_edited(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    number = await correct(chat, STRANGER, AGE, report, GROUP)

    await chat.edit(STRANGER, number, "pembetulan: umur 46", chat=GROUP)

    assert [each.age for each in await victims(chat)] == [46]


async def test_member_of_the_branch_corrects_by_the_private_card(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    card = await chat.shows(AINA, "lead:1")

    await correct(chat, AINA, AGE, card, AINA)

    assert "umur: 45" in await changed(chat, AINA)


async def test_name_corrected_in_private_is_not_shown_in_the_group(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    card = await chat.shows(AINA, "lead:1")

    await correct(chat, AINA, "pembetulan: nama Zulkifli bin Sampel", card, AINA)

    in_group = (await said(chat, GROUP, "lead:1"))[-1]
    assert "Zulkifli" not in in_group
    assert "Zulkifli bin Sampel" in (await said(chat, AINA, "lead:1"))[-1]
    assert "54" in in_group  # what the group itself told stays


async def test_group_that_did_not_post_it_needs_the_right_and_reads_no_old_fact(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=FAR_GROUP)
    card = await chat.shows(GROUP, "lead:1")

    await chat.say(STRANGER, AGE, chat=GROUP, **reply_to(card, GROUP))
    refused = [each.age for each in await victims(chat)]
    await correct(chat, BAKRI, "pembetulan: nama Zulkifli bin Contoh", card, GROUP)

    assert refused == [54]
    assert "Zulkarnain" not in await changed(chat, GROUP)


async def test_correction_nobody_can_read_gets_an_example(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(STRANGER, "pembetulan: lain macam", chat=GROUP, **reply_to(report, GROUP))

    assert "umur 45, bukan 54" in await chat.read(GROUP)
    assert await kept(chat) == [("lead", 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("pembetulan: umur 45, bukan 45", "umur ialah 45 dan juga bukan 45", id="45"),
        pytest.param("umur 45 umur 50", "dua nilai bagi umur: 45 dan 50", id="two"),
        pytest.param("umur -5", "“-5” tidak boleh menjadi umur", id="negative"),
        pytest.param("umur -5 <b>x", "“-5 &lt;b&gt;x” tidak boleh", id="escaped"),
    ],
)
async def test_what_cannot_be_meant_changes_nothing(chat: Chat, text: str, said: str) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(STRANGER, text, chat=GROUP, **reply_to(report, GROUP))

    assert said in await chat.read(GROUP)
    assert [each.age for each in await victims(chat)] == [54]


async def test_talk_in_reply_stays_unanswered(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    before = len(await chat.letters())

    await chat.say(STRANGER, "Terima kasih, takziah", chat=GROUP, **reply_to(report, GROUP))

    assert len(await chat.letters()) == before


async def test_identity_number_is_not_repeated(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await correct(chat, STRANGER, "pembetulan: IC 710101-06-5555", report, GROUP)

    assert [each.nric for each in await victims(chat)] == ["710101065555"]
    assert not [each for each in await said(chat, GROUP) if "5555" in each]


async def test_of_two_victims_the_old_value_tells_whose(chat: Chat) -> None:
    report = await chat.say(STRANGER, TWO, chat=GROUP)

    await correct(chat, STRANGER, "pembetulan: umur 31, bukan 30", report, GROUP)

    assert [each.age for each in await victims(chat)] == [54, 31]
    assert "umur mangsa 2: 31" in await changed(chat, GROUP)


async def test_of_two_victims_buttons_ask_whose(chat: Chat) -> None:
    report = await chat.say(STRANGER, TWO, chat=GROUP)
    await correct(chat, STRANGER, "pembetulan: umur 45", report, GROUP)
    before = [each.age for each in await victims(chat)]

    await chat.press(AINA, "whose:2.1", chat=GROUP)
    again = await chat.press(AINA, "whose:2.0", chat=GROUP)

    assert before == [54, 30]
    assert [each.age for each in await victims(chat)] == [54, 45]
    assert again
    labels = [
        row[0]["text"]
        for each in await chat.letters(GROUP)
        if each.card == "post:2" and each.method == "sendMessage"
        for row in each.payload["reply_markup"]["inline_keyboard"]
    ]
    assert labels == ["Zulkarnain bin Contoh", "Rahman bin Sampel"]


async def test_correction_that_nobody_answers_about_is_told(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    report = await chat.say(STRANGER, TWO, chat=GROUP)
    number = await correct(chat, STRANGER, "pembetulan: umur 45", report, GROUP)
    await later(transactions, tmp_path, timedelta(hours=7))

    (told,) = [each for each in await chat.letters(GROUP) if each.key == "post:2:lapsed"]
    assert "pembetulan ini tidak dibuat" in told.payload["text"]
    assert told.payload["reply_parameters"]["message_id"] == number
    assert [each.age for each in await victims(chat)] == [54, 30]


async def test_post_that_nobody_called_a_lead_ends_without_a_word(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, DOUBTFUL, chat=GROUP)
    await later(transactions, tmp_path, timedelta(hours=7))

    assert [each for each in await chat.letters() if ":lapsed" in each.key] == []


async def test_death_in_a_reply_makes_the_lead_fatal(chat: Chat) -> None:
    hurt = REPORT.replace("maut ", "").replace("meninggal dunia", "cedera parah")
    report = await chat.say(STRANGER, hurt, chat=GROUP)
    before = (await lead(chat)).severity

    await correct(chat, STRANGER, "mangsa dah meninggal dunia", report, GROUP)

    assert before == "serious_injury"
    assert (await lead(chat)).severity == "death"


async def test_corrected_place_goes_to_its_branch(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await correct(chat, STRANGER, "pembetulan: tempat kejadian Marang, Terengganu", report, GROUP)

    moved = await lead(chat)
    assert (moved.branch_code, moved.custody) == ("TRG-KTR", Custody.ASKED)
    assert await said(chat, FAUZI, "lead:1")


async def test_same_value_changes_nothing(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(STRANGER, "pembetulan: umur 54", chat=GROUP, **reply_to(report, GROUP))

    assert await entries(chat, "correction") == []


MARANG = (5.2056, 103.2059)


async def test_location_after_the_report_is_its_place(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.locate(98, MARANG, chat=GROUP)
    await chat.locate(STRANGER, MARANG, chat=GROUP)
    await chat.again()

    moved = await lead(chat)
    assert (moved.district, moved.branch_code) == ("Marang", "TRG-KTR")
    assert len(await entries(chat, "correction")) == 1


async def test_location_in_reply_leaves_the_branch_to_the_holder(chat: Chat) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.press(AINA, "accept:1")

    await chat.locate(98, MARANG, chat=GROUP, **reply_to(report, GROUP))

    held = await lead(chat)
    assert (held.district, held.branch_code, held.latitude) == ("Marang", "PHG-KTN", MARANG[0])
    assert "/branch 1" in await chat.read(GROUP)


@pytest.mark.parametrize("who", [STRANGER, BAKRI])
async def test_second_to_tell_the_same_hears_that_the_lead_says_so_already(
    chat: Chat, who: int
) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    await correct(chat, STRANGER, AGE, report, GROUP)

    await chat.say(who, AGE, chat=GROUP, **reply_to(report, GROUP))

    told = (await chat.letters(GROUP))[-1].payload["text"]
    assert "sudah menyatakan demikian" in told
    assert [each.age for each in await victims(chat)] == [45]
