"""What a worker answers, by a tap or typed: comes, another time, cancels, takes that back."""

from datetime import timedelta
from typing import Any

import pytest

from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentEvent,
    AppointmentKind,
    AppointmentState,
    PhoneCall,
    Provider,
)
from db.models.people import Role
from db.models.workers import Worker
from services import clock
from services.appointments import booking, sweeping, telling
from tests.flows import appointed, make
from tests.flows.appointed import Move, everything, local, newest, workday
from tests.flows.conftest import Chat

now_is = appointed.now_is
DAY = workday(30)
TEN = local(DAY, 10)
ALI, HOST, OTHER = 5001, 7001, 5002


async def asked(chat: Chat, transactions: Transactions, now_is: Move, **facts: Any) -> Appointment:
    """Ali is asked three days before whether he comes."""
    async with transactions.begin() as session:
        person = await make.person(session, ALI, language="en")
        await make.person(session, OTHER, language="en")
        await make.person(session, HOST, role=Role.CASE_MANAGER, language="en")
        who = await appointed.worker(session, person_id=person.id, case_manager_id=HOST)
        await appointed.worker(session, 2, person_id=OTHER)
        at = await appointed.provider(session)
        row = await booking.book(session, appointed.wish(who, at, TEN, **facts), by=None)
    now_is(local(DAY - timedelta(days=3), 10))
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    return row


@pytest.mark.parametrize("typed", ["1", "1.", "Ya", "yes", "1\ufe0f\u20e3", "١", "satu", None])
async def test_one_tap_or_one_digit_confirms(
    chat: Chat, transactions: Transactions, now_is: Move, typed: str | None
) -> None:
    row = await asked(chat, transactions, now_is)
    if typed is None:
        await chat.press(ALI, f"visit_yes:{row.id}.1")
    else:
        await chat.say(ALI, typed)

    assert (await newest(transactions)).state is AppointmentState.CONFIRMED
    assert "You are expected" in await chat.read(ALI)


