"""Bad input of screening (casework 6.7): races, other appointments, other states, other texts."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import AppointmentKind, AppointmentState, Provider, Slot
from db.models.leads import Lead
from db.models.workers import Worker
from services import clock
from services.appointments import booking
from services.appointments.booking import Taken, Wish
from services.places import holidays
from tests.flows import appointed, screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import NURSE, OMAR, SITI, Hands, appointments, book, pressable, slot_at

office, hands = screened.office, screened.hands
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 54, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


async def test_accident_told_while_a_place_is_awaited_is_a_report(chat: Chat) -> None:
    await chat.say(SITI, "/screening")
    await chat.say(SITI, REPORT)

    assert len(await rows(chat, select(Lead))) == 1
    assert "bukan bandar" not in await chat.read(SITI)


@pytest.mark.parametrize("typed", ["Kuantan", "25000", "Atlantis"])
async def test_place_is_awaited_for_half_an_hour(chat: Chat, hands: Hands, typed: str) -> None:
    await chat.say(SITI, "/screening")
    await chat.say(SITI, typed)
    heard = await chat.read(SITI)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.say(SITI, typed)

    assert "Klinik Kenanga" in heard or "bukan bandar" in heard
    assert await chat.read(SITI) != heard


async def test_digit_while_a_place_is_awaited_answers_the_letter(chat: Chat) -> None:
    await book(chat, SITI, "SIN-K1 8/12 09:00")
    await chat.say(SITI, "/screening")
    await chat.say(SITI, "3")

    assert (await appointments(chat))[0].state is AppointmentState.CANCELLED_WORKER


async def test_two_flows_at_once_the_newer_one_holds(chat: Chat) -> None:
    await chat.say(NURSE, "/officer")
    row = await book(chat, SITI)
    await chat.press(NURSE, f"cl_result:{row.id}")  # not present yet: nothing begins
    await chat.say(NURSE, "/cancel")
    await chat.say(NURSE, "150/95")

    assert "150" not in str([each.payload for each in await chat.letters(SITI)])


async def test_another_appointment_at_that_time_is_told(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        other = await appointed.provider(session)
        worker = await session.scalar(select(Worker).where(Worker.person_id == SITI))
        assert worker is not None
        await booking.book(session, appointed.wish(worker, other, screened.at(1, 12, 9)), by=None)
    slot = await slot_at(chat, 1, 12, 9)
    await chat.press(SITI, f"sc_time:{slot.id}.r")

    assert "temu janji lain pada waktu itu" in await chat.read(SITI)
    assert any(data.startswith("sc_time:") for data in await pressable(chat, SITI))
    assert len(await appointments(chat)) == 1


async def test_two_visits_on_one_day_are_allowed(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        other = await appointed.provider(session)
        worker = await session.scalar(select(Worker).where(Worker.person_id == SITI))
        assert worker is not None
        await booking.book(session, appointed.wish(worker, other, screened.at(1, 12, 15)), by=None)
    await book(chat, SITI)

    assert len(await appointments(chat)) == 2


async def test_holiday_of_another_state_closes_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    """4 March is a holiday in Terengganu alone; in 2027 it is a Thursday."""
    hands.to(screened.at(10, 2, 10).replace(year=2027))
    async with transactions.begin() as session:
        await screened.clinic(session, "SIN-K9", "Klinik Jauh", state="MY-11")
        for code in ("SIN-K1", "SIN-K9"):
            await screened.only_open(session, code, ["Khamis 9-10, 60 min, 1 tempat"])
    thursday = date(2027, 3, 4)

    assert holidays.name("MY-11", thursday) is not None
    assert thursday in [screened.day_of(slot) for slot in await screened.slots(chat)]
    assert thursday not in [screened.day_of(slot) for slot in await screened.slots(chat, "SIN-K9")]


async def test_clinic_and_worker_cancel_at_once(chat: Chat) -> None:
    await book(chat, SITI)
    cancel = next(data for data in await pressable_all(chat, SITI) if "cancel" in data)
    await chat.say(NURSE, "/slots tutup 1/12 ya")
    letters = len([one for one in await chat.letters(SITI) if one.key.endswith(":cancelled")])
    await chat.press(SITI, cancel)

    (row,) = await appointments(chat)
    assert row.state is AppointmentState.CANCELLED_PROVIDER
    assert letters == 1
    assert "dibatalkan" in await chat.read(SITI)


async def test_worker_first_then_the_clinic_tells_nobody(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(SITI, "/screening batal")
    await chat.say(NURSE, "/slots tutup 1/12")

    (row,) = await appointments(chat)
    assert row.state is AppointmentState.CANCELLED_WORKER
    assert not [one for one in await chat.letters(SITI) if one.key.endswith(":cancelled")]


async def test_one_place_and_many_hands_is_one_booking(
    chat: Chat, transactions: Transactions
) -> None:
    """The letters' own race: ten workers press the same time; the database decides."""
    async with transactions.begin() as session:
        workers = [await appointed.worker(session, number) for number in range(1, 11)]
        ids = [one.id for one in workers]
    slot = await slot_at(chat, 1, 12, 9)

    async def press(worker_id: int) -> bool:
        async with transactions.begin() as session:
            worker = await session.get_one(Worker, worker_id)
            clinic = await session.get_one(Provider, slot.provider_id)
            wish = Wish(
                worker, AppointmentKind.SCREENING, clinic, slot.starts_at, slot.ends_at, slot.id,
                None, "round:1",
            )  # fmt: skip
            try:
                await booking.book(session, wish, by=None)
            except Taken:
                return False
            return True

    got = await asyncio.gather(*(press(each) for each in ids))

    assert got.count(True) == 1
    assert (await slot_at(chat, 1, 12, 9)).taken == 1


