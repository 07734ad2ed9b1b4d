"""Buttons that no card has: whatever stands in them is answered, never an unexpected error."""

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.transactions import Transactions
from db.models.assignments import Handover
from db.models.people import Grant, Person
from services import clock
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.staff import read

HUGE = "9" * 20


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)
        await held.lead(session)


@pytest.mark.parametrize(
    "data",
    [
        "story:1.x",
        "story:1.²",
        f"story:1.{HUGE}",
        f"leads:mine.-.-.-.{HUGE}",
        "leads:mine.-.-.-.²",
        "leads:branch.-.nonsense.-.0",
        "leads:branch.-.-.nonsense.0",
        f"handover:{HUGE}",
        "handover:²",
        f"duty_back:{HUGE}.PHG-KTN.1.2",
        "roster:PHG-KTN.9999-12-31",
        "roster:PHG-KTN.0001-01-01",
        "roster_fill:PHG-KTN.0001-01-01",
        "roster_keep:PHG-KTN.0001-01-01.0001-01-02.x",
        "roster_keep:PHG-KTN.2026-12-01.9990-12-31.x",
        "roster_keep:PHG-KTN.9999-12-31",
    ],
)
async def test_button_that_no_card_has_is_answered(chat: Chat, data: str) -> None:
    with capture_logs() as events:
        await chat.press(held.CHONG, data)

    assert "update.failed" not in {each["event"] for each in events}
    assert await chat.read(held.CHONG)


async def test_offer_to_somebody_whose_role_ended_stays_open(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, held.BAKRI)).staff_number = "S-2"
    await chat.say(held.AINA, "/handover S-2")
    ended = update(Grant).where(Grant.person_id == held.BAKRI).values(revoked_at=clock.now())
    async with transactions.begin() as session:
        await session.execute(ended)
    await chat.press(held.BAKRI, "takeover:1")

    assert await read(chat, select(Handover.state)) == ["offered"]
    assert "Hanya ahli Skuad" in await chat.read(held.BAKRI)
