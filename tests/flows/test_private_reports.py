"""The public reports in private: thanked, asked where it was, brought to the branch, told more.

The branch's group learns no name, neither the victim's nor the reporter's.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from db.models.leads import Custody, Stage
from services.leads.intake.located import UNPLACED
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    DOUBTFUL,
    GROUP,
    HQ,
    REPORT,
    STRANGER,
    entries,
    later,
    lead,
    leads,
    said,
    squad,
    victims,
)
from tests.flows.intake import posts as kept

NOWHERE = (
    "Suami jiran saya, Zulkarnain bin Contoh, 54, meninggal dunia pagi tadi selepas "
    "motosikalnya dilanggar lori dalam perjalanan ke tempat kerja."
)


WITH_PLACE = (
    "KUANTAN: Zulkarnain bin Contoh, 54, maut selepas motosikalnya dilanggar lori di Gambang "
    "pagi tadi."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def test_hospital_alone_finds_the_branch_and_leaves_the_place_open(chat: Chat) -> None:
    await chat.say(STRANGER, f"{NOWHERE} Jenazah di HoSHAS.")

    opened = await lead(chat)
    assert (opened.branch_code, opened.branch_reason) == ("PHG-TML", "hospital")
    assert (opened.district, opened.state, opened.latitude) == (None, "MY-06", None)
    assert "place" in opened.missing


async def test_private_report_is_thanked_and_goes_to_the_branch(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.again()

    opened = await lead(chat)
    assert (opened.group_id, opened.branch_code) == (None, "PHG-KTN")
    thanks = await chat.read(STRANGER)
    assert "petunjuk kes 1" in thanks
    assert "percuma" in thanks
    assert await said(chat, AINA, "lead:1")


async def test_branch_s_group_reads_no_name_of_a_private_report(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)

    card = (await said(chat, GROUP, "lead:1"))[-1]
    assert "chat peribadi" in card
    assert "Zulkarnain" not in card
    assert "Person 99" not in card
    assert "Person 99" in (await said(chat, AINA, "lead:1"))[-1]


async def test_report_without_a_place_asks_where_it_was(chat: Chat) -> None:
    await chat.say(STRANGER, NOWHERE)

    opened = await lead(chat)
    assert (opened.branch_reason, opened.plan) == (UNPLACED, 0)
    keys = (await chat.letters(STRANGER))[-1].payload["reply_markup"]["keyboard"]
    assert keys[0][0]["request_location"] is True


@pytest.mark.parametrize("answer", ["Gambang, Pahang", "dekat Gambang kuantan", "HTAA", None])
async def test_place_told_afterwards_finds_the_branch(chat: Chat, answer: str | None) -> None:
    await chat.say(STRANGER, NOWHERE)

    if answer is None:
        await chat.locate(STRANGER, (3.7076, 103.1003))
    else:
        await chat.say(STRANGER, answer)
    await chat.again()

    placed = await lead(chat)
    assert (placed.branch_code, placed.district) == ("PHG-KTN", "Kuantan")
    assert placed.custody is Custody.ASKED
    assert await said(chat, AINA, "lead:1")
    assert (await chat.letters(STRANGER))[-1].payload["reply_markup"] == {"remove_keyboard": True}


async def test_unknown_place_is_asked_for_again_and_nothing_is_lost(chat: Chat) -> None:
    await chat.say(STRANGER, NOWHERE)

    await chat.say(STRANGER, "Xyzzyland")
    await chat.say(STRANGER, "Gambang, Pahang")

    assert (await lead(chat)).branch_code == "PHG-KTN"


async def test_place_that_nobody_tells_goes_to_headquarters(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, NOWHERE)

    await later(transactions, tmp_path, timedelta(minutes=11))

    assert await said(chat, HQ, "lead:1")
    assert (await lead(chat)).custody is Custody.ASKED


async def test_second_report_while_the_place_is_asked_for_is_a_lead_too(chat: Chat) -> None:
    await chat.say(STRANGER, NOWHERE)

    await chat.say(STRANGER, REPORT.replace("Zulkarnain bin Contoh", "Rahman bin Sampel"))

    assert len(await leads(chat)) == 2


@pytest.mark.parametrize(("button", "state"), [("islead", "lead"), ("nolead", "dismissed")])
async def test_doubtful_words_are_asked_about(chat: Chat, button: str, state: str) -> None:
    await chat.say(STRANGER, DOUBTFUL)
    await chat.again()
    asked = await chat.read(STRANGER)

    await chat.press(STRANGER, f"{button}:1")

    assert "laporan kemalangan" in asked
    assert [each for each, _ in await kept(chat)] == [state]


async def test_lead_with_words_forces_in_private(chat: Chat) -> None:
    await chat.say(STRANGER, "/lead Jiran saya tidak pulang dari kilang di Gambang")

    assert "petunjuk kes 1" in await chat.read(STRANGER)
    assert (await lead(chat)).branch_code == "PHG-KTN"


async def test_ordinary_words_in_private_are_not_understood(chat: Chat) -> None:
    await chat.say(STRANGER, "selamat pagi, apa khabar")

    assert await leads(chat) == []
    assert await chat.read(STRANGER)


async def test_flood_is_stopped_politely(chat: Chat) -> None:
    for number in range(6):
        name = ("Ali", "Budi", "Chin", "Devi", "Eka", "Fuad")[number]
        await chat.say(STRANGER, REPORT.replace("Zulkarnain", name))

    assert len(await leads(chat)) == 5
    buttons = (await chat.letters(STRANGER))[-1].payload["reply_markup"]["inline_keyboard"]
    assert buttons[0][0]["callback_data"] == "officer:"


async def test_reporter_edits_and_corrects(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT)

    await chat.edit(STRANGER, number, REPORT.replace("54", "45"))
    edited = [each.age for each in await victims(chat)]
    thanks = await chat.shows(STRANGER, "lead:1:thanks")
    await chat.say(STRANGER, "pembetulan: umur 46", **reply_to(thanks, STRANGER))

    assert edited == [45]
    assert [each.age for each in await victims(chat)] == [46]


async def test_somebody_else_corrects_no_private_report(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    card = await chat.shows(98, "lead:1")

    await chat.say(98, "pembetulan: umur 46", **reply_to(card, 98))

    assert [each.age for each in await victims(chat)] == [54]


@pytest.mark.parametrize("way", ["press", "/retract 1", "/retract_1", "/tarik 1", "/retract"])
async def test_reporter_takes_the_report_back(chat: Chat, way: str) -> None:
    await chat.say(STRANGER, REPORT)

    if way == "press":
        await chat.press(STRANGER, "retract:1")
    else:
        await chat.say(STRANGER, way)
    await chat.again()

    ended = await lead(chat)
    assert (ended.custody, ended.stage) == (Custody.ENDED, Stage.NOT_A_LEAD)
    assert "ditarik balik" in await chat.read(STRANGER)


async def test_holder_decides_about_a_report_taken_back(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.press(AINA, "accept:1")

    await chat.say(STRANGER, "/retract 1")
    await chat.press(STRANGER, "retract:1")

    assert (await lead(chat)).custody is Custody.HELD
    assert "/notlead_1" in await chat.read(AINA)
    assert [each.details for each in await entries(chat, "note")] == [{"retracted": True}]


async def test_nobody_takes_back_the_report_of_another(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(98, "/retract 1")
    await chat.say(STRANGER, "/retract 1", chat=GROUP)

    assert (await lead(chat)).custody is Custody.ASKED


async def test_photo_of_a_private_report_is_kept(chat: Chat) -> None:
    await chat.photo(STRANGER, REPORT, album="a")
    await chat.photo(STRANGER, album="a")

    assert len(await entries(chat, "photo")) == 2


async def test_of_two_open_reports_the_number_is_asked(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, REPORT.replace("Gambang", "Pekan"))

    await chat.say(STRANGER, "/retract")

    assert "/retract 17" in await chat.read(STRANGER)


async def test_hospital_stands_on_the_private_card_only(chat: Chat) -> None:
    treated = REPORT + " Mayat dibawa ke Hospital Tengku Ampuan Afzan."
    await chat.say(STRANGER, treated, chat=GROUP)

    assert "Tengku Ampuan Afzan" in (await said(chat, AINA, "lead:1"))[-1]
    assert "Tengku Ampuan Afzan" not in (await said(chat, GROUP, "lead:1"))[-1]


async def test_report_whose_place_nobody_told_is_compared_when_its_time_is_over(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, WITH_PLACE, chat=GROUP)
    await chat.say(STRANGER, NOWHERE)
    await later(transactions, tmp_path, timedelta(minutes=11))

    assert [each.custody for each in await leads(chat)][-1] is Custody.DOUBTFUL
