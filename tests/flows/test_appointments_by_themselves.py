"""Tickets, calendar files, offers that lapse, letters that Telegram refuses."""

import hashlib
from datetime import timedelta

from sqlalchemy import select

from bot import due_kinds
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Busy,
    PhoneCall,
    Provider,
    ProviderKind,
    Slot,
)
from db.models.messaging import Attachment, Due, Letter
from db.models.workers import Worker
from services import clock
from services.appointments import booking, hosting, sweeping, telling, tickets, unreached
from services.appointments.freed import OFFER
from services.messaging import delivery, lease
from services.messaging.outcomes import Answer, Reply
from tests.flows import appointed, make
from tests.flows.appointed import Move, everything, local, workday
from tests.flows.conftest import Chat

town, now_is = appointed.town, appointed.now_is
DAY = workday(30)
TEN = local(DAY, 10)
ALI = 5001
COURIER = "courier of the test"


async def booked(
    transactions: Transactions, *, kind: ProviderKind = ProviderKind.PANEL_CLINIC
) -> Appointment:
    async with transactions.begin() as session:
        person = await make.person(session, ALI, language="en")
        who = await appointed.worker(session, person_id=person.id)
        at = await appointed.provider(session, kind=kind)
        row = await booking.book(session, appointed.wish(who, at, TEN), by=person)
        await telling.tell(session, row, "booked", by=person)
        return row


async def files(transactions: Transactions) -> dict[str, bytes]:
    return {each.name: each.content for each in await everything(transactions, Attachment)}


async def test_calendar_file_is_neutral_and_rings_twice(transactions: Transactions) -> None:
    row = await booked(transactions)
    calendar, found = appointed.event((await files(transactions))[f"temujanji-{row.id}.ics"])

    assert calendar["METHOD"] == "PUBLISH"
    assert found["UID"] == f"appt-{row.id}@prihatin.perkeso"
    assert found["SEQUENCE"] == 0
    assert found["SUMMARY"] == "PERKESO appointment"
    assert found.decoded("DTSTART") == TEN
    alarms = sorted(each.decoded("TRIGGER") for each in found.walk("VALARM"))
    assert alarms == [timedelta(days=-1), timedelta(hours=-2)]
    assert "DESCRIPTION" not in found


async def test_calendar_follows_a_change_and_a_cancellation(transactions: Transactions) -> None:
    first = await booked(transactions)
    async with transactions.begin() as session:
        row = await session.get_one(Appointment, first.id)
        who = await session.get_one(Worker, row.worker_id)
        at = await session.get_one(Provider, row.provider_id)
        later = TEN + timedelta(hours=1)
        await booking.move(session, row, appointed.wish(who, at, later), by=None)
        await telling.tell(session, row, "moved", by=None)
        await hosting.cancel_for_provider(session, row, by=None)

    letters = [
        each
        for each in await everything(transactions, Letter)
        if each.method == "sendDocument" and each.attachment_id
    ]
    contents = {each.id: each.content for each in await everything(transactions, Attachment)}
    found = [appointed.event(contents[each.attachment_id or 0]) for each in letters]
    assert [each["SEQUENCE"] for _, each in found] == [0, 1, 2]
    assert [calendar["METHOD"] for calendar, _ in found] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert len({str(each["UID"]) for _, each in found}) == 1


async def test_ticket_is_known_by_its_hash_alone(transactions: Transactions) -> None:
    row = await booked(transactions)
    async with transactions.begin() as session:
        found = await session.get_one(Appointment, row.id)
        token = await tickets.issue(session, found)
        known = await tickets.find(session, token)
        strange = await tickets.find(session, "guessed")

    assert known is not None
    assert known.id == row.id
    assert strange is None
    (kept,) = await appointed.appointments(transactions)
    assert kept.ticket == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(vars(kept))
    assert (await files(transactions))[f"tiket-{row.id}.png"].startswith(b"\x89PNG")


async def test_ticket_is_not_kept_once_sent(transactions: Transactions) -> None:
    row = await booked(transactions)
    await deliver(transactions, Answer.DONE)

    left = await files(transactions)
    assert f"tiket-{row.id}.png" not in left
    assert f"temujanji-{row.id}.ics" in left


