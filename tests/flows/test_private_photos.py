"""Photos without words in private: of the report just sent; else it is said how to add them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from config import rules
from services.leads.intake import albums
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    CHONG,
    DOUBTFUL,
    GROUP,
    REPORT,
    STRANGER,
    TALK,
    entries,
    later,
    leads,
    squad,
)
from tests.flows.intake import posts as kept
from tests.flows.test_private_reports import NOWHERE
from tests.flows.test_reports_amid import stands, step

WINDOW = timedelta(minutes=rules.number("leads", "photo_minutes"))
SETTLED = timedelta(seconds=albums.WAIT_SECONDS + 1)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def photos(chat: Chat) -> list[tuple[int, str | None]]:
    return [(each.lead_id, each.file_id) for each in await entries(chat, "photo")]


@pytest.mark.parametrize("report", [REPORT, NOWHERE], ids=["placed", "asked where"])
async def test_photo_right_after_the_report_goes_to_its_lead(chat: Chat, report: str) -> None:
    await chat.say(STRANGER, report)
    number = await chat.photo(STRANGER)
    await chat.again()

    assert await photos(chat) == [(1, f"photo-{number}")]
    told = await chat.read(STRANGER)
    assert told.startswith("1 gambar ditambah pada petunjuk kes 1")
    assert "sebagai balasan" in told


async def test_photo_goes_to_the_newest_of_two_reports(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(STRANGER, REPORT.replace("Zulkarnain bin Contoh", "Rahman bin Sampel"))
    await chat.photo(STRANGER)
    await chat.photo(STRANGER)

    assert [lead for lead, _ in await photos(chat)] == [2, 2]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param([], id="no report"),
        pytest.param([TALK], id="talk"),
        pytest.param([DOUBTFUL], id="in doubt"),
        pytest.param([REPORT, "/retract 1"], id="taken back"),
    ],
)
async def test_photo_of_no_report_is_told_how_to_add_it(chat: Chat, before: list[str]) -> None:
    for words in before:
        await chat.say(STRANGER, words)
    await chat.photo(STRANGER)

    letter = (await chat.letters(STRANGER))[-1]
    assert "belum ditambah pada mana-mana laporan" in letter.payload["text"]
    assert "sebagai balasan" in letter.payload["text"]
    buttons = letter.payload["reply_markup"]["inline_keyboard"]
    assert buttons[0][0]["callback_data"] == "officer:"
    assert await photos(chat) == []


@pytest.mark.parametrize(("after", "added"), [(-1, True), (1, False)])
async def test_photo_is_taken_for_some_minutes(chat: Chat, after: int, added: bool) -> None:
    at = datetime.now(UTC) - WINDOW - timedelta(minutes=after)
    await chat.say(STRANGER, REPORT, at=at)
    await chat.photo(STRANGER)

    assert bool(await photos(chat)) is added


async def test_report_in_a_group_takes_no_photo_of_the_private_chat(chat: Chat) -> None:
    await chat.say(AINA, REPORT, chat=GROUP)
    await chat.photo(AINA)

    assert await photos(chat) == []


async def test_photo_in_a_form_goes_to_the_report_told_amid_it(chat: Chat) -> None:
    await step(chat, CHONG, "Inviting:scope", role="squad")
    await chat.say(CHONG, REPORT)
    await chat.photo(CHONG)

    assert len(await photos(chat)) == 1
    assert await stands(chat, CHONG) == "Inviting:scope"


async def test_photo_of_what_was_detected_since_is_not_the_reports(chat: Chat) -> None:
    await chat.say(AINA, REPORT)
    await chat.say(AINA, "/detect Kedai Contoh Gambang")
    await chat.photo(AINA)
    await chat.photo(AINA)

    assert await photos(chat) == []


async def test_reply_is_never_guessed(chat: Chat) -> None:
    other = await chat.say(STRANGER, TALK)
    await chat.say(STRANGER, REPORT)
    await chat.photo(STRANGER, **reply_to(other, STRANGER, STRANGER, TALK))

    assert await photos(chat) == []


async def test_album_right_after_the_report_goes_to_its_lead(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, REPORT)
    parts = [await chat.photo(STRANGER, album="b") for _ in range(3)]
    await later(transactions, tmp_path, SETTLED)

    assert await photos(chat) == [(1, f"photo-{each}") for each in parts]
    told = [each.payload.get("text", "") for each in await chat.letters(STRANGER)]
    assert [each.split(",")[0] for each in told if "ditambah" in each] == [
        "3 gambar ditambah pada petunjuk kes 1"
    ]


async def test_album_with_a_report_of_its_own_is_of_that_one(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.photo(STRANGER, album="b")
    await chat.photo(
        STRANGER, REPORT.replace("Zulkarnain bin Contoh", "Rahman bin Sampel"), album="b"
    )
    await later(transactions, tmp_path, SETTLED)

    assert len(await leads(chat)) == 2
    assert {lead for lead, _ in await photos(chat)} == {2}


async def test_album_of_no_report_is_told_how_to_add_it_once(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    for _ in range(3):
        await chat.photo(STRANGER, album="b")
    await later(transactions, tmp_path, SETTLED)

    told = [each.payload.get("text", "") for each in await chat.letters(STRANGER)]
    assert sum("belum ditambah" in each for each in told) == 1
    assert await kept(chat) == []
