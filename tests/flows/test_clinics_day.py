"""A clinic's day: the list, attendance by QR code, tap or words; results and who hears of them."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentState, PhoneCall
from db.models.records import AuditNote
from db.models.screening import Result
from db.models.workers import Consent, Purpose
from services import clock
from services.appointments import tickets
from tests.flows import screened
from tests.flows.broadcasting import deliver
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import (
    CHONG,
    DEVI,
    NURSE,
    OMAR,
    OTHER_NURSE,
    SITI,
    Hands,
    appointments,
    book,
    letter,
    pressable,
)

office, hands = screened.office, screened.hands
GOOD = "bp 120/80 gula 5.1 kol 4.4 bmi 22.3"
HIGH = "bp 150/95 gula 6.1 kol 5.4 bmi 27.3"


@pytest.fixture
async def here(office: None, chat: Chat, hands: Hands) -> Appointment:
    """It is Tuesday, nine o'clock, and Siti is booked."""
    row = await book(chat, SITI)
    hands.to(screened.at(1, 12, 9, 5))
    return row


async def results(chat: Chat) -> list[Result]:
    return await rows(chat, select(Result))


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


async def test_result_before_attendance_is_refused(chat: Chat, here: Appointment) -> None:
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    assert "belum ditanda hadir" in await chat.read(NURSE)
    assert await results(chat) == []


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


async def test_form_asks_one_after_another(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.press(NURSE, f"cl_result:{here.id}")
    questions = [await chat.read(NURSE)]
    for words in ("150/95", "-", "5.4"):
        await chat.say(NURSE, words)
        questions.append(await chat.read(NURSE))
    await chat.say(NURSE, "27.3")

    (row,) = await results(chat)
    for question, word in zip(questions, ("tekanan darah?", "gula", "kolesterol"), strict=False):
        assert word in question
    assert (row.systolic, row.glucose, float(row.bmi or 0)) == (150, None, 27.3)
    assert "Belum dimasukkan: gula" in await chat.read(NURSE)


async def test_bad_answer_in_the_form_keeps_what_was_entered(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.press(NURSE, f"cl_result:{here.id}")
    await chat.say(NURSE, "150/95")
    await chat.say(NURSE, "110")
    refused = await chat.read(NURSE)
    await chat.say(NURSE, "lapan")
    await chat.say(NURSE, "6.1")
    await chat.say(NURSE, "siap")

    (row,) = await results(chat)
    assert "mg/dL" in refused
    assert (row.systolic, float(row.glucose or 0), row.bmi) == (150, 6.1, None)


async def test_unlikely_value_is_asked_once_more(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} bp 250/135 gula 6.1")
    asked, before = await chat.read(NURSE), await results(chat)
    await chat.say(NURSE, "betul")

    (row,) = await results(chat)
    assert "luar biasa" in asked
    assert before == []
    assert (row.systolic, row.diastolic) == (250, 135)


async def test_correction_counts_a_version_and_ends_after_two_weeks(
    chat: Chat, here: Appointment, hands: Hands
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {GOOD}")
    await chat.say(NURSE, f"/result {here.id} kol 4.6")
    (row,) = await results(chat)
    hands.to(screened.at(20, 12, 9))
    await chat.say(NURSE, f"/result {here.id} kol 9.9")

    assert (row.version, float(row.cholesterol or 0), row.systolic) == (2, 4.6, 120)
    assert "tidak boleh diubah lagi" in await chat.read(NURSE)
    assert float((await results(chat))[0].cholesterol or 0) == 4.6


async def test_values_leave_the_chat_and_the_typed_line_at_once(
    chat: Chat, here: Appointment
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    number = await chat.say(NURSE, f"/result {here.id} {HIGH}")

    gone = [each for each in await chat.letters(NURSE) if each.method == "deleteMessage"]
    assert [each.payload.get("message_id") for each in gone] == [number, None]
    assert gone[1].not_before is not None
    assert gone[1].not_before - clock.now() < timedelta(minutes=16)
    assert all(letter.payload.get("protect_content") for letter in await chat.letters(NURSE)
               if "mmHg" in str(letter.payload))  # fmt: skip


async def test_each_look_is_audited_without_values(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    await chat.say(NURSE, f"/result {here.id}")

    notes = await rows(chat, select(AuditNote).where(AuditNote.action.like("result.%")))
    assert [note.action for note in notes] == ["result.entered", "result.seen"]
    assert "150" not in str([note.details for note in notes])


async def test_values_are_not_kept_in_letters_once_they_are_shown(
    chat: Chat, here: Appointment, transactions: Transactions
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    await chat.say(NURSE, "/clinic 1/12")
    shown = await chat.letters(NURSE)
    await deliver(transactions)

    assert any("mmHg" in str(each.payload) for each in shown)
    kept = str([each.payload for each in await chat.letters(NURSE)])
    assert "mmHg" not in kept
    assert "Siti" not in kept


@pytest.mark.parametrize("where", [None, -1001], ids=["refused", "in a group"])
async def test_values_that_are_not_taken_leave_the_chat_too(
    chat: Chat, here: Appointment, where: int | None
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    number = await chat.say(NURSE, f"/result {here.id} bp 95/150", chat=where)

    gone = [e for e in await chat.letters(where or NURSE) if e.method == "deleteMessage"]
    assert [each.payload.get("message_id") for each in gone] == [number]
    assert await results(chat) == []


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


async def test_coordinator_sees_no_result(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.say(NURSE, f"/result {here.id} {HIGH}")
    for who in (DEVI, CHONG, OTHER_NURSE, SITI):
        await chat.say(who, f"/result {here.id}")
        await chat.say(who, "/clinic")

    everything = str([each.payload for who in (DEVI, CHONG, OTHER_NURSE, SITI)
                      for each in await chat.letters(who)])  # fmt: skip
    assert "150/95" not in everything
    assert "mmHg" not in everything
