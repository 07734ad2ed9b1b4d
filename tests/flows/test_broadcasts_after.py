"""After the sending: acknowledged, chased, sent again, recalled, reported, exported."""

import io
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastAck, BroadcastState
from db.models.messaging import Attachment
from db.models.people import Person
from services import clock
from services.messaging.calls import Call
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    CHONG,
    DEVI,
    FAUZI,
    GROUP,
    HANA,
    STRANGER,
    compose,
    deliver,
    recipients,
    rows,
    run_through,
    send,
    the,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def arrived(
    chat: Chat, transactions: Transactions, hands: Hands, to: str = "skuad KTN; kumpulan KTN"
) -> int:
    """A broadcast that asks for acknowledgement and has arrived."""
    number = await compose(chat, to=to, until="3 hari")
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands)
    return number


async def test_acknowledged_once_and_the_message_says_so(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await chat.press(AINA, f"bcack:{number}")
    await chat.say(BAKRI, f"/ack_{number}")
    calls = await deliver(transactions)

    acks = await rows(chat, select(BroadcastAck))
    assert {each.person_id for each in acks} == {AINA, BAKRI}
    edits = [call for call in calls if call.method == "editMessageText"]
    assert {call.chat_id for call in edits} == {AINA, BAKRI}
    mine = next(call for call in edits if call.chat_id == AINA)
    assert "Anda sahkan pada" in mine.parameters["text"]
    assert "reply_markup" not in mine.parameters


async def test_in_a_group_each_counts_and_nobody_is_named(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(CHONG, f"bcack:{number}", chat=GROUP)
    await chat.press(AINA, f"bcack:{number}", chat=GROUP)
    calls = await deliver(transactions)

    (edit,) = [call for call in calls if call.chat_id == GROUP]
    assert "2 orang mengesahkan di sini" in edit.parameters["text"]
    assert "Aina" not in edit.parameters["text"]
    assert edit.parameters["reply_markup"]["inline_keyboard"]


@pytest.mark.parametrize("who", [STRANGER, FAUZI])
async def test_who_did_not_get_it_acknowledges_nothing(
    chat: Chat, transactions: Transactions, hands: Hands, who: int
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(who, f"bcack:{number}")

    assert await rows(chat, select(BroadcastAck)) == []
    assert "tidak dihantar kepada anda" in await chat.read(who)


async def test_only_the_silent_are_chased(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await chat.press(DEVI, f"bc:silent.{number}")
    named = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:chase.{number}")
    too_soon = await chat.read(DEVI)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    calls = await run_through(transactions, hands)

    assert "Bakri bin Sampel" in named
    assert "Aina" not in named
    assert "Beri masa" in too_soon
    assert [(call.chat_id, call.method) for call in calls] == [(BAKRI, "sendMessage")]
    assert "Reminder" in calls[0].parameters["text"]
    assert (await the(chat, number)).state is BroadcastState.DONE


async def test_chase_can_be_aborted_and_leaves_nobody_chased(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    hands.to(clock.now() + timedelta(minutes=31))
    await chat.press(DEVI, f"bc:chase.{number}")
    await chat.press(DEVI, f"bc:stop.{number}")
    calls = await run_through(transactions, hands)

    assert calls == []


async def test_unknown_ones_are_sent_again_only_when_somebody_says_so(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN")
    await send(chat, number)

    def lost(call: Call) -> Answer:
        return Answer.UNREACHED if call.chat_id == AINA else Answer.DONE

    await run_through(transactions, hands, lost)
    await chat.say(DEVI, f"/broadcast {number}")
    report = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:resend.{number}")
    calls = await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number}")

    assert "Tidak pasti sampai: 1 daripada 4" in report
    assert [call.chat_id for call in calls] == [AINA]
    assert "Sampai: 2 daripada 4" in await chat.read(DEVI)


async def test_recalled_messages_say_so_and_the_report_who_had_pressed(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await deliver(transactions)
    await chat.press(DEVI, f"bc:recall.{number}")
    offer = await chat.read(DEVI)
    await chat.say(DEVI, f"/broadcast {number} tarik sunting Alamat salah")
    calls = await run_through(transactions, hands)
    await chat.say(DEVI, f"/broadcast {number} laporan")
    report = await chat.read(DEVI)
    await chat.press(BAKRI, f"bcack:{number}")
    later = await deliver(transactions)

    assert "Sunting" in offer
    assert {(call.chat_id, call.method) for call in calls} == {
        (AINA, "editMessageText"),
        (BAKRI, "editMessageText"),
        (GROUP, "editMessageText"),
    }
    mine = next(call for call in calls if call.chat_id == AINA)
    assert "DITARIK BALIK" in mine.parameters["text"]
    assert "Alamat salah" in mine.parameters["text"]
    assert "reply_markup" not in mine.parameters
    assert "Penarikan balik" in report
    assert "Sudah mengesahkan sebelum ditarik balik: Aina binti Sampel" in report
    assert not [call for call in later if call.method.startswith("edit")]


async def test_recalled_by_deleting_takes_message_and_place_away(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="senarai X; skuad KTN")
    await chat.say(DEVI, f"/broadcast {number} lokasi")
    await chat.locate(DEVI, (3.8, 103.3))
    await send(chat, number)
    await run_through(transactions, hands)
    await chat.press(DEVI, f"bc:recall.{number}.delete")
    calls = await run_through(transactions, hands)

    assert {call.method for call in calls} == {"deleteMessage"}
    assert sorted(call.chat_id for call in calls) == [AINA, AINA, BAKRI, BAKRI]
    assert len({call.parameters["message_id"] for call in calls}) == 4


async def test_after_two_days_only_the_edit_is_left(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    hands.to(clock.now() + timedelta(hours=49))
    await chat.press(DEVI, f"bc:recall.{number}")
    offer = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:recall.{number}.delete")
    refused = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:recall.{number}.edit")
    calls = await run_through(transactions, hands)

    assert "Memadam tidak boleh lagi" in offer
    assert "tidak memadamnya" in refused
    assert {call.method for call in calls} == {"editMessageText"}


async def test_recall_under_way_stops_the_rest_and_misses_nothing_that_arrived(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, HANA, to="skuad Malaysia")
    await send(chat, number, HANA)
    hands.to(clock.now() + timedelta(seconds=31))
    await broadcasting.tick(transactions, hands, 1)
    made = await deliver(transactions, most=20)
    first = {call.chat_id for call in made if "broadcast.to" in call.key}
    await chat.press(HANA, f"bc:recall.{number}.edit")
    calls = await run_through(transactions, hands)

    recalled = {call.chat_id for call in calls if "broadcast.recall" in call.key}
    assert recalled == first
    assert not [call for call in calls if "broadcast.to" in call.key]


async def test_report_says_for_each_outcome_what_to_do(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN")
    await send(chat, number)

    def blocked(call: Call) -> Answer:
        return Answer.BLOCKED if call.chat_id == AINA else Answer.DONE

    await run_through(transactions, hands, blocked)
    await chat.press(DEVI, f"bc:report.{number}")

    said = await chat.read(DEVI)
    assert "Menyekat Prihatin: 2 daripada 4 (minta menyahsekat, atau telefon)" in said
    assert "Belum membuka chat dengan Prihatin: 1 daripada 4 (minta menekan Mula" in said
    assert "Sampai: 1 daripada 4" in said


async def test_spreadsheet_holds_every_recipient_and_no_formula(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        aina = await session.get_one(Person, AINA)
        aina.name = "=HYPERLINK(1)"
    number = await arrived(chat, transactions, hands)
    await chat.press(AINA, f"bcack:{number}")
    await chat.press(DEVI, f"bc:export.{number}")
    (file,) = await rows(chat, select(Attachment))
    await deliver(transactions)

    book = openpyxl.load_workbook(io.BytesIO(file.content))
    lines = [[cell.value for cell in line] for line in book.worksheets[0]]
    assert len(lines) == 1 + len(await recipients(chat, number))
    mine = next(line for line in lines if line[0] and "HYPERLINK" in line[0])
    assert mine[0] == "=HYPERLINK(1)"
    assert "f" not in {cell.data_type for line in book.worksheets[0] for cell in line}
    assert mine[3] == "Sampai"
    assert mine[6]
    (letter,) = [each for each in await chat.letters(DEVI) if each.method == "sendDocument"]
    assert letter.payload == {}  # what it carried is not kept once it was sent


@pytest.mark.parametrize("who", [AINA, CHONG, STRANGER])
@pytest.mark.parametrize("verb", ["report", "silent", "export", "recall", "stop", "unreachable"])
async def test_nobody_else_sees_or_stops_it(
    chat: Chat, transactions: Transactions, hands: Hands, who: int, verb: str
) -> None:
    number = await arrived(chat, transactions, hands)
    before = len(await chat.letters(who))
    await chat.press(who, f"bc:{verb}.{number}")

    fresh = (await chat.letters(who))[before:]
    assert [each.key.partition(":")[0] for each in fresh] == ["refusal"]


async def test_coordinator_of_the_country_may_stop_what_another_one_sends(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat)
    await send(chat, number)
    await chat.say(HANA, f"/broadcast {number} henti")

    assert (await the(chat, number)).state is BroadcastState.CANCELLED


async def test_list_shows_them_newest_first(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.say(DEVI, "/broadcast latihan")
    await chat.say(DEVI, "/broadcasts")

    first, second, *_ = (await chat.read(DEVI)).splitlines()
    assert "LATIHAN" in first
    assert f"<b>{number}</b> Banjir di Kuantan" in second
