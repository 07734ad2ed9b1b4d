"""Accepted is no progress: a holder without a step is reminded, then the lead returns.

The clock is moved, so that days and nights are what they are; nobody waits.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Entry, EntryKind
from db.models.leads import Custody, Stage
from db.models.messaging import Due, DueState
from db.models.people import Person
from services import clock
from services.clock import LOCAL
from services.leads.hands import overdue
from services.messaging import due, unreachable
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, GROUP
from tests.flows.moving import Hands, moving


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=LOCAL)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """The clock stands on a Monday morning."""
    with moving(tmp_path) as hands:
        hands.to(_at(1, 9))
        yield hands


@pytest.fixture
async def number(hands: Hands, chat: Chat, transactions: Transactions) -> int:
    """A lead that Aina accepted at 9 in the morning."""
    async with transactions.begin() as session:
        await held.staff(session)
        return await held.lead(session)


async def _look(transactions: Transactions, number: int) -> None:
    async with transactions.begin() as session:
        await overdue.look(session, number)


async def _waits_until(after: AsyncSession) -> datetime:
    await after.rollback()
    waiting = select(Due.due_at).where(Due.kind == "lead.next_step", Due.state == DueState.WAITING)
    found: datetime = (await after.scalars(waiting)).one()
    return found.astimezone(LOCAL).replace(second=0, microsecond=0)


async def _entries(after: AsyncSession) -> list[EntryKind]:
    await after.rollback()
    told = (EntryKind.REMINDED, EntryKind.RETURNED)
    found = select(Entry.kind).where(Entry.kind.in_(told)).order_by(Entry.id)
    return list(await after.scalars(found))


async def test_who_accepts_has_four_hours_for_the_first_contact(
    number: int, after: AsyncSession
) -> None:
    assert await _waits_until(after) == _at(1, 13)
    assert (await held.now(after, number)).next_step_by is not None


async def test_holder_is_reminded_of_what_is_to_be_done(
    number: int, hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    hands.to(_at(1, 13, 1))
    await _look(transactions, number)

    reminder = (await chat.letters(AINA))[-1].payload
    presses = [
        b["callback_data"] for row in reminder["reply_markup"]["inline_keyboard"] for b in row
    ]
    assert "Perlu dibuat sekarang: hubungi keluarga" in reminder["text"]
    assert f"step:{number}.contacted" in presses
    assert f"decline:{number}" in presses
    assert await _entries(after) == [EntryKind.REMINDED]
    assert await _waits_until(after) == _at(1, 15, 1)


async def test_step_in_time_sets_the_timer_anew(
    number: int, hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    hands.to(_at(1, 13, 1))
    await _look(transactions, number)
    await chat.press(AINA, f"step:{number}.contacted")

    assert await _waits_until(after) == _at(2, 13, 1)
    hands.to(_at(1, 15, 2))
    await _look(transactions, number)
    assert (await held.now(after, number)).custody is Custody.HELD
    assert await _entries(after) == [EntryKind.REMINDED]


async def test_lead_without_a_step_returns_and_others_are_asked(
    number: int, hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.contacted")
    hands.to(_at(2, 9, 1))
    await _look(transactions, number)
    hands.to(_at(2, 11, 2))
    await _look(transactions, number)

    assert await _entries(after) == [EntryKind.REMINDED, EntryKind.RETURNED]
    told = [str(each.payload.get("text")) for each in await chat.letters(AINA)]
    assert any("bukan lagi di tangan anda" in text for text in told)
    told = [str(each.payload.get("text")) for each in await chat.letters(CHONG)]
    assert any("ditarik balik daripada Aina" in text for text in told)
    assert "Menunggu jawapan</b> Chong" in await chat.read(GROUP)
    lead = await held.now(after, number)
    assert (lead.custody, lead.holder_id) == (Custody.ASKED, None)
    assert lead.stage is Stage.CONTACTED  # what was reached stays reached
    states = {each.person_id: each.state for each in await after.scalars(select(Assignment))}
    assert states[AINA] is AssignmentState.RETURNED


async def test_who_lost_it_is_not_asked_again_at_once(
    number: int, hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    for hour, minute in ((13, 2), (15, 5)):  # still on duty
        hands.to(_at(1, hour, minute))
        await _look(transactions, number)

    newest = select(Assignment.person_id).where(Assignment.plan == 2)
    assert (await held.now(after, number)).custody is Custody.ASKED
    assert AINA not in set(await after.scalars(newest))


async def _reminders(chat: Chat) -> list[dict[str, Any]]:
    """Return what the reminder's message showed, one after the other."""
    letters = await chat.letters(AINA)
    return [each.payload for each in letters if ":reminder:" in (each.card or "")]


