"""On the first of a month headquarters read which urgent broadcasts did not wait, whose and why."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot import due_kinds
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.records import AuditNote
from services import clock
from services.clock import LOCAL
from services.messaging.broadcasts import monthly
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    CHONG,
    DEVI,
    HANA,
    IDA,
    check,
    compose,
    lose_roles,
    rows,
    run_through,
    send,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands
NIGHT = datetime(2026, 12, 1, 22, 0, tzinfo=LOCAL)
NOON = datetime(2026, 12, 3, 12, 0, tzinfo=LOCAL)
FIRST = datetime(2027, 1, 1, 8, 0, tzinfo=LOCAL)


async def test_headquarters_read_number_authors_and_reasons(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    one = await _urgent(chat, transactions, hands, NIGHT, "Empangan pecah")
    two = await _urgent(chat, transactions, hands, NOON, "Ribut", who=CHONG)
    hands.to(NOON + timedelta(days=1))
    calm = await compose(chat)
    await send(chat, calm)
    await _report(transactions, hands, FIRST)

    letters = await _reports(chat)
    assert {each.chat_id for each in letters} == {HANA, IDA}
    said = letters[0].payload["text"]
    assert "Disember 2026: 2" in said
    assert "Devi Contoh: 1" in said
    assert "Chong Contoh: 1" in said
    assert f"{one}.</b>" in said
    assert "Empangan pecah" in said
    assert "Mesej pada waktu senyap: 2" in said
    assert f"{two}.</b>" in said
    assert "Mesej pada waktu senyap: 0" in said
    (note,) = await _notes(chat)
    assert (note.subject, note.details["broadcasts"]) == ("month:2026-12", [one, two])


async def test_second_person_is_named(chat: Chat, transactions: Transactions, hands: Hands) -> None:
    hands.to(NIGHT)
    number = await compose(chat, to="skuad Terengganu", until="2 hari")
    await chat.say(DEVI, f"/broadcast {number} segera Tsunami")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)
    await _report(transactions, hands, FIRST)

    said = (await _reports(chat))[0].payload["text"]
    assert "Devi Contoh, diluluskan oleh Hana Contoh" in said
    assert "Tsunami" in said


async def test_month_is_reported_once_and_only_of_its_own_days(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _urgent(chat, transactions, hands, datetime(2026, 11, 30, 23, 0, tzinfo=LOCAL), "Semalam")
    await _report(transactions, hands, FIRST)
    await _report(transactions, hands, FIRST)
    await _report(transactions, hands, FIRST + timedelta(days=1))

    letters = await _reports(chat)
    assert len(letters) == 2
    assert "Semalam" not in letters[0].payload["text"]
    assert "Tiada hebahan segera" in letters[0].payload["text"]


async def test_what_was_slept_through_is_reported_later_but_not_in_the_middle_of_a_month(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _report(transactions, hands, FIRST + timedelta(days=14))
    in_the_middle = await _reports(chat)
    await _report(transactions, hands, FIRST + timedelta(days=34))  # 4 February

    assert in_the_middle == []
    assert "Januari 2027" in (await _reports(chat))[0].payload["text"]


async def test_training_and_drafts_are_no_urgent_broadcasts(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    hands.to(NIGHT)
    practised = await compose(chat, begin="latihan")
    await chat.say(DEVI, f"/broadcast {practised} segera Latihan banjir")
    await send(chat, practised)
    await run_through(transactions, hands)
    draft = await compose(chat)
    await chat.say(DEVI, f"/broadcast {draft} segera Draf")
    await _report(transactions, hands, FIRST)

    assert "Tiada hebahan segera" in (await _reports(chat))[0].payload["text"]


async def test_many_reasons_are_all_told(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    for number in range(monthly.LISTED + 1):
        await _urgent(chat, transactions, hands, NIGHT + timedelta(days=number), f"Sebab {number}")
    await _report(transactions, hands, FIRST)

    said = [each.payload["text"] for each in await _reports(chat) if each.chat_id == HANA]
    assert len(said) == 2
    assert all(f"Sebab {number}" in "".join(said) for number in range(monthly.LISTED + 1))


async def test_who_coordinates_no_more_reads_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await lose_roles(transactions, HANA)
    await _report(transactions, hands, FIRST)

    assert {each.chat_id for each in await _reports(chat)} == {IDA}


async def test_it_is_looked_at_every_day(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    ticker = Ticker(
        transactions, due_kinds.DUE_KINDS, every_day={monthly.DAILY: due_kinds.DAILY[monthly.DAILY]}
    )
    hands.to(FIRST - timedelta(hours=1))
    await ticker.tidy()
    hands.to(FIRST + timedelta(minutes=1))
    await ticker.run_due()

    assert {each.chat_id for each in await _reports(chat)} == {HANA, IDA}


async def _urgent(
    chat: Chat,
    transactions: Transactions,
    hands: Hands,
    at: datetime,
    reason: str,
    who: int = DEVI,
) -> int:
    hands.to(at)
    number = await compose(chat, who)
    await chat.say(who, f"/broadcast {number} segera {reason}")
    await send(chat, number, who)
    await run_through(transactions, hands)
    return number


async def _report(transactions: Transactions, hands: Hands, at: datetime) -> None:
    hands.to(at)
    assert clock.now() >= at
    async with transactions.begin() as session:
        await monthly.report(session, 0)


async def _reports(chat: Chat) -> list[Letter]:
    return [each for each in await chat.letters() if each.key.startswith("broadcast.urgent:")]


async def _notes(chat: Chat) -> list[AuditNote]:
    return await rows(
        chat, select(AuditNote).where(AuditNote.action == "broadcast.urgent_reported")
    )
