"""A case manager books, moves, cancels, notes attendance; the day, the week, the calls."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    PhoneCall,
    Provider,
    ProviderKind,
    ReminderKind,
    ReminderState,
)
from db.models.messaging import LetterState
from db.models.people import Person, Role
from services import clock
from services.appointments import sweeping
from services.people import roles
from tests.flows import appointed, make
from tests.flows.appointed import everything, local
from tests.flows.conftest import Chat

NOW = local(date(2026, 12, 1), 9)  # a Tuesday
DAY = date(2026, 12, 16)  # a Wednesday
TEN = local(DAY, 10)
ALI, AINA, HEAD, SQUAD, FAR = 5001, 7001, 7002, 7003, 7004
Move = Callable[[datetime], None]


@pytest.fixture
def now_is(monkeypatch: pytest.MonkeyPatch) -> Move:
    def move(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at.astimezone(TEN.tzinfo))

    return move


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    """Ali is Aina's worker 1; number 2 has no Telegram; a clinic, a hospital, an office."""
    now_is(NOW)
    async with transactions.begin() as session:
        await make.person(session, ALI, language="en")
        await make.person(session, AINA, role=Role.CASE_MANAGER, language="en")
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        await make.person(session, FAR, role=Role.CASE_MANAGER, scope="KEL-KBR", language="en")
        await make.person(session, SQUAD, language="en")
        await appointed.worker(session, 1, person_id=ALI, case_manager_id=AINA, name="Ali bin Abu")
        await appointed.worker(
            session, 2, case_manager_id=AINA, name="Bala a/l Raju", phone=60195550102
        )
        await appointed.provider(session, "RTW-1", name="Klinik RTW Kuantan")
        await appointed.provider(
            session, "HSP-1", name="Hospital Melaka", town="Melaka", state="MY-04"
        )
        kind = ProviderKind.OFFICE
        await appointed.provider(session, "OFF-1", name="PERKESO Kuantan", kind=kind)
    assert chat


async def newest(transactions: Transactions) -> Appointment:
    return (await appointed.appointments(transactions))[-1]


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


