"""Workers whom Kuantan's officers serve, without the way they came in by."""

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db import keys
from db.models.people import Person, Role
from db.models.workers import BoundBy, Worker
from services import clock
from services.people import roles
from services.workers import keeping
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.intake import rows

MANAGER, FAR = 33, 34
WOMAN, MAN, STRANGER = 51, 52, 99  # who never spoke to Prihatin


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with a case manager, one in Temerloh, and a registry."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        await make.person(session, FAR, role=Role.CASE_MANAGER, scope="PHG-TML", name="Tan Contoh")
        await registry.fill(session)


async def worker(session: AsyncSession, person: Person | None, nric: str = registry.SITI) -> Worker:
    """Make a worker known; bound to *person*'s account, if there is one."""
    row = await keeping.known(session, keys.of_nric(nric))
    if person is not None:
        row.person_id, row.bound_at, row.bound_by = person.id, clock.now(), BoundBy.CODE
        await roles.give(session, person, Role.WORKER, row.branch_code, by=None)
    await session.flush()
    return row


async def workers(chat: Chat) -> list[Worker]:
    return await rows(chat, select(Worker).order_by(Worker.id))
