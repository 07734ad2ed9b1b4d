"""What a report, an acceptance and closed chats cost: how many statements of the database.

The bounds only fall. Where one is passed, look for what is asked twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select

from bot.transactions import Transactions
from db.models.leads import Custody
from db.models.messaging import Due
from db.models.people import Person
from db.session import Database
from services.messaging import delivery, lease, unreachable
from services.messaging.outcomes import Answer, Reply
from tests.flows import couriered, intake
from tests.flows.conftest import Chat
from tests.flows.couriered import Posts, add_person
from tests.flows.intake import AINA, CHONG, GROUP, REPORT, squad

post = couriered.post

REPORT_COSTS, ACCEPTING_COSTS = 30, 29


@contextmanager
def counting(database: Database) -> Iterator[list[str]]:
    """Gather the statements that are made meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_report_and_acceptance_cost_few_statements(
    chat: Chat, transactions: Transactions, database: Database
) -> None:
    await squad(transactions)

    with counting(database) as reporting:
        await chat.say(CHONG, REPORT, chat=GROUP)
    with counting(database) as accepting:
        await chat.press(AINA, "accept:1")

    lead = await intake.lead(chat)
    assert (lead.custody, len(await chat.letters())) == (Custody.HELD, 6)
    assert len(reporting) <= REPORT_COSTS, "\n".join(reporting)
    assert len(accepting) <= ACCEPTING_COSTS, "\n".join(accepting)


async def test_chats_that_are_closed_in_one_round_are_noted_in_one_statement(
    transactions: Transactions, database: Database, post: Posts
) -> None:
    for who in (AINA, AINA + 1, AINA + 2):
        await add_person(transactions, who)
        await post(who, f"news {who}")
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "me", 10)
        calls = (await delivery.claim(session, "me", (), 10)).calls
    with counting(database) as statements:
        async with transactions.begin() as session:
            blocked = Reply(Answer.BLOCKED, words="Forbidden: bot was blocked by the user")
            await delivery.settle(session, "me", [(call, blocked) for call in calls])

    async with transactions.database.sessions() as session:
        planned = {(due.kind, due.subject_id) for due in await session.scalars(select(Due))}
        people = (await session.scalars(select(Person))).all()
    kinds = (unreachable.LEADS, unreachable.APPOINTMENTS)
    assert planned == {(kind, who.telegram_id) for who in people for kind in kinds}
    assert all(who.blocked_at for who in people)
    assert len([each for each in statements if each.startswith("INSERT INTO dues")]) == 1
    assert len([each for each in statements if each.startswith("UPDATE people")]) == 1