async def test_pressed_twice_is_confirmed_once(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    for _ in range(2):
        await chat.press(ALI, f"visit_yes:{row.id}.1")

    history = [each.after for each in await everything(transactions, AppointmentEvent)]
    assert history == [AppointmentState.BOOKED, AppointmentState.CONFIRMED]


async def test_somebody_else_changes_nothing_and_learns_nothing(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    before = len(await chat.letters(ALI))
    await chat.press(OTHER, f"visit_cancel:{row.id}.1")

    assert (await newest(transactions)).state is AppointmentState.BOOKED
    assert "not for you" in await chat.read(OTHER)
    assert len(await chat.letters(ALI)) == before


async def test_another_time_is_chosen_from_three(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    await chat.say(ALI, "2")
    offered = await chat.read(ALI)
    await chat.say(ALI, "1")

    assert "stays on" in offered
    assert "4. Another time" in offered
    moved = await newest(transactions)
    assert (moved.id, moved.version, moved.state) == (row.id, 2, AppointmentState.BOOKED)
    assert moved.starts_at != TEN
    texts = [str(each.payload.get("text", "")) for each in await chat.letters(ALI)]
    assert any("was changed" in text for text in texts)
    assert "has moved appointment" in await chat.read(HOST)


async def test_old_button_after_a_move_is_answered_kindly(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    await chat.say(ALI, "2")
    await chat.say(ALI, "1")
    await chat.press(ALI, f"visit_cancel:{row.id}.1")

    assert "outdated" in await chat.read(ALI)
    assert (await newest(transactions)).state is AppointmentState.BOOKED


async def test_no_time_suits_so_the_case_manager_calls(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    await chat.say(ALI, "2")
    await chat.say(ALI, "4")

    (call,) = await everything(transactions, PhoneCall)
    assert (call.why, call.caller_id) == ("change", HOST)
    assert (await newest(transactions)).wants_change
    assert "needs help" in await chat.read(HOST)


async def test_third_change_and_medical_board_are_the_case_managers(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    for _ in range(2):
        await chat.say(ALI, "/appointments")
        await chat.say(ALI, "2")
        await chat.say(ALI, "1")
    assert (await newest(transactions)).version == 3
    await chat.say(ALI, "/appointments")
    await chat.say(ALI, "2")

    assert "together with your case manager" in await chat.read(ALI)
    assert (await newest(transactions)).version == 3


async def test_medical_board_is_not_moved_by_the_worker(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is, kind=AppointmentKind.SPECIALIST)
    await chat.say(ALI, "2")

    assert "together with your case manager" in await chat.read(ALI)


@pytest.mark.parametrize(("hours", "reason"), [(25, "in_time"), (23, "late")])
async def test_cancelled_in_time_or_late(
    chat: Chat, transactions: Transactions, now_is: Move, hours: int, reason: str
) -> None:
    await asked(chat, transactions, now_is)
    now_is(TEN - timedelta(hours=hours))
    await chat.say(ALI, "3")

    row = await newest(transactions)
    assert (row.state, row.reason) == (AppointmentState.CANCELLED_WORKER, reason)
    assert "has cancelled appointment" in await chat.read(HOST)


async def test_cancelled_by_mistake_is_undone_within_minutes(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    await chat.say(ALI, "3")
    await chat.say(ALI, "1")

    found = await newest(transactions)
    assert (found.id, found.state, found.version) == (row.id, AppointmentState.BOOKED, 2)
    assert "p1.1" in await appointed.busy(transactions)


async def test_undo_after_the_place_was_given_away_offers_others(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    await chat.say(ALI, "3")
    async with transactions.begin() as session:
        late = await appointed.worker(session, 3)
        at = await session.get_one(Provider, row.provider_id)
        await booking.book(session, appointed.wish(late, at, TEN), by=None)
    await chat.press(ALI, f"visit_undo:{row.id}.1")

    assert "given to somebody else" in await chat.read(ALI)
    await chat.say(ALI, "1")
    assert (await newest(transactions)).worker_id == row.worker_id
    assert (await newest(transactions)).state is AppointmentState.BOOKED


async def test_undo_too_late_is_refused(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    await chat.say(ALI, "3")
    now_is(clock.now() + timedelta(minutes=11))
    await chat.say(ALI, "1")

    assert "can no longer be undone" in await chat.read(ALI)
    assert (await newest(transactions)).state is AppointmentState.CANCELLED_WORKER


async def test_change_within_two_hours_says_whom_to_call(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    now_is(TEN - timedelta(minutes=119))
    await chat.say(ALI, "2")

    assert "Call 09-555 0101" in await chat.read(ALI)


@pytest.mark.parametrize("typed", ["1", "2", "3"])
async def test_after_the_fact_nothing_changes_and_the_answer_is_kind(
    chat: Chat, transactions: Transactions, now_is: Move, typed: str
) -> None:
    await asked(chat, transactions, now_is)
    now_is(TEN + timedelta(hours=1))
    await chat.say(ALI, typed)

    assert (await newest(transactions)).state is AppointmentState.BOOKED
    said = await chat.read(ALI)
    assert "has begun or is past" in said or "less than two hours" in said


async def test_offer_is_accepted_or_declined(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    row = await asked(chat, transactions, now_is)
    async with transactions.begin() as session:
        who = await session.get_one(Worker, row.worker_id)
        at = await session.get_one(Provider, row.provider_id)
        later = TEN + timedelta(hours=3)
        until = clock.now() + timedelta(hours=48)
        wish = appointed.wish(who, at, later)
        new = await booking.book(session, wish, by=None, offered_until=until)
        await telling.tell(session, new, "offered", by=None)
    await chat.say(ALI, "1")

    assert (await newest(transactions)).state is AppointmentState.BOOKED
    files = [each for each in await chat.letters(ALI) if each.method == "sendDocument"]
    assert len(files) == 1


async def test_digits_of_who_was_asked_nothing_are_left_to_others(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    await chat.say(OTHER, "1")

    assert (await newest(transactions)).state is AppointmentState.BOOKED


async def test_who_is_no_worker_is_told_how_to_come_in(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, HOST, language="en")
    await chat.say(HOST, "/appointments")

    assert "/enrol" in await chat.read(HOST)


async def test_digit_typed_long_after_answers_nothing(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    now_is(TEN + timedelta(days=8))
    await chat.say(ALI, "3")

    assert (await newest(transactions)).state is AppointmentState.BOOKED
    assert "has begun" not in await chat.read(ALI)


async def test_digit_that_was_not_offered_is_told_which_were(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    await asked(chat, transactions, now_is)
    await chat.say(ALI, "9")
    english = await chat.read(ALI)
    await chat.say(ALI, "/language ms")
    await chat.say(ALI, "9")

    assert "none of the numbers that I asked for: 1, 2, 3" in english
    assert "bukan salah satu nombor" in await chat.read(ALI)
