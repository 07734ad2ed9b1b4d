"""Rows of the first house move into the second one, and back."""

import pytest
from sqlalchemy import text

from db import schema
from db.session import Database

AT = "'2026-03-01 08:00:00+00'"
BEFORE = [
    "INSERT INTO branches (code, name, kind, state, town, district, latitude, longitude)"
    " VALUES ('B', 'Cawangan', 'branch', 'MY-06', 'Contoh', 'Contoh', 3, 103)",
    "INSERT INTO people (id, telegram_id, name, created_at, synthetic)"
    f" VALUES (1, 1, 'Contoh', {AT}, '1')",
    "INSERT INTO groups (id, chat_id, title, branch_code, language, registered_at, synthetic)"
    f" VALUES (1, -1, 'Skuad', 'B', 'ms', {AT}, '1')",
]
STAGES = {1: "open", 2: "accepted", 3: "unanswered", 4: "not_a_lead"}


def lead(number: int, stage: str) -> str:
    holder = f"1, {AT}" if stage == "accepted" else "NULL, NULL"
    return (
        "INSERT INTO leads (id, opened_at, stage, kind, severity, branch_code, branch_reason,"
        " missing, group_id, posted_by_id, revision, holder_id, accepted_at)"
        f" VALUES ({number}, {AT}, '{stage}', 'other', 'death', 'B', 'group', '[]', 1, 1, 1,"
        f" {holder})"
    )


def assignment(lead_id: int, state: str) -> str:
    return (
        "INSERT INTO assignments (lead_id, person_id, number, step, state, asked_at, answer_by)"
        f" VALUES ({lead_id}, 1, 1, 'on_duty', '{state}', {AT}, {AT})"
    )


async def run(database: Database, *statements: str) -> None:
    async with database.engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def rows(database: Database, question: str) -> list[tuple[object, ...]]:
    async with database.engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(question))]


@pytest.fixture
async def old(blank: Database) -> Database:
    """A database of the first house with a lead of each stage."""
    await schema.upgrade(blank, "0001")
    await run(
        blank,
        *BEFORE,
        *(lead(number, stage) for number, stage in STAGES.items()),
        assignment(1, "asked"),
        assignment(2, "accepted"),
    )
    return blank


async def test_leads_keep_their_place(old: Database) -> None:
    await schema.upgrade(old)

    assert await rows(old, "SELECT id, custody, stage FROM leads ORDER BY id") == [
        (1, "asked", "assigned"),
        (2, "held", "accepted"),
        (3, "unanswered", "assigned"),
        (4, "ended", "not_a_lead"),
    ]
    assert await rows(old, "SELECT count(*) FROM leads WHERE ended_at IS NOT NULL") == [(1,)]
    planned = await rows(
        old, "SELECT plan, count(*) FROM assignments WHERE ask_at = asked_at GROUP BY 1"
    )
    assert planned == [(1, 2)]


async def test_the_way_back_keeps_what_the_first_house_knows(old: Database) -> None:
    await schema.upgrade(old)
    await schema.downgrade(old, "0001")

    assert await rows(old, "SELECT id, stage FROM leads ORDER BY id") == list(STAGES.items())
    assert len(await rows(old, "SELECT id FROM assignments")) == 2


async def test_what_is_told_later_survives_the_way_back(old: Database) -> None:
    """A lead told in private gets a group, a step of a plan that was never asked goes."""
    await schema.upgrade(old)
    await run(
        old,
        "UPDATE leads SET group_id = NULL WHERE id = 3",
        "UPDATE leads SET stage = 'withdrawn' WHERE id = 4",
        "UPDATE leads SET stage = 'contacted' WHERE id = 2",
        "INSERT INTO assignments (lead_id, person_id, plan, number, step, state, ask_at)"
        f" VALUES (3, 1, 1, 1, 'hq', 'planned', {AT})",
    )
    await schema.downgrade(old, "0001")

    assert await rows(old, "SELECT id, stage, group_id FROM leads ORDER BY id") == [
        (number, stage, 1) for number, stage in STAGES.items()
    ]
    assert len(await rows(old, "SELECT id FROM assignments")) == 2
