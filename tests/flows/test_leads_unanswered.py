"""Nobody answers: silence, a blocked chat or an empty roster passes the lead on, never away."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Custody
from db.models.messaging import Due, DueState
from db.models.people import DutyShift, Leave, Person, Role
from services import clock
from services.leads.hands import escalation
from tests.flows import make, reported
from tests.flows.conftest import Chat
from tests.flows.intake import later
from tests.flows.reported import ADMIN, AINA, BAKRI, CHONG, DEVI, FAR_GROUP, GROUP, REPORT, STRANGER

kuantan = reported.kuantan


async def test_silence_passes_from_duty_to_head_to_state_to_everybody(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await _run_out(transactions, after, times=4)

    assert [who for who, _ in await reported.states(after)] == [AINA, BAKRI, CHONG, DEVI]
    assert (await reported.lead(after)).custody is Custody.UNANSWERED
    assert "Sesiapa di cawangan boleh menerima" in await chat.read(GROUP)
    assert "Kuantan" in await chat.read(ADMIN)


async def test_due_row_asks_again_only_while_it_is_unanswered(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    asked = await reported.asked(after)
    due = await reported.timer(after)
    await chat.press(AINA, f"accept:{number}")

    async with transactions.begin() as session:
        await escalation.unanswered(session, asked.id)

    assert asked.asked_at is not None
    assert due.due_at - asked.asked_at == timedelta(minutes=15)
    assert await reported.states(after) == [(AINA, "accepted")]


async def test_blocked_member_is_passed_over(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).blocked_at = clock.now()
        await escalation.unreachable(session, AINA)

    assert await reported.states(after) == [(AINA, "unreachable"), (BAKRI, "asked")]


async def test_member_who_blocks_prihatin_is_passed_over_at_once(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.block(AINA)

    assert await reported.states(after) == [(AINA, "unreachable"), (BAKRI, "asked")]


async def test_nobody_on_duty_is_no_dead_end(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI):
            (await session.get_one(Person, who)).blocked_at = clock.now()

    await chat.say(STRANGER, REPORT, chat=GROUP)

    assert await reported.states(after) == [(CHONG, "asked")]


async def test_branch_without_anybody_leaves_it_to_who_reported(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI, CHONG, DEVI):
            (await session.get_one(Person, who)).blocked_at = clock.now()
        await make.person(session, 50, role=Role.BRANCH_HEAD, scope="TRG-KTR")

    await chat.say(STRANGER, REPORT, chat=FAR_GROUP)
    await chat.press(50, f"accept:{(await reported.lead(after)).id}")

    assert await reported.states(after) == [(50, "accepted")]


async def test_silence_before_the_question_was_sent_is_not_his(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    asked = (await reported.asked(after)).id
    await after.rollback()

    async with transactions.begin() as session:
        await escalation.unanswered(session, asked)

    assert await reported.states(after) == [(AINA, "asked")]
    assert (await reported.timer(after)).state is DueState.WAITING


async def test_lead_of_the_night_is_asked_for_when_the_next_duty_begins(
    chat: Chat, transactions: Transactions, after: AsyncSession, tmp_path: Path
) -> None:
    begins = clock.now() + timedelta(minutes=20)
    async with transactions.begin() as session:
        await session.execute(delete(DutyShift))
        shift = {"branch_code": make.KUANTAN, "ends_at": begins + timedelta(hours=9)}
        session.add(DutyShift(person_id=BAKRI, starts_at=begins, **shift))
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await _run_out(transactions, after, times=2)
    again = select(Due).where(Due.kind == "lead.ask_again")
    planned = (await after.scalars(again)).one().due_at

    await later(transactions, tmp_path, timedelta(minutes=21))

    assert planned == begins
    assert (await reported.states(after))[-1] == (BAKRI, "asked")


async def test_duty_of_who_is_on_leave_or_cannot_be_reached_is_not_waited_for(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    begins = clock.now() + timedelta(minutes=20)
    async with transactions.begin() as session:
        await session.execute(delete(DutyShift))
        shift = {"branch_code": make.KUANTAN, "ends_at": begins + timedelta(hours=9)}
        for who in (AINA, BAKRI):
            session.add(DutyShift(person_id=who, starts_at=begins, **shift))
        (await session.get_one(Person, AINA)).blocked_at = clock.now()
        today = clock.now().astimezone(clock.LOCAL).date()
        days = {"starts_on": today, "ends_on": today + timedelta(days=1)}
        session.add(Leave(person_id=BAKRI, noted_at=clock.now(), **days))
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await _run_out(transactions, after, times=2)

    again = select(Due).where(Due.kind == "lead.ask_again")
    assert (await after.scalars(again)).one().due_at > begins + timedelta(minutes=30)


async def _run_out(transactions: Transactions, after: AsyncSession, *, times: int) -> None:
    """Nobody of the plan answers."""
    for _ in range(times):
        await reported.everything_sent(transactions)
        asked = (await reported.asked(after)).id
        await after.rollback()
        async with transactions.begin() as session:
            await escalation.unanswered(session, asked)
