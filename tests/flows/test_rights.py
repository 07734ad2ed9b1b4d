"""Every handler and button, tried by every role in every kind of chat, does what its row says.

A new handler without a row fails; the message shows the row as it is now. Read it before you
paste it: it must say what the role may do, not what the code happens to allow.
"""

from re import fullmatch

import pytest
import yaml
from aiogram.dispatcher.event.handler import CallableObject, HandlerObject

from bot.transactions import Transactions
from db.session import Database
from services.messaging.broadcasts import desk
from tests import presses
from tests.flows import rights
from tests.flows.conftest import Chat
from tests.flows.rights import Tries, handlers, tried
from tests.flows.rights_world import CHATS
from tests.presses import ROWS


def test_every_handler_has_its_row_and_every_row_its_handler() -> None:
    assert {name for name, _, _ in handlers()} == {handler(name) for name in ROWS}


def test_every_button_written_in_the_code_is_tried() -> None:
    """Those whose verb is computed fail the test that makes them: tests/conftest.py."""
    tried = [press for row in ROWS.values() for press in presses.tried(row)]

    assert not [
        each for each in presses.written() if not any(fullmatch(each, one) for one in tried)
    ]


def test_every_verb_of_a_broadcast_is_tried() -> None:
    """Also those without a button: whoever forges a press may send them."""
    assert {f"bc:{verb}" for verb in desk.WORDS} <= presses.rowed()


def test_rows_without_a_try_say_which_test_tries_them() -> None:
    apart = [row["apart"] for row in ROWS.values() if "apart" in row]

    assert all(len(reason) > 20 for reason in apart)
    assert len(apart) < len(ROWS) / 8


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_everybody_may_what_the_rows_say_and_no_more(
    chat: Chat, transactions: Transactions, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone = await rights.settle(transactions, database)
    rights.hasten(monkeypatch, undone)
    tries = Tries(undone)
    called: set[str] = set()

    async def call(self: HandlerObject, *given: object, **named: object) -> object:
        called.add(rights.named(self))
        return await CallableObject.call(self, *given, **named)

    monkeypatch.setattr(HandlerObject, "call", call)
    wrong: dict[str, object] = {}
    for name, row in ROWS.items():
        called.clear()
        expected = {part: row[part] for part in (*CHATS, "otherwise") if part in row}
        seen = [await tried(tries, asked) for asked in rights.asked(row)]
        otherwise = {key for each in seen for key in each.pop("otherwise", "").split()}
        ends = {"otherwise": " ".join(sorted(otherwise))} if otherwise else {}
        found = [each | ends for each in seen]
        if any(each != expected for each in found):
            wrong[name] = dict(zip(presses.tried(row) or ["it"], found, strict=True))
        if seen and handler(name) not in called:
            wrong[name] = f"brought to {sorted(called)} instead"
    await undone.database.close()

    assert not wrong, "\n" + yaml.safe_dump(wrong, default_flow_style=None, width=200)


def handler(name: str) -> str:
    """Return whose row it is: several rows of one say what each does behind a slash."""
    return name.partition("/")[0]