async def test_worker_without_telegram_is_called(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 2, klinik rtw, RTW-1, 16/12, 10.00")
    await chat.say(AINA, "/calls")

    (call,) = await everything(transactions, PhoneCall)
    listed = await chat.read(AINA)
    assert "Bala a/l Raju" in listed
    assert "+60195550102" in listed
    await chat.say(AINA, f"/calls {call.id} akan datang")
    (call,) = await everything(transactions, PhoneCall)
    assert (call.outcome, call.done_by_id) == ("akan datang", AINA)
    assert "no calls to make" in await _after(chat, AINA, "/calls")


async def _after(chat: Chat, who: int, words: str) -> str:
    await chat.say(who, words)
    return await chat.read(who)


async def test_today_and_week(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    now_is(local(DAY, 8))
    day = await _after(chat, AINA, "/today")
    now_is(local(DAY - timedelta(days=3), 8))
    week = await _after(chat, AINA, "/minggu")
    empty = await _after(chat, AINA, "/today")

    assert "Ali bin Abu" in day
    assert "Ali bin Abu" in week
    assert "No appointments today" in empty


async def test_moved_by_the_case_manager(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    await chat.say(AINA, f"/visit {row.id} move 17/12 11.00")

    moved = await newest(transactions)
    assert (moved.id, moved.version, moved.starts_at) == (row.id, 2, local(date(2026, 12, 17), 11))
    assert "was changed" in await chat.read(ALI)


async def test_cancelled_by_the_provider_the_worker_chooses_at_once(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    await chat.press(AINA, f"visit_called_off:{row.id}.1")
    offered = await chat.read(ALI)
    await chat.say(ALI, "2")

    first, second = await appointed.appointments(transactions)
    assert first.state is AppointmentState.CANCELLED_PROVIDER
    assert "had to be cancelled by us" in offered
    assert second.state is AppointmentState.BOOKED
    assert (second.worker_id, second.kind) == (1, AppointmentKind.RTW_CLINIC)


async def held(
    chat: Chat, transactions: Transactions, now_is: Move, worker: int = 1, **facts: Any
) -> Appointment:
    """An appointment of the worker is half an hour past."""
    await chat.say(AINA, f"/book {worker}, klinik rtw, RTW-1, 16/12, 10.00")
    now_is(TEN + timedelta(minutes=30))
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    return await newest(transactions)


async def test_half_an_hour_later_it_is_asked_whether_he_came(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await held(chat, transactions, now_is)
    asked = await chat.read(AINA)
    await chat.press(AINA, f"visit_mark:{row.id}.1.attended")

    assert "Did Ali bin Abu come?" in asked
    assert (await newest(transactions)).state is AppointmentState.ATTENDED
    assert "Noted: came" in await chat.read(AINA)


async def test_missed_is_asked_kindly_and_called(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await held(chat, transactions, now_is)
    await chat.say(AINA, f"/visit {row.id} missed")
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    asked = await chat.read(ALI)
    await chat.say(ALI, "2")
    await chat.say(ALI, "1")

    assert "Are you all right?" in asked
    calls = {each.why: each for each in await everything(transactions, PhoneCall)}
    assert calls["missed_once"].due_at == local(date(2026, 12, 17), 8)
    assert "barrier_transport" in calls
    assert "does not affect your case" in await chat.read(ALI)
    assert (await newest(transactions)).reason == "transport"


async def test_nobody_calls_a_dead_worker_about_a_missed_visit(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await held(chat, transactions, now_is)
    now_is(local(DAY, 23))
    await chat.say(AINA, f"/visit {row.id} missed")
    await chat.say(AINA, "/death 1 16/12/2026 ya")
    now_is(local(date(2026, 12, 17), 10))
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)

    calls = await everything(transactions, PhoneCall)
    assert [each.why for each in calls if each.done_at is None] == ["death"]


async def test_question_why_he_missed_ends_with_a_worker_who_is_staff_too(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    async with transactions.begin() as session:
        ali = await session.get_one(Person, ALI)
        await roles.give(session, ali, Role.SQUAD, make.KUANTAN, by=None)
    row = await held(chat, transactions, now_is)
    await chat.say(AINA, f"/visit {row.id} missed")
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    asked = (await chat.letters(ALI))[-1]
    await chat.say(AINA, "/death 1 16/12/2026 ya")

    (after,) = [each for each in await chat.letters(ALI) if each.key == asked.key]
    assert asked.key.startswith("reminder:")
    assert after.state is LetterState.STALE


async def test_missed_with_a_new_time(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    row = await held(chat, transactions, now_is)
    await chat.say(AINA, f"/visit {row.id} missed")
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    await chat.say(ALI, "1")
    await chat.say(ALI, "1")

    new = await newest(transactions)
    assert (new.worker_id, new.state) == (1, AppointmentState.BOOKED)
    assert new.id != row.id


async def test_wrong_tap_is_corrected_and_the_question_does_not_go(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await held(chat, transactions, now_is)
    await chat.say(AINA, f"/visit {row.id} missed")
    await chat.say(AINA, f"/visit {row.id} came")
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)

    assert (await newest(transactions)).state is AppointmentState.ATTENDED
    states = await appointed.reminders(transactions)
    assert states[ReminderKind.MISSED, 1] is ReminderState.VOID
    assert all(each.done_at for each in await everything(transactions, PhoneCall))


async def test_second_and_third_missed_visit_reach_the_head(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    for number, day in enumerate((9, 10, 14), 1):
        now_is(NOW)
        await chat.say(AINA, f"/book 1, klinik rtw, RTW-1, {day}/12, 10.00")
        row = await newest(transactions)
        now_is(local(date(2026, 12, day), 10, 40))
        await chat.say(AINA, f"/visit {row.id} missed")
        told = len(await chat.letters(HEAD))
        assert told == number - 1

    assert "case conference" in await chat.read(HEAD)
    calls = [each.why for each in await everything(transactions, PhoneCall)]
    assert calls == ["missed_once", "missed_twice", "missed_often"]


async def test_attendance_before_the_day_is_refused(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    await chat.say(AINA, f"/visit {row.id} came")

    assert "has not begun" in await chat.read(AINA)
    assert (await newest(transactions)).state is AppointmentState.BOOKED


async def test_stranger_sees_no_visit(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    for who in (SQUAD, FAR):
        await chat.say(who, f"/visit {row.id}")
        await chat.press(who, f"visit_called_off:{row.id}.1")
        assert "Ali" not in await chat.read(who)

    assert (await newest(transactions)).state is AppointmentState.BOOKED


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


async def test_what_somebody_booked_for_a_worker_without_a_manager_is_in_the_week(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    async with transactions.begin() as session:
        await appointed.worker(session, 3, name="Chandra a/p Raju")
    await chat.say(AINA, "/book 3, rtw clinic, Klinik RTW Kuantan, 16/12, 10.00, -")
    now_is(local(date(2026, 12, 14), 9))
    await chat.say(AINA, "/week")

    assert "Chandra a/p Raju" in await chat.read(AINA)
