"""What a report and an acceptance cost: how many statements they ask of the database.

The bounds only fall. Where one is passed, look for what is asked twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from bot.transactions import Transactions
from db.models.leads import Custody
from db.session import Database
from tests.flows import intake
from tests.flows.conftest import Chat
from tests.flows.intake import AINA, CHONG, GROUP, REPORT, squad

REPORT_COSTS, ACCEPTING_COSTS = 30, 29


@contextmanager
def _counting(database: Database) -> Iterator[list[str]]:
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

    with _counting(database) as reporting:
        await chat.say(CHONG, REPORT, chat=GROUP)
    with _counting(database) as accepting:
        await chat.press(AINA, "accept:1")

    lead = await intake.lead(chat)
    assert (lead.custody, len(await chat.letters())) == (Custody.HELD, 6)
    assert len(reporting) <= REPORT_COSTS, "\n".join(reporting)
    assert len(accepting) <= ACCEPTING_COSTS, "\n".join(accepting)
