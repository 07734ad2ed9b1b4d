"""Each update is counted by its kind and what came of it, without a word of what it said."""

import pytest
from prometheus_client import REGISTRY, generate_latest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat

AINA, GROUP = 11, -1001


def counted(kind: str, outcome: str) -> float:
    labels = {"kind": kind, "outcome": outcome}
    return REGISTRY.get_sample_value("prihatin_updates_total", labels) or 0.0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_updates_are_counted_by_what_came_of_them(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, AINA, role=Role.SQUAD)
    names = ("handled", "repeated", "refused", "ignored")
    before = [counted("message", name) for name in names]

    await chat.say(AINA, "/start")
    await chat.again()
    await chat.say(AINA, "/invite")
    await chat.say(AINA, "talk of Siti binti Rahsia", chat=GROUP)

    assert [counted("message", name) - was for name, was in zip(names, before, strict=True)] == [
        1,
        1,
        1,
        1,
    ]
    assert "Rahsia" not in generate_latest().decode()
