"""Each failure of a recipient has its next step; what can be put right is one press away."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Person
from db.models.places import Group
from db.models.records import AuditNote
from services import clock
from services.clock import LOCAL
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BLOCKED,
    CHONG,
    DEVI,
    GROUP,
    HANA,
    NEVER,
    ask,
    begun,
    compose,
    deliver,
    failed,
    failing,
    labels,
    recipients,
    rows,
    run_through,
    send,
    tick,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd
EVENING = datetime(2026, 12, 1, 20, 50, tzinfo=LOCAL)


async def mend(transactions: Transactions, *who: int) -> None:
    """They unblock Prihatin and press Start."""
    async with transactions.begin() as session:
        for number in who:
            person = await session.get_one(Person, number)
            person.blocked_at, person.chat_opened_at = None, clock.now()


async def to_heads(chat: Chat) -> list[Letter]:
    return [each for each in await chat.letters() if ":reach:" in each.key]


async def test_head_is_told_whom_of_the_own_branch_to_telephone_and_why(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands)
    await chat.press(DEVI, f"bc:report.{number}")
    offered = await labels(chat, DEVI)
    await chat.press(DEVI, f"bc:reach.{number}")
    first = await chat.read(DEVI)
    await chat.say(DEVI, f"/broadcast {number} hubungi")
    again = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:report.{number}")

    (letter,) = await to_heads(chat)
    said = letter.payload["text"]
    assert {"reach", "export"} <= offered
    assert not {"retry", "resend", "anew"} & offered
    assert "retry" in await labels(chat, DEVI)  # the group may let Prihatin write by now
    assert letter.chat_id == CHONG
    assert "belum sampai kepada 5 orang atau kumpulan cawangan anda" in said
    assert "– Aina binti Sampel: Menyekat Prihatin; minta menyahsekat, atau telefon" in said
    assert "– Bakri bin Sampel: Akaun Telegram tiada lagi; telefon, dan jemput akaun" in said
    assert "– Nora Sampel: Belum membuka chat dengan Prihatin; minta menekan Mula" in said
    assert ": Telegram menolak; kumpulan: minta pentadbir membenarkan Prihatin" in said
    assert broadcasting.MALAY in said
    assert "Ketua cawangan yang dimaklumkan: 1; orang atau kumpulan yang dinamakan: 5" in first
    assert "sudah dimaklumkan" in again
    (note,) = await rows(
        chat, select(AuditNote).where(AuditNote.action == "broadcast.unreached_told")
    )
    assert (note.actor_id, note.details) == (DEVI, {"heads": [CHONG], "named": 5})


async def test_names_are_not_kept_in_the_letter(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands)
    await chat.press(DEVI, f"bc:reach.{number}")
    await deliver(transactions)

    (letter,) = await to_heads(chat)
    assert letter.payload == {}


async def test_in_quiet_time_the_head_is_told_afterwards_of_who_is_left(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands, EVENING)
    hands.to(EVENING.replace(hour=22))
    await chat.press(DEVI, f"bc:reach.{number}")
    waits, early = await chat.read(DEVI), await to_heads(chat)
    await chat.say(DEVI, f"/broadcast {number} laporan")
    hands.to(EVENING.replace(day=2, hour=9))
    await tick(transactions, hands)

    assert "waktu senyap: 1 ketua dimaklumkan selepas itu" in waits
    assert early == []
    assert [each.chat_id for each in await to_heads(chat)] == [CHONG]


async def test_who_can_be_reached_again_gets_it_and_nobody_else(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} cuba_semula")
    nobody = await chat.read(DEVI)  # but the group, of which nobody knows before it is tried
    await run_through(transactions, hands, failing)
    await mend(transactions, AINA, NEVER)
    await chat.press(DEVI, f"bc:report.{number}")
    offered = await labels(chat, DEVI)
    await chat.press(DEVI, f"bc:retry.{number}")
    said = await chat.read(DEVI)
    await run_through(transactions, hands)
    await chat.press(DEVI, f"bc:report.{number}")
    report = await chat.read(DEVI)

    assert "kepada 1 penerima" in nobody
    assert "retry" in offered
    assert said
    assert {each.chat_id for each in await recipients(chat, number, 3)} == {AINA, NEVER, GROUP}
    assert len(await told(chat, NEVER)) == 1
    assert "Sampai: 3 daripada 5" in report
    await chat.press(DEVI, f"bc:retry.{number}")
    assert "masih belum dapat dihubungi" in await chat.read(DEVI)


async def test_after_an_approval_only_who_was_in_the_approved_audience_is_tried_again(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        fauzi = await session.get_one(Person, broadcasting.FAUZI)
        fauzi.blocked_at = clock.now()
    number, code = await ask(chat, to="skuad KTN; skuad Terengganu", until="2 hari")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands, failing)
    await mend(transactions, AINA, NEVER, BLOCKED, broadcasting.FAUZI)
    await chat.press(DEVI, f"bc:retry.{number}")
    await run_through(transactions, hands)

    assert {each.chat_id for each in await recipients(chat, number, 2)} == {AINA}
    assert await told(chat, NEVER) == []


async def test_unknown_is_not_tried_again_as_if_it_had_failed(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await failed(chat, transactions, hands)
    await mend(transactions, AINA)
    await chat.press(DEVI, f"bc:retry.{number}")
    await run_through(transactions, hands, lambda call: Answer.UNREACHED)
    await chat.press(DEVI, f"bc:retry.{number}")

    assert "masih belum dapat dihubungi" in await chat.read(DEVI)


async def test_who_got_it_at_last_is_recalled_and_reminded_like_the_others(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN", until="2 hari")
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands)
    await mend(transactions, NEVER)
    await chat.press(DEVI, f"bc:retry.{number}")
    await run_through(transactions, hands)
    await chat.press(DEVI, f"bc:silent.{number}")
    silent = await chat.read(DEVI)
    await chat.say(DEVI, f"/broadcast {number} tarik sunting Silap")
    calls = await run_through(transactions, hands)

    assert "Nora Sampel" in silent
    assert NEVER in {call.chat_id for call in calls}


@pytest.mark.parametrize(("verb", "says"), [("reach", "belum selesai"), ("retry", "belum selesai")])
async def test_nothing_of_it_while_it_is_under_way(
    chat: Chat, transactions: Transactions, hands: Hands, crowd: None, verb: str, says: str
) -> None:
    number = await begun(chat, transactions, hands)
    await chat.press(DEVI, f"bc:{verb}.{number}")

    assert says in await chat.read(DEVI)


async def test_group_that_lets_prihatin_in_again_is_tried(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        (group,) = [each for each in await session.scalars(select(Group)) if each.chat_id == GROUP]
        group.left_at = clock.now()
    number = await compose(chat, to="kumpulan KTN; skuad KTN", until="2 hari")
    await send(chat, number)
    await run_through(transactions, hands)
    async with transactions.begin() as session:
        (await session.get_one(Group, group.id)).left_at = None
    await chat.press(DEVI, f"bc:retry.{number}")
    await run_through(transactions, hands)

    assert len(await told(chat, GROUP)) == 1
