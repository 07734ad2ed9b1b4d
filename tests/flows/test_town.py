"""The town played into a real sandbox and a real database: complete, marked, and only once."""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select, update

from bot.sandbox import town
from bot.sandbox.server import Sandbox
from bot.transactions import Transactions
from db.base import Base
from db.models.people import DutyShift, Grant, Person, Role
from db.models.places import Group
from db.models.records import AuditNote
from db.models.registry import CONTRIBUTIONS, EMPLOYERS, PERSONS, Edition
from db.session import Database
from services import clock
from services.records import installation

EMPLOYED, KEPT = EMPLOYERS[Edition.A], CONTRIBUTIONS[Edition.A]
WORKERS = PERSONS[Edition.A]
OF_PEOPLE = ("people", "grants", "branches", "groups", "duty_shifts", "providers")
TABLES = (
    *(Base.metadata.tables[name] for name in (*OF_PEOPLE, "registry_editions")),
    *(EMPLOYED.rows, EMPLOYED.called, EMPLOYED.index.names, WORKERS.rows, WORKERS.index.names),
    *(KEPT.spans, KEPT.employments, KEPT.totals),
)
MARKED = (
    *(
        Base.metadata.tables[name]
        for name in ("people", "groups", "providers", "registry_editions")
    ),
    *(EMPLOYED.rows, WORKERS.rows),
)
GRANT = ("person_id", "role", "scope")
SHIFT = ("branch_code", "person_id", "starts_at", "ends_at")
BRANCHES = ("PHG-KTN", "PHG-TML", "TRG-KTR")
KUANTAN_GROUP, TERENGGANU_GROUP = -1001106010900, -4111010900
KUANTAN_SQUAD = range(1106010011, 1106010019)


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    running = Sandbox(port=0, clock_path=tmp_path / "clock")
    await running.start()
    yield running
    await running.stop()


async def sim(sandbox: Sandbox, path: str, **what: Any) -> Any:
    """Ask the control API, or tell it something."""
    async with aiohttp.ClientSession() as client:
        method = "POST" if what else "GET"
        async with client.request(method, f"{sandbox.url}/sim/{path}", json=what or None) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()


