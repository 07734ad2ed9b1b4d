"""The database fails in the midst of an update: nothing half, nothing twice, nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Lead, Sighting
from db.models.messaging import Letter
from db.models.people import Person, Role
from db.session import Database
from services.people import acquaintance
from services.places import branches
from services.records import proof
from tests import databases
from tests.databases import SCHEMA
from tests.flows import make
from tests.flows.conftest import Chat

AINA, CHONG, GROUP = 11, 13, -1001
REPORT = "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, lori."


async def settle(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD)
        await make.duty(session, AINA, hours=48)
        await make.person(session, CHONG, role=Role.BRANCH_HEAD)


async def say_again_and_again(chat: Chat) -> None:
    for _ in range(200):
        await chat.say(CHONG, REPORT, chat=GROUP)


async def counts(database: Database) -> tuple[int, int]:
    async with database.sessions() as session:
        leads = await session.scalar(select(func.count()).select_from(Lead)) or 0
        return leads, await session.scalar(select(func.count()).select_from(Sighting)) or 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_connection_that_drops_in_the_midst_is_tried_again(
    chat: Chat,
    transactions: Transactions,
    database: Database,
    postgres: psycopg.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await settle(transactions)
    dropped: list[int] = []

    async def meet(session: AsyncSession, *given: Any, **named: Any) -> Person:
        person = await real(session, *given, **named)
        if not dropped:
            dropped.append(await session.scalar(text("SELECT pg_backend_pid()")) or 0)
            postgres.execute("SELECT pg_terminate_backend(%s, 5000)", dropped)
        return person

    real = acquaintance.meet
    monkeypatch.setattr(acquaintance, "meet", meet)
    await chat.say(CHONG, REPORT, chat=GROUP)

    assert len(dropped) == 1
    assert await counts(database) == (1, 1)
    assert "error:" not in str([letter.key for letter in await chat.letters()])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_full_disk_keeps_nothing_half_and_what_comes_again_is_kept(database_url: str) -> None:
    database = databases.hasty(database_url)
    transactions = Transactions(database)
    await settle(transactions)
    chat = Chat(transactions, database)
    with filled(database, await _pages(database)) as disk:
        await database.close()  # its connections know nothing of the limit
        with pytest.raises(OperationalError, match="full"):
            await say_again_and_again(chat)
        leads, sightings = await counts(database)
        async with database.sessions() as session:
            cards = await session.scalar(
                select(func.count(Letter.card.distinct())).where(Letter.card.startswith("lead:"))
            )
        disk["pages"] = 1_000_000
        await database.close()

        await chat.again()

    assert cards == leads
    assert (await counts(database))[1] == sightings + 1
    async with transactions.snapshot() as session:
        seen = await proof.recount(session)
    await database.close()
    assert seen.problems == []


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_server_with_a_full_disk_keeps_nothing_half_and_what_comes_again_is_kept(
    chat: Chat, transactions: Transactions, database: Database, postgres: psycopg.Connection
) -> None:
    await settle(transactions)
    with full_server(postgres), pytest.raises(OperationalError, match="No space left"):
        await chat.say(CHONG, REPORT, chat=GROUP)
    assert await counts(database) == (0, 0)

    await chat.again()

    assert await counts(database) == (1, 1)
    async with transactions.snapshot() as session:
        assert (await proof.recount(session)).problems == []


@contextmanager
def full_server(postgres: psycopg.Connection) -> Iterator[None]:
    """Each letter is refused as the server refuses what does not fit its disk: SQLSTATE 53100."""
    postgres.execute(
        f"""CREATE FUNCTION {SCHEMA}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON {SCHEMA}.letters
        FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.refuse()"""
    )
    try:
        yield
    finally:
        postgres.execute(f"DROP FUNCTION {SCHEMA}.refuse() CASCADE")


@contextmanager
def filled(database: Database, pages: int) -> Iterator[dict[str, int]]:
    """A disk with room for so many pages of the database; the limit may be raised."""
    disk = {"pages": pages}

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {disk['pages']}")

    event.listen(database.engine.sync_engine, "connect", limit)
    yield disk
    event.remove(database.engine.sync_engine, "connect", limit)


async def _pages(database: Database) -> int:
    async with database.sessions() as session:
        return int(await session.scalar(text("PRAGMA page_count")) or 0) + 8
