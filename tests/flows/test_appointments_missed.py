"""Attendance: asked half an hour later, noted, corrected; who missed is asked kindly and called."""

from datetime import date, timedelta
from typing import Any

from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    PhoneCall,
    ReminderKind,
    ReminderState,
)
from db.models.messaging import LetterState
from db.models.people import Person, Role
from services.appointments import sweeping
from services.people import roles
from tests.flows import appointed, hosted, make
from tests.flows.appointed import AINA, ALI, Move, everything, local, newest
from tests.flows.conftest import Chat
from tests.flows.hosted import DAY, HEAD, NOW, TEN

now_is, office = appointed.now_is, hosted.office


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
    (call,) = await everything(transactions, PhoneCall)
    assert call.done_at is not None


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
