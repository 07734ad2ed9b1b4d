"""A second person sees exactly what goes; what was approved is what is sent, never one's own."""

from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.transactions import Transactions
from config import rules
from db import keys
from db.models.broadcasts import Broadcast, BroadcastRecipient, BroadcastState
from db.models.people import Person, Role
from db.models.records import AuditNote
from db.models.workers import BoundBy, Worker
from services import clock
from services.clock import LOCAL
from services.messaging.broadcasts import counting
from tests.flows import broadcasting, make, registry
from tests.flows.broadcasting import (
    AINA,
    CHONG,
    DEVI,
    ENGLISH,
    FAUZI,
    HANA,
    IDA,
    MALAY,
    check,
    compose,
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


async def ask(
    chat: Chat, to: str = "skuad Terengganu", who: int = DEVI, until: str = "6 jam"
) -> tuple[int, str]:
    """Ask for approval of a broadcast outside one's own area."""
    number = await compose(chat, who, to=to, until=until)
    code = await check(chat, number, who)
    await chat.press(who, f"bc:send.{number}.{code}")
    return number, code


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
        "broadcast.approved", "broadcast.started", "broadcast.ended",
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


async def test_change_while_it_waits_makes_the_approver_s_button_useless(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(DEVI, f"bc:card.{number}")
    await chat.say(DEVI, f"/broadcast {number} ms {MALAY} Segera.")
    await chat.say(DEVI, f"/broadcast {number} en {ENGLISH} At once.")
    await send(chat, number)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    assert "Tiada apa-apa yang dihantar" in await chat.read(HANA)
    assert await run_through(transactions, hands) == []
    assert (await the(chat, number)).state is BroadcastState.ASKED


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


async def test_text_changed_behind_the_back_is_refused_by_the_database(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")

    with pytest.raises(SQLAlchemyError, match=r"fixed|P0001"):
        await _write(transactions, number, text_ms="Lain")


async def test_recipient_slipped_in_behind_the_back_stops_it(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number, code = await ask(chat)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        session.add(
            BroadcastRecipient(
                broadcast_id=number, training=False, round=1, chat_id=AINA, person_id=AINA,
                language="ms",
            )
        )  # fmt: skip
    calls = await run_through(transactions, hands)

    assert calls == []
    assert (await the(chat, number)).state is BroadcastState.CANCELLED
    assert await told(chat, AINA) == await told(chat, FAUZI) == []


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"state": "sending"}, id="without approval"),
        pytest.param({"state": "sending", "approved_by_id": HANA}, id="of nothing"),
        pytest.param(
            {"state": "sending", "approved_by_id": HANA, "approved_content": "x"}, id="of another"
        ),
        pytest.param({"approved_by_id": DEVI}, id="one's own"),
    ],
)
async def test_database_lets_nothing_unapproved_go(
    chat: Chat, transactions: Transactions, hands: Hands, values: dict[str, object]
) -> None:
    number, _ = await ask(chat)

    with pytest.raises(IntegrityError):
        await _write(transactions, number, **values)


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


async def _write(transactions: Transactions, number: int, **values: object) -> None:
    async with transactions.begin() as session:
        await session.execute(update(Broadcast).where(Broadcast.id == number).values(**values))


async def test_workers_of_an_employer_need_an_approval_and_get_it_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, 41, name="Siti Contoh")
        for nric, person_id in ((registry.SITI, 41), (registry.FARID, None)):
            session.add(_worker(nric, person_id))
    number = await compose(chat, to=f"majikan {registry.KILANG}")
    code = await check(chat, number)
    checked = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)

    assert "penerimanya pekerja" in checked
    assert len(await told(chat, 41)) == 1


async def test_workers_to_whom_nothing_is_sent_any_more_are_left_out(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, 41, name="Siti Contoh")
        silenced = _worker(registry.SITI, 41)
        silenced.silenced_at = clock.now()
        session.add(silenced)
    number = await compose(chat, to=f"majikan {registry.KILANG}")
    await chat.say(DEVI, f"/broadcast {number} semak")

    assert "Akan menerima: 0 orang" in await chat.read(DEVI)


async def test_worker_who_died_since_he_was_counted_gets_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, 41, name="Siti Contoh")
        session.add(_worker(registry.SITI, 41))
    number, code = await ask(chat, f"majikan {registry.KILANG}; skuad KTN")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    await run_through(transactions, hands)

    assert await told(chat, 41) == []
    assert len(await told(chat, AINA)) == 1
    assert (await the(chat, number)).state is BroadcastState.DONE


async def test_worker_who_died_in_the_night_between_two_letters_gets_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, 41, name="Siti Contoh")
        session.add(_worker(registry.SITI, 41))
    number, code = await ask(chat, f"majikan {registry.KILANG}; skuad KTN", until="2 hari")
    hands.to(datetime(2026, 12, 1, 23, 0, tzinfo=LOCAL))
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)
    begun = (await the(chat, number)).state
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    hands.to(datetime(2026, 12, 2, 10, 0, tzinfo=LOCAL))
    await run_through(transactions, hands)
    ended = (await the(chat, number)).state
    await chat.say(DEVI, f"/broadcast {number} recall edit")
    await run_through(transactions, hands)

    assert begun is BroadcastState.SENDING
    assert await told(chat, 41) == []
    assert len(await told(chat, AINA)) == 1
    assert ended is BroadcastState.DONE
    assert (await the(chat, number)).state is BroadcastState.RECALLED


def _worker(nric: str, person_id: int | None) -> Worker:
    return Worker(
        insured=keys.of_nric(nric), name="Contoh", state="MY-06", branch_code="PHG-KTN",
        person_id=person_id, bound_at=clock.now() if person_id else None,
        bound_by=BoundBy.CODE if person_id else None, created_at=clock.now(), synthetic=True,
    )  # fmt: skip
