"""A courier that runs against a few lines of Telegram, and letters posted to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.courier import Courier
from bot.transactions import Transactions
from db.models.messaging import Letter, LetterState
from db.models.people import Grant, Person, Role
from services import clock
from services.messaging import outbox
from services.messaging.outbox import Message
from tests.flows.fake_telegram import FakeTelegram, settings_for

AINA = 5101
KUANTAN = -1005102
Posts = Callable[..., Awaitable[None]]


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """Telegram as the courier sees it."""
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
def post(transactions: Transactions) -> Posts:
    """Post a text under a key that is the text itself."""

    async def posts(chat_id: int, *texts: str, **how: Any) -> None:
        async with transactions.begin() as session:
            for text in texts:
                await outbox.post(session, text, chat_id, Message(Markup(text)), **how)

    return posts


@asynccontextmanager
async def running(
    transactions: Transactions, telegram: FakeTelegram, **settings: Any
) -> AsyncIterator[Courier]:
    """Let a courier run, and stop it at the end."""
    courier = Courier(transactions, settings_for(telegram.url, **settings))
    task = asyncio.create_task(courier.run())
    yield courier
    await courier.stop()
    await task


async def letter(transactions: Transactions, key: str) -> Letter:
    """Return the letter as it was committed."""
    async with transactions.database.sessions() as session:
        return (await session.scalars(select(Letter).where(Letter.key == key))).one()


async def ends(transactions: Transactions, key: str, state: LetterState) -> Letter:
    """Wait until the letter is in *state*."""
    async with asyncio.timeout(10):
        while (found := await letter(transactions, key)).state is not state:
            await asyncio.sleep(0.02)
    return found


async def add_person(transactions: Transactions, telegram_id: int, *, admin: bool = False) -> None:
    """Add somebody whose chat is open."""
    async with transactions.begin() as session:
        now = clock.now()
        person = Person(telegram_id=telegram_id, name="Aina", created_at=now, chat_opened_at=now)
        session.add(person)
        await session.flush()
        if admin:
            grant = Grant(person_id=person.id, role=Role.ADMIN, scope="MY", granted_at=now)
            session.add(grant)
