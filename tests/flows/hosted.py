"""A case manager who books for workers, and where she may book."""

from datetime import date

import pytest

from bot.transactions import Transactions
from db.models.appointments import (
    ProviderKind,
)
from db.models.people import Role
from tests.flows import appointed, make
from tests.flows.appointed import Move, local
from tests.flows.conftest import Chat

NOW = local(date(2026, 12, 1), 9)  # a Tuesday
DAY = date(2026, 12, 16)  # a Wednesday
TEN = local(DAY, 10)
HEAD, SQUAD, FAR = 7002, 7003, 7004


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    """Ali is Aina's worker 1; number 2 has no Telegram; a clinic, a hospital, an office."""
    now_is(NOW)
    async with transactions.begin() as session:
        await appointed.ali(session)
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        await make.person(session, FAR, role=Role.CASE_MANAGER, scope="KEL-KBR", language="en")
        await make.person(session, SQUAD, language="en")
        await appointed.worker(
            session, 2, case_manager_id=appointed.AINA, name="Bala a/l Raju", phone=60195550102
        )
        await appointed.provider(session, "RTW-1", name="Klinik RTW Kuantan")
        await appointed.provider(
            session, "HSP-1", name="Hospital Melaka", town="Melaka", state="MY-04"
        )
        kind = ProviderKind.OFFICE
        await appointed.provider(session, "OFF-1", name="PERKESO Kuantan", kind=kind)
    assert chat
