"""The overview and the reports: the digest's numbers, recounted, for whom they concern alone."""

import io
from datetime import UTC, datetime, time, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import EntryKind
from db.models.messaging import Attachment, Letter
from db.models.people import Person, Role
from services import clock
from services.leads import history
from tests.flows import make
from tests.flows.conftest import Chat

HEAD, STATE, SQUAD, OTHER = 21, 22, 24, 25
TEMERLOH = "PHG-TML"


def days_ago(days: int) -> datetime:
    day = clock.now().astimezone(clock.LOCAL).date() - timedelta(days=days)
    return datetime.combine(day, time(9), clock.LOCAL).astimezone(UTC)


@pytest.fixture(autouse=True)
async def country(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, -1001)
        await make.person(session, HEAD, role=Role.BRANCH_HEAD)
        await make.person(session, STATE, role=Role.COORDINATOR, scope="MY-06", language="en")
        poster = await make.person(session, SQUAD, role=Role.SQUAD, name="Chong Contoh")
        gone = await make.person(session, OTHER, role=Role.SQUAD, name="Devi Contoh")
        gone.blocked_at = clock.now()
        lead = await make.lead(session, poster, opened_at=days_ago(5), branch=TEMERLOH)
        history.add(session, lead, EntryKind.STAGE, poster, before="accepted", stage="contacted")
        lead.first_action_at = clock.now()
        await make.lead(session, poster, opened_at=days_ago(9))


def said(letter: Letter) -> str:
    return str(letter.payload.get("caption") or letter.payload.get("text"))


async def test_coordinator_sees_the_state_by_branch(chat: Chat) -> None:
    await chat.say(STATE, "/overview")

    picture, table = await chat.letters(STATE)
    assert picture.method == "sendPhoto"
    assert "Open leads: 2" in said(picture)
    assert "Kuantan" in said(table)
    assert "Temerloh: 1 open" in said(table)
    assert "Blocked Prihatin (1): Devi Contoh" in said(table)
    assert "Registered groups: 1" in said(table)


async def test_head_sees_the_own_branch_and_no_other(chat: Chat) -> None:
    await chat.say(HEAD, "/gambaran")
    await chat.say(HEAD, "/overview Temerloh")

    *_, table, refused = await chat.letters(HEAD)
    assert "Temerloh" not in said(table)
    assert "cawangan" in said(refused).lower()
    assert "terbuka" not in said(refused)


@pytest.mark.parametrize("command", ["/overview", "/report", "/laporan oktober 2026"])
async def test_squad_reads_whose_task_it_is(chat: Chat, command: str) -> None:
    await chat.say(SQUAD, command)

    (letter,) = await chat.letters(SQUAD)
    assert said(letter).startswith("Gambaran dan laporan adalah untuk ketua cawangan")


async def test_report_is_a_picture_and_a_workbook(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STATE, "/report 30d")

    picture, file = await chat.letters(STATE)
    assert "New leads: 2; first payments: 0" in said(picture)
    assert "Action on the same day: 0 of 2 (0%)" in said(picture)
    assert "Recounted from the history of 2 leads: the same." in said(picture)
    content = (await after.get_one(Attachment, file.attachment_id)).content
    book = load_workbook(io.BytesIO(content))
    places = {row[0]: row[1:] for row in book["Places"].iter_rows(min_row=2, values_only=True)}
    assert [numbers[0] for numbers in places.values()] == [1, 1]
    assert sum(row[1] for row in book["Days"].iter_rows(min_row=2, values_only=True)) == 2


async def test_a_row_that_its_history_denies_is_named(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        poster = await session.get_one(Person, SQUAD)
        lead = await make.lead(
            session, poster, opened_at=days_ago(3), first_paid_at=days_ago(2), branch=TEMERLOH
        )

    await chat.say(STATE, "/report")

    picture, _ = await chat.letters(STATE)
    assert f"1 leads do not agree with their history (see the last sheet): {lead.id}" in said(
        picture
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("/report 31/2/2026", "31/2/2026", id="no such day"),
        pytest.param("/report Sabah", "Sabah", id="not one's own"),
        pytest.param("/report Atlantis", "atlantis", id="no such place"),
        pytest.param("/overview MY-99", "MY-99", id="no such state"),
    ],
)
async def test_what_cannot_be_told_is_said_so(chat: Chat, typed: str, words: str) -> None:
    await chat.say(STATE, typed)

    (letter,) = await chat.letters(STATE)
    assert words in said(letter)


async def test_buttons_open_a_place_and_its_report(chat: Chat) -> None:
    await chat.say(STATE, "/overview")
    _, table = await chat.letters(STATE)
    presses = [
        button["callback_data"]
        for row in table.payload["reply_markup"]["inline_keyboard"]
        for button in row
    ]

    for press in presses:
        await chat.press(STATE, press)

    assert f"overview:{TEMERLOH}" in presses
    assert "report:MY-06" in presses
    methods = [letter.method for letter in await chat.letters(STATE)]
    assert methods.count("sendDocument") == 1


async def test_in_a_group_nothing_is_told(chat: Chat) -> None:
    await chat.say(HEAD, "/overview", chat=-1001)

    (letter,) = await chat.letters(-1001)
    assert "chat peribadi" in said(letter)
