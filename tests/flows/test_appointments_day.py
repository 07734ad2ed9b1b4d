"""A case manager's day: the day, the week, the calls; what was booked is moved or cancelled."""

from datetime import date, timedelta

from bot.transactions import Transactions
from db.models.appointments import (
    AppointmentKind,
    AppointmentState,
    PhoneCall,
)
from tests.flows import appointed, hosted
from tests.flows.appointed import AINA, ALI, Move, everything, local, newest
from tests.flows.conftest import Chat
from tests.flows.hosted import DAY, FAR, SQUAD

now_is, office = appointed.now_is, hosted.office


async def test_worker_without_telegram_is_called(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 2, klinik rtw, RTW-1, 16/12, 10.00")
    await chat.say(AINA, "/calls")

    (call,) = await everything(transactions, PhoneCall)
    listed = await chat.read(AINA)
    assert "Bala a/l Raju" in listed
    assert "+60195550102" in listed
    await chat.say(AINA, f"/calls {call.id} akan datang")
    (call,) = await everything(transactions, PhoneCall)
    assert (call.outcome, call.done_by_id) == ("akan datang", AINA)
    assert "no calls to make" in await _after(chat, AINA, "/calls")


async def _after(chat: Chat, who: int, words: str) -> str:
    await chat.say(who, words)
    return await chat.read(who)


async def test_today_and_week(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    now_is(local(DAY, 8))
    day = await _after(chat, AINA, "/today")
    now_is(local(DAY - timedelta(days=3), 8))
    week = await _after(chat, AINA, "/minggu")
    empty = await _after(chat, AINA, "/today")

    assert "Ali bin Abu" in day
    assert "Ali bin Abu" in week
    assert "No appointments today" in empty


async def test_moved_by_the_case_manager(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    await chat.say(AINA, f"/visit {row.id} move 17/12 11.00")

    moved = await newest(transactions)
    assert (moved.id, moved.version, moved.starts_at) == (row.id, 2, local(date(2026, 12, 17), 11))
    assert "was changed" in await chat.read(ALI)


async def test_cancelled_by_the_provider_the_worker_chooses_at_once(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    await chat.press(AINA, f"visit_called_off:{row.id}.1")
    offered = await chat.read(ALI)
    await chat.say(ALI, "2")

    first, second = await appointed.appointments(transactions)
    assert first.state is AppointmentState.CANCELLED_PROVIDER
    assert "had to be cancelled by us" in offered
    assert second.state is AppointmentState.BOOKED
    assert (second.worker_id, second.kind) == (1, AppointmentKind.RTW_CLINIC)


async def test_stranger_sees_no_visit(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 16/12, 10.00")
    row = await newest(transactions)
    for who in (SQUAD, FAR):
        await chat.say(who, f"/visit {row.id}")
        await chat.press(who, f"visit_called_off:{row.id}.1")
        assert "Ali" not in await chat.read(who)

    assert (await newest(transactions)).state is AppointmentState.BOOKED


async def test_what_somebody_booked_for_a_worker_without_a_manager_is_in_the_week(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    async with transactions.begin() as session:
        await appointed.worker(session, 3, name="Chandra a/p Raju")
    await chat.say(AINA, "/book 3, rtw clinic, Klinik RTW Kuantan, 16/12, 10.00, -")
    now_is(local(date(2026, 12, 14), 9))
    await chat.say(AINA, "/week")

    assert "Chandra a/p Raju" in await chat.read(AINA)
