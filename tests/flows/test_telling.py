"""Who reported a lead hears of it: once an event, in private or under the post, nothing personal.

And breaches of the day's action and the week's payment are foreseen, and told once.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.transactions import Transactions
from db.models.leads import Lead
from db.models.messaging import Due, DueState, Letter
from db.models.people import Person
from services import clock
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, DEVI, GROUP, NAME, POSTER
from tests.flows.moving import moving


@pytest.fixture(autouse=True)
def by_day(tmp_path: Path) -> Iterator[None]:
    """Nobody is told of a breach at night."""
    with moving(tmp_path) as hands:
        hands.to(datetime(2026, 12, 1, 11, tzinfo=clock.LOCAL))
        yield


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead that Aina holds; who reported it has no private chat with Prihatin."""
    async with transactions.begin() as session:
        await held.staff(session)
        return await held.lead(session)


async def _told(chat: Chat, where: int) -> list[Letter]:
    return [each for each in await chat.letters(where) if ":told:" in each.key]


async def test_without_a_private_chat_the_group_reads_a_reply_under_the_post(
    chat: Chat, number: int
) -> None:
    await chat.press(AINA, f"step:{number}.visited")

    accepted, visited = await _told(chat, GROUP)
    assert "diterima" in accepted.payload["text"]
    assert "melawat" in visited.payload["text"]
    assert visited.payload["reply_parameters"]["message_id"] == 700 + number
    assert NAME not in accepted.payload["text"] + visited.payload["text"]


async def test_in_private_where_a_private_chat_exists(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, POSTER)).chat_opened_at = clock.now()

    await chat.press(AINA, f"step:{number}.visited")
    await chat.press(AINA, f"step:{number}.submitted")
    await chat.press(AINA, f"step:{number}.funeral_paid")
    await chat.press(AINA, f"step:{number}.pension_paid")
    await chat.press(AINA, f"step:{number}.closed.done")

    events = [each.key.split(":")[3] for each in await _told(chat, POSTER)]
    assert events == ["visited", "submitted", "paid", "ended"]
    assert len(await _told(chat, GROUP)) == 1  # accepted, before the private chat


async def test_never_twice_for_one_event(chat: Chat, number: int) -> None:
    await chat.press(AINA, f"step:{number}.visited")
    await chat.press(AINA, f"step:{number}.contacted.mistake")
    await chat.press(AINA, f"step:{number}.visited")

    assert len(await _told(chat, GROUP)) == 2


async def test_who_does_it_himself_is_not_told(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)
        number = await held.lead(session, None, posted_by=AINA)

    await chat.press(AINA, f"accept:{number}")

    assert not [each for each in await chat.letters() if ":told:" in each.key]


async def _at(transactions: Transactions, number: int, timer: str, **ago: int) -> None:
    """The lead was opened so long ago, and the timer is looked at."""
    async with transactions.begin() as session:
        lead = await session.get_one(Lead, number)
        lead.opened_at = clock.now() - timedelta(**ago)
        await session.flush()
        await DUE_KINDS[f"lead.{timer}"](session, number)


async def test_payment_is_foreseen_to_holder_and_head(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await _at(transactions, number, "first_payment_near", days=6)
    await _at(transactions, number, "first_payment_near", days=6)

    for who in (AINA, CHONG):
        near = [each for each in await chat.letters(who) if ":first_payment_near" in each.key]
        assert len(near) == 1
        assert f"Petunjuk kes {number}" in near[0].payload["text"]
    assert not any(":first_payment_near" in each.key for each in await chat.letters(DEVI))


async def test_breach_goes_to_head_and_state_and_the_card_says_it(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await _at(transactions, number, "first_payment_missed", days=8)

    for who in (CHONG, DEVI):
        assert any(":first_payment_missed" in each.key for each in await chat.letters(who))
    assert not any(":first_payment_missed" in each.key for each in await chat.letters(AINA))
    assert "Lewat:</b> bayaran pertama" in await chat.read(GROUP)


async def test_paid_in_time_is_no_breach(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await chat.press(AINA, f"step:{number}.funeral_paid")

    await _at(transactions, number, "first_payment_missed", days=8)

    assert await chat.letters(DEVI) == []


async def test_what_is_looked_at_too_late_is_not_foreseen(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await _at(transactions, number, "first_payment_near", days=9)

    assert not any(":first_payment_near" in each.key for each in await chat.letters(CHONG))


async def test_timers_are_planned_with_the_lead_and_dropped_when_met(
    number: int, chat: Chat, after: AsyncSession
) -> None:
    planned = await _planned(after)

    await chat.press(AINA, f"step:{number}.pension_paid")

    assert {"lead.first_payment_near", "lead.first_payment_missed"} <= planned
    assert not {each for each in await _planned(after) if each.startswith("lead.first_")}


async def _planned(after: AsyncSession) -> set[str]:
    await after.rollback()
    found = await after.scalars(select(Due.kind).where(Due.state == DueState.WAITING))
    return set(found)
