"""An office that may ask the registry, and what its questions left behind."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import Lookup
from db.models.messaging import Letter
from db.models.people import Role
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.intake import rows

INSPECTOR, MANAGER, CLINIC = 31, 32, 33


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with an inspector and a case manager, and a registry."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        await make.person(session, CLINIC, role=Role.CLINIC, name="Klinik Contoh")
        await registry.fill(session)


async def lookups(chat: Chat) -> list[Lookup]:
    return await rows(chat, select(Lookup).order_by(Lookup.id))


async def answers(chat: Chat, who: int) -> list[Letter]:
    """Return the letters that answer checks."""
    found = [each for each in await chat.letters(who) if "text" in each.payload]
    return [each for each in found if (each.card or "").startswith("check:")]


async def deleted(chat: Chat, who: int) -> list[int]:
    """Return the messages taken away at once."""
    found = [each for each in await chat.letters(who) if each.method == "deleteMessage"]
    return [each.payload["message_id"] for each in found if each.not_before is None]
