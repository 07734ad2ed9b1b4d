"""Leave and leads: who is on leave is asked no more at once, and what is in hand is named."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from tests.flows import handed, held, reported
from tests.flows.conftest import Chat
from tests.flows.handed import hold
from tests.flows.held import AINA, BAKRI, CHONG

kuantan = handed.kuantan


@pytest.fixture
async def asked(kuantan: None, transactions: Transactions) -> int:
    """A lead of which Aina is asked; Bakri is on duty too."""
    async with transactions.begin() as session:
        return await held.lead(session, None)


@pytest.mark.parametrize(("who", "typed"), [(AINA, "/leave today"), (CHONG, "/leave S-1101 today")])
async def test_question_goes_to_the_next_one_when_leave_begins_today(
    chat: Chat, transactions: Transactions, after: AsyncSession, asked: int, who: int, typed: str
) -> None:
    before = await reported.states(after)

    await chat.say(who, typed)
    await Ticker(transactions, DUE_KINDS).run_due()

    assert before == [(AINA, "asked")]
    assert await reported.states(after) == [(AINA, "declined"), (BAKRI, "asked")]
    await chat.say(CHONG, f"/lead {asked}")
    assert "on leave" in (await chat.read(CHONG)).lower()


@pytest.mark.parametrize("typed", ["/leave tomorrow", "/leave today"])
async def test_leave_of_later_days_or_taken_back_leaves_the_question(
    chat: Chat, transactions: Transactions, after: AsyncSession, asked: int, typed: str
) -> None:
    await chat.say(AINA, typed)
    if "today" in typed:
        await chat.say(AINA, "/leave cancel 1")
    await Ticker(transactions, DUE_KINDS).run_due()

    assert await reported.states(after) == [(AINA, "asked")]


async def test_leads_in_hand_are_named_with_the_way_to_hand_them_over(
    chat: Chat, transactions: Transactions
) -> None:
    await hold(transactions, 2)

    await chat.say(AINA, "/leave tomorrow")

    assert "2 leads are still in your hands" in await chat.read(AINA)
    assert "/handover S-1101" in await chat.read(CHONG)


async def test_leave_of_who_holds_nothing_names_none(chat: Chat) -> None:
    await chat.say(BAKRI, "/leave tomorrow")

    assert "in your hands" not in await chat.read(BAKRI)
