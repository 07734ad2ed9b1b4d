"""Sending: aborted, paused, stopped, quiet, expired, cut off; nobody twice and nobody out."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.broadcasts import BroadcastState
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from db.models.records import AuditNote
from services import clock
from services.clock import LOCAL
from services.messaging.calls import Call
from services.messaging.outbox import Lane
from services.messaging.outcomes import Answer
from tests.flows import broadcasting, make
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    HANA,
    compose,
    deliver,
    done,
    recipients,
    rows,
    run_through,
    send,
    states,
    the,
    tick,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands
MANY = range(1000, 1400)  # Kuantan's squad, more than go ahead at once


@pytest.fixture
async def crowd(transactions: Transactions, chat: Chat) -> None:
    async with transactions.begin() as session:
        for who in MANY:
            await make.person(session, who, role=Role.SQUAD, language="en" if who % 2 else None)


async def begun(
    chat: Chat, transactions: Transactions, hands: Hands, *, until: str = "6 jam"
) -> int:
    """A broadcast to the crowd whose first letters wait in the outbox."""
    number = await compose(chat, until=until)
    await send(chat, number)
    await tick(transactions, hands)
    return number


async def test_nothing_goes_within_the_abort_window(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    shown = await chat.read(DEVI)
    await tick(transactions, hands, 28)
    early = await states(chat)
    await chat.press(DEVI, f"bc:stop.{number}")
    said = await chat.read(DEVI)
    await run_through(transactions, hands)

    assert "Bermula dalam 30 saat, kepada 2 penerima" in shown
    assert "Tiada sesiapa menerimanya" in said
    assert early == await states(chat) == []
    assert (await the(chat, number)).state is BroadcastState.CANCELLED


@pytest.mark.usefixtures("crowd")
async def test_outbox_is_fed_a_few_seconds_ahead_in_the_lowest_lane(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    first = len(await states(chat))
    await tick(transactions, hands, 2)
    same = len(await states(chat))
    await deliver(transactions, most=100)
    await tick(transactions, hands, 2)

    letters = await rows(chat, select(Letter).where(Letter.key.startswith("broadcast.to:")))
    assert (first, same) == (280, 280)
    assert 340 <= len(letters) <= 380
    assert {each.lane for each in letters} == {Lane.BULK}


@pytest.mark.usefixtures("crowd")
async def test_paused_and_resumed_everybody_gets_it_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    before = await deliver(transactions, most=60)
    await chat.press(DEVI, f"bc:pause.{number}")
    waiting = [state for state in await states(chat) if state is LetterState.WAITING]
    paused = await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} sambung")
    after = await run_through(transactions, hands)

    assert waiting == [] == paused
    arrived = Counter(call.chat_id for call in (*before, *after) if "broadcast.to" in call.key)
    assert set(arrived) == {AINA, BAKRI, *MANY}
    assert set(arrived.values()) == {1}
    assert (await the(chat, number)).state is BroadcastState.DONE


@pytest.mark.usefixtures("crowd")
async def test_stopped_the_waiting_ones_are_stale_and_the_rest_is_never_posted(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    await deliver(transactions, most=60)
    await chat.press(DEVI, f"bc:stop.{number}")
    after = await run_through(transactions, hands)

    assert after == []
    counted = Counter(await states(chat))
    assert counted[LetterState.STALE] + counted[LetterState.SENT] == 280
    causes = await rows(chat, select(Letter.cause).where(Letter.state == LetterState.STALE))
    assert set(causes) == {"cancelled"}
    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    await chat.say(DEVI, f"/broadcast {number} laporan")
    assert "Dihentikan sebelum dihantar" in await chat.read(DEVI)


async def test_progress_shows_a_bar_and_is_edited_in_place(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    early = await chat.read(DEVI)
    await run_through(transactions, hands)

    assert "░░░░░░░░░░ 0 %: 0 daripada 2" in early
    assert "██████████ 100 %: 2 daripada 2" in await chat.read(DEVI)
    cards = await rows(
        chat, select(Letter.card).where(Letter.key.startswith(f"broadcast:{number}:progress"))
    )
    assert set(cards) == {f"broadcast:{number}:progress:1"}


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


@pytest.mark.usefixtures("crowd")
async def test_what_is_not_sent_by_the_expiry_never_goes(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands, until="2 minit")
    before = await deliver(transactions, most=100)
    await tick(transactions, hands, 120)
    after = await run_through(transactions, hands)

    assert len(before) >= 90
    assert after == []
    assert (await the(chat, number)).state is BroadcastState.EXPIRED
    assert set(await states(chat)) == {LetterState.SENT, LetterState.STALE}


@pytest.mark.usefixtures("crowd")
async def test_letters_of_unknown_fate_are_not_sent_again_and_pause_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await begun(chat, transactions, hands)
    lost: list[int] = []

    def away(call: Call) -> Answer:
        if "broadcast.to" in call.key and len(lost) < 25:
            lost.append(call.chat_id)
            return Answer.UNREACHED
        return Answer.DONE

    await deliver(transactions, away, most=60)
    await tick(transactions, hands, 2)
    said = [str(each.payload.get("text")) for each in await chat.letters(DEVI)]
    paused = (await the(chat, number)).state
    await chat.say(DEVI, f"/broadcast {number} sambung")
    await run_through(transactions, hands)

    assert any("dijeda dengan sendirinya" in text for text in said)
    assert paused is BroadcastState.PAUSED
    counted = Counter(await states(chat))
    assert counted == {LetterState.UNKNOWN: 25, LetterState.SENT: len(MANY) + 2 - 25}
    for chat_id in lost:
        assert len(await told(chat, chat_id)) == 1


async def test_no_way_to_telegram_only_delays(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    await deliver(transactions, lambda _: Answer.UNCONNECTED, most=20)
    await run_through(transactions, hands)

    assert await states(chat) == [LetterState.SENT, LetterState.SENT]


@pytest.mark.usefixtures("crowd")
async def test_process_killed_at_any_commit_leaves_nobody_twice_and_nobody_out(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    """A tick that dies before its commit has done nothing; one that dies after it, all."""
    number = await begun(chat, transactions, hands)
    made = await deliver(transactions, most=200)
    for _ in range(3):
        hands.to(clock.now() + timedelta(seconds=2))
        with pytest.raises(_Killed):
            await _dying_tick(transactions, number)
        made += await deliver(transactions, most=40)
    made += await run_through(transactions, hands)

    arrived = Counter(call.chat_id for call in made if "broadcast.to" in call.key)
    assert set(arrived) == {AINA, BAKRI, *MANY}
    assert set(arrived.values()) == {1}


async def test_two_tickers_at_once_post_each_letter_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    hands.to(clock.now() + timedelta(seconds=31))
    for _ in range(2):
        async with transactions.begin() as session:
            await DUE_KINDS["broadcast.feed"](session, number)

    assert len(await states(chat)) == 2
    keys = [each.key for each in await recipients(chat, number) if each.key]
    assert len(set(keys)) == 2


@pytest.mark.usefixtures("crowd")
async def test_answer_overtakes_the_mass(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await begun(chat, transactions, hands)
    await deliver(transactions, most=30)
    await chat.say(AINA, "/help")
    first = await deliver(transactions, done, most=2)  # what the author still waits for is one

    assert AINA in {call.chat_id for call in first}
    async with chat.database.sessions() as session:
        left = await session.scalar(select(func.count()).where(Letter.state == LetterState.WAITING))
    assert (left or 0) > 200


class _Killed(Exception):
    """The process dies."""


async def _dying_tick(transactions: Transactions, number: int) -> None:
    async with transactions.begin() as session:
        await DUE_KINDS["broadcast.feed"](session, number)
        raise _Killed
