"""What is kept for a time only goes when that is over, and the audit trail proves it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from config import rules
from db.models.messaging import Due, DueState, FloodCount, Letter, LetterState, ReceivedUpdate
from db.models.records import AuditNote
from db.queries import tidying as queries
from services import clock
from services.messaging import tidying
from services.records import retention


async def fill(transactions: Transactions, *days: int) -> None:
    """Leave updates, letters and done work of so many days ago."""
    async with transactions.begin() as session:
        for ago in days:
            at = clock.now() - timedelta(days=ago)
            session.add(ReceivedUpdate(update_id=ago, received_at=at))
            session.add(Due(key=f"{ago}", kind="x", subject_id=1, due_at=at, state=DueState.DONE))
            session.add(
                Letter(
                    key=f"{ago}", chat_id=5, method="sendMessage", payload={"text": "Siti"},
                    lane=0, state=LetterState.SENT, created_at=at, ended_at=at,
                )
            )  # fmt: skip


async def test_what_is_over_is_removed_and_the_audit_trail_tells_how_much(
    transactions: Transactions,
) -> None:
    await fill(transactions, 1, 29, 31, 40)
    async with transactions.begin() as session:
        more = await tidying.tidy(session)

    async with transactions.database.sessions() as session:
        [note] = await session.scalars(select(AuditNote))
        said = (await session.scalars(select(Letter.payload).order_by(Letter.id))).all()
    counts = {name: value for name, value in note.details.items() if isinstance(value, int)}
    assert not more
    assert note.action == "retention.removed"
    assert counts == {"updates": 3, "letters": 2, "dues": 2}
    assert said == [{"text": "Siti"}, {"text": "Siti"}, {}, {}]
    assert "Siti" not in str(note.details)


async def test_flood_counts_that_are_removed_are_told_too(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        for ago in (1, 3, 4):
            minute = clock.now() - timedelta(days=ago)
            session.add(FloodCount(telegram_id=ago, minute=minute, sent=9))
    async with transactions.begin() as session:
        await tidying.tidy(session)

    async with transactions.database.sessions() as session:
        [note] = await session.scalars(select(AuditNote))
        left = (await session.scalars(select(FloodCount.telegram_id))).all()
    assert note.details["updates"] == 2
    assert left == [1]


async def test_where_nothing_is_over_nothing_is_noted(transactions: Transactions) -> None:
    await fill(transactions, 1)
    async with transactions.begin() as session:
        await tidying.tidy(session)

    async with transactions.database.sessions() as session:
        assert (await session.scalars(select(AuditNote))).all() == []


async def test_it_shows_what_is_late_and_what_was_removed(transactions: Transactions) -> None:
    await fill(transactions, 1, 31)
    async with transactions.database.sessions() as session:
        before = {each.name: each for each in await retention.stand(session)}
    async with transactions.begin() as session:
        await tidying.tidy(session)
    async with transactions.database.sessions() as session:
        after = {each.name: each for each in await retention.stand(session)}

    assert {name for name, each in before.items() if each.late} == {"updates", "letters", "dues"}
    assert not any(each.late for each in after.values())
    assert after["letters"].removed == 1
    assert after["letters"].oldest
    assert after["talk"].oldest is None


async def test_a_full_batch_is_followed_by_another(
    transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 1)
    await fill(transactions, 31, 40)
    async with transactions.begin() as session:
        assert await tidying.tidy(session)


def test_every_rule_has_its_class_and_says_what_it_is_about() -> None:
    assert set(rules.tables("retention")) == set(retention.CLASSES)
    assert all(rule["what"] for rule in rules.tables("retention").values())
