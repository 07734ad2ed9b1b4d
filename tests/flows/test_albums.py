"""Photos of a report: with a caption, in an album that comes in any order, as a reply."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from services.leads.intake import albums
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    BAKRI,
    DOUBTFUL,
    GROUP,
    REPORT,
    STRANGER,
    TALK,
    entries,
    later,
    lead,
    squad,
)
from tests.flows.intake import posts as kept


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def test_photo_with_caption_is_a_report(chat: Chat) -> None:
    number = await chat.photo(STRANGER, REPORT, chat=GROUP)
    await chat.again()

    assert (await lead(chat)).district == "Kuantan"
    assert [each.file_id for each in await entries(chat, "photo")] == [f"photo-{number}"]


@pytest.mark.parametrize("captioned", [0, 1, 2])
async def test_album_in_any_order_belongs_to_one_lead(chat: Chat, captioned: int) -> None:
    numbers = []
    for part in range(3):
        caption = REPORT if part == captioned else None
        numbers.append(await chat.photo(STRANGER, caption, chat=GROUP, album="a1"))
        await chat.again()

    opened = await lead(chat)
    assert {each.file_id for each in await entries(chat, "photo")} == {
        f"photo-{each}" for each in numbers
    }
    assert await kept(chat) == [("lead", opened.id)] * 3


async def test_album_without_report_is_forgotten_in_a_minute(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.photo(STRANGER, TALK, chat=GROUP, album="a1")
    await chat.photo(STRANGER, chat=GROUP, album="a1")

    await later(transactions, tmp_path, timedelta(seconds=albums.WAIT_SECONDS + 1))

    assert await kept(chat) == []


async def test_album_waits_while_its_words_are_in_doubt(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.photo(STRANGER, DOUBTFUL, chat=GROUP, album="a1")
    await chat.photo(STRANGER, chat=GROUP, album="a1")

    await later(transactions, tmp_path, timedelta(seconds=albums.WAIT_SECONDS + 1))
    await chat.press(BAKRI, "islead:1", chat=GROUP)

    assert len(await entries(chat, "photo")) == 2


async def test_photo_in_reply_is_added_by_the_poster_only(chat: Chat) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.photo(STRANGER, chat=GROUP, **reply_to(number, GROUP, STRANGER, REPORT))
    await chat.again()
    await chat.photo(98, chat=GROUP, **reply_to(number, GROUP, STRANGER, REPORT))

    assert len(await entries(chat, "photo")) == 1


@pytest.mark.parametrize(
    ("full", "by", "added"),
    [
        pytest.param(10, STRANGER, 14, id="what one album could not hold"),
        pytest.param(9, STRANGER, 9, id="an album of its own"),
        pytest.param(10, BAKRI, 10, id="somebody else's"),
    ],
)
async def test_photos_too_many_for_one_album_belong_to_its_report(
    chat: Chat, transactions: Transactions, tmp_path: Path, full: int, by: int, added: int
) -> None:
    await chat.photo(STRANGER, REPORT, chat=GROUP, album="a1")
    for _ in range(full - 1):
        await chat.photo(STRANGER, chat=GROUP, album="a1")
    for _ in range(4):
        await chat.photo(by, chat=GROUP, album="a2")

    await later(transactions, tmp_path, timedelta(seconds=albums.WAIT_SECONDS + 1))

    assert len(await entries(chat, "photo")) == added
