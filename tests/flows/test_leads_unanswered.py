"""Nobody answers: silence, a blocked chat or an empty roster passes the lead on, never away."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Custody
from db.models.messaging import DueState
from db.models.people import Person, Role
from services import clock
from services.leads.hands import escalation
from tests.flows import make, reported
from tests.flows.conftest import Chat
from tests.flows.reported import ADMIN, AINA, BAKRI, CHONG, DEVI, FAR_GROUP, GROUP, REPORT, STRANGER

kuantan = reported.kuantan


async def test_silence_passes_from_duty_to_head_to_state_to_everybody(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    for _ in range(4):
        await reported.everything_sent(transactions)
        asked = (await reported.asked(after)).id
        await after.rollback()
        async with transactions.begin() as session:
            await escalation.unanswered(session, asked)

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
