"""Appointments booked once: places, time of all who take part, the same wish again, the race."""

import asyncio
from datetime import timedelta

import pytest

from bot.transactions import Transactions
from db.models.appointments import (
    AppointmentEvent,
    AppointmentState,
    ReminderKind,
    ReminderState,
    Slot,
)
from services import clock
from services.appointments import alternatives, booking, stopping
from services.appointments.booking import Taken
from services.errors import Refusal
from tests.flows import appointed, make
from tests.flows.appointed import everything, local, workday

town = appointed.town
DAY = workday(30)
TEN = local(DAY, 10)
HOST = 7001
PLANNED = set(ReminderKind) - {ReminderKind.MISSED, ReminderKind.ATTENDANCE}  # a clinic marks


async def test_booking_takes_a_place_and_plans_reminders(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        slot = await appointed.slot(session, at, TEN, places=2)
        row = await booking.book(session, appointed.in_slot(who, at, slot), by=None)

    assert (row.state, row.version) == (AppointmentState.BOOKED, 1)
    (kept,) = await everything(transactions, Slot)
    assert kept.taken == 1
    planned = await appointed.reminders(transactions)
    assert set(planned) == {(kind, 1) for kind in PLANNED}
    assert set(planned.values()) == {ReminderState.DUE}


async def test_who_comes_although_his_place_was_given_away_counts_beside_the_other(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        other = await appointed.worker(session, 2)
        slot = await appointed.slot(session, at, clock.now() + timedelta(minutes=50))
        row = await booking.book(session, appointed.in_slot(who, at, slot), by=None)
        await booking.end(session, row, AppointmentState.EXCUSED, by=None)
        second = await booking.book(session, appointed.in_slot(other, at, slot), by=None)
        await booking.end(session, row, AppointmentState.ATTENDED, by=None)
        await session.refresh(slot)
        both = (slot.taken, slot.places)
        await booking.end(session, row, AppointmentState.EXCUSED, by=None)
        await booking.end(session, second, AppointmentState.CANCELLED_WORKER, by=None)

    (kept,) = await everything(transactions, Slot)
    assert both == (2, 2)
    assert kept.taken == 0


async def test_nobody_has_missed_what_has_not_begun(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        soon = clock.now() + timedelta(minutes=50)
        row = await booking.book(session, appointed.wish(who, at, soon), by=None)
        with pytest.raises(Refusal, match="not_begun"):
            await booking.end(session, row, AppointmentState.NO_SHOW, by=None)

    assert (await appointed.appointments(transactions))[0].state is AppointmentState.BOOKED


async def test_the_same_wish_again_is_the_same_appointment(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        first = await booking.book(session, appointed.wish(who, at, TEN), by=None)
        again = await booking.book(session, appointed.wish(who, at, TEN), by=None)

    assert again.id == first.id
    assert len(await appointed.appointments(transactions)) == 1


@pytest.mark.parametrize(
    ("what", "facts"),
    [
        pytest.param("worker", {"same_worker": True, "other_provider": True}, id="worker"),
        pytest.param("host", {"host_id": HOST, "other_provider": True}, id="case manager"),
        pytest.param("provider", {}, id="provider's only seat"),
    ],
)
async def test_nobody_is_at_two_places(
    transactions: Transactions, what: str, facts: dict[str, object]
) -> None:
    async with transactions.begin() as session:
        await make.person(session, HOST)
        first, second = await appointed.worker(session), await appointed.worker(session, 2)
        at, far = await appointed.provider(session), await appointed.provider(session, "RTW-2")
        host = facts.get("host_id")
        await booking.book(session, appointed.wish(first, at, TEN, host_id=host), by=None)
        who = first if facts.get("same_worker") else second
        where = far if facts.get("other_provider") else at
        late = TEN + timedelta(minutes=20)
        with pytest.raises(Taken) as refused:
            await booking.book(session, appointed.wish(who, where, late, host_id=host), by=None)

    assert refused.value.what == what
    assert len(await appointed.appointments(transactions)) == 1


async def test_second_seat_of_a_provider_is_another_place(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        at = await appointed.provider(session, capacity=2)
        for number in (1, 2):
            who = await appointed.worker(session, number)
            await booking.book(session, appointed.wish(who, at, TEN), by=None)
        third = await appointed.worker(session, 3)
        with pytest.raises(Taken):
            await booking.book(session, appointed.wish(third, at, TEN), by=None)

    assert {"p1.1", "p1.2"} <= await appointed.busy(transactions)


async def test_moving_frees_the_old_place_and_voids_its_reminders(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        old = await appointed.slot(session, at, TEN)
        new = await appointed.slot(session, at, TEN + timedelta(hours=1))
        row = await booking.book(session, appointed.in_slot(who, at, old), by=None)
    async with transactions.begin() as session:
        row = (await appointed.appointments(transactions))[0]
        row = await session.merge(row)
        await booking.move(session, row, appointed.in_slot(who, at, new), by=None)

    slots = {each.id: each.taken for each in await everything(transactions, Slot)}
    assert (slots[old.id], slots[new.id]) == (0, 1)
    planned = await appointed.reminders(transactions)
    assert {state for (_, version), state in planned.items() if version == 1} == {
        ReminderState.VOID
    }
    assert {state for (_, version), state in planned.items() if version == 2} == {ReminderState.DUE}


async def test_a_move_that_fails_changes_nothing(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, other = await appointed.worker(session), await appointed.worker(session, 2)
        at = await appointed.provider(session)
        later = TEN + timedelta(hours=1)
        row = await booking.book(session, appointed.wish(who, at, TEN), by=None)
        await booking.book(session, appointed.wish(other, at, later), by=None)
        with pytest.raises(Taken):
            await booking.move(session, row, appointed.wish(who, at, later), by=None)
        assert (row.version, row.starts_at) == (1, TEN)

    assert set((await appointed.reminders(transactions)).values()) == {ReminderState.DUE}


async def test_cancelling_frees_the_place_and_ends_reminders(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        slot = await appointed.slot(session, at, TEN)
        row = await booking.book(session, appointed.in_slot(who, at, slot), by=None)
        await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=None)
        await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=None)

    (kept,) = await everything(transactions, Slot)
    assert kept.taken == 0
    assert await appointed.busy(transactions) == set()
    assert set((await appointed.reminders(transactions)).values()) == {ReminderState.VOID}
    history = [event.after for event in await everything(transactions, AppointmentEvent)]
    assert history == [AppointmentState.BOOKED, AppointmentState.CANCELLED_WORKER]


async def test_a_state_that_may_not_follow_is_refused(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        row = await booking.book(session, appointed.wish(who, at, TEN), by=None)
        await booking.end(session, row, AppointmentState.CANCELLED_PROVIDER, by=None)
        with pytest.raises(Refusal) as refused:
            await booking.confirm(session, row, by=None)

    assert refused.value.key == "appointment.not_now.cancelled_provider"


async def test_death_ends_all_of_a_worker(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who, at = await appointed.worker(session), await appointed.provider(session)
        for hours in (0, 2):
            starts_at = TEN + timedelta(hours=hours)
            await booking.book(session, appointed.wish(who, at, starts_at), by=None)
        ended = await stopping.stop_all(session, who, "death")

    assert ended == 2
    assert {row.state for row in await appointed.appointments(transactions)} == {
        AppointmentState.CANCELLED_PROVIDER
    }
    assert set((await appointed.reminders(transactions)).values()) == {ReminderState.VOID}


async def test_a_hundred_at_once_for_few_places(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        at = await appointed.provider(session)
        slot = await appointed.slot(session, at, TEN, places=7)
        workers = [await appointed.worker(session, number) for number in range(100)]

    async def try_one(number: int) -> bool:
        async with transactions.begin() as session:
            who = await session.merge(workers[number])
            try:
                await booking.book(session, appointed.in_slot(who, at, slot), by=None)
            except Taken:
                return False
            return True

    got = await asyncio.gather(*(try_one(number) for number in range(100)))

    assert sum(got) == 7
    assert len(await appointed.appointments(transactions)) == 7
    (kept,) = await everything(transactions, Slot)
    assert kept.taken == 7


async def test_too_late_is_offered_the_nearest_time_there_else_the_nearest_clinic(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        who = await appointed.worker(session)
        here = await appointed.provider(session, "RTW-1")
        near = await appointed.provider(session, "RTW-2", latitude=3.9)
        far = await appointed.provider(session, "RTW-3", latitude=5.9)
        full = await appointed.slot(session, here, TEN, places=0)
        there = [await appointed.slot(session, at, TEN) for at in (far, near)]
        elsewhere = await alternatives.nearest(session, appointed.in_slot(who, here, full))
        hours = (-3, 1, 5, 24)
        own = [await appointed.slot(session, here, TEN + timedelta(hours=hour)) for hour in hours]
        nearest = await alternatives.nearest(session, appointed.in_slot(who, here, full))

    assert [each.slot_id for each in elsewhere] == [there[1].id]
    assert [each.slot_id for each in nearest] == [own[1].id, own[0].id, own[2].id]
