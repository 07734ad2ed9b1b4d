"""The outbox: a fact is told once, kept with its transaction, cheap to claim among 50,000."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from markupsafe import Markup
from sqlalchemy import event, insert, select

from bot.transactions import Transactions
from db import bell
from db.models.messaging import Attachment, Card, Letter, LetterState
from db.models.people import Role
from db.queries import alarms, people
from db.queries import letters as letter_queries
from db.queries import tidying as tidying_queries
from db.session import connect
from services import clock
from services.messaging import delivery, lease, outbox, tidying
from services.messaging.outbox import Lane, Message
from tests import databases
from tests.flows import make
from tests.flows.conftest import Chat

AINA, BAKAR = 5101, 5102
HELLO = Message(Markup("Hai"))


async def claim(
    transactions: Transactions, *, leave: tuple[int, ...] = (), most: int = 10
) -> list[str]:
    """Claim as a courier; return the keys, in order."""
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "me", 10)
        batch = await delivery.claim(session, "me", leave, most)
    return [call.key for call in batch.calls]


async def test_the_same_key_is_told_once(transactions: Transactions) -> None:
    for text in ("first", "again"):
        async with transactions.begin() as session:
            await outbox.post(session, "lead:17:open", AINA, Message(Markup(text)))

    async with transactions.database.sessions() as session:
        (letter,) = await session.scalars(select(Letter))
    assert letter.payload["text"] == "first"


async def test_a_known_key_wakes_nobody(transactions: Transactions) -> None:
    for _ in range(2):
        transactions.wake.clear()
        async with transactions.begin() as session:
            await outbox.post(session, "lead:17:open", AINA, HELLO)

    assert not transactions.wake.is_set()


async def test_posting_wakes_the_courier_after_the_commit(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "a", AINA, HELLO)
        before = transactions.wake.is_set()

    assert not before
    assert transactions.wake.is_set()


async def test_the_bytes_of_a_file_are_kept_once(transactions: Transactions) -> None:
    for _ in range(2):
        async with transactions.begin() as session:
            await outbox.send_document(session, "a", AINA, b"%PDF", HELLO, name="surat.pdf")

    async with transactions.database.sessions() as session:
        (kept,) = await session.scalars(select(Attachment))
    assert (kept.name, kept.content) == ("surat.pdf", b"%PDF")


async def test_a_deletion_names_one_thing(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        with pytest.raises(ValueError, match="either"):
            await outbox.delete(session, "a", AINA)


async def test_a_message_tells_its_card(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        session.add(Card(chat_id=AINA, name="lead:17", message_id=9, method="sendMessage"))
    async with transactions.begin() as session:
        found = await outbox.card_at(session, AINA, 9), await outbox.card_at(session, AINA, 8)

    assert found == ("lead:17", None)


async def test_lanes_go_first_and_a_chat_has_one_letter_under_way(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "bulk", 1, HELLO, lane=Lane.BULK)
        await outbox.post(session, "old bulk of 2", 2, HELLO, lane=Lane.BULK)
        await outbox.post(session, "answer to 2", 2, HELLO, lane=Lane.ANSWER)
        await outbox.post(session, "lead", 3, HELLO, lane=Lane.LEAD)

    assert await claim(transactions) == ["old bulk of 2", "lead", "bulk"]


async def test_chats_to_leave_are_left(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "a", AINA, HELLO)
        await outbox.post(session, "b", BAKAR, HELLO)

    assert await claim(transactions, leave=(AINA,)) == ["b"]


async def test_a_chat_rests_while_its_oldest_is_to_be_tried_again(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "tried", AINA, HELLO)
        await outbox.post(session, "behind it", AINA, HELLO)
        tried = (await session.scalars(select(Letter).where(Letter.key == "tried"))).one()
        tried.attempts, tried.not_before = 1, clock.now() + timedelta(seconds=30)

    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "me", 10)
        batch = await delivery.claim(session, "me", (), 10)
    assert batch.calls == []
    assert list(batch.resting) == [AINA]


async def test_a_group_that_moves_takes_its_letters_along(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        session.add(Card(chat_id=-7, name="lead:17", message_id=9, method="sendMessage"))
        await outbox.post(session, "a", -7, HELLO)
        await delivery.move_chat(session, -7, -1007)

    async with transactions.database.sessions() as session:
        (letter,) = await session.scalars(select(Letter))
        cards = (await session.scalars(select(Card))).all()
    assert letter.chat_id == -1007
    assert cards == []


async def test_other_processes_are_heard(transactions: Transactions, database_url: str) -> None:
    heard = asyncio.Event()
    listening = asyncio.create_task(bell.listen(transactions.database, heard))
    await asyncio.sleep(1)
    heard.clear()
    async with transactions.begin() as session:
        await outbox.post(session, "a", AINA, HELLO)

    await asyncio.wait_for(heard.wait(), 2)
    listening.cancel()


async def test_claiming_is_cheap_with_fifty_thousand_waiting(transactions: Transactions) -> None:
    now = clock.now()
    row = {
        "method": "sendMessage", "payload": {"text": "Hai"}, "lane": 3, "attempts": 0,
        "created_at": now, "state": LetterState.WAITING,
    }  # fmt: skip
    async with transactions.begin() as session:
        rows = [row | {"key": f"bulk {n}", "chat_id": n + 1} for n in range(50_000)]
        await session.execute(insert(Letter), rows)
        await outbox.post(session, "answer", 99_999, HELLO)
    claimed = await claim(transactions, most=1)
    costs = []
    for _ in range(10):
        began = time.perf_counter()
        await claim(transactions, most=1, leave=tuple(range(1, 200)))
        costs.append(time.perf_counter() - began)

    assert claimed == ["answer"]
    assert sorted(costs)[5] < 0.1  # 0.01 where the machine is not shared


async def test_what_old_letters_said_is_removed_and_their_keys_stay(
    transactions: Transactions,
) -> None:
    async with transactions.begin() as session:
        for key in ("old", "shared", "fresh"):
            await outbox.send_photo(session, key, AINA, key.encode(), HELLO)
        await outbox.post(session, "waits", AINA, HELLO)
        by_key = {each.key: each for each in await session.scalars(select(Letter))}
        by_key["shared"].attachment_id = by_key["fresh"].attachment_id
        for key, days in (("old", 31), ("shared", 31), ("fresh", 29)):
            by_key[key].state = LetterState.SENT
            by_key[key].ended_at = clock.now() - timedelta(days=days)
    for _ in range(2):
        async with transactions.begin() as session:
            await tidying.tidy(session)
            await outbox.post(session, "old", AINA, HELLO)

    async with transactions.database.sessions() as session:
        letters = (await session.scalars(select(Letter).order_by(Letter.id))).all()
        files = set(await session.scalars(select(Attachment.content)))
    said = [(letter.key, letter.state, bool(letter.payload)) for letter in letters]
    assert said == [
        ("old", LetterState.SENT, False), ("shared", LetterState.SENT, False),
        ("fresh", LetterState.SENT, True), ("waits", LetterState.WAITING, True),
    ]  # fmt: skip
    assert files == {b"fresh", b"shared"}


async def test_questions_by_card_and_key_use_an_index(
    postgres_url: str, postgres: psycopg.Connection
) -> None:
    """On tables of some size PostgreSQL walks along no table of letters."""
    databases.empty(postgres, databases.SCHEMA)
    database = connect(postgres_url)
    asked: list[tuple[str, Any]] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, values, *_: asked.append((statement, values)),
    )
    now = clock.now()
    async with database.writers() as session:
        rows = [
            {
                "key": f"k{n}", "chat_id": n % 50, "card": f"lead:{n}", "lane": 0, "attempts": 1,
                "method": "sendMessage", "payload": {"text": "x"}, "state": LetterState.SENT,
                "created_at": now, "ended_at": now,
            }
            for n in range(20_000)
        ]  # fmt: skip
        await session.execute(insert(Letter), rows)
        await session.commit()
    postgres.execute(f"ANALYZE {databases.SCHEMA}.letters")
    asked.clear()
    async with database.sessions() as session:
        await people.keys_of(session, "menu:")
        await people.shown(session, "lead:7")
        await alarms.alarms_since(session, 1, now)
        await letter_queries.is_outdated(
            session, Letter(id=7, card="lead:7", chat_id=7, key="k7", method="sendMessage")
        )
        await tidying_queries.blank_letters(session, now - timedelta(days=30))
        plans = []
        for statement, values in list(asked):
            plan = await (await session.connection()).exec_driver_sql(
                f"EXPLAIN {statement}",
                values,
            )
            plans.append("\n".join(plan.scalars()))
    await database.close()

    assert len(plans) == 5
    assert [plan for plan in plans if "Seq Scan" in plan] == []


async def test_the_letter_with_an_invitations_link_is_known_as_secret(
    transactions: Transactions, chat: Chat
) -> None:
    """Else its link would be kept."""
    async with transactions.begin() as session:
        await make.person(session, AINA, role=Role.BRANCH_HEAD)
    await chat.say(AINA, "/invite squad KTN Aminah binti Salleh 12345")
    with_link = [each.key for each in await chat.letters() if "start=" in str(each.payload)]

    assert [key.startswith(delivery.SECRETS) for key in with_link] == [True]
