"""Admins hear of faults in their language, once an id, and never so often that leads are buried."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Grant, Person, Role
from db.session import Database
from services.messaging import alarms

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def admin(
    telegram_id: int,
    *,
    language: str | None = None,
    role: Role = Role.ADMIN,
    opened: bool = True,
    blocked: bool = False,
    revoked: bool = False,
) -> tuple[Person, Grant]:
    """A person with one grant; ids are the Telegram id."""
    person = Person(
        id=telegram_id,
        telegram_id=telegram_id,
        name="Siti binti Contoh",
        language=language,
        created_at=LONG_AGO,
        chat_opened_at=LONG_AGO if opened else None,
        blocked_at=LONG_AGO if blocked else None,
    )
    grant = Grant(
        person_id=telegram_id,
        role=role,
        scope="MY",
        granted_at=LONG_AGO,
        revoked_at=LONG_AGO if revoked else None,
    )
    return person, grant


async def keep(transactions: Transactions, *people: tuple[Person, Grant]) -> None:
    async with transactions.begin() as session:
        for person, grant in people:
            session.add(person)
            await session.flush()
            session.add(grant)


async def raise_alarm(transactions: Transactions, id_: str = "A1B2C3") -> None:
    async with transactions.begin() as session:
        await alarms.raise_alarm(session, id_, "bug", what="KeyError")


async def letters(database: Database) -> list[Letter]:
    async with database.sessions() as after:
        return await _all(after)


async def _all(session: AsyncSession) -> list[Letter]:
    return list((await session.scalars(select(Letter).order_by(Letter.id))).all())


async def test_each_admin_hears_in_the_own_language(
    transactions: Transactions, database: Database
) -> None:
    await keep(transactions, admin(1), admin(2, language="en"))
    await raise_alarm(transactions)

    malay, english = await letters(database)
    assert (malay.chat_id, english.chat_id) == (1, 2)
    assert "<code>A1B2C3</code>" in malay.payload["text"]
    assert malay.payload["text"].startswith("<b>Penggera")
    assert english.payload["text"].startswith("<b>Alarm")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"role": Role.COORDINATOR}, id="coordinator"),
        pytest.param({"revoked": True}, id="no longer admin"),
        pytest.param({"opened": False}, id="never opened a chat"),
        pytest.param({"blocked": True}, id="blocked Prihatin"),
    ],
)
async def test_nobody_else_hears(
    transactions: Transactions, database: Database, other: dict[str, Any]
) -> None:
    await keep(transactions, admin(1, **other))
    await raise_alarm(transactions)

    assert await letters(database) == []


async def test_same_alarm_is_heard_once(transactions: Transactions, database: Database) -> None:
    await keep(transactions, admin(1))
    await raise_alarm(transactions)
    await raise_alarm(transactions)

    assert len(await letters(database)) == 1


async def test_storm_of_faults_does_not_bury_the_leads(
    transactions: Transactions, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alarms, "MOST_PER_HOUR", 3)
    await keep(transactions, admin(1))
    for number in range(5):
        await raise_alarm(transactions, f"A{number}")

    assert [letter.key for letter in await letters(database)] == [
        "alarm:A0:1",
        "alarm:A1:1",
        "alarm:A2:1",
    ]
