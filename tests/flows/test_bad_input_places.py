"""Locations outside the country: nothing is moved, and the way to tell the place is said."""

import pytest

from bot.transactions import Transactions
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import AINA, GROUP, REPORT, STRANGER, lead, said, squad

SEA, LONDON, NOTHING = (0.0, 0.0), (51.5, -0.1), (999.0, 999.0)
UNPLACED = "Kemalangan maut, mangsa Ali bin Contoh, 45, meninggal dunia dilanggar lori"


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


@pytest.mark.parametrize("point", [SEA, LONDON, NOTHING])
async def test_location_abroad_leaves_a_lead_where_it_is(
    chat: Chat, point: tuple[float, float]
) -> None:
    number = await chat.say(AINA, REPORT, chat=GROUP)
    before = await lead(chat)
    await chat.locate(AINA, point, chat=GROUP, **reply_to(number, GROUP, AINA, REPORT))

    after = await lead(chat)
    assert (after.latitude, after.district) == (before.latitude, before.district)
    assert "di luar Malaysia" in (await said(chat, GROUP))[-1]


@pytest.mark.parametrize("point", [SEA, LONDON, NOTHING])
async def test_who_reports_in_private_is_asked_again_after_a_location_abroad(
    chat: Chat, point: tuple[float, float]
) -> None:
    await chat.say(STRANGER, UNPLACED)
    await chat.locate(STRANGER, point)
    again = await chat.read(STRANGER)
    await chat.locate(STRANGER, (3.7076, 103.1003))

    assert "Gambang, Pahang" in again
    assert (await lead(chat)).branch_code == "PHG-KTN"
