"""Kuantan's squad to whom an accident is reported, and what became of the lead."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Lead
from db.models.messaging import Due, Letter, LetterState
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat

GROUP = -1001  # Kuantan's squad
FAR_GROUP = -1002  # Kuala Terengganu's squad
AINA, BAKRI, CHONG, DEVI, ADMIN, STRANGER = 11, 12, 13, 14, 15, 99
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Aina and Bakri are on duty, Chong is the head; Devi coordinates Pahang."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR", language="en")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel")
        await make.person(session, CHONG, role=Role.BRANCH_HEAD, name="Chong Contoh")
        await make.person(
            session, DEVI, role=Role.COORDINATOR, scope="MY-06", name="Devi a/p Contoh"
        )
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
        await make.duty(session, AINA)
        await make.duty(session, BAKRI)


async def lead(after: AsyncSession) -> Lead:
    """Return the only lead, as it was committed."""
    await after.rollback()  # see what was committed since
    found = await after.scalars(select(Lead).execution_options(populate_existing=True))
    return found.one()


async def everything_sent(transactions: Transactions) -> None:
    """Everything that waited was sent."""
    async with transactions.begin() as session:
        await session.execute(update(Letter).values(state=LetterState.SENT))


async def states(after: AsyncSession) -> list[tuple[int, str]]:
    """Who was asked, or came by himself, in that order; not who stands in the plan only."""
    await after.rollback()
    found = await after.scalars(
        select(Assignment)
        .where(Assignment.asked_at.is_not(None))
        .order_by(Assignment.number)
        .execution_options(populate_existing=True)
    )
    return [(each.person_id, each.state.value) for each in found]


async def asked(after: AsyncSession) -> Assignment:
    """The one who is asked now."""
    asked = select(Assignment).where(Assignment.state == AssignmentState.ASKED)
    return (await after.scalars(asked)).one()


async def timer(after: AsyncSession) -> Due:
    """The row that looks whether the one who is asked has answered."""
    return (await after.scalars(select(Due).where(Due.kind == "lead.unanswered"))).one()