async def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of the town."""
    async with database.sessions() as session:
        return {
            table.name: [
                tuple(row)
                for row in await session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in TABLES
        }


async def test_second_start_changes_nothing_and_is_quick(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)
    rows, people = await everything(database), await sim(sandbox, "people")
    began = time.process_time()  # of this process: other work on the machine does not count

    await town.play(transactions, sandbox.url)

    assert time.process_time() - began < 1
    assert await everything(database) == rows
    assert await sim(sandbox, "people") == people
    counts = {name: len(found) for name, found in rows.items()}
    assert (counts["people"], counts["groups"], counts["providers"]) == (39, 3, 9)
    assert (counts["employers_a"], counts["insured_persons_a"]) == (40, 400)
    assert counts["employer_totals_a"] == 40
    assert counts["contribution_spans_a"] > counts["employments_a"] > 400


async def test_months_later_only_the_roster_grows(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)
    before = await everything(database)
    await sim(sandbox, "clock", forward_seconds=100 * 86_400)

    await town.play(transactions, sandbox.url)

    after = await everything(database)
    kept = len(before["duty_shifts"])
    assert after["duty_shifts"][:kept] == before["duty_shifts"]
    assert len(after["duty_shifts"]) > kept
    assert _uncovered(after, clock.now()) == []
    del before["duty_shifts"], after["duty_shifts"]
    assert after == before


async def test_town_is_marked_on_duty_at_every_hour_and_in_the_audit_trail(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)

    nobody = _uncovered(await everything(database), clock.now())
    assert [branch for branch, _ in nobody] == ["PHG-TML"] * 15  # the night that nobody takes
    async with database.sessions() as session:
        for table in MARKED:
            real = select(func.count()).select_from(table).where(table.c.synthetic.is_(False))
            assert await session.scalar(real) == 0, table.name
        titles = list(await session.scalars(select(Group.title)))
        assert await installation.environment(session) == "sandbox"
        actions = list(await session.scalars(select(AuditNote.action)))
    assert all(title.endswith("(sintetik)") for title in titles)
    assert (actions.count("role.granted"), actions.count("group.registered")) == (39, 3)


async def test_production_s_database_is_refused(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    async with transactions.begin() as session:
        await installation.settle(session, "production")

    with pytest.raises(installation.OtherEnvironment):
        await town.play(transactions, sandbox.url)

    assert (await everything(database))["people"] == []
    assert await sim(sandbox, "people") == []


async def test_staff_is_in_private_chats_and_groups_and_the_bot_hears_of_nothing(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)

    people = {one["id"]: one for one in await sim(sandbox, "people")}
    async with database.sessions() as session:
        rows = list(await session.scalars(select(Person)))
    assert len(people) == 42
    assert {row.telegram_id for row in rows} == {i for i, one in people.items() if one["started"]}
    assert all(row.chat_opened_at for row in rows)
    assert sandbox.world.delivery.pending == {}
    chats = {chat["id"]: chat for chat in await sim(sandbox, "chats") if chat["id"] < 0}
    assert chats.keys() == {KUANTAN_GROUP, -1005106020900, TERENGGANU_GROUP}
    assert set(KUANTAN_SQUAD) < set(chats[KUANTAN_GROUP]["members"])
    assert len(chats[KUANTAN_GROUP]["members"]) == 12
    assert all(chat["bot_admin"] for chat in chats.values())
    assert chats[TERENGGANU_GROUP]["type"] == "group"


async def test_what_a_tester_changed_stays(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)
    async with transactions.begin() as session:
        await session.execute(update(Grant).values(revoked_at=clock.now()))
        await session.execute(
            update(Group).where(Group.chat_id == TERENGGANU_GROUP).values(chat_id=-1005)
        )
        await session.execute(update(WORKERS.rows).values(name="X"))

    await town.play(transactions, sandbox.url)

    rows = await everything(database)
    async with database.sessions() as session:
        live = select(func.count()).select_from(Grant).where(Grant.revoked_at.is_(None))
        assert await session.scalar(live) == 0
    assert len(rows["groups"]) == 3
    assert {row[1] for row in rows["insured_persons_a"]} == {"X"}


async def test_page_tells_who_is_on_duty_when_the_clock_moves(
    transactions: Transactions, database: Database, sandbox: Sandbox
) -> None:
    await town.play(transactions, sandbox.url)
    assert await _shown_on_duty(sandbox) == await _on_duty(database, clock.now())
    teller = asyncio.create_task(town.tell_duty(transactions, sandbox.url, every_seconds=0.05))
    before = await _shown_on_duty(sandbox)

    await sim(sandbox, "clock", forward_seconds=24 * 3600)
    wanted = await _on_duty(database, clock.now())

    for _ in range(100):
        await asyncio.sleep(0.05)
        if await _shown_on_duty(sandbox) == wanted:
            break
    teller.cancel()
    with suppress(asyncio.CancelledError):
        await teller
    assert await _shown_on_duty(sandbox) == wanted != before


async def test_examples_are_served_to_the_page(sandbox: Sandbox) -> None:
    examples = await sim(sandbox, "examples")

    assert {"id", "title", "language", "text", "post_in", "goes_to"} <= examples[0].keys()


def _uncovered(rows: dict[str, list[tuple[Any, ...]]], start: datetime) -> list[tuple[str, int]]:
    """Return the hours of ninety days without a squad member on duty, by branch."""
    person, role, scope = (Grant.__table__.columns.keys().index(n) for n in GRANT)
    squads = {(row[person], row[scope]) for row in rows["grants"] if row[role] is Role.SQUAD}
    code, member, begins, ends = (DutyShift.__table__.columns.keys().index(n) for n in SHIFT)
    covered = {
        (row[code], hour)
        for row in rows["duty_shifts"]
        if (row[member], row[code]) in squads
        for hour in range(_hours(row[begins] - start), _hours(row[ends] - start))
    }
    return sorted({(branch, hour) for branch in BRANCHES for hour in range(90 * 24 + 1)} - covered)


def _hours(length: timedelta) -> int:
    """Return how many hours, begun ones as whole ones."""
    return math.ceil(length / timedelta(hours=1))


async def _on_duty(database: Database, at: datetime) -> set[int]:
    async with database.sessions() as session:
        rows = await session.scalars(
            select(Person.telegram_id)
            .join(DutyShift, DutyShift.person_id == Person.id)
            .where(DutyShift.starts_at <= at.astimezone(UTC), DutyShift.ends_at > at)
        )
        return set(rows)


async def _shown_on_duty(sandbox: Sandbox) -> set[int]:
    return {one["id"] for one in await sim(sandbox, "people") if "on duty" in one["label"]}
