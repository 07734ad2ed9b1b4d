"""A second person sees exactly what goes, and approves it; never one's own, never a superior's."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from config import rules
from db.models.broadcasts import BroadcastState
from db.models.people import Person, Role
from db.models.records import AuditNote
from services.messaging.broadcasts import counting
from tests.flows import broadcasting, make
from tests.flows.broadcasting import (
    AINA,
    CHONG,
    DEVI,
    FAUZI,
    HANA,
    IDA,
    ask,
    rows,
    run_through,
    the,
    tick,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_outside_the_own_area_somebody_else_approves(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    asked = await chat.read(HANA)
    nothing_yet = await run_through(transactions, hands)
    await chat.press(HANA, f"bc:review.{number}")
    shown = [each.payload["text"] for each in await chat.letters(HANA) if "shown" in each.key]
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)

    assert "Devi Contoh meminta anda melihat hebahan" in asked
    assert nothing_yet == []
    (letter,) = await told(chat, FAUZI)
    assert letter.payload["text"] == shown[0]
    row = await the(chat, number)
    assert (row.approved_by_id, row.approved_content) == (HANA, row.content_hash)
    actions = await rows(chat, select(AuditNote.action).order_by(AuditNote.number))
    assert [each for each in actions if each.startswith("broadcast.")] == [
        "broadcast.begun", "broadcast.counted", "broadcast.asked", "broadcast.reviewed",
        "broadcast.approved", "broadcast.started", "broadcast.ended", "broadcast.settled",
    ]  # fmt: skip


async def test_above_so_many_recipients_even_the_country_s_coordinator_asks(
    chat: Chat, transactions: Transactions, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lower_the_bound(monkeypatch)
    number, code = await ask(chat, "skuad Malaysia", HANA)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    own = await chat.read(HANA)
    await chat.say(IDA, f"/broadcast {number} lulus {code}")
    await run_through(transactions, hands)

    assert "tulisan anda sendiri" in own
    assert len(await told(chat, FAUZI)) == len(await told(chat, AINA)) == 1
    assert (await the(chat, number)).approved_by_id == IDA


@pytest.mark.parametrize("who", [DEVI, CHONG, AINA])
async def test_who_does_not_cover_the_audience_cannot_approve(
    chat: Chat, hands: Hands, monkeypatch: pytest.MonkeyPatch, who: int
) -> None:
    _lower_the_bound(monkeypatch)
    number, code = await ask(chat, "skuad Malaysia", HANA)
    await chat.press(who, f"bc:approve.{number}.{code}")
    await chat.press(who, f"bc:review.{number}")

    assert (await the(chat, number)).state is BroadcastState.ASKED
    assert not [each for each in await chat.letters(who) if "shown" in each.key]


async def test_nobody_approves_for_a_superior(
    chat: Chat, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lower_the_bound(monkeypatch)
    number, code = await ask(chat, "skuad Pahang", HANA)
    unasked = await chat.letters(DEVI)
    await chat.press(DEVI, f"bc:approve.{number}.{code}")

    assert unasked == []
    assert "lebih tinggi daripada anda" in await chat.read(DEVI)
    assert "meminta anda melihat" in await chat.read(IDA)
    assert (await the(chat, number)).state is BroadcastState.ASKED


async def test_refused_one_is_a_draft_again_with_the_reason(chat: Chat, hands: Hands) -> None:
    number, code = await ask(chat)
    await chat.say(HANA, f"/broadcast {number} tolak Waktu salah")
    told_why = await chat.read(DEVI)
    await chat.press(IDA, f"bc:approve.{number}.{code}")

    assert "Waktu salah" in told_why
    assert "tidak menunggu kelulusan" in await chat.read(IDA)
    assert (await the(chat, number)).state is BroadcastState.DRAFT


async def test_nobody_left_to_approve_is_said(
    chat: Chat, hands: Hands, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lower_the_bound(monkeypatch)
    async with transactions.begin() as session:
        ida = await session.get_one(Person, IDA)
        ida.blocked_at = ida.created_at
    number, _ = await ask(chat, "skuad Malaysia", HANA)

    assert "Tiada orang kedua" in await chat.read(HANA)
    assert (await the(chat, number)).state is BroadcastState.DRAFT


async def test_approved_twice_goes_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await chat.again()
    await chat.press(IDA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)

    assert len(await told(chat, FAUZI)) == 1


async def test_second_coordinator_of_the_state_approves_for_the_state(
    chat: Chat, transactions: Transactions, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lower_the_bound(monkeypatch)
    async with transactions.begin() as session:
        await make.person(session, 31, role=Role.COORDINATOR, scope="MY-06", name="Zain Contoh")
    number, code = await ask(chat, "skuad Pahang")
    await chat.press(31, f"bc:approve.{number}.{code}")
    await tick(transactions, hands)

    assert (await the(chat, number)).approved_by_id == 31
    assert counting.code(await the(chat, number)) == code


def _lower_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let more than one recipient be many."""
    told_by_rules = rules.number

    def number(area: str, name: str) -> float:
        return 1 if name == "approval_above_recipients" else told_by_rules(area, name)

    monkeypatch.setattr(rules, "number", number)
