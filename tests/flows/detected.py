"""An office whose inspectors hear of premises that are not registered."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.detections import Detection
from db.models.people import Role
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.intake import rows

INSPECTOR, SECOND, MANAGER, FAR = 31, 32, 33, 34

SHOP = "Bengkel Zaitun Permata"


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with two inspectors, one of whom reads English; one in Temerloh."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await make.person(session, SECOND, role=Role.INSPECTOR, name="Sara Contoh", language="en")
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        await make.person(session, FAR, role=Role.INSPECTOR, scope="PHG-TML", name="Tan Contoh")
        await registry.fill(session)


async def detections(chat: Chat) -> list[Detection]:
    return await rows(chat, select(Detection).order_by(Detection.id))


async def pressable(chat: Chat, who: int) -> list[str]:
    """Return what can be pressed under the newest letter of a person."""
    letters = [each for each in await chat.letters(who) if "text" in each.payload]
    keyboard = letters[-1].payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for line in keyboard for button in line]
