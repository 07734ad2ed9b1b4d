"""The branch of a lead is corrected by who may, and its plan begins anew in the right one."""

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Entry, EntryKind
from tests.flows import held
from tests.flows import test_plans as plans
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, DEVI, GROUP, STRANGER
from tests.flows.test_plans import ERNI, TEMERLOH, opened, plan

kuantan = plans.kuantan


async def test_wrong_branch_is_corrected_by_two_taps(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions, latitude=3.7068, longitude=103.1002, distance_km=27.5)
    asked = await chat.read(AINA)

    await chat.press(AINA, f"branch:{number}")
    choice = (await chat.letters(AINA))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(AINA, choice[0][0]["callback_data"])
    moved = (await held.now(after, number)).branch_code
    told = await chat.read(GROUP)
    await chat.say(DEVI, f"/branch {number} Temerloh")

    lead = await held.now(after, number)
    assert "Cawangan terdekat: Kuantan (PHG-KTN)" in asked
    assert [row[0]["callback_data"] for row in choice][-1].startswith(f"branch:{number}.")
    assert moved != "PHG-KTN"
    assert (lead.branch_code, lead.branch_reason) == ("PHG-TML", "member")
    assert (await plan(after, number))[0] == (ERNI, "asked")
    assert "telah dipindahkan ke" in told
    assert "Zulkarnain" not in told
    assert "Erni" in await chat.read(TEMERLOH)
    entries = select(Entry.details).where(Entry.kind == EntryKind.BRANCH).order_by(Entry.id)
    assert (await after.scalars(entries)).all()[0]["before"] == "PHG-KTN"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        pytest.param(STRANGER, "Hanya", id="a stranger"),
        pytest.param(BAKRI, "sudah diterima oleh", id="somebody else holds it"),
    ],
)
async def test_branch_is_not_corrected_by_others(
    chat: Chat, transactions: Transactions, after: AsyncSession, who: int, said: str
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, AINA)

    await chat.say(who, f"/branch {number} PHG-TML")

    assert said in await chat.read(who)
    assert (await held.now(after, number)).branch_code == "PHG-KTN"


async def test_branch_of_a_lead_that_has_ended_is_not_asked_for(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, AINA)
    await chat.say(AINA, f"/notlead {number}")
    await chat.say(AINA, f"/branch {number}")

    assert f"/reopen_{number}" in await chat.read(AINA)


async def test_district_or_town_stands_for_the_branch_that_serves_it(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)

    await chat.say(AINA, f"/branch {number} Pekan")
    there = await chat.read(AINA)
    await chat.say(AINA, f"/branch {number} Muadzam Shah")

    assert "Pekan di bawah" in there
    assert "Kuantan" in there
    assert "Muadzam Shah di bawah" in await chat.read(AINA)
    assert (await held.now(after, number)).branch_code == "PHG-TML"
