"""Outcomes of a broadcast stand in the audit trail; a recount tells when they were changed."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastAck, BroadcastRecipient, BroadcastState
from db.models.messaging import Letter, LetterState
from db.models.records import AuditNote
from services import clock
from services.messaging import delivery, letters, tidying
from services.messaging.broadcasts import settling
from services.messaging.outcomes import Answer, Reply
from services.records import proof
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    arrived,
    begun,
    but,
    compose,
    deliver,
    rows,
    run_through,
    send,
    the,
    tick,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd


async def recorded(chat: Chat, number: int) -> list[AuditNote]:
    """Return the notes on the outcomes of a broadcast's rounds."""
    of_it = (AuditNote.action == settling.SETTLED, AuditNote.subject == f"broadcast:{number}")
    return await rows(chat, select(AuditNote).where(*of_it).order_by(AuditNote.number))


async def problems(transactions: Transactions, *, whole: bool = True) -> list[str]:
    """Return what a recount says of broadcasts; the office's other rows are made by hand."""
    async with transactions.snapshot() as session:
        seen = await proof.recount(session, all_posts=whole)
    return [each for each in seen.problems if "outcome" in each or each.startswith("ack_")]


async def exported(chat: Chat, number: int, note: AuditNote) -> str:
    """Return the SHA-256 of the outcomes as `prihatin audit outcomes` writes them."""
    async with chat.database.sessions() as session:
        told = settling.lines(session, number, 1, unknown=note.details["unknown"])
        return hashlib.sha256(b"".join([line async for _, line in told])).hexdigest()


async def tamper(transactions: Transactions, statement: Any) -> None:
    async with transactions.begin() as session:
        await session.execute(statement)


async def test_outcomes_of_each_round_are_recorded_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    hands.to(clock.now() + timedelta(hours=1))
    await chat.say(DEVI, f"/broadcast {number} ingatkan")
    await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} tarik sunting Silap")
    await run_through(transactions, hands)

    notes = await recorded(chat, number)
    assert (await the(chat, number)).state is BroadcastState.RECALLED
    assert [note.details["round"] for note in notes] == [1, 2, 3]
    assert [note.details["recipients"] for note in notes] == [5, 1, 3]
    assert len({note.details["outcomes"] for note in notes}) == 3
    assert not {"Aina", "Bakri"} & set(str([note.details for note in notes]).split())
    assert await problems(transactions) == []


@pytest.mark.parametrize("how", ["stop", "expire"])
async def test_what_is_cut_off_is_recorded_when_nothing_is_under_way(
    chat: Chat, transactions: Transactions, hands: Hands, crowd: None, how: str
) -> None:
    number = await begun(chat, transactions, hands)
    await deliver(transactions, most=30)
    async with transactions.begin() as session:
        batch = await delivery.claim(session, "courier", (), 5)
    if how == "stop":
        await chat.say(DEVI, f"/broadcast {number} henti")
        await tick(transactions, hands, 1)
    else:
        await tick(transactions, hands, 7 * 3600)
    early = await recorded(chat, number)
    async with transactions.begin() as session:
        for call in batch.calls:
            await delivery.settle(session, "courier", [(call, Reply(Answer.DONE, 9000))])
    await tick(transactions, hands)

    (note,) = await recorded(chat, number)
    assert early == []
    assert note.details["recipients"] == 404
    assert await problems(transactions) == []


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            update(Letter).where(Letter.chat_id == AINA).values(state=LetterState.REFUSED),
            id="it was refused",
        ),
        pytest.param(
            update(Letter).where(Letter.chat_id == AINA).values(ended_at=broadcasting.TUESDAY),
            id="at another time",
        ),
        pytest.param(
            update(Letter).where(Letter.chat_id == BAKRI).values(cause="it was blocked"),
            id="for another reason",
        ),
        pytest.param(
            update(BroadcastRecipient)
            .where(BroadcastRecipient.chat_id == broadcasting.BLOCKED)
            .values(cause=None),
            id="could be reached",
        ),
        pytest.param(
            text("DELETE FROM broadcast_recipients WHERE chat_id = 11"), id="never a recipient"
        ),
        pytest.param(
            text("UPDATE letters SET state = 'unknown', cause = NULL WHERE chat_id = 11"),
            id="nobody knows",
        ),
    ],
)
async def test_changed_outcome_is_told(
    chat: Chat, transactions: Transactions, hands: Hands, statement: Any
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await run_through(transactions, hands, but(BAKRI, Answer.BLOCKED))
    before = await problems(transactions)
    await tamper(transactions, statement)

    assert before == []
    assert await problems(transactions) == [f"outcome_changed broadcast:{number}.1"]
    assert await problems(transactions, whole=False) == [f"outcome_changed broadcast:{number}.1"]


@pytest.mark.parametrize("settled_by", ["late answer", "sent again", "given up"])
async def test_what_was_unknown_may_become_known(
    chat: Chat, transactions: Transactions, hands: Hands, settled_by: str
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await tick(transactions, hands)
    calls = await deliver(transactions, but(AINA, Answer.UNREACHED))
    await run_through(transactions, hands)
    (note,) = await recorded(chat, number)
    (mine,) = [call for call in calls if call.chat_id == AINA and call.key.startswith("broadcast.")]
    async with transactions.begin() as session:
        if settled_by == "late answer":
            await delivery.settle(session, "courier", [(mine, Reply(Answer.DONE, 9000))])
        elif settled_by == "sent again":
            await letters.resend(session, mine.letter_id)
        else:
            await letters.forget(session, mine.letter_id)

    assert len(note.details["unknown"]) == 1
    assert await problems(transactions) == []
    assert await exported(chat, number, note) == note.details["outcomes"]


async def test_what_was_unknown_is_not_made_known_by_hand(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await run_through(transactions, hands, but(AINA, Answer.UNREACHED))
    await tamper(transactions, update(Letter).where(Letter.chat_id == AINA).values(state="sent"))

    assert await problems(transactions) == [f"outcome_changed broadcast:{number}.1"]


async def test_acknowledgements_are_those_of_the_audit_trail(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    before = await problems(transactions)
    await tamper(transactions, update(BroadcastAck).values(at=broadcasting.TUESDAY))
    moved = await problems(transactions)
    await tamper(transactions, text("DELETE FROM broadcast_acks"))

    name = f"broadcast:{number}"
    assert before == []
    assert moved == [f"ack_unrecorded {name}", f"ack_gone {name}"]
    assert await problems(transactions) == [f"ack_gone {name}"]


async def test_training_is_recorded_too(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, begin="latihan")
    await send(chat, number)
    await run_through(transactions, hands)

    assert len(await recorded(chat, number)) == 1
    assert await problems(transactions) == []


async def test_forgetting_after_a_year_is_no_change(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    hands.to(clock.now() + timedelta(days=366))
    async with transactions.begin() as session:
        await tidying.tidy(session)

    assert len(await recorded(chat, number)) == 1
    assert await problems(transactions) == []


async def test_a_broadcast_of_which_nothing_is_recorded_is_told(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await chat.say(DEVI, f"/broadcast {number} henti")
    hands.to(clock.now() + timedelta(hours=13))

    assert await problems(transactions) == [f"outcomes_unrecorded broadcast:{number}"]