async def test_way_there_carries_coordinates_alone(chat: Chat, transactions: Transactions) -> None:
    await booked(transactions)

    letter = (await chat.letters(ALI))[0]
    (url,) = [
        button["url"]
        for line in letter.payload["reply_markup"]["inline_keyboard"]
        for button in line
        if "url" in button
    ]
    assert url == "https://google.com/maps/dir/?api=1&destination=3.800000,103.300000"


async def test_offer_lapses_after_its_time(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    async with transactions.begin() as session:
        person = await make.person(session, ALI, language="en")
        who = await appointed.worker(session, person_id=person.id)
        at = await appointed.provider(session)
        slot = await appointed.slot(session, at, TEN)
        until = clock.now() + timedelta(hours=48)
        wish = appointed.in_slot(who, at, slot)
        await booking.book(session, wish, by=None, offered_until=until)
    now_is(until - timedelta(minutes=1))
    await Ticker(transactions, due_kinds.DUE_KINDS).run_due()
    early = (await appointed.appointments(transactions))[0].state
    now_is(until + timedelta(minutes=1))
    await Ticker(transactions, due_kinds.DUE_KINDS).run_due()

    assert early is AppointmentState.OFFERED
    (row,) = await appointed.appointments(transactions)
    assert row.state is AppointmentState.EXPIRED
    (kept,) = await everything(transactions, Slot)
    assert kept.taken == 0
    assert "has expired" in await chat.read(ALI)


async def test_letter_refused_later_becomes_a_call(
    transactions: Transactions, now_is: Move
) -> None:
    row = await booked(transactions, kind=ProviderKind.RTW_CLINIC)
    await deliver(transactions, Answer.DONE)
    now_is(local(DAY - timedelta(days=3), 10))
    await Ticker(transactions, {}).run_sweep(sweeping.sweep)
    await deliver(transactions, Answer.BLOCKED)

    (call,) = await everything(transactions, PhoneCall)
    assert (call.appointment_id, call.why) == (row.id, "reminder")


async def test_freed_place_far_ahead_is_to_be_offered_once(
    transactions: Transactions, now_is: Move
) -> None:
    planned = []
    async with transactions.begin() as session:
        at = await appointed.provider(session)
        slot = await appointed.slot(session, at, TEN, places=2)
        for number in (1, 2):
            who = await appointed.worker(session, number)
            await booking.book(session, appointed.in_slot(who, at, slot), by=None)
    for hours, number in ((5, 0), (3, 1)):
        now_is(TEN - timedelta(hours=hours))
        async with transactions.begin() as session:
            row = (await session.scalars(select(Appointment).order_by(Appointment.id))).all()[
                number
            ]
            await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=None)
        planned.append([each for each in await everything(transactions, Due) if each.kind == OFFER])

    assert [each.subject_id for each in planned[0]] == [slot.id]
    assert [each.due_at for each in planned[1]] == [each.due_at for each in planned[0]]


async def test_past_quarters_are_forgotten(transactions: Transactions, now_is: Move) -> None:
    await booked(transactions)
    now_is(TEN + timedelta(days=1))
    async with transactions.begin() as session:
        await unreached.tidy(session, 0)
    kept = len(await everything(transactions, Busy))
    now_is(TEN + timedelta(days=3))
    async with transactions.begin() as session:
        await unreached.tidy(session, 0)

    assert kept > 0
    assert await everything(transactions, Busy) == []


async def deliver(transactions: Transactions, answer: Answer) -> None:
    """The courier sends what waits; Telegram answers each letter alike."""
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, COURIER, 3600)
    more = True
    while more:
        async with transactions.begin() as session:
            batch = await delivery.claim(session, COURIER, (), 20)
        for call in batch.calls:
            reply = Reply(answer, message_id=call.letter_id)
            async with transactions.begin() as session:
                await delivery.settle(session, COURIER, [(call, reply)])
        more = bool(batch.calls)
    await Ticker(transactions, due_kinds.DUE_KINDS).run_due()
