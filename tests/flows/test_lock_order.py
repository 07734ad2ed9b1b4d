"""Who holds a lead or an album never waits for somebody who waits for it.

PostgreSQL only: SQLite's transactions stand in line.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import psycopg
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.leads import Custody, Lead, Post
from db.models.messaging import Due, DueState
from db.models.people import Person, Role
from db.queries import leads as lead_queries
from db.session import connect
from services import clock
from services.leads.hands import escalation
from services.leads.intake import albums
from services.leads.intake.posts import Incoming
from services.people.asked import Asked
from services.places import branches
from services.registry.checks import choosing, victims
from tests import databases
from tests.flows import make

POSTER, AINA, GROUP = 15, 11, -1001
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
