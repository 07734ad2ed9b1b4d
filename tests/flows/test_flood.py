"""Somebody who sends far too much is told so once, then not heard; groups and others are."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from bot.flood import Flood, Verdict
from bot.transactions import Transactions
from db.models.people import Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat

AINA, BAKRI, GROUP = 11, 12, -1001


@pytest.fixture
def flooded(chat: Chat) -> Iterator[Chat]:
    """The outside, with a door that counts and lets five messages a minute through."""
    chat.door.flood = Flood()
    chat.door.flood.most = 5
    yield chat
    chat.door.flood = None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_sends_too_much_is_told_once_and_heard_again_later(
    flooded: Chat, transactions: Transactions
) -> None:
    now = clock.now()
    for _ in range(9):
        await flooded.say(AINA, "/help", at=now)
    during = [letter.key for letter in await flooded.letters(AINA)]
    await flooded.say(BAKRI, "/help", at=now)
    await flooded.say(AINA, "/help", at=now + timedelta(minutes=3))

    assert len(during) == 6
    assert "Terlalu banyak mesej" in str((await flooded.letters(AINA))[5].payload)
    assert len(await flooded.letters(AINA)) == 7
    assert len(await flooded.letters(BAKRI)) == 1
    dropped = {"kind": "message", "outcome": "flood"}
    assert REGISTRY.get_sample_value("prihatin_updates_total", dropped) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_group_is_never_limited(flooded: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD)
    for _ in range(9):
        await flooded.say(AINA, "/help", chat=GROUP)

    assert len(await flooded.letters(GROUP)) == 9


def test_what_waited_during_an_outage_is_no_flood() -> None:
    """Counted is when it was sent, not when it arrives."""
    flood, sent = Flood(), clock.now() - timedelta(hours=5)

    verdicts = {flood.judge(AINA, sent + timedelta(seconds=number)) for number in range(500)}

    assert verdicts == {Verdict.HEARD}


def test_forwarding_as_much_as_telegram_allows_is_no_flood() -> None:
    flood, now = Flood(), clock.now()

    assert {flood.judge(AINA, now) for _ in range(100)} == {Verdict.HEARD}
    assert flood.judge(AINA, now) is Verdict.TOLD
    assert flood.judge(AINA, now) is Verdict.DROPPED