async def test_reminder_loses_its_buttons_when_the_lead_returned(
    number: int, hands: Hands, chat: Chat, transactions: Transactions
) -> None:
    for hour, minute in ((13, 2), (15, 5)):
        hands.to(_at(1, hour, minute))
        await _look(transactions, number)

    first, over = await _reminders(chat)
    assert "reply_markup" in first
    assert "bukan lagi di tangan anda" in over["text"]
    assert "reply_markup" not in over


async def test_reminder_loses_its_buttons_when_the_step_is_noted(
    number: int, hands: Hands, chat: Chat, transactions: Transactions
) -> None:
    hands.to(_at(1, 13, 2))
    await _look(transactions, number)
    await chat.press(AINA, f"step:{number}.contacted")

    _, over = await _reminders(chat)
    assert "telah dicatat" in over["text"]
    assert "reply_markup" not in over


async def test_lead_of_a_holder_who_cannot_be_reached_returns_at_once(
    number: int, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).blocked_at = clock.now()
        await unreachable.plan(session, [AINA])  # as the courier does
    await Ticker(transactions, DUE_KINDS).run_due()

    lead = await held.now(after, number)
    assert (lead.custody, lead.holder_id) == (Custody.ASKED, None)
    assert await _entries(after) == [EntryKind.RETURNED]
    told = [str(each.payload.get("text")) for each in await chat.letters(CHONG)]
    assert any("tidak lagi sampai kepadanya" in text for text in told)
    states = {each.person_id: each.state for each in await after.scalars(select(Assignment))}
    assert states[AINA] is AssignmentState.UNREACHABLE
    await chat.say(CHONG, f"/lead {number}")
    assert "diambil balik kerana mesej tidak lagi sampai" in await chat.read(CHONG)


async def test_whose_turn_it_is_does_not_put_off_the_first_contact(
    number: int, hands: Hands, chat: Chat, after: AsyncSession
) -> None:
    by = (await held.now(after, number)).next_step_by
    hands.to(_at(1, 12))
    await chat.say(AINA, f"/ball {number} hospital")
    await chat.say(AINA, f"/ball {number} kami")

    assert (await held.now(after, number)).next_step_by == by


async def test_holder_who_wrote_again_before_it_was_done_keeps_the_lead(
    number: int, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).blocked_at = clock.now()
        await unreachable.plan(session, [AINA])
    await chat.say(AINA, "/start")
    await Ticker(transactions, DUE_KINDS).run_due()

    assert (await held.now(after, number)).holder_id == AINA


async def test_holder_who_never_opened_a_private_chat_keeps_the_lead(
    number: int, transactions: Transactions, after: AsyncSession
) -> None:
    """He took it by a button in the group; that no letter reaches him is nothing new."""
    async with transactions.begin() as session:
        aina = await session.get_one(Person, AINA)
        aina.chat_opened_at, aina.blocked_at = None, clock.now()
        await overdue.unreachable(session, AINA)

    assert (await held.now(after, number)).holder_id == AINA


async def test_nobody_is_reminded_at_night(
    hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    hands.to(_at(1, 20))
    async with transactions.begin() as session:
        await held.staff(session)
        number = await held.lead(session)

    waits = await _waits_until(after)
    hands.to(_at(2, 3))
    await _look(transactions, number)

    assert waits == _at(2, 7)
    assert (await held.now(after, number)).next_step_by == _at(1, 23, 59).astimezone(UTC)
    assert await _entries(after) == []
    assert await _waits_until(after) == _at(2, 7)


async def test_after_a_long_standstill_the_holder_is_reminded_first(
    number: int, hands: Hands, transactions: Transactions, after: AsyncSession
) -> None:
    hands.to(_at(4, 10))
    await _look(transactions, number)

    assert await _entries(after) == [EntryKind.REMINDED]
    assert (await held.now(after, number)).holder_id == AINA


async def test_ended_lead_expects_nothing(
    number: int, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/notlead {number}")

    await after.rollback()
    kinds = select(Due.kind).where(Due.state == DueState.WAITING, Due.kind == "lead.next_step")
    assert (await after.scalars(kinds)).all() == []


async def test_of_a_step_and_a_return_at_once_one_wins(
    number: int, hands: Hands, chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    hands.to(_at(1, 13, 1))
    await _look(transactions, number)
    hands.to(_at(1, 15, 2))

    row = (await after.scalars(select(Due.id).where(Due.kind == "lead.next_step"))).one()
    await after.rollback()

    async def tick() -> None:
        async with transactions.begin() as session:
            await due.run(session, row, clock.now(), {"lead.next_step": overdue.look})

    await asyncio.gather(chat.press(AINA, f"step:{number}.contacted"), tick())

    returned = EntryKind.RETURNED in await _entries(after)
    lead = await held.now(after, number)
    assert (lead.custody is Custody.HELD) is (not returned)
    assert (lead.stage is Stage.CONTACTED) is (not returned)
