"""Somebody who sends far too much is told so once, then not heard; groups and others are."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.types import Chat as TelegramChat
from aiogram.types import Message, Update, User
from prometheus_client import REGISTRY
from sqlalchemy.exc import OperationalError

from bot.flood import Flood, Verdict
from bot.middlewares import Door
from bot.transactions import Transactions
from db.models.people import Role
from db.session import Database
from services import clock
from services.people import flooding
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


async def test_two_gateways_count_together(transactions: Transactions, database: Database) -> None:
    """One tells when both have heard too much; then neither hears."""
    doors = [_counting(transactions), _counting(transactions)]
    now = clock.now().replace(second=1, microsecond=0)

    heard = [await _heard(doors[number % 2], now) for number in range(20)]

    assert heard == [*["heard"] * 5, "told", *["dropped"] * 14]
    assert [await _heard(door, now + timedelta(minutes=3)) for door in doors] == ["heard"] * 2


async def test_gateway_that_starts_anew_learns_who_rests(transactions: Transactions) -> None:
    now = clock.now().replace(second=1, microsecond=0)
    before, anew = _counting(transactions), _counting(transactions)
    for _ in range(6):
        await _heard(before, now)

    assert [await _heard(anew, now) for _ in range(4)] == ["heard", "heard", "dropped", "dropped"]


async def test_without_a_database_each_gateway_counts_for_itself(
    transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def out(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr(flooding, "count", out)
    door, now = _counting(transactions), clock.now()

    heard = [await _heard(door, now) for _ in range(7)]

    assert heard == [*["heard"] * 5, "told", "dropped"]


def _counting(transactions: Transactions) -> Door:
    """A gateway's door that lets five a minute through, and counts alone up to two."""
    door = Door(transactions)
    door.flood = Flood()
    door.flood.most, door.flood.alone = 5, 2
    return door


async def _heard(door: Door, at: datetime) -> str:
    """Send a message; return what became of it at the door."""
    become: list[str] = []

    async def handle(*given: Any) -> None:
        become.append("told" if given[2]["too_many"] else "heard")

    chat = TelegramChat(id=AINA, type="private")
    user = User(id=AINA, is_bot=False, first_name="A")
    message = Message(message_id=1, date=at, chat=chat, from_user=user, text="x")
    door._handle = handle  # type: ignore[method-assign,assignment]
    given = {"event_from_user": user, "event_chat": chat, "bot": None}
    await door(handle, Update(update_id=1, message=message), given)
    return become[0] if become else "dropped"
