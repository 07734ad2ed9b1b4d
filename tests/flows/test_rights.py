"""Every handler and button, tried by every role in every kind of chat, does what its row says.

A new handler without a row fails; the message shows the row as it is now. Read it before you
paste it: it must say what the role may do, not what the code happens to allow.
"""

import pytest
import yaml
from aiogram.dispatcher.event.handler import CallableObject, HandlerObject

from bot.transactions import Transactions
from db.session import Database
from tests.flows import rights
from tests.flows.conftest import Chat
from tests.flows.rights import ROWS, Tries, handlers, tried

ASKED = ("press", "say", "photo", "at", "edit", "number", "more", "state", "data")


def test_every_handler_has_its_row_and_every_row_its_handler() -> None:
    assert {name for name, _, _ in handlers()} == set(ROWS)


def test_rows_without_a_try_say_which_test_tries_them() -> None:
    apart = [row["apart"] for row in ROWS.values() if "apart" in row]

    assert all(len(reason) > 20 for reason in apart)
    assert len(apart) < len(ROWS) / 8


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_everybody_may_what_the_rows_say_and_no_more(
    chat: Chat, transactions: Transactions, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = Tries(await rights.settle(transactions, database))
    called: set[str] = set()

    async def call(self: HandlerObject, *given: object, **named: object) -> object:
        called.add(rights.named(self))
        return await CallableObject.call(self, *given, **named)

    monkeypatch.setattr(HandlerObject, "call", call)
    wrong = {}
    for name, row in ROWS.items():
        if "apart" in row:
            continue
        called.clear()
        asked = {part: row[part] for part in ASKED if part in row}
        seen = asked | await tried(tries, row)
        if seen != row or name not in called:
            wrong[name] = seen if name in called else f"brought to {sorted(called)} instead"

    assert not wrong, "\n" + yaml.safe_dump(wrong, default_flow_style=None, width=200)
