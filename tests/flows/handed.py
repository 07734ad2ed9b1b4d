"""Kuantan's squad whose members hand over what they hold."""

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Handover
from db.models.leads import Lead
from db.models.people import Person, Role
from tests.flows import held, make
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG

FAR = 21


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with staff numbers, in English; Bakri is on duty; one is of Temerloh."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.duty(session, BAKRI)
        await make.person(session, FAR, role=Role.SQUAD, scope="PHG-TML")
        for who, number in ((AINA, 1), (BAKRI, 2), (CHONG, 3), (FAR, 4)):
            person = await session.get_one(Person, who)
            person.language, person.staff_number = "en", f"S-110{number}"


async def hold(transactions: Transactions, count: int) -> list[int]:
    """Aina holds so many leads."""
    async with transactions.begin() as session:
        return [await held.lead(session, AINA) for _ in range(count)]


async def holders(after: AsyncSession) -> list[int | None]:
    await after.rollback()
    found = await after.scalars(select(Lead.holder_id).order_by(Lead.id))
    return list(found)


async def newest_offer(after: AsyncSession) -> Handover:
    await after.rollback()
    newest = select(Handover).order_by(Handover.id.desc()).limit(1)
    return (await after.scalars(newest.execution_options(populate_existing=True))).one()
