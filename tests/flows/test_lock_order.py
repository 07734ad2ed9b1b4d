"""Who holds a lead or an album never waits for somebody who waits for it.

PostgreSQL only: SQLite's transactions stand in line.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import psycopg
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Provider,
    ProviderKind,
    Slot,
)
from db.models.leads import Custody, Lead, Post
from db.models.messaging import Due, DueState
from db.models.people import Person, Role
from db.models.screening import Offer, OfferEnd, Waiting
from db.models.workers import Purpose, SilenceWhy
from db.queries import bookings, workers
from db.queries import leads as lead_queries
from db.session import connect
from services import clock
from services.appointments import booking
from services.leads.hands import escalation
from services.leads.intake import albums
from services.leads.intake.posts import Incoming
from services.people.asked import Asked
from services.places import branches
from services.registry.checks import choosing, victims
from services.screening import offering, waiting_list
from services.screening.clinics import hours
from services.screening.clinics.slot_words import Wish
from services.screening.clinics.slots import DAY, Hours
from services.workers import agreeing, consents, silencing
from tests import databases
from tests.flows import appointed, make

POSTER, AINA, ALI, GROUP = 15, 11, 12, -1001
WAITS_AT_MOST_SECONDS = 5


@pytest.fixture
async def postgres_only(
    postgres_url: str, postgres: psycopg.Connection
) -> AsyncIterator[Transactions]:
    databases.empty(postgres, databases.SCHEMA)
    database = connect(postgres_url)
    transactions = Transactions(database)
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.person(session, POSTER)
        await make.group(session, GROUP)
    yield transactions
    await database.close()


async def race(
    transactions: Transactions,
    kind: str,
    locked: Callable[[AsyncSession], Awaitable[object]],
    act: Callable[[AsyncSession], Awaitable[object]],
) -> list[tuple[DueState, int]]:
    """Act on what is locked while a ticker has the due row of it; return the rows' states."""
    has_row = asyncio.Event()
    may_go_on = asyncio.Event()

    async def do(session: AsyncSession, subject: int) -> None:
        has_row.set()
        await may_go_on.wait()
        await DUE_KINDS[kind](session, subject)

    async with transactions.begin() as session:
        await session.execute(update(Due).where(Due.kind == kind).values(due_at=clock.now()))
    ticking = asyncio.create_task(Ticker(transactions, {**DUE_KINDS, kind: do}).run_due())
    await has_row.wait()
    async with transactions.begin() as session:
        await locked(session)
        may_go_on.set()
        await asyncio.sleep(0.2)  # until the ticker waits for what we hold
        await asyncio.wait_for(act(session), WAITS_AT_MOST_SECONDS)
    await asyncio.wait_for(ticking, WAITS_AT_MOST_SECONDS)
    async with transactions.begin() as session:
        rows = await session.scalars(select(Due).where(Due.kind == kind).order_by(Due.id))
        return [(row.state, row.attempts) for row in rows]


async def test_lead_that_is_asked_about_anew_does_not_wait_for_the_ticker(
    postgres_only: Transactions,
) -> None:
    async with postgres_only.begin() as session:
        poster = await session.get_one(Person, POSTER)
        lead = await make.lead(session, poster, custody=Custody.UNANSWERED)
        await escalation.start(session, lead)  # nobody is there to be asked
        number = lead.id

    async def again(session: AsyncSession) -> None:
        found = await lead_queries.locked(session, number)
        assert found is not None
        await escalation.end(session, found)
        await escalation.start(session, found)

    found = await race(
        postgres_only, "lead.ask_again", lambda s: lead_queries.locked(s, number), again
    )

    # the ticker's own, the one that we planned meanwhile, and what the ticker planned then
    assert found == [(DueState.DONE, 0), (DueState.CANCELLED, 0), (DueState.WAITING, 0)]
    async with postgres_only.begin() as session:
        assert (await session.get_one(Lead, number)).custody is Custody.UNANSWERED


async def test_part_of_an_album_does_not_wait_for_the_ticker(postgres_only: Transactions) -> None:
    async def part(session: AsyncSession, message_id: int) -> None:
        actor = await session.get_one(Person, POSTER)
        message = Incoming(GROUP, message_id, clock.now(), "", file_id="f", media_group_id="a")
        await albums.keep_part(session, message, actor)

    async with postgres_only.begin() as session:
        await part(session, 1)

    found = await race(
        postgres_only,
        "post.album",
        lambda s: s.execute(select(Post).with_for_update()),
        lambda s: part(s, 2),
    )

    assert found == [(DueState.DONE, 0), (DueState.WAITING, 0)]


async def test_ground_and_victims_of_one_lead_do_not_wait_for_each_other(
    postgres_only: Transactions,
) -> None:
    async with postgres_only.begin() as session:
        aina = await make.person(session, AINA, role=Role.SQUAD)
        lead = await make.lead(
            session, aina, holder_id=AINA, custody=Custody.HELD, accepted_at=clock.now()
        )
        number = lead.id

    async def choose_ground() -> None:
        async with postgres_only.begin() as session:
            aina = await session.get_one(Person, AINA)
            await choosing.typed(session, aina, Asked(AINA, 1, "1", "ms", True), str(number))

    async with postgres_only.begin() as session:
        aina = await session.get_one(Person, AINA)
        await lead_queries.locked(session, number)
        choosing_ground = asyncio.create_task(choose_ground())
        await asyncio.sleep(0.2)  # until it waits for the lead
        showing = victims.show(session, aina, Asked(AINA, 2, "2", "ms", True), number)
        await asyncio.wait_for(showing, WAITS_AT_MOST_SECONDS)
    await asyncio.wait_for(choosing_ground, WAITS_AT_MOST_SECONDS)


