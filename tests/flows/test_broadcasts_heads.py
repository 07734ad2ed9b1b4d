"""Who stays silent after a reminder is named to the own branch's head, in private, once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Role
from db.models.records import AuditNote
from services import clock
from services.clock import LOCAL
from services.messaging.outcomes import Answer
from tests.flows import broadcasting, make
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    CHONG,
    DEVI,
    FAUZI,
    GROUP,
    HANA,
    STRANGER,
    TUESDAY,
    arrived,
    but,
    check,
    compose,
    deliver,
    rows,
    run_through,
    send,
    tick,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_head_gets_the_names_of_the_own_silent_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.press(DEVI, f"bc:heads.{number}")
    first = await chat.read(DEVI)
    await chat.say(DEVI, f"/broadcast {number} ketua")
    again = await chat.read(DEVI)

    (letter,) = await _to_heads(chat)
    assert letter.chat_id == CHONG
    assert "Bakri bin Sampel" in letter.payload["text"]
    assert "Aina" not in letter.payload["text"]
    assert "Ketua cawangan yang dimaklumkan: 1; orang yang dinamakan: 1" in first
    assert "sudah dimaklumkan" in again
    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "broadcast.heads_told"))
    assert (note.actor_id, note.details["heads"]) == (DEVI, [CHONG])


async def test_heads_are_told_only_some_time_after_the_reminder(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await _chase(chat, transactions, hands, number, DEVI, wait=5)
    await chat.press(DEVI, f"bc:heads.{number}")
    refused, early = await chat.read(DEVI), await _to_heads(chat)
    hands.to(clock.now() + timedelta(minutes=30))
    await chat.press(DEVI, f"bc:heads.{number}")

    assert "Beri masa" in refused
    assert early == []
    (letter,) = await _to_heads(chat)
    assert "setakat Selasa" in letter.payload["text"]


async def test_whom_a_stopped_reminder_did_not_reach_is_not_named(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands, to="skuad KTN")
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    await tick(transactions, hands)
    while not [call for call in await deliver(transactions, most=1) if call.chat_id == AINA]:
        pass
    await chat.press(DEVI, f"bc:stop.{number}")
    await deliver(transactions)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:heads.{number}")

    (letter,) = await _to_heads(chat)
    assert "Aina" in letter.payload["text"]
    assert "Bakri" not in letter.payload["text"]


async def test_who_only_got_it_by_a_second_sending_was_not_reminded(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, until="3 hari")
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands, but(AINA, Answer.UNREACHED))
    await _chase(chat, transactions, hands, number, DEVI)
    await chat.press(DEVI, f"bc:resend.{number}")
    await run_through(transactions, hands)
    await chat.press(DEVI, f"bc:heads.{number}")

    (letter,) = await _to_heads(chat)
    assert "Bakri" in letter.payload["text"]
    assert "Aina" not in letter.payload["text"]


async def test_reminder_that_reached_nobody_is_none(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    await run_through(transactions, hands, lambda _: Answer.BLOCKED)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:heads.{number}")

    assert "belum diingatkan" in await chat.read(DEVI)
    assert await _to_heads(chat) == []


async def test_names_go_to_no_group_and_are_not_kept(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    before = len(await chat.letters(GROUP))
    await chat.press(DEVI, f"bc:heads.{number}")
    await deliver(transactions)

    (letter,) = await _to_heads(chat)
    assert letter.payload == {}
    assert len(await chat.letters(GROUP)) == before


async def test_nothing_before_the_silent_were_reminded(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(DEVI, f"bc:silent.{number}")
    (card,) = [each for each in await chat.letters(DEVI) if "broadcast.silent" in each.key]
    await chat.press(DEVI, f"bc:heads.{number}")
    refused = await chat.read(DEVI)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    await chat.press(DEVI, f"bc:stop.{number}")  # within the window: nobody was reminded
    await chat.press(DEVI, f"bc:heads.{number}")

    assert f"bc:heads.{number}" not in str(card.payload)
    assert "ingatkan" in refused
    assert "ingatkan" in await chat.read(DEVI)
    assert await _to_heads(chat) == []


async def test_button_stands_beside_the_reminder_afterwards(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.press(DEVI, f"bc:silent.{number}")

    card = [each for each in await chat.letters(DEVI) if "broadcast.silent" in each.key][-1]
    (row,) = card.payload["reply_markup"]["inline_keyboard"]
    assert [each["callback_data"] for each in row] == [f"bc:chase.{number}", f"bc:heads.{number}"]


async def test_in_quiet_time_it_waits_and_is_looked_at_again(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.press(CHONG, f"bcack:{number}")  # not asked: he is no recipient
    hands.to(datetime(2026, 12, 1, 22, 0, tzinfo=LOCAL))
    await chat.press(DEVI, f"bc:heads.{number}")
    said, at_night = await chat.read(DEVI), await _to_heads(chat)
    await chat.press(BAKRI, f"bcack:{number}")
    hands.to(TUESDAY + timedelta(hours=21))
    await tick(transactions, hands)
    early = await _to_heads(chat)
    hands.to(datetime(2026, 12, 2, 8, 1, tzinfo=LOCAL))
    await tick(transactions, hands)

    assert "waktu senyap" in said
    assert at_night == early == []
    assert await _to_heads(chat) == []  # Bakri was the only one, and has acknowledged


async def test_head_is_told_in_the_morning_of_who_is_still_silent(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    hands.to(datetime(2026, 12, 1, 22, 0, tzinfo=LOCAL))
    await chat.press(DEVI, f"bc:heads.{number}")
    hands.to(datetime(2026, 12, 2, 8, 1, tzinfo=LOCAL))
    await tick(transactions, hands)

    (letter,) = await _to_heads(chat)
    assert "Bakri bin Sampel" in letter.payload["text"]


async def test_who_has_no_head_is_counted_and_a_head_is_not_named_to_himself(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, HANA, to="semua Pahang; skuad Terengganu", until="3 hari")
    await chat.press(HANA, f"bc:ack.{number}")
    await chat.press(HANA, f"bc:send.{number}.{await check(chat, number, HANA)}")
    await run_through(transactions, hands)
    await _chase(chat, transactions, hands, number, HANA)
    await chat.say(HANA, f"/hebahan {number} heads")

    (letter,) = await _to_heads(chat)
    assert letter.chat_id == CHONG
    assert "Aina binti Sampel" in letter.payload["text"]
    for other in ("Chong", "Devi", "Fauzi"):
        assert other not in letter.payload["text"]
    assert "Orang tanpa ketua yang boleh dihubungi: 3" in await chat.read(
        HANA
    )  # Chong, Devi, Fauzi


async def test_recalled_broadcast_is_nobodys_silence(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} tarik sunting salah")
    await run_through(transactions, hands)
    await chat.press(DEVI, f"bc:heads.{number}")

    assert "ditarik balik" in await chat.read(DEVI)
    assert await _to_heads(chat) == []


@pytest.mark.parametrize("who", [AINA, CHONG, FAUZI, STRANGER])
async def test_nobody_else_tells_heads(
    chat: Chat, transactions: Transactions, hands: Hands, who: int
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.press(who, f"bc:heads.{number}")

    assert await _to_heads(chat) == []


async def test_second_head_appointed_later_is_told_too(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await _chased(chat, transactions, hands)
    await chat.press(DEVI, f"bc:heads.{number}")
    async with transactions.begin() as session:
        await make.person(session, 77, role=Role.BRANCH_HEAD, name="Ketua Baharu")
    await chat.press(DEVI, f"bc:heads.{number}")

    assert [each.chat_id for each in await _to_heads(chat)] == [CHONG, 77]


async def _chased(chat: Chat, transactions: Transactions, hands: Hands) -> int:
    """Kuantan's squad got it, Aina acknowledged, Bakri was reminded and is silent."""
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await _chase(chat, transactions, hands, number, DEVI)
    return number


async def _chase(
    chat: Chat,
    transactions: Transactions,
    hands: Hands,
    number: int,
    who: int,
    wait: float = 31,  # minutes afterwards
) -> None:
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(who, f"bc:chase.{number}")
    await run_through(transactions, hands)
    hands.to(clock.now() + timedelta(minutes=wait))


async def _to_heads(chat: Chat) -> list[Letter]:
    return [each for each in await chat.letters() if ":head:" in each.key]
