"""Who moved to another area keeps the counts of what he sent, and reads no names of the old one."""

import io
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from config import rules
from db.models.broadcasts import BroadcastState
from db.models.messaging import Attachment
from db.models.people import Person, Role
from services import clock
from tests.flows import broadcasting, make
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    FAUZI,
    HANA,
    IDA,
    arrived,
    ask,
    check,
    compose,
    lose_roles,
    recipients,
    rows,
    run_through,
    send,
    the,
    tick,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands
OF_KUANTAN = ("Aina", "Bakri", "Bidin", "Nora", "Skuad PHG-KTN")


async def move(transactions: Transactions, who: int, scope: str = "MY-11") -> None:
    """A coordinator goes to another state."""
    await lose_roles(transactions, who)
    async with transactions.begin() as session:
        person = await session.get_one(Person, who)
        await make.grant(session, person, Role.COORDINATOR, scope)


async def approved(
    chat: Chat, transactions: Transactions, hands: Hands, to: str, by: int = HANA
) -> int:
    """Devi's broadcast asked for acknowledgement, was approved by a second person, and arrived."""
    number = await compose(chat, to=to, until="3 hari")
    await chat.press(DEVI, f"bc:ack.{number}")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(by, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)
    hands.to(clock.now() + timedelta(minutes=31))
    return number


@pytest.fixture
async def moved(chat: Chat, transactions: Transactions, hands: Hands) -> int:
    """Devi's broadcast to Kuantan has arrived, Aina has read it, and Devi has moved."""
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await move(transactions, DEVI)
    return number


@pytest.mark.parametrize("verb", ["report", "silent", "unreachable"])
async def test_moved_author_reads_counts_and_no_names(chat: Chat, moved: int, verb: str) -> None:
    await chat.press(DEVI, f"bc:{verb}.{moved}")

    said = await chat.read(DEVI)
    assert f"{moved}" in said
    assert "kawasan anda" in said or verb == "report"
    assert not [name for name in OF_KUANTAN if name in said]


async def test_moved_author_s_spreadsheet_has_every_outcome_and_no_name(
    chat: Chat, moved: int
) -> None:
    await chat.press(DEVI, f"bc:export.{moved}")

    (file,) = await rows(chat, select(Attachment))
    lines = [
        [cell.value for cell in line]
        for line in openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    ]
    assert len(lines) == 1 + len(await recipients(chat, moved))
    assert not [name for name in OF_KUANTAN if name in str(lines)]
    assert "Sampai" in str(lines)


async def test_recall_names_nobody_to_who_moved(
    chat: Chat, transactions: Transactions, hands: Hands, moved: int
) -> None:
    await chat.say(DEVI, f"/broadcast {moved} tarik edit silap")
    await tick(transactions, hands)
    await chat.press(DEVI, f"bc:report.{moved}")

    assert "Aina" not in await chat.read(DEVI)
    await chat.press(HANA, f"bc:report.{moved}")
    assert "Aina" in await chat.read(HANA)


@pytest.mark.parametrize("verb", ["chase", "resend"])
async def test_moved_author_writes_to_the_old_area_no_more(
    chat: Chat, moved: int, verb: str
) -> None:
    before = len(await recipients(chat, moved, 2))
    await chat.press(DEVI, f"bc:{verb}.{moved}")

    assert "di luar kawasan anda" in await chat.read(DEVI)
    assert len(await recipients(chat, moved, 2)) == before


async def test_paused_goes_on_only_by_who_has_the_area(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await tick(transactions, hands)
    await chat.press(DEVI, f"bc:pause.{number}")
    await move(transactions, DEVI)

    await chat.press(DEVI, f"bc:resume.{number}")
    refused = (await the(chat, number)).state
    await chat.press(HANA, f"bc:resume.{number}")

    assert refused is BroadcastState.PAUSED
    assert (await the(chat, number)).state is BroadcastState.SENDING


async def test_who_has_the_area_reads_all_names(chat: Chat, moved: int) -> None:
    await chat.press(HANA, f"bc:silent.{moved}")

    said = await chat.read(HANA)
    assert "Bakri" in said
    assert "kawasan anda" not in said


async def test_names_of_a_part_are_read_by_who_has_that_part(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    async with transactions.begin() as session:
        bakri = await session.get_one(Person, BAKRI)
        await make.grant(session, bakri, Role.SQUAD, "TRG-KTR")
    await move(transactions, DEVI)
    await chat.press(DEVI, f"bc:silent.{number}")

    said = await chat.read(DEVI)
    assert "Bakri" in said
    assert "Aina" not in said


async def test_who_has_the_area_reminds_the_silent_of_who_moved(
    chat: Chat, transactions: Transactions, hands: Hands, moved: int
) -> None:
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(HANA, f"bc:chase.{moved}")
    await run_through(transactions, hands)

    assert len(await told(chat, BAKRI)) == 2
    assert (await the(chat, moved)).state is BroadcastState.DONE


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than one recipient already needs a second person."""
    number = rules.number

    def least(area: str, name: str) -> float:
        return 1 if name == "approval_above_recipients" else number(area, name)

    monkeypatch.setattr(rules, "number", least)


async def test_approval_of_many_lets_who_moved_write_to_the_old_area_no_more(
    chat: Chat, transactions: Transactions, hands: Hands, few: None
) -> None:
    number = await approved(chat, transactions, hands, "skuad KTN")
    assert (await the(chat, number)).needs_approval
    await move(transactions, DEVI)
    await chat.press(DEVI, f"bc:chase.{number}")

    assert "di luar kawasan anda" in await chat.read(DEVI)
    assert await recipients(chat, number, 2) == []


async def test_author_who_moves_in_the_abort_window_sends_nothing_to_the_old_area(
    chat: Chat, transactions: Transactions, hands: Hands, few: None
) -> None:
    number = await compose(chat)
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await move(transactions, DEVI)
    await run_through(transactions, hands)

    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    assert await told(chat, AINA) == []


async def test_nobody_approves_many_for_an_author_who_moved(
    chat: Chat, transactions: Transactions, hands: Hands, few: None
) -> None:
    number, code = await ask(chat, to="skuad KTN")
    await move(transactions, DEVI)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    assert "tidak lagi berhak menghantarnya" in await chat.read(HANA)
    assert (await the(chat, number)).state is BroadcastState.ASKED


async def test_what_was_approved_outside_is_still_reminded_by_its_author(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await approved(chat, transactions, hands, "skuad Terengganu")
    await chat.press(DEVI, f"bc:chase.{number}")
    await run_through(transactions, hands)

    assert len(await told(chat, FAUZI)) == 2


async def test_approval_of_another_area_does_not_cover_the_old_one(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await approved(chat, transactions, hands, "skuad KTN; skuad Terengganu")
    await move(transactions, DEVI)
    await chat.press(DEVI, f"bc:chase.{number}")

    assert "di luar kawasan anda" in await chat.read(DEVI)
    assert await recipients(chat, number, 2) == []


async def test_approver_who_moved_writes_to_nobody_outside(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await approved(chat, transactions, hands, "skuad Terengganu", by=IDA)
    await move(transactions, IDA, "MY-06")
    await chat.press(IDA, f"bc:chase.{number}")

    assert "di luar kawasan anda" in await chat.read(IDA)
    assert await recipients(chat, number, 2) == []


async def test_training_for_another_area_is_practised(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad Terengganu", begin="latihan")
    await send(chat, number)
    await run_through(transactions, hands)

    assert (await the(chat, number)).state is BroadcastState.DONE