async def test_clinic_that_closes_and_worker_who_cancels_do_not_wait_for_each_other(
    postgres_only: Transactions,
) -> None:
    day = appointed.workday(3)
    async with postgres_only.begin() as session:
        row = await booked(session, appointed.local(day, 10))

    async def close() -> None:
        async with postgres_only.begin() as session:
            nurse = await session.get_one(Person, AINA)
            clinic = await session.get_one(Provider, row.provider_id)
            closed = Wish(None, day, Hours(0, DAY, DAY, 0))
            asked = Asked(AINA, 1, "1", "ms", True)
            await hours.change(session, nurse, asked, clinic, [closed], sure=True)

    async with postgres_only.begin() as session:
        mine = await session.get_one(Appointment, row.id)
        await bookings.lock(session, mine)
        closing = asyncio.create_task(close())
        await asyncio.sleep(0.2)  # until it waits for the worker
        cancelling = booking.end(session, mine, AppointmentState.CANCELLED_WORKER, by=None)
        await asyncio.wait_for(cancelling, WAITS_AT_MOST_SECONDS)
    await asyncio.wait_for(closing, WAITS_AT_MOST_SECONDS)

    (slot,) = await appointed.everything(postgres_only, Slot)
    (after,) = await appointed.appointments(postgres_only)
    assert (slot.taken, slot.places) == (0, 0)
    assert after.state is AppointmentState.CANCELLED_WORKER


async def test_offer_that_ends_and_worker_who_books_do_not_wait_for_each_other(
    postgres_only: Transactions,
) -> None:
    async with postgres_only.begin() as session:
        now = clock.now()
        row = await booked(session, appointed.local(appointed.workday(3), 10), until=now)
        waiting = Waiting(
            round=1, worker_id=row.worker_id, provider_id=row.provider_id, joined_at=now,
            weekdays="1234567", first_minute=0, last_minute=1440, misses=0,
        )  # fmt: skip
        session.add(waiting)
        await session.flush()
        offer = Offer(
            waiting_id=waiting.id, slot_id=row.slot_id, appointment_id=row.id, ahead=0,
            offered_at=now, until=now,
        )  # fmt: skip
        session.add(offer)

    async def lapse() -> None:
        async with postgres_only.begin() as session:
            await offering.lapse(session, offer.id)

    async with postgres_only.begin() as session:
        mine = await session.get_one(Appointment, row.id)
        await bookings.lock(session, mine)
        lapsing = asyncio.create_task(lapse())
        await asyncio.sleep(0.2)  # until it waits for the worker
        nurse = await session.get_one(Person, AINA)
        withdrawing = waiting_list.withdraw(session, mine, by=nurse)
        await asyncio.wait_for(withdrawing, WAITS_AT_MOST_SECONDS)
    await asyncio.wait_for(lapsing, WAITS_AT_MOST_SECONDS)

    (ended,) = await appointed.everything(postgres_only, Offer)
    assert ended.ended_as is OfferEnd.WITHDRAWN


@pytest.mark.parametrize(
    ("purpose", "given"), [(Purpose.SERVICE, True), (Purpose.SCREENING, False)]
)
async def test_worker_who_answers_and_officer_who_serves_him_do_not_wait_for_each_other(
    postgres_only: Transactions, purpose: Purpose, given: bool
) -> None:
    async with postgres_only.begin() as session:
        ali = await make.person(session, ALI, role=Role.WORKER)
        who = await appointed.worker(session, person_id=ALI)
        for each in Purpose:
            await consents.record(
                session, who, each, given=each is not purpose or not given, by=ali
            )
        await silencing.begin(session, who, SilenceWhy.NO_CONSENT, by=ali)

    async def agree() -> None:
        async with postgres_only.begin() as session:
            ali = await session.get_one(Person, ALI)
            asked = Asked(ALI, 1, "1", "ms", True)
            await agreeing.answer(session, ali, asked, purpose, given=given)

    async with postgres_only.begin() as session:
        served = await workers.locked(session, who.id)
        assert served is not None
        answering = asyncio.create_task(agree())
        await asyncio.sleep(0.2)  # until it waits for the worker
        await asyncio.wait_for(
            consents.has(session, served, purpose), WAITS_AT_MOST_SECONDS
        )  # as when an account is bound
        await silencing.begin(session, served, SilenceWhy.NO_CONSENT, by=None)
    await asyncio.wait_for(answering, WAITS_AT_MOST_SECONDS)

    async with postgres_only.begin() as session:
        assert await consents.has(session, who, purpose) is given


async def booked(
    session: AsyncSession, at: datetime, *, until: datetime | None = None
) -> Appointment:
    """A worker has the only place of a clinic's slot, or is offered it; AINA is the nurse."""
    kind = ProviderKind.PANEL_CLINIC
    clinic = await appointed.provider(session, "SIN-K1", kind=kind)
    await make.person(session, AINA, role=Role.CLINIC, scope=clinic.code)
    who = await appointed.worker(session)
    slot = await appointed.slot(session, clinic, at)
    wish = appointed.in_slot(who, clinic, slot, subject="round:1")
    return await booking.book(session, wish, by=None, offered_until=until)
