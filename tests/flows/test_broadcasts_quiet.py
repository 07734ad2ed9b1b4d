"""Quiet hours, prayers and holidays of a state are waited for; what is urgent says why it goes."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.broadcasts import BroadcastState
from db.models.records import AuditNote
from services.clock import LOCAL
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    HANA,
    MANY,
    begun,
    compose,
    deliver,
    rows,
    run_through,
    send,
    states,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands, crowd = broadcasting.office, broadcasting.hands, broadcasting.crowd


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        pytest.param(
            datetime(2026, 12, 1, 21, 30, tzinfo=LOCAL),
            datetime(2026, 12, 2, 8, 0, tzinfo=LOCAL),
            id="night",
        ),
        pytest.param(
            datetime(2026, 12, 4, 12, 30, tzinfo=LOCAL),
            datetime(2026, 12, 4, 14, 45, tzinfo=LOCAL),
            id="Friday prayer",
        ),
        pytest.param(
            datetime(2026, 12, 25, 9, 0, tzinfo=LOCAL),
            datetime(2026, 12, 26, 8, 0, tzinfo=LOCAL),
            id="holiday",
        ),
    ],
)
async def test_quiet_time_is_waited_for(
    chat: Chat, transactions: Transactions, hands: Hands, moment: datetime, until: datetime
) -> None:
    hands.to(moment)
    number = await compose(chat, until="2 hari")
    await send(chat, number)
    said = await chat.letters(DEVI)
    await run_through(transactions, hands)
    quiet = await states(chat)
    hands.to(until - timedelta(seconds=40))
    await run_through(transactions, hands, ticks=1)
    still = await states(chat)
    await run_through(transactions, hands)

    assert any("Sekarang waktu senyap" in str(each.payload.get("text")) for each in said)
    assert quiet == still == []
    assert len(await told(chat, AINA)) == 1
    assert (await the(chat, number)).state is BroadcastState.DONE


@pytest.mark.usefixtures("crowd")
async def test_what_waits_when_it_gets_quiet_is_taken_back_and_sent_in_the_morning(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    hands.to(datetime(2026, 12, 1, 20, 59, 20, tzinfo=LOCAL))
    await begun(chat, transactions, hands, until="2 hari")
    evening = await deliver(transactions, most=50)
    hands.to(datetime(2026, 12, 1, 20, 59, 56, tzinfo=LOCAL))
    await Ticker(transactions, DUE_KINDS).run_due()
    night = await deliver(transactions)
    hands.to(datetime(2026, 12, 2, 8, 0, 1, tzinfo=LOCAL))
    morning = await run_through(transactions, hands)

    told_at_night = [call for call in night if "broadcast.to" in call.key]
    assert told_at_night == []
    arrived = Counter(call.chat_id for call in (*evening, *morning) if "broadcast.to" in call.key)
    assert set(arrived) == {AINA, BAKRI, *MANY}
    assert set(arrived.values()) == {1}


async def test_holiday_of_one_state_lets_the_others_get_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    hands.to(datetime(2027, 3, 4, 10, 0, tzinfo=LOCAL))  # Terengganu rests: see the calendar
    number = await compose(chat, HANA, to="skuad KTN; kumpulan Terengganu", until="2 hari")
    await send(chat, number, HANA)
    calls = await run_through(transactions, hands)
    hands.to(datetime(2027, 3, 5, 9, 0, tzinfo=LOCAL))
    later = await run_through(transactions, hands)

    assert {call.chat_id for call in calls} == {AINA, BAKRI}
    assert {call.chat_id for call in later} == {broadcasting.FAR_GROUP}


async def test_urgent_goes_at_night_with_its_reason_in_the_audit_trail(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    hands.to(datetime(2026, 12, 1, 22, 0, tzinfo=LOCAL))
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} segera Empangan pecah")
    await send(chat, number)
    await run_through(transactions, hands)

    (letter,) = await told(chat, AINA)
    assert "SEGERA" in letter.payload["text"]
    notes = await rows(chat, select(AuditNote).where(AuditNote.action == "broadcast.urgent"))
    assert [each.details["reason"] for each in notes] == ["Empangan pecah"]
