"""The audit trail is chained in commit order, never changed, and tells where it was tampered."""

import asyncio

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import AuditNote
from db.session import Database
from services.records import audit

LIFT_GUARD = {
    "sqlite": ["DROP TRIGGER audit_notes_unchanged", "DROP TRIGGER audit_notes_kept"],
    "postgresql": ["ALTER TABLE audit_notes DISABLE TRIGGER USER"],
}


async def write(database: Database, number: int) -> None:
    """Commit one transaction with one note, as the edge does."""
    async with database.writers() as session:
        audit.note(session, action="lead.accepted", subject=f"lead:{number}", actor=5, score=0.5)
        await audit.seal(session)
        await session.commit()


async def walk(database: Database) -> audit.Walk:
    walk = audit.Walk()
    while not walk.ended:
        async with database.sessions() as session:
            await walk.step(session)
    return walk


async def tamper(database: Database, *statements: str) -> None:
    """Change rows as somebody with the database's password could: the guard is lifted first."""
    async with database.engine.begin() as connection:
        for statement in (*LIFT_GUARD[connection.dialect.name], *statements):
            await connection.execute(text(statement))


async def test_untouched_chain_is_in_order(database: Database) -> None:
    for number in range(1, 6):
        await write(database, number)

    walked = await walk(database)
    assert (walked.number, walked.problem) == (5, None)


async def test_empty_chain_is_in_order(database: Database) -> None:
    walked = await walk(database)

    assert (walked.number, walked.problem) == (0, None)


async def test_walk_reads_in_batches(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "BATCH", 2)
    for number in range(1, 6):
        await write(database, number)

    walked = await walk(database)

    assert (walked.number, walked.problem) == (5, None)


async def test_notes_of_one_transaction_keep_their_order(database: Database) -> None:
    async with database.writers() as session:
        for number in (1, 2, 3):
            audit.note(session, action="lead.opened", subject=f"lead:{number}")
        await audit.seal(session)
        await session.commit()

    async with database.sessions() as after:
        subjects = (await after.scalars(select(AuditNote.subject).order_by(AuditNote.number))).all()
    assert subjects == ["lead:1", "lead:2", "lead:3"]


async def test_rolled_back_transaction_leaves_no_note(database: Database) -> None:
    async with database.writers() as session:
        audit.note(session, action="lead.opened", subject="lead:1")
        await audit.seal(session)
        await session.rollback()
    await write(database, 2)

    walked = await walk(database)
    assert (walked.number, walked.problem) == (1, None)


async def test_fifty_transactions_at_once_make_one_chain(database: Database) -> None:
    await asyncio.gather(*(write(database, number) for number in range(50)))

    walked = await walk(database)
    assert (walked.number, walked.problem) == (50, None)


@pytest.mark.parametrize("number", [pytest.param(1, id="first"), 3, pytest.param(5, id="last")])
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_notes SET actor_id = 6 WHERE number = {}", "note {} was changed"),
        ("UPDATE audit_notes SET details = '{{}}' WHERE number = {}", "note {} was changed"),
        ("UPDATE audit_notes SET previous = 'a' WHERE number = {}", "note {} was changed"),
        ("DELETE FROM audit_notes WHERE number = {}", "note {} is missing"),
    ],
    ids=["actor", "details", "previous", "removed"],
)
async def test_tampered_note_is_named(
    database: Database, number: int, statement: str, said: str
) -> None:
    for written in range(1, 6):
        await write(database, written)
    await tamper(database, statement.format(number))

    walked = await walk(database)

    assert walked.problem is not None
    assert walked.problem.startswith(said.format(number))


async def test_note_rewritten_with_its_hash_is_named_by_the_next(database: Database) -> None:
    for number in (1, 2, 3):
        await write(database, number)
    async with database.sessions() as session:
        note = await session.get_one(AuditNote, 2)
        note.subject = "lead:99"
        forged = audit.hash_of(note)
        await session.rollback()
    await tamper(
        database,
        f"UPDATE audit_notes SET subject = 'lead:99', hash = '{forged}' WHERE number = 2",
    )

    walked = await walk(database)

    assert walked.problem is not None
    assert walked.problem.startswith("note 3 does not follow")


async def test_note_added_past_the_head_is_named(database: Database) -> None:
    await write(database, 1)
    await write(database, 2)
    await tamper(
        database,
        "UPDATE audit_head SET number = 1, hash = (SELECT hash FROM audit_notes WHERE number = 1)",
    )

    walked = await walk(database)

    assert walked.problem == "note 2 was added past the end of the chain"


async def test_lost_head_is_told_and_nothing_more_is_sealed(database: Database) -> None:
    await write(database, 1)
    await tamper(database, "DELETE FROM audit_head")

    walked = await walk(database)

    assert "head of the chain is missing" in (walked.problem or "")
    with pytest.raises(RuntimeError, match="audit verify"):
        await write(database, 2)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_notes SET actor_id = 6", "DELETE FROM audit_notes"],
    ids=["update", "delete"],
)
async def test_database_itself_refuses_to_change_notes(database: Database, statement: str) -> None:
    await write(database, 1)
    async with database.sessions() as session:
        with pytest.raises(DBAPIError, match=r"audit notes are never|P0001"):
            await session.execute(text(statement))

    assert await _count(database) == 1


async def _count(database: Database) -> int:
    async with database.sessions() as after:
        return await _rows(after)


async def _rows(session: AsyncSession) -> int:
    return (await session.scalars(select(func.count()).select_from(AuditNote))).one()
