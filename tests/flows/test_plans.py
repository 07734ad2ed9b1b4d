"""A plan is frozen when the lead is asked about, printed on the card, and checked step by step."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead
from db.models.messaging import Due, DueState, Letter, LetterState
from db.models.people import DutyShift, Leave, Person, Role
from services import clock
from services.leads.hands import escalation, overdue
from tests.flows import held, make
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG, DEVI, GROUP

TEMERLOH, ERNI = -1003, 31


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Kuantan with Aina and Bakri on duty; Temerloh with Erni on duty and a group."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.duty(session, BAKRI)
        await make.group(session, TEMERLOH, "PHG-TML")
        await make.person(session, ERNI, role=Role.SQUAD, scope="PHG-TML", name="Erni binti Sampel")
        await make.duty(session, ERNI, "PHG-TML")


async def opened(transactions: Transactions, **facts: Any) -> int:
    async with transactions.begin() as session:
        return await held.lead(session, None, **facts)


async def plan(after: AsyncSession, number: int) -> list[tuple[int, str]]:
    await after.rollback()
    lead = await held.now(after, number)
    steps = select(Assignment).where(Assignment.lead_id == number, Assignment.plan == lead.plan)
    found = await after.scalars(
        steps.order_by(Assignment.number).execution_options(populate_existing=True)
    )
    return [(each.person_id, each.state.value) for each in found]


async def _declines(chat: Chat, who: int, number: int, reason: str = "other") -> None:
    await chat.press(who, f"decline:{number}.{reason}")


async def test_plan_is_frozen_and_printed(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)

    assert await plan(after, number) == [
        (AINA, "asked"),
        (BAKRI, "planned"),
        (CHONG, "planned"),
        (DEVI, "planned"),
    ]
    moments = (await after.scalars(select(Assignment.ask_at).order_by(Assignment.number))).all()
    assert [each - moments[0] for each in moments] == [k * timedelta(minutes=15) for k in range(4)]
    card = await chat.read(GROUP)
    assert "Bakri bin Sampel (" in card
    assert card.index("Bakri") < card.index("Chong") < card.index("Devi")
    assert "dan 1 orang lagi" not in card


async def test_who_comes_on_duty_later_is_not_in_the_frozen_plan(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)
    async with transactions.begin() as session:
        await make.person(session, 41, role=Role.SQUAD)
        await make.duty(session, 41)

    await _declines(chat, AINA, number)

    assert [who for who, _ in await plan(after, number)] == [AINA, BAKRI, CHONG, DEVI]


async def test_each_step_is_checked_at_its_turn(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)
    async with transactions.begin() as session:
        shift = (await session.scalars(select(DutyShift).where(DutyShift.person_id == BAKRI))).one()
        shift.ends_at = clock.now() - timedelta(minutes=1)
        (await session.get_one(Person, CHONG)).blocked_at = clock.now()

    await _declines(chat, AINA, number)

    assert await plan(after, number) == [
        (AINA, "declined"),
        (BAKRI, "off_duty"),
        (CHONG, "unreachable"),
        (DEVI, "asked"),
    ]


async def test_accepting_withdraws_the_rest(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)

    await chat.press(BAKRI, f"accept:{number}", chat=GROUP)

    assert await plan(after, number) == [
        (AINA, "withdrawn"),
        (BAKRI, "accepted"),
        (CHONG, "withdrawn"),
        (DEVI, "withdrawn"),
    ]
    waiting = select(Due.kind).where(Due.state == DueState.WAITING, Due.kind.like("lead.%"))
    kinds = set(await after.scalars(waiting))
    assert "lead.next_step" in kinds
    assert "lead.unanswered" not in kinds


async def test_lead_that_nobody_took_is_asked_about_again(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)
    for who in (AINA, BAKRI, CHONG, DEVI):
        await _declines(chat, who, number)
    open_to_all = (await held.now(after, number)).custody
    row = (await after.scalars(select(Due).where(Due.kind == "lead.ask_again"))).one()
    state, card = row.state, await chat.read(GROUP)

    async with transactions.begin() as session:
        await escalation.ask_again(session, row.subject_id)

    assert (open_to_all, state) == (Custody.UNANSWERED, DueState.WAITING)
    assert "akan ditanya semula" in card
    assert (await held.now(after, number)).plan == 2
    assert await plan(after, number) == [
        (AINA, "asked"),
        (BAKRI, "planned"),
        (CHONG, "planned"),
        (DEVI, "planned"),
    ]


async def test_nobody_at_all_is_no_dead_end(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI, CHONG, DEVI):
            (await session.get_one(Person, who)).blocked_at = clock.now()

    number = await opened(transactions)

    assert await plan(after, number) == []
    again = select(Due.state).where(Due.kind == "lead.ask_again")
    assert (await after.scalars(again)).one() is DueState.WAITING


async def _on_leave(transactions: Transactions, who: int) -> None:
    today = clock.now().astimezone(clock.LOCAL).date()
    async with transactions.begin() as session:
        session.add(
            Leave(
                person_id=who, starts_on=today, ends_on=today, noted_at=clock.now(), noted_by_id=who
            )
        )


async def test_head_on_leave_is_asked_when_nobody_else_is_left(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await _on_leave(transactions, CHONG)
    number = await opened(transactions)
    frozen, card = await plan(after, number), await chat.read(GROUP)
    for who in (AINA, BAKRI, DEVI):
        await _declines(chat, who, number)

    assert [who for who, _ in frozen] == [AINA, BAKRI, DEVI, CHONG]
    assert "Chong Contoh (" in card
    assert "sedang bercuti, ditanya hanya jika tiada orang lain" in card
    assert (await plan(after, number))[-1] == (CHONG, "asked")


async def test_head_who_went_on_leave_is_passed_over_with_the_reason(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)
    await _on_leave(transactions, CHONG)
    for who in (AINA, BAKRI):
        await _declines(chat, who, number)
    await chat.say(AINA, f"/lead {number}")

    assert (await plan(after, number))[2:] == [(CHONG, "off_duty"), (DEVI, "asked")]
    assert "tidak ditanya: sedang bercuti" in await chat.read(AINA)


async def test_reason_counts_in_the_next_choice(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await _declines(chat, AINA, await opened(transactions), "busy")
    busy = await opened(transactions, name="Badrul bin Sampel")
    after_busy = await plan(after, busy)
    await _declines(chat, BAKRI, busy, "leave")

    away = await plan(after, await opened(transactions, name="Citra binti Sampel"))

    assert [who for who, _ in after_busy][:2] == [BAKRI, AINA]
    assert BAKRI not in [who for who, _ in away]


async def test_who_hands_a_case_on_is_not_asked_in_the_next_plan(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, AINA)

    await _declines(chat, AINA, number)

    assert [who for who, _ in await plan(after, number)] == [BAKRI, CHONG, DEVI]


async def test_of_silence_and_accepting_at_once_one_wins(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    number = await opened(transactions)
    async with transactions.begin() as session:
        await session.execute(update(Letter).values(state=LetterState.SENT))
    waiting = select(Assignment.id).where(Assignment.state == AssignmentState.ASKED)
    asked = (await after.scalars(waiting)).one()
    await after.rollback()

    async def silent() -> None:
        async with transactions.begin() as session:
            await escalation.unanswered(session, asked)

    await asyncio.gather(chat.press(AINA, f"accept:{number}"), silent())
    async with transactions.begin() as session:
        await overdue.look(session, number)

    steps = [state for _, state in await plan(after, number)]
    lead: Lead = await held.now(after, number)
    assert (lead.custody, lead.holder_id) == (Custody.HELD, AINA)
    assert "asked" not in steps
