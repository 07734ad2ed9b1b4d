"""Those who ask an officer and those who are asked."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Enquiry, Role
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.staff import BAKRI, employ, read

MEMBER, STRANGER = 31, BAKRI


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's head and a member of its squad, an admin, a coordinator of the country."""
    await employ(transactions)
    async with transactions.begin() as session:
        await make.person(session, MEMBER, role=Role.SQUAD, name="Musa", language="en")


async def enquiry(chat: Chat) -> Enquiry:
    """Return the newest enquiry."""
    found: Enquiry = (await read(chat, select(Enquiry).order_by(Enquiry.id.desc())))[0]
    return found


async def officers(chat: Chat, number: int) -> set[int]:
    """Return who was asked."""
    return set(await read(chat, select(Letter.chat_id).where(Letter.card == f"enquiry:{number}")))
