"""The overview and the reports: the digest's numbers, recounted, for whom they concern alone."""

import io
from datetime import UTC, datetime, time, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import EntryKind
from db.models.leads import Custody
from db.models.messaging import Attachment, Letter
from db.models.people import Invitation, Person, Role
from services import clock
from services.leads import history
from services.reports import digest
from tests.flows import make
from tests.flows.conftest import Chat

HEAD, STATE, HQ, SQUAD, OTHER, NEVER = 21, 22, 23, 24, 25, 26
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


async def busy_month(session: AsyncSession) -> None:
    """Temerloh was paid for twice, once in time; Kuantan holds a lead; Terengganu is late."""
    poster = await session.get_one(Person, SQUAD)
    for opened, paid in ((6, 1), (20, 2)):
        at = days_ago(opened)
        await make.lead(
            session, poster, opened_at=at, first_action_at=at, first_paid_at=days_ago(paid),
            branch=TEMERLOH,
        )  # fmt: skip
    at = days_ago(2)
    await make.lead(
        session,
        poster,
        opened_at=at,
        first_action_at=at,
        custody=Custody.HELD,
        holder_id=SQUAD,
        accepted_at=at,
    )
    await make.lead(session, poster, opened_at=days_ago(3), branch="TRG-KTR")


def invitations(*, used: int, waiting: int, lapsed: int) -> list[Invitation]:
    """Return those of the last days; whose time is over may have been used in time."""
    now, day = clock.now(), timedelta(days=1)
    each = [(now, SQUAD, now + day)] * used + [(None, None, now + day)] * waiting
    each += [(None, None, now - day)] * lapsed
    return [
        Invitation(
            token_hash=str(number), role=Role.SQUAD, scope=TEMERLOH, name="Contoh",
            created_at=now - 2 * day, expires_at=until, used_at=at, used_by_id=by,
        )
        for number, (at, by, until) in enumerate(each)
    ]  # fmt: skip


def said(letter: Letter) -> str:
    return str(letter.payload.get("caption") or letter.payload.get("text"))


async def test_coordinator_sees_the_state_by_branch(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, NEVER, role=Role.SQUAD, name="Erni Contoh", reachable=False)
        session.add_all(invitations(used=3, waiting=2, lapsed=1))
        await busy_month(session)

    await chat.say(STATE, "/overview")

    picture, table = await chat.letters(STATE)
    assert picture.method == "sendPhoto"
    assert "Open leads: 5; no officer yet: 4; overdue: 1" in said(picture)
    assert said(table).splitlines()[:2] == [
        "• Pejabat PERKESO Kuantan (Negeri Pahang): 2 open, 1 without an officer, 1 overdue; "
        "nothing paid yet",
        "• Pejabat PERKESO Temerloh: 3 open, 3 without an officer, 0 overdue; "
        "paid within 7 days 1 of 2",
    ]
    assert "Staff: 5; can be reached: 3" in said(table)
    assert "Blocked Prihatin (1): Devi Contoh" in said(table)
    assert "Have not pressed Start (1): Erni Contoh" in said(table)
    assert "last 30 days: 3 accepted, 2 still waiting, 1 lapsed" in said(table)
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
    indicators = [row[1:4] for row in book["Indicators"].iter_rows(min_row=2, values_only=True)]
    assert indicators == [(0, 2, 0), (0, 2, 0), (0, 0, None)]
    places = {row[0]: row[1:] for row in book["Places"].iter_rows(min_row=2, values_only=True)}
    assert [numbers[0] for numbers in places.values()] == [1, 1]
    assert sum(row[1] for row in book["Days"].iter_rows(min_row=2, values_only=True)) == 2


async def test_digest_overview_and_report_of_one_day_say_the_same(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", language="en")
        await busy_month(session)
        await digest.to_person(session, HQ)

    await chat.say(HQ, "/overview")
    await chat.say(HQ, "/report")

    morning, picture, table, report, file = await chat.letters(HQ)
    assert "No officer yet: 5\nBeing worked on: 1\nOverdue: 2\n" in said(morning)
    assert "Open leads: 6; no officer yet: 5; overdue: 2" in said(picture)
    assert "first payments: 2. Open now: 6; overdue: 2" in said(report)
    in_time = "aid within 7 days, last 30 days: 1 of 2 (50%)"
    assert in_time in said(morning)
    assert in_time in said(picture)
    assert "First payment within 7 days: 1 of 2 (50%)" in said(report)
    assert said(table).splitlines()[:2] == [
        "• Pahang: 5 open, 4 without an officer, 1 overdue; paid within 7 days 1 of 2",
        "• Terengganu: 1 open, 1 without an officer, 1 overdue; nothing paid yet",
    ]
    book = load_workbook(io.BytesIO((await after.get_one(Attachment, file.attachment_id)).content))
    indicators, places = (
        list(book[sheet].iter_rows(values_only=True)) for sheet in ("Indicators", "Places")
    )
    assert indicators[0][1:4] == ("Numerator", "Denominator", "Percent")
    assert [row[1:4] for row in indicators[1:]] == [(3, 6, 50), (3, 6, 50), (1, 2, 50)]
    assert places == [
        (
            "Place", "New leads", "Acted on same day", "Of", "First payments", "Within 7 days",
            "Open now", "Overdue now",
        ),
        ("Pahang", 5, 3, 5, 2, 1, 5, 1),
        ("Terengganu", 1, 0, 1, 0, 0, 1, 1),
    ]  # fmt: skip


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


async def test_month_to_come_is_refused_and_not_told_as_today(chat: Chat) -> None:
    year = clock.now().year + 1
    await chat.say(STATE, f"/report december {year}")
    english = await chat.read(STATE)
    await chat.say(HEAD, f"/report disember {year}")

    assert "has not begun: its first day is" in english
    assert f"1 December {year}" in english
    assert "belum bermula" in await chat.read(HEAD)
