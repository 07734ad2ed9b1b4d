"""Leads are handed over in one go: offered, accepted by one tap, never without a holder."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState, Handover, HandoverState
from db.models.casework import Entry, EntryKind
from db.models.leads import Lead
from db.models.messaging import Due, DueState
from services import clock
from services.leads.hands import escalation, handing_over
from tests.flows import handed
from tests.flows.conftest import Chat
from tests.flows.handed import hold, holders, newest_offer
from tests.flows.held import AINA, BAKRI, CHONG

kuantan = handed.kuantan


async def test_all_leads_change_hands_by_one_tap(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    numbers = await hold(transactions, 3)

    await chat.say(AINA, "/handover")
    buttons = (await chat.letters(AINA))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(AINA, f"handover:{BAKRI}")
    listed = await chat.read(BAKRI)
    number = (await newest_offer(after)).id
    before = await holders(after)
    await chat.press(BAKRI, f"takeover:{number}")

    assert [row[0]["text"] for row in buttons] == [
        "Bakri bin Sampel (on duty)",
        "Chong Contoh",
    ]
    assert "asks you to take over 3 leads" in listed
    assert all(f"<b>{each}</b>" in listed for each in numbers)
    assert before == [AINA] * 3
    assert await holders(after) == [BAKRI] * 3
    assert "has taken over 3 leads" in await chat.read(AINA)
    assert any("3 leads of Aina" in str(e.payload) for e in await chat.letters(BAKRI))


async def test_who_took_over_holds_with_a_timer_and_the_history_tells(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    [number] = await hold(transactions, 1)

    await chat.say(AINA, "/handover S-1102")
    await chat.say(BAKRI, f"/takeover {(await newest_offer(after)).id}")

    await after.rollback()
    steps = select(Assignment).where(Assignment.asked_at.is_not(None)).order_by(Assignment.number)
    assert [(each.person_id, each.state) for each in await after.scalars(steps)] == [
        (AINA, AssignmentState.HANDED_OVER),
        (BAKRI, AssignmentState.ACCEPTED),
    ]
    waiting = select(Due.kind).where(Due.state == DueState.WAITING, Due.subject_id == number)
    assert "lead.next_step" in (await after.scalars(waiting)).all()
    entry = (await after.scalars(select(Entry).where(Entry.kind == EntryKind.HANDED_OVER))).one()
    assert entry.details == {"from": AINA, "to": BAKRI}


async def test_one_lead_is_handed_over_by_its_number(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    _, second = await hold(transactions, 2)

    await chat.say(AINA, f"/handover {second} S-1102")
    await chat.press(BAKRI, f"takeover:{(await newest_offer(after)).id}")

    assert await holders(after) == [AINA, BAKRI]


async def test_declined_offer_leaves_the_leads(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 2)
    await chat.say(AINA, "/handover S-1102")
    number = (await newest_offer(after)).id

    await chat.say(BAKRI, f"/refuse_{number}")
    await chat.say(BAKRI, f"/takeover {number}")

    assert "declined already" in await chat.read(BAKRI)
    assert "declined to take over" in await chat.read(AINA)
    assert await holders(after) == [AINA, AINA]


async def test_handover_again_withdraws_the_offer(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 1)
    await chat.say(AINA, "/handover S-1102")

    await chat.say(AINA, "/handover")
    await chat.press(BAKRI, f"takeover:{(await newest_offer(after)).id}")

    assert (await newest_offer(after)).state is HandoverState.WITHDRAWN
    assert await holders(after) == [AINA]


async def test_offer_ends_when_the_earliest_step_falls_due(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    late, soon = await hold(transactions, 2)
    by = clock.now() + timedelta(hours=2)
    async with transactions.begin() as session:
        (await session.get_one(Lead, late)).next_step_by = by + timedelta(hours=9)
        (await session.get_one(Lead, soon)).next_step_by = by

    await chat.say(AINA, "/handover S-1102")
    due = (await after.scalars(select(Due).where(Due.kind == "handover.expired"))).one()

    assert due.due_at == by
    assert f"then the step on lead {soon} is due" in await chat.read(AINA)
    assert "/refuse_1, until" in await chat.read(BAKRI)


async def test_offer_of_what_is_overdue_leaves_the_time_to_answer(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    (number,) = await hold(transactions, 1)
    async with transactions.begin() as session:
        lead = await session.get_one(Lead, number)
        lead.next_step_by = clock.now() - timedelta(hours=1)

    await chat.say(AINA, "/handover S-1102")
    due = (await after.scalars(select(Due).where(Due.kind == "handover.expired"))).one()

    assert due.due_at - (await newest_offer(after)).offered_at == timedelta(minutes=15)


async def test_offer_expires_with_a_word_to_the_giver(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    (number,) = await hold(transactions, 1)
    async with transactions.begin() as session:
        lead = await session.get_one(Lead, number)
        lead.next_step_by = clock.now() + timedelta(hours=30)
    await chat.say(AINA, "/handover S-1102")
    due = (await after.scalars(select(Due).where(Due.kind == "handover.expired"))).one()

    async with transactions.begin() as session:
        await handing_over.expired(session, due.subject_id)

    assert due.due_at - (await newest_offer(after)).offered_at == timedelta(hours=12)
    assert "did not answer in time" in await chat.read(AINA)
    assert (await newest_offer(after)).state is HandoverState.WITHDRAWN


async def test_what_changed_meanwhile_stays_and_is_named(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    first, _ = await hold(transactions, 2)
    await chat.say(AINA, "/handover S-1102")
    async with transactions.begin() as session:
        await escalation.reopen(session, first, AssignmentState.WITHDRAWN)

    await chat.press(BAKRI, f"takeover:{(await newest_offer(after)).id}")

    assert await holders(after) == [None, BAKRI]
    assert f"changed meanwhile: {first}." in await chat.read(AINA)


async def test_head_hands_over_for_a_member_who_is_away(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await hold(transactions, 2)

    await chat.say(CHONG, "/handover S-1101 S-1102")
    await chat.press(BAKRI, f"takeover:{(await newest_offer(after)).id}")

    assert await holders(after) == [BAKRI, BAKRI]
    assert "has taken over 2 leads" in await chat.read(CHONG)
    assert "has taken over 2 leads" in await chat.read(AINA)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("/handover S-1101", "with that person already", id="to oneself"),
        pytest.param("/handover S-9999", "Nobody here has", id="unknown"),
        pytest.param("/handover S-1104", "may not take leads", id="of another branch"),
        pytest.param("/handover S-1102 S-1103", "holds no lead", id="for another, not a head"),
        pytest.param("/handover a b c", "Please type /handover", id="too many words"),
    ],
)
async def test_what_cannot_be_is_refused(
    chat: Chat, transactions: Transactions, after: AsyncSession, typed: str, said: str
) -> None:
    await hold(transactions, 1)
    who = CHONG if "S-1102 S-1103" in typed else AINA

    await chat.say(who, typed)

    assert said in await chat.read(who)
    await after.rollback()
    assert await after.scalar(select(func.count()).select_from(Handover)) == 0
