"""An audience by district: who is there; where no branch is, the one that serves it is named."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import broadcasting, make
from tests.flows.broadcasting import AINA, BAKRI, CHONG, GROUP, HANA, check, compose, recipients
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands
CAPITAL = 31  # of the squad in Kuala Lumpur


@pytest.fixture(autouse=True)
async def capital(office: None, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, CAPITAL, role=Role.SQUAD, scope="KUL")


@pytest.mark.parametrize(
    ("to", "who"),
    [
        pytest.param("daerah Kuantan", {AINA, BAKRI, CHONG}, id="staff"),
        pytest.param("ketua daerah kuantan", {CHONG}, id="a role"),
        pytest.param("kumpulan daerah Kuantan", {GROUP}, id="groups"),
        pytest.param("squad district Kuala Lumpur", {CAPITAL}, id="a federal territory"),
    ],
)
async def test_district_means_who_is_there(
    chat: Chat, hands: Hands, to: str, who: set[int]
) -> None:
    number = await compose(chat, HANA, to=to)
    await check(chat, number, HANA)

    assert {each.chat_id for each in await recipients(chat, number) if not each.cause} == who


async def test_district_without_a_branch_is_told_which_one_serves_it(
    chat: Chat, hands: Hands
) -> None:
    number = await compose(chat, HANA)
    await chat.say(HANA, f"/broadcast {number} kepada skuad daerah Lipis")
    served = await chat.read(HANA)
    await chat.say(HANA, f"/broadcast {number} kepada skuad daerah Atlantis")

    assert "PHG-BTG (Bentong)" in served
    assert "Semak ejaannya" in await chat.read(HANA)
