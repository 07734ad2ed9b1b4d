"""A case manager books, in one line or step by step; bad days, closed hours, taken times."""

from datetime import date, timedelta

import pytest

from bot.transactions import Transactions
from db.models.appointments import (
    AppointmentKind,
    Provider,
)
from db.models.people import Role
from tests.flows import appointed, hosted, make
from tests.flows.appointed import AINA, ALI, everything, local, newest
from tests.flows.conftest import Chat
from tests.flows.hosted import DAY, FAR, SQUAD, TEN
from tests.flows.test_reports_amid import stands

now_is, office = appointed.now_is, hosted.office


async def test_one_line_books_and_both_are_told(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, rtw clinic, kuantan rtw, 16/12, 10.00, bawa surat doktor")
    assert "no place called" in await chat.read(AINA)
    await chat.say(AINA, "klinik rtw kuantan")
    await chat.say(AINA, "16/12")
    await chat.say(AINA, "10.00")
    await chat.say(AINA, "bawa surat doktor")

    row = await newest(transactions)
    assert (row.kind, row.starts_at, row.note) == (
        AppointmentKind.RTW_CLINIC, TEN, "bawa surat doktor",
    )  # fmt: skip
    assert "Wednesday, 16 December 2026, 10:00" in await chat.read(ALI)
    assert "Ali bin Abu" in await chat.read(AINA)
    assert [each.method for each in await chat.letters(ALI)] == ["sendMessage", "sendDocument"]


async def test_one_whole_line(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16 Dis, 2 petang")

    row = await newest(transactions)
    assert row.starts_at == local(DAY, 14)
    assert row.host_id is None


WHOLE = "/book 1, klinik rtw, RTW-1, 16 Dis, 2 petang, -"


async def test_whole_line_for_one_worker_leaves_the_form_of_another_alone(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book")
    await chat.say(AINA, "2")
    await chat.say(AINA, WHOLE)
    told = await chat.read(AINA)
    await chat.say(AINA, "rtw clinic")  # the kind, for worker 2

    assert (await newest(transactions)).starts_at == local(DAY, 14)
    assert told.startswith("The appointment form still waits")
    assert await stands(chat, AINA) == "Booking:step"


@pytest.mark.parametrize("entered", [[], ["1"], ["1", "rtw clinic"]])
async def test_whole_line_ends_the_form_that_it_answers(chat: Chat, entered: list[str]) -> None:
    for words in ("/book", *entered, WHOLE):
        await chat.say(AINA, words)

    assert await stands(chat, AINA) is None


async def test_step_by_step_with_digits(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book")
    await chat.say(AINA, "ali")
    await chat.say(AINA, "1")  # interview
    assert "PERKESO Kuantan" in await chat.read(AINA)
    await chat.say(AINA, "1")
    await chat.say(AINA, "esok")
    await chat.say(AINA, "9 pagi")
    await chat.say(AINA, "1")  # nothing to prepare

    row = await newest(transactions)
    assert (row.kind, row.host_id) == (AppointmentKind.INTERVIEW, AINA)
    assert row.starts_at == local(date(2026, 12, 2), 9)
    assert row.ends_at - row.starts_at == timedelta(hours=1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("31/2", "no such day", id="no such day"),
        pytest.param("12/25", "Day first", id="month first"),
        pytest.param("30/11/2026", "is past", id="past"),
        pytest.param("24/12/2029", "more than a year", id="far"),
        pytest.param("bila-bila", "no such day", id="words"),
    ],
)
async def test_bad_day_is_said_and_nothing_is_lost(
    chat: Chat, transactions: Transactions, line: str, said: str
) -> None:
    await chat.say(AINA, f"/book 1, klinik rtw, RTW-1, {line}, 10.00")
    asked = await chat.read(AINA)
    await chat.say(AINA, "16/12")
    await chat.say(AINA, "10.00")
    await chat.say(AINA, "1")

    assert said in asked
    assert (await newest(transactions)).starts_at == TEN


@pytest.mark.parametrize(
    ("place", "when", "said"),
    [
        pytest.param("RTW-1", "25/12, 10.00", "public holiday", id="Christmas"),
        pytest.param("RTW-1", "19/12, 10.00", "day of rest", id="Saturday"),
        pytest.param("RTW-1", "16/12, 18.00", "office hours", id="evening"),
        pytest.param("RTW-1", "1/12, 8.00", "is past", id="past hour of today"),
    ],
)
async def test_closed_hours_are_refused_and_others_offered(
    chat: Chat, transactions: Transactions, place: str, when: str, said: str
) -> None:
    await chat.say(AINA, f"/book 1, klinik rtw, {place}, {when}")

    assert said in await chat.read(AINA)
    assert await appointed.appointments(transactions) == []


async def test_taken_time_offers_the_nearest(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 2, klinik rtw, RTW-1, 16/12, 10.00")
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    offered = await chat.read(AINA)
    await chat.say(AINA, "1")

    assert "no free place there" in offered
    row = await newest(transactions)
    assert row.worker_id == 1
    assert abs(row.starts_at - TEN) == timedelta(minutes=30)


async def test_who_may_not_book(chat: Chat, transactions: Transactions) -> None:
    await chat.say(SQUAD, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    await chat.say(FAR, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")

    assert await appointed.appointments(transactions) == []
    assert "Ali" not in await chat.read(FAR)
    assert "Ali" not in await chat.read(SQUAD)


async def test_office_of_the_branch_is_known_without_an_import(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await appointed.worker(session, 3, branch_code="PHG-TML", name="Cik Temerloh")
        await make.person(session, 7009, role=Role.CASE_MANAGER, scope="PHG-TML", language="en")
    await chat.say(7009, "/book cik temerloh")
    await chat.say(7009, "8")  # phone call
    await chat.say(7009, "1")
    await chat.say(7009, "esok")
    await chat.say(7009, "9.00")
    await chat.say(7009, "1")

    row = await newest(transactions)
    assert (row.kind, row.host_id) == (AppointmentKind.PHONE, 7009)
    assert "PERKESO-PHG-TML" in {each.code for each in await everything(transactions, Provider)}
