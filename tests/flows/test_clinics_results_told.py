"""The worker hears that a result is ready, never a value; a second visit or a call follows it."""

from datetime import timedelta

from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import Appointment, PhoneCall
from db.models.workers import Consent, Purpose
from services import clock
from tests.flows import attended, screened
from tests.flows.attended import GOOD, HIGH, results
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import (
    CHONG,
    NURSE,
    OMAR,
    SITI,
    Hands,
    appointments,
    letter,
    pressable,
)

office, hands, here = screened.office, screened.hands, attended.here


async def test_good_result_is_told_without_a_value(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    (row,) = await results(chat)
    assert (row.systolic, float(row.glucose or 0), row.abnormal, row.follow_up_by) == (
        120, 5.1, [], None,
    )  # fmt: skip
    told = await letter(chat, SITI, "result:")
    assert told is not None
    assert "sudah sedia" in str(told.payload)
    assert not any(value in str(told.payload) for value in ("120", "5.1", "22.3", "susulan"))
    shown = await chat.read(NURSE)
    assert "Had: WHO-1" in shown
    assert "120 mmHg" in shown


async def test_abnormal_result_offers_a_visit_and_tells_no_value(
    chat: Chat, here: Appointment
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    told = await letter(chat, SITI, "result:")
    data = next(d for d in await pressable(chat, SITI) if d.startswith("sc_time:"))
    await chat.press(SITI, data)

    (row,) = await results(chat)
    assert set(row.abnormal) == {"systolic", "diastolic", "cholesterol", "bmi"}
    assert (row.follow_up_by or screened.MONDAY.date()) - screened.MONDAY.date() == timedelta(15)
    assert told is not None
    assert "Doktor ingin berjumpa anda sekali lagi" in str(told.payload)
    assert not any(word in str(told.payload) for word in ("150", "95", "6.1", "tekanan", "gula"))
    follow_up = (await appointments(chat))[-1]
    assert (follow_up.kind, follow_up.subject) == ("screening_follow_up", f"follow_up:{row.id}")
    assert await rows(chat, select(PhoneCall)) == []


async def test_follow_up_by_words(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    await chat.say(SITI, "/screening susulan")
    days = await chat.read(SITI)
    await chat.say(SITI, "/screening susulan 5/12 09:30")

    assert "Klinik Kenanga" in days
    assert (await appointments(chat))[-1].starts_at == screened.at(5, 12, 9, 30)


async def test_follow_up_of_somebody_else_is_not_offered(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    data = next(d for d in await pressable(chat, SITI) if d.startswith("sc_time:"))
    await chat.press(OMAR, data)

    assert "Tiada lawatan susulan" in await chat.read(OMAR)
    assert len(await appointments(chat)) == 1


async def test_red_flag_is_a_call_the_same_day(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} bp 190/115 gula 6.1")
    await chat.say(NURSE, f"/result {here.id} gula 6.2")

    (call,) = await rows(chat, select(PhoneCall))
    assert (call.why, call.due_at) == ("red_flag", screened.at(1, 12, 17))
    assert "pada hari yang sama" in await chat.read(NURSE)
    await chat.say(CHONG, "/calls")
    assert "doktor klinik mahu berjumpa pekerja ini segera" in await chat.read(CHONG)
    assert "190" not in await chat.read(CHONG)


async def test_follow_up_ends_with_the_correction_that_needs_none(
    chat: Chat, here: Appointment
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    data = next(d for d in await pressable(chat, SITI) if d.startswith("sc_clinic:"))
    await chat.say(NURSE, f"/result {here.id} {GOOD}")
    await chat.press(SITI, data)

    assert "Tiada lawatan susulan" in await chat.read(SITI)


async def test_in_a_locked_chat_the_letter_tells_no_follow_up(
    chat: Chat, here: Appointment
) -> None:
    await chat.say(SITI, "/lock 4821")
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")

    told = await letter(chat, SITI, "result:")
    assert told is not None
    assert "sekali lagi" not in str(told.payload)
    assert "/lock" in str(told.payload)
    assert "sc_time" not in str(told.payload)


async def test_without_consent_to_results_somebody_calls(
    chat: Chat, here: Appointment, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await session.execute(
            update(Consent).where(Consent.purpose == Purpose.RESULTS).values(ended_at=clock.now())
        )
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    (call,) = await rows(chat, select(PhoneCall))
    assert call.why == "result_ready"
    assert await letter(chat, SITI, "result:") is None


async def test_result_at_night_is_told_in_the_morning(
    chat: Chat, here: Appointment, hands: Hands
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    hands.to(screened.at(1, 12, 22))
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    told = await letter(chat, SITI, "result:")
    assert told is not None
    assert told.not_before == screened.at(2, 12, 8)


async def test_worker_reads_that_a_result_is_kept_and_no_value(
    chat: Chat, here: Appointment
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    await chat.say(SITI, "/mydata")

    said = await chat.read(SITI)
    assert "Saringan kesihatan" in said
    assert "Hanya klinik melihat nilainya" in said
    assert "150" not in said
    assert "27.3" not in said
