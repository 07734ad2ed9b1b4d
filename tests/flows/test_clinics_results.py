"""A clinic enters results: typed or asked one after another, corrected, seen by nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.appointments import Appointment
from db.models.records import AuditNote
from services import clock
from tests.flows import attended, screened
from tests.flows.attended import GOOD, HIGH, results
from tests.flows.broadcasting import deliver
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import (
    CHONG,
    DEVI,
    NURSE,
    OTHER_NURSE,
    SITI,
    Hands,
)
from tests.flows.test_reports_amid import stands, step

office, hands, here = screened.office, screened.hands, attended.here


async def test_result_before_attendance_is_refused(chat: Chat, here: Appointment) -> None:
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    assert "belum ditanda hadir" in await chat.read(NURSE)
    assert await results(chat) == []


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


async def test_form_of_another_visit_leaves_the_first(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await step(chat, NURSE, "Entering:value", visit="99")
    await chat.say(NURSE, f"/result {here.id}")

    left, asked = (await chat.read(NURSE)).split("\n\n", 1)
    assert "/result 99" in left
    assert "tekanan darah?" in asked


async def test_form_begun_anew_says_that_its_values_are_gone(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.press(NURSE, f"cl_result:{here.id}")
    await chat.say(NURSE, "150/95")
    await chat.press(NURSE, f"cl_result:{here.id}")

    anew, asked = (await chat.read(NURSE)).split("\n\n", 1)
    assert "tidak disimpan" in anew
    assert "tekanan darah?" in asked


@pytest.mark.parametrize("words", [f" {GOOD}", ""], ids=["entered", "shown"])
async def test_result_in_one_line_leaves_the_form_of_another_visit_alone(
    chat: Chat, here: Appointment, words: str
) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    if not words:
        await chat.say(NURSE, f"/result {here.id} {GOOD}")
    await step(chat, NURSE, "Entering:value", visit="99", systolic="140", diastolic="90")
    await chat.say(NURSE, f"/result {here.id}{words}")

    assert len(await results(chat)) == 1
    assert await stands(chat, NURSE) == "Entering:value"
    assert (await chat.read(NURSE)).startswith("Borang keputusan lawatan 99 masih menunggu")


async def test_result_in_one_line_ends_the_form_of_its_visit(chat: Chat, here: Appointment) -> None:
    await chat.press(NURSE, f"cl_came:{here.id}")
    await chat.press(NURSE, f"cl_result:{here.id}")
    await chat.say(NURSE, "150/95")
    await chat.say(NURSE, f"/result {here.id} {GOOD}")

    assert await stands(chat, NURSE) is None
    assert len(await results(chat)) == 1


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
    shown = [each.payload for each in await chat.letters(NURSE) if "mmHg" in str(each.payload)]
    assert [payload.get("protect_content") for payload in shown] == [True]


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
