"""Handing over dozens of leads costs little, and two who act at once leave one holder."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import event, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Entry, EntryKind
from db.models.leads import Custody, Lead
from db.models.places import Group
from db.session import Database
from services import clock
from services.leads.hands import overdue
from tests.flows import handed, held
from tests.flows.conftest import Chat
from tests.flows.handed import hold, holders, newest_offer
from tests.flows.held import AINA, BAKRI, STRANGER

kuantan = handed.kuantan


async def test_stranger_takes_nothing_over(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 1)
    await chat.say(AINA, "/handover S-1102")

    await chat.press(STRANGER, f"takeover:{(await newest_offer(after)).id}")
    await chat.say(STRANGER, "/handover S-1102")

    assert await holders(after) == [AINA]


async def test_sixty_leads_change_hands_in_one_transaction(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 60)
    await chat.say(AINA, "/handover S-1102")

    await chat.press(BAKRI, f"takeover:{(await newest_offer(after)).id}")

    assert await holders(after) == [BAKRI] * 60
    assert all(len(str(each.payload.get("text", ""))) < 4096 for each in await chat.letters())


async def test_sixty_leads_cost_no_more_questions_than_a_few(
    chat: Chat, transactions: Transactions, after: AsyncSession, database: Database
) -> None:
    """Leads of a group that tells them, on which work was done; counted, not timed."""
    numbers = await hold(transactions, 60)
    async with transactions.begin() as session:
        group = (await session.scalars(select(Group))).one()
        await session.execute(update(Lead).values(group_id=group.id))
    await chat.press(AINA, f"step:{numbers[0]}.contacted")
    await chat.say(AINA, "/handover S-1102")
    offer = (await newest_offer(after)).id
    await after.rollback()
    asked: list[str] = []

    def count(*told: Any) -> None:
        asked.append(told[2])

    event.listen(database.engine.sync_engine, "before_cursor_execute", count)
    await chat.press(BAKRI, f"takeover:{offer}")
    event.remove(database.engine.sync_engine, "before_cursor_execute", count)

    assert await holders(after) == [BAKRI] * 60
    assert len(asked) < 130, Counter(each[:60] for each in asked).most_common(5)


async def test_of_a_handover_and_a_return_at_once_one_holder_comes(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    [number] = await hold(transactions, 1)
    await chat.say(AINA, "/handover S-1102")
    offer = (await newest_offer(after)).id
    await _make_overdue(transactions, number)

    async def give_back() -> None:
        async with transactions.begin() as session:
            await overdue.look(session, number)

    await asyncio.gather(chat.press(BAKRI, f"takeover:{offer}"), give_back())

    lead = await held.now(after, number)
    accepted = select(Assignment.person_id).where(Assignment.state == AssignmentState.ACCEPTED)
    holders = (await after.scalars(accepted)).all()
    assert (lead.custody is Custody.HELD) == (len(holders) == 1)
    assert holders in ([], [BAKRI])


async def _make_overdue(transactions: Transactions, number: int) -> None:
    """The holder was reminded long ago and did nothing."""
    async with transactions.begin() as session:
        lead = await session.get_one(Lead, number)
        lead.next_step_by = clock.now() - timedelta(days=2)
        session.add(
            Entry(
                lead_id=number,
                at=clock.now() - timedelta(days=1),
                kind=EntryKind.REMINDED,
                details={},
            )
        )
