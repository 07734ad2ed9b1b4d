"""Reminders told: each checked again, merged, taken back, or turned into a call."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    PhoneCall,
    Reminder,
    ReminderKind,
    ReminderState,
)
from db.models.messaging import Letter, LetterState
from db.models.people import Person
from db.models.workers import Worker
from services import clock
from services.appointments import booking, stopping, sweeping
from tests.flows import appointed, make
from tests.flows.appointed import Move, everything, local, workday
from tests.flows.conftest import Chat

town, now_is = appointed.town, appointed.now_is
DAY = workday(30)
TEN = local(DAY, 10)
ALI, HOST = 5001, 7001
D3, D1 = ReminderKind.THREE_DAYS_BEFORE, ReminderKind.DAY_BEFORE


async def booked(
    transactions: Transactions, *starts: datetime, reachable: bool = True, **facts: Any
) -> list[Appointment]:
    """Ali, on Telegram, has appointments at these moments."""
    async with transactions.begin() as session:
        person = await make.person(session, ALI, reachable=reachable, language="en")
        await make.person(session, HOST, name="Puan Host")
        who = await appointed.worker(session, person_id=person.id, case_manager_id=HOST)
        at = await appointed.provider(session, capacity=3)
        return [
            await booking.book(session, appointed.wish(who, at, each, **facts), by=None)
            for each in starts
        ]


async def swept(transactions: Transactions) -> None:
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)


def days_before(days: int, hour: int) -> datetime:
    return local(DAY - timedelta(days=days), hour)


async def test_nothing_goes_before_its_time(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN)
    now_is(days_before(7, 9) - timedelta(minutes=1))
    await swept(transactions)

    assert await chat.letters(ALI) == []


async def test_three_days_before_it_asks_with_buttons_and_digits(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    (row,) = await booked(transactions, TEN)
    now_is(days_before(3, 10))
    await swept(transactions)
    await swept(transactions)

    (letter,) = await chat.letters(ALI)
    text = letter.payload["text"]
    assert "Reply 1 Yes, 2 Change the time, 3 Cancel" in text
    assert "Klinik RTW RTW-1" in text
    pressed = [
        b["callback_data"] for r in letter.payload["reply_markup"]["inline_keyboard"] for b in r
    ]
    assert pressed == [f"visit_{what}:{row.id}.1" for what in ("yes", "change", "cancel")]
    assert letter.expires_at is not None
    assert letter.expires_at <= days_before(3, 21)
    states = await appointed.reminders(transactions)
    assert states[D3, 1] is ReminderState.SENT
    assert states[ReminderKind.WEEK_BEFORE, 1] is ReminderState.SKIPPED_LATE  # one a day


async def test_all_reminders_of_one_visit_in_their_order(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN)
    for moment in (days_before(7, 9), days_before(3, 10), days_before(1, 18), local(DAY, 8)):
        now_is(moment)
        await swept(transactions)

    told = [str(letter.payload["text"]) for letter in await chat.letters(ALI)]
    assert len(told) == 4
    assert "If it still suits you" in told[0]
    assert "Can you come?" in told[1]
    assert "We have not had your answer" in told[2]
    assert "tomorrow" in told[2]
    assert "Call 09-555 0101" in told[3]
    assert "today" in told[3]


async def test_two_visits_of_a_day_are_one_message(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN, TEN + timedelta(hours=3))
    now_is(days_before(3, 10))
    await swept(transactions)

    (letter,) = await chat.letters(ALI)
    assert "2 coming appointments" in letter.payload["text"]
    states = [row.state for row in await everything(transactions, Reminder) if row.kind is D3]
    assert sorted(states) == [ReminderState.MERGED, ReminderState.SENT]


async def test_one_of_two_cancelled_while_the_letter_waits(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    first, _ = await booked(transactions, TEN, TEN + timedelta(hours=3))
    now_is(days_before(3, 10))
    await swept(transactions)
    async with transactions.begin() as session:
        row = await session.get_one(Appointment, first.id)
        await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=None)
    await swept(transactions)

    stale, fresh = await chat.letters(ALI)
    assert (stale.state, stale.cause) == (LetterState.STALE, "moot")
    assert fresh.state is LetterState.WAITING
    assert "1 coming appointment" in fresh.payload["text"]
    assert f"Appointment {first.id}." not in fresh.payload["text"]


async def test_a_letter_under_way_is_not_tried_again_after_a_cancellation(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    (row,) = await booked(transactions, TEN)
    now_is(days_before(3, 10))
    await swept(transactions)
    async with transactions.begin() as session:
        await session.execute(update(Letter).values(state=LetterState.SENDING, courier="c"))
        found = await session.get_one(Appointment, row.id)
        await booking.end(session, found, AppointmentState.CANCELLED_PROVIDER, by=None)

    (letter,) = await chat.letters(ALI)
    assert letter.state is LetterState.SENDING
    assert letter.expires_at == days_before(3, 10)


async def test_who_confirmed_is_asked_no_more(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    (row,) = await booked(transactions, TEN)
    now_is(days_before(3, 10))
    await swept(transactions)
    async with transactions.begin() as session:
        found = await session.get_one(Appointment, row.id)
        await booking.confirm(session, found, by=None)
    now_is(days_before(1, 10))
    await swept(transactions)

    asked, told = await chat.letters(ALI)
    assert asked.state is LetterState.STALE
    assert "Thank you for having confirmed" in told.payload["text"]


@pytest.mark.parametrize("blocked", [True, False])
async def test_who_cannot_be_written_to_becomes_one_call(
    transactions: Transactions, chat: Chat, now_is: Move, blocked: bool
) -> None:
    await booked(transactions, TEN, reachable=blocked)
    if blocked:
        async with transactions.begin() as session:
            await session.execute(
                update(Person).where(Person.id == ALI).values(blocked_at=clock.now())
            )
    for moment in (days_before(7, 9), days_before(3, 10), days_before(1, 18)):
        now_is(moment)
        await swept(transactions)

    assert await chat.letters(ALI) == []
    (call,) = await everything(transactions, PhoneCall)
    assert (call.caller_id, call.why) == (HOST, "reminder")
    assert (await appointed.reminders(transactions))[D1, 1] is ReminderState.BY_PHONE


async def test_the_case_manager_gets_the_unconfirmed(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    first, second = await booked(transactions, TEN, TEN + timedelta(hours=3))
    async with transactions.begin() as session:
        row = await session.get_one(Appointment, second.id)
        await booking.confirm(session, row, by=None)
    now_is(days_before(1, 14))
    await swept(transactions)

    text = await chat.read(HOST)
    assert f"temu janji {first.id}." in text
    assert f"temu janji {second.id}." not in text
    assert "Pekerja 1" in text


async def test_death_takes_the_letters_that_wait(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN)
    now_is(days_before(3, 10))
    await swept(transactions)
    async with transactions.begin() as session:
        (who,) = (await session.scalars(select(Worker))).all()
        who.silenced_at = clock.now()
        await stopping.stop_all(session, who, "death")

    assert {letter.state for letter in await chat.letters(ALI)} == {LetterState.STALE}


async def test_late_at_night_it_waits_for_the_morning(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN)
    now_is(days_before(7, 23))
    await swept(transactions)
    at_night = await chat.letters(ALI)
    now_is(days_before(6, 8))
    await swept(transactions)

    assert at_night == []
    assert len(await chat.letters(ALI)) == 1


async def test_who_has_not_agreed_is_called_and_gets_no_letter(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    await booked(transactions, TEN)
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    now_is(days_before(3, 10))
    await swept(transactions)

    assert await chat.letters(ALI) == []
    assert [each.why for each in await everything(transactions, PhoneCall)] == ["reminder"]


async def test_two_sweeps_at_once_tell_each_worker_once(
    transactions: Transactions, chat: Chat, now_is: Move
) -> None:
    async with transactions.begin() as session:
        at = await appointed.provider(session, capacity=30)
        for number in range(30):
            person = await make.person(session, 6000 + number)
            who = await appointed.worker(session, number, person_id=person.id)
            await booking.book(session, appointed.wish(who, at, TEN), by=None)
    now_is(days_before(3, 10))
    await asyncio.gather(*(swept(transactions) for _ in range(3)))

    told = [each.chat_id for each in await chat.letters()]
    assert sorted(told) == [6000 + number for number in range(30)]