async def test_last_place_given_while_the_clinic_closes(
    chat: Chat, transactions: Transactions
) -> None:
    slot = await slot_at(chat, 1, 12, 9)
    async with transactions.begin() as session:
        await session.execute(update(Slot).where(Slot.id == slot.id).values(places=0))
    await chat.press(OMAR, f"sc_time:{slot.id}.r")

    assert "baru sahaja diambil" in await chat.read(OMAR)
    assert await appointments(chat) == []


@pytest.mark.parametrize(
    "data",
    ["sc_time:", "sc_time:x.y", "sc_day:1", "sc_clinic:", "sc_first:1", "sc_no:9", "sc_why:1.x",
     "sc_take:9", "sc_pass:9", "sc_wait:999", "cl_came:x", "cl_result:", "slots_close:1.2",
     "slots_close:1.739950.900.100", "wave:start.x", "sc_near:f9"],
)  # fmt: skip
async def test_buttons_that_are_none_of_ours_change_nothing(chat: Chat, data: str) -> None:
    for who in (SITI, NURSE, screened.DEVI, 99):
        await chat.press(who, data)

    assert await appointments(chat) == []
    assert not [one for one in await chat.letters(SITI) if "error" in one.key]


async def pressable_all(chat: Chat, who: int) -> list[str]:
    return [
        button["callback_data"]
        for one in await chat.letters(who)
        for line in one.payload.get("reply_markup", {}).get("inline_keyboard", [])
        for button in line
        if "callback_data" in button
    ]


async def test_made_up_button_books_no_time_that_is_no_clinic_s(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        hospital = await appointed.provider(session)
        slot = await appointed.slot(session, hospital, appointed.local(date(2026, 12, 8), 9))

    await chat.press(SITI, f"sc_time:{slot.id}.r")

    assert await appointments(chat) == []


@pytest.mark.parametrize("typed", ["3 pagi", "1/12", "9.30", "10:00"])
async def test_a_day_or_a_time_is_told_from_a_place(chat: Chat, typed: str) -> None:
    await chat.say(SITI, "/screening near")
    await chat.say(SITI, typed)

    assert "Untuk memilih hari atau masa" in await chat.read(SITI)


async def test_who_books_the_same_time_again_reads_what_to_do(chat: Chat) -> None:
    for _ in range(2):
        await chat.say(SITI, "/screening SIN-K1 5/12 9.30")

    assert "/screening tukar" in await chat.read(SITI)
    assert "/screening batal" in await chat.read(SITI)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("adakah saya layak?", "Taip /screening"), ("saringan", "taip <code>/screening</code>")],
)
async def test_who_asks_whether_he_may_come_is_shown_the_way(
    chat: Chat, typed: str, said: str
) -> None:
    await chat.say(SITI, typed)

    assert said in await chat.read(SITI)
