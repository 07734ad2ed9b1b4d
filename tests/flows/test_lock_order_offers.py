"""Who offers freed places holds one worker at a time: none waits for somebody who waits for him.

Who left the list while he was waited for is offered nothing.

PostgreSQL only: SQLite's transactions stand in line.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import Provider, ProviderKind, Slot
from db.models.people import Person
from db.models.screening import Offer, Waiting
from db.models.workers import Purpose, Worker
from db.queries import bookings
from services import clock
from services.appointments import booking
from services.screening import offering, rounds, standing
from services.screening.clinics import hours, slot_words
from services.workers import ending
from tests.flows import appointed, make, screened
from tests.flows.moving import moving
from tests.flows.test_lock_order import WAITS_AT_MOST_SECONDS, postgres_only

__all__ = ["postgres_only"]
FIRST, SECOND = 21, 22
Offering = Callable[[AsyncSession], Awaitable[None]]
Ending = Callable[[AsyncSession, Worker, Person], Awaitable[object]]


async def opened(session: AsyncSession) -> tuple[Provider, Slot]:
    """A clinic with two free slots on Tuesday, for which two workers wait."""
    kind = ProviderKind.PANEL_CLINIC
    clinic = await appointed.provider(session, "SIN-K1", kind=kind)
    today, round_ = standing.today(), rounds.current(standing.today())
    assert round_ is not None
    line = "buka 1/12 9-10, 30 min, 1 tempat"
    await hours.keep(session, clinic, [slot_words.read(line, today)])
    for number in (FIRST, SECOND):
        await make.person(session, number)
        who = await appointed.worker(session, number, person_id=number)
        session.add(
            Waiting(
                round=round_.number, worker_id=who.id, provider_id=clinic.id,
                joined_at=clock.now(), weekdays="1234567", first_minute=0, last_minute=1440,
                misses=0,
            )
        )  # fmt: skip
        await session.flush()
    slot = await session.scalar(select(Slot).order_by(Slot.starts_at))
    assert slot is not None
    return clinic, slot


async def of(session: AsyncSession, number: int) -> Worker:
    found = await session.scalar(select(Worker).where(Worker.person_id == number))
    assert found is not None
    return found


async def race(transactions: Transactions, offer: Offering) -> None:
    """Hold the second worker, then the first, while somebody offers to both."""

    async def run() -> None:
        async with transactions.begin() as session:
            await offer(session)

    async with transactions.begin() as session:
        await bookings.lock_worker(session, await of(session, SECOND))
        offers = asyncio.create_task(run())
        await asyncio.sleep(0.5)  # until it waits for the second
        holding = bookings.lock_worker(session, await of(session, FIRST))
        await asyncio.wait_for(holding, WAITS_AT_MOST_SECONDS)
    await asyncio.wait_for(offers, WAITS_AT_MOST_SECONDS)


@pytest.fixture(autouse=True)
def monday(tmp_path: Path) -> Iterator[None]:
    with moving(tmp_path) as hands:
        hands.to(screened.MONDAY)
        yield


async def test_two_places_of_a_clinic_are_offered_one_after_the_other(
    postgres_only: Transactions,
) -> None:
    async with postgres_only.begin() as session:
        clinic, _slot = await opened(session)

    await race(postgres_only, lambda session: offering.at_clinic(session, clinic.id))
    for _ in range(3):
        await Ticker(postgres_only, DUE_KINDS).run_due()

    offered = [each.waiting_id for each in await appointed.everything(postgres_only, Offer)]
    assert len(set(offered)) == 2


async def test_who_cannot_take_a_place_is_let_go_before_the_next_is_held(
    postgres_only: Transactions,
) -> None:
    async with postgres_only.begin() as session:
        _clinic, slot = await opened(session)
        elsewhere = await appointed.provider(session)
        taken = appointed.wish(await of(session, FIRST), elsewhere, slot.starts_at)
        await booking.book(session, taken, by=None)

    await race(postgres_only, lambda session: offering.offer_slot(session, slot.id))

    (offer,) = await appointed.everything(postgres_only, Offer)
    assert offer.passed is not None
    assert offer.passed.endswith(":worker")


async def withdrawn(session: AsyncSession, worker: Worker, by: Person) -> object:
    return await ending.withdraw(session, worker, (Purpose.SCREENING,), by)


async def dead(session: AsyncSession, worker: Worker, by: Person) -> object:
    return await ending.report_death(session, worker, None, by)


@pytest.mark.parametrize("end", [withdrawn, dead])
async def test_who_ends_while_he_is_waited_for_is_offered_nothing(
    postgres_only: Transactions, end: Ending
) -> None:
    async with postgres_only.begin() as session:
        _clinic, slot = await opened(session)

    async def run() -> None:
        async with postgres_only.begin() as session:
            await offering.offer_slot(session, slot.id)

    async with postgres_only.begin() as session:
        await end(session, await of(session, FIRST), await session.get_one(Person, FIRST))
        offers = asyncio.create_task(run())
        await asyncio.sleep(0.5)  # until it has read the list and waits for the first
    await asyncio.wait_for(offers, WAITS_AT_MOST_SECONDS)

    (offer,) = await appointed.everything(postgres_only, Offer)
    assert offer.passed == "1:left"
