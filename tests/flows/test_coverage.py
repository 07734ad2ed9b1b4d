"""The coverage check: gaps, double duty, people who cannot be asked, told before it happens."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import due_kinds
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState, Step
from db.models.casework import EntryKind
from db.models.leads import Lead
from db.models.people import DutyShift, Person, Role
from services import clock
from services.leads import history
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import Hands, moving

HEAD, STATE, COUNTRY, ONE, TWO = 11, 12, 13, 21, 22
TEMERLOH = "PHG-TML"
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=clock.LOCAL)
TUESDAY = MONDAY + timedelta(days=1)
HALF_PAST_SEVEN = timedelta(hours=1, minutes=30)


@pytest.fixture(autouse=True)
def hands(tmp_path: Path) -> Iterator[Hands]:
    with moving(tmp_path) as moved:
        moved.to(MONDAY)
        yield moved


@pytest.fixture(autouse=True)
async def branch(chat: Chat, transactions: Transactions) -> None:
    """Kuantan with a head and two members; coordinators of Pahang and of the country."""
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        await make.person(session, STATE, role=Role.COORDINATOR, scope="MY-06", language="en")
        await make.person(session, COUNTRY, role=Role.COORDINATOR, scope="MY", language="en")
        for number, who in enumerate((ONE, TWO), 1):
            await make.person(session, who, role=Role.SQUAD, name=f"Ahli {number}")


async def duty(
    transactions: Transactions, who: int, start: datetime, hours: float, branch: str = make.KUANTAN
) -> None:
    async with transactions.begin() as session:
        end = start + timedelta(hours=hours)
        session.add(DutyShift(branch_code=branch, person_id=who, starts_at=start, ends_at=end))


async def covered(transactions: Transactions, who: int = ONE, days: int = 20) -> None:
    """One is on duty all the time."""
    for number in range(-1, days):
        await duty(transactions, who, MONDAY + timedelta(days=number), 24)


async def morning(transactions: Transactions, hands: Hands, day: datetime) -> None:
    """The program runs through one morning."""
    ticker = Ticker(
        transactions,
        due_kinds.DUE_KINDS,
        every_day={"roster.coverage": due_kinds.DAILY["roster.coverage"]},
    )
    hands.to(day)
    await ticker.tidy()
    hands.to(day + HALF_PAST_SEVEN + timedelta(minutes=1))
    await ticker.run_due()
    await ticker.run_due()


async def test_nothing_wrong_is_told_on_mondays_only(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    await morning(transactions, hands, MONDAY)
    monday = len(await chat.letters(HEAD))
    said = await chat.read(HEAD)
    await morning(transactions, hands, TUESDAY)

    assert monday == 1
    assert "Somebody is on duty at every moment" in said
    assert len(await chat.letters(HEAD)) == 1
    assert await chat.letters(STATE) == []


async def test_gaps_are_told_to_the_minute_with_the_ways_to_fill_them(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    start = MONDAY - timedelta(days=1)
    gap = datetime(2026, 11, 28, 17, 0, tzinfo=clock.LOCAL)
    await duty(transactions, ONE, start, (gap - start).total_seconds() / 3600)
    await duty(transactions, TWO, gap + timedelta(hours=2, minutes=15), 24 * 20)
    await morning(transactions, hands, TUESDAY)

    said = await chat.read(HEAD)
    markup: dict[str, Any] = (await chat.letters(HEAD))[-1].payload["reply_markup"]
    pressed = [key["callback_data"] for row in markup["inline_keyboard"] for key in row]
    assert "2 hours 15 minutes in all" in said
    assert "• Saturday, 28 November 2026, 17:00–19:15" in said
    assert pressed == [
        "roster_fill:PHG-KTN.2026-11-24.2026-12-08",
        "roster:PHG-KTN.2026-11-24",
    ]


async def test_a_branch_without_a_head_is_told_to_the_states_coordinator(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    async with transactions.begin() as session:
        await make.group(session, -700, TEMERLOH)
    await morning(transactions, hands, TUESDAY)

    assert "Temerloh" in await chat.read(STATE)
    assert "Nobody is on the roster at all" in await chat.read(STATE)
    assert await chat.letters(HEAD) == []
    assert await chat.letters(COUNTRY) == []


async def test_whoever_cannot_be_written_to_covers_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    async with transactions.begin() as session:
        (await session.get_one(Person, ONE)).blocked_at = clock.now()
    await morning(transactions, hands, TUESDAY)

    said = await chat.read(HEAD)
    assert "336 hours in all" in said
    assert "cannot be reached, because they blocked Prihatin or never opened it: Ahli 1" in said


async def test_duty_at_two_branches_at_once_is_told(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    elsewhere = datetime(2026, 11, 27, 22, tzinfo=clock.LOCAL)
    await duty(transactions, ONE, elsewhere, 3, TEMERLOH)
    await morning(transactions, hands, TUESDAY)

    said = await chat.read(HEAD)
    assert "Ahli 1 is on duty twice at once (PHG-KTN, PHG-TML)" in said or (
        "Ahli 1 is on duty twice at once (PHG-TML, PHG-KTN)" in said
    )
    assert "Friday, 27 November 2026, 22:00–01:00" in said


async def asked(
    transactions: Transactions, who: int, state: AssignmentState, *, reason: str | None = None
) -> None:
    """Somebody was asked for a new lead an hour ago."""
    async with transactions.begin() as session:
        lead = await make.lead(session, await session.get_one(Person, TWO))
        before = clock.now() - timedelta(hours=1)
        session.add(
            Assignment(
                lead_id=lead.id,
                person_id=who,
                plan=1,
                number=1,
                step=Step.ON_DUTY,
                state=state,
                ask_at=before,
                asked_at=before,
                answer_by=before,
                answered_at=before,
                reason=reason,
            )
        )


async def test_who_never_answers_and_who_declines_why_is_told(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    for _ in range(3):
        await asked(transactions, ONE, AssignmentState.EXPIRED)
    for _ in range(2):
        await asked(transactions, TWO, AssignmentState.DECLINED, reason="far")
    await morning(transactions, hands, TUESDAY)

    said = await chat.read(HEAD)
    assert "Ahli 1: asked 3 times in 14 days, never answered" in said
    assert "• Ahli 2: " in said
    assert "(2 times)" in said


async def test_one_answer_is_enough_not_to_be_silent(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    for _ in range(3):
        await asked(transactions, ONE, AssignmentState.EXPIRED)
    await asked(transactions, ONE, AssignmentState.ACCEPTED)
    await morning(transactions, hands, TUESDAY)

    assert await chat.letters(HEAD) == []


async def test_who_accepted_a_lead_that_has_ended_is_not_silent(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await covered(transactions)
    for state in (*[AssignmentState.EXPIRED] * 3, AssignmentState.WITHDRAWN):
        await asked(transactions, ONE, state)
    async with transactions.begin() as session:
        lead = (await session.scalars(select(Lead).order_by(Lead.id.desc()))).first()
        assert lead is not None
        history.add(session, lead, EntryKind.STAGE, await session.get_one(Person, ONE))
    await morning(transactions, hands, TUESDAY)

    assert await chat.letters(HEAD) == []


async def test_three_mornings_slept_through_are_told_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    ticker = Ticker(
        transactions,
        due_kinds.DUE_KINDS,
        every_day={"roster.coverage": due_kinds.DAILY["roster.coverage"]},
    )
    await ticker.tidy()
    hands.to(MONDAY + timedelta(days=3, hours=3))
    for _ in range(3):
        await ticker.run_due()
        await ticker.tidy()

    assert len(await chat.letters(HEAD)) == 1


async def test_the_check_is_made_on_demand(chat: Chat, transactions: Transactions) -> None:
    await covered(transactions)
    await chat.say(HEAD, "/coverage")
    own = await chat.read(HEAD)
    await chat.say(STATE, "/liputan KTN")
    await chat.say(STATE, "/coverage")
    markup: dict[str, Any] = (await chat.letters(STATE))[-1].payload["reply_markup"]
    await chat.say(ONE, "/coverage")

    assert "Check of the roster" in own
    assert "Which branch?" in await chat.read(STATE)
    assert markup["inline_keyboard"][0][0]["callback_data"].startswith("coverage:PHG-")
    assert "Hanya ketua cawangan" in await chat.read(ONE)
