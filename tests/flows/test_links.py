"""A deep link lets nobody in by guessing, and who reads the database has no link."""

from sqlalchemy import select

from bot.transactions import Transactions
from db.base import Base
from db.models.people import Role
from services.people import enrolment
from tests.flows import make
from tests.flows.conftest import Chat


async def test_tokens_are_random_and_kept_nowhere(chat: Chat, transactions: Transactions) -> None:
    tokens = set()
    async with transactions.begin() as session:
        for _ in range(20):
            _, token = await enrolment.invite(
                session, role=Role.SQUAD, scope=make.KUANTAN, name="Siti", staff_number=None
            )
            tokens.add(token)

    async with transactions.database.sessions() as session:
        kept = [
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in await session.execute(select(table))
        ]
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {len("i_") + 43}  # 256 bits
    assert len({token[:6] for token in tokens}) == 20
    assert not [token for token in tokens for row in kept if token in row]
