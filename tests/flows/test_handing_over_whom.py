"""To whom leads are handed over: nobody on leave, and all three know who asks whom."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.people import Leave
from services import clock
from tests.flows import handed
from tests.flows.conftest import Chat
from tests.flows.handed import hold, holders, newest_offer
from tests.flows.held import AINA, BAKRI, CHONG

kuantan = handed.kuantan
TODAY = 0


async def _leave(transactions: Transactions, person: int, days_ahead: int) -> None:
    day = clock.now().astimezone(clock.LOCAL).date() + timedelta(days=days_ahead)
    async with transactions.begin() as session:
        session.add(
            Leave(person_id=person, starts_on=day, ends_on=day, noted_by_id=person,
                  noted_at=clock.now())
        )  # fmt: skip


@pytest.mark.parametrize("who", [AINA, CHONG])
async def test_nobody_on_leave_is_asked(
    chat: Chat, transactions: Transactions, after: AsyncSession, who: int
) -> None:
    await hold(transactions, 2)
    await _leave(transactions, BAKRI, TODAY)

    await chat.say(who, "/handover S-1102" if who == AINA else "/handover S-1101 S-1102")

    assert "Bakri bin Sampel is on leave until" in await chat.read(who)
    assert not [e for e in await chat.letters(BAKRI) if "take over" in str(e.payload)]
    assert await holders(after) == [AINA, AINA]


async def test_who_is_on_leave_is_not_among_the_names(
    chat: Chat, transactions: Transactions
) -> None:
    await hold(transactions, 1)
    await _leave(transactions, BAKRI, TODAY)

    await chat.say(AINA, "/handover")

    buttons = (await chat.letters(AINA))[-1].payload["reply_markup"]["inline_keyboard"]
    assert [row[0]["text"] for row in buttons] == ["Chong Contoh"]


async def test_leave_of_tomorrow_hinders_nobody_today(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 1)
    await _leave(transactions, BAKRI, TODAY + 1)

    await chat.say(AINA, "/handover S-1102")

    assert (await newest_offer(after)).to_id == BAKRI


async def test_who_is_away_hears_that_the_head_hands_over_for_him(
    chat: Chat, transactions: Transactions
) -> None:
    await hold(transactions, 2)

    await chat.say(CHONG, "/handover S-1101 S-1102")

    assert "Chong Contoh asks you to take over 2 leads of Aina binti Sampel" in await chat.read(
        BAKRI
    )
    assert "Chong Contoh asks Bakri bin Sampel to take over 2 leads of yours" in await chat.read(
        AINA
    )
