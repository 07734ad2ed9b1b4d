"""A clinic's day: the list, and attendance by QR code, tap or words."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentState, PhoneCall
from db.models.records import AuditNote
from services.appointments import tickets
from tests.flows import attended, screened
from tests.flows.attended import GOOD, results
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import (
    CHONG,
    NURSE,
    OMAR,
    OTHER_NURSE,
    SITI,
    Hands,
    appointments,
    pressable,
)

office, hands, here = screened.office, screened.hands, attended.here


async def token_of(transactions: Transactions, number: int) -> str:
    async with transactions.begin() as session:
        return await tickets.issue(session, await session.get_one(Appointment, number))


async def test_day_has_names_and_nothing_else(chat: Chat, here: Appointment) -> None:
    await chat.say(NURSE, "/clinic")

    said = await chat.read(NURSE)
    assert "1 temu janji" in said
    assert f"{here.id} · 09:00 · Siti Contoh · saringan: dijangka hadir" in said
    assert "800312" not in said
    assert await pressable(chat, NURSE) == [f"cl_came:{here.id}"]
    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "clinic.day"))
    assert note.details["appointments"] == [here.id]


async def test_before_eight_it_is_this_day_already(
    chat: Chat, here: Appointment, hands: Hands
) -> None:
    hands.to(screened.at(1, 12, 7, 30))  # by UTC still the day before
    await chat.say(NURSE, "/clinic")

    assert await pressable(chat, NURSE) == [f"cl_came:{here.id}"]


async def test_another_day_and_a_day_that_is_none(chat: Chat, here: Appointment) -> None:
    await chat.say(NURSE, "/clinic 2/12")
    empty = await chat.read(NURSE)
    await chat.say(NURSE, "/clinic 31/2")

    assert "Tiada tempahan" in empty
    assert "bukan tarikh" in await chat.read(NURSE)


async def test_scanned_by_the_clinic_he_is_present(
    chat: Chat, here: Appointment, transactions: Transactions
) -> None:
    token = await token_of(transactions, here.id)
    await chat.say(NURSE, f"/start {tickets.START}{token}")
    first = await chat.read(NURSE)
    await chat.say(NURSE, f"/start {tickets.START}{token}")

    assert "Dicatat: Siti Contoh hadir" in first
    assert "Sudah dicatat" in await chat.read(NURSE)
    assert (await appointments(chat))[0].state is AppointmentState.ATTENDED


@pytest.mark.parametrize("who", [OMAR, OTHER_NURSE, CHONG, 99])
async def test_scanned_by_anybody_else_nothing_happens(
    chat: Chat, here: Appointment, transactions: Transactions, who: int
) -> None:
    token = await token_of(transactions, here.id)
    await chat.say(who, f"/start {tickets.START}{token}")
    real = await chat.read(who)
    await chat.say(who, f"/start {tickets.START}nonsense")

    assert real == await chat.read(who)
    assert "Siti" not in real
    assert (await appointments(chat))[0].state is AppointmentState.BOOKED


async def test_scanned_on_the_wrong_day_says_so(
    chat: Chat, here: Appointment, transactions: Transactions, hands: Hands
) -> None:
    token = await token_of(transactions, here.id)
    hands.to(screened.MONDAY)
    await chat.say(NURSE, f"/start {tickets.START}{token}")

    assert (await appointments(chat))[0].state is AppointmentState.BOOKED
    assert "Selasa, 1 Disember 2026" in await chat.read(NURSE)


async def test_tap_and_words_and_a_wrong_tap_corrected(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    present = (await appointments(chat))[0].state
    await chat.say(NURSE, f"/clinic tidak {here.id}")

    (call,) = await rows(chat, select(PhoneCall))
    assert call.why == "missed_once"
    assert present is AppointmentState.ATTENDED
    assert (await appointments(chat))[0].state is AppointmentState.NO_SHOW


@pytest.mark.parametrize("who", [OTHER_NURSE, SITI, CHONG])
async def test_nobody_else_notes_attendance_or_results(
    chat: Chat, here: Appointment, who: int
) -> None:
    await chat.press(who, f"cl_came:{here.id}")
    await chat.say(who, f"/result {here.id} {GOOD}")

    assert (await appointments(chat))[0].state is AppointmentState.BOOKED
    assert await results(chat) == []
