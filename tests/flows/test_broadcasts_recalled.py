"""What arrived is recalled, by an edit or by deleting, and nothing that arrived is missed."""

import io
from datetime import timedelta

import openpyxl
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Attachment
from services import clock
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    BAKRI,
    DEVI,
    GROUP,
    HANA,
    arrived,
    but,
    compose,
    deliver,
    rows,
    run_through,
    send,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


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


async def test_report_and_spreadsheet_say_in_which_chats_it_still_stands(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await arrived(chat, transactions, hands)
    await chat.press(DEVI, f"bc:recall.{number}.edit")
    await run_through(transactions, hands, but(BAKRI, Answer.BLOCKED))
    await chat.press(DEVI, f"bc:report.{number}")
    report = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:export.{number}")
    (file,) = await rows(chat, select(Attachment))

    assert "Ditarik balik di 2 daripada 3 chat" in report
    assert "Masih ada di 1 chat" in report
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    head, *lines = sheet.iter_rows(values_only=True)
    told = {line[0]: line[head.index("Ditarik balik")] for line in lines}
    assert told["Aina binti Sampel"] == "ya"
    assert told["Bakri bin Sampel"] == "tidak; maklumkan sendiri"
    assert told["Nora Sampel"] is None  # it never arrived


async def test_place_older_than_two_days_stays_and_that_is_said(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, until="3 hari")
    await chat.say(DEVI, f"/broadcast {number} lokasi")
    await chat.locate(DEVI, (3.8, 103.3))
    await send(chat, number)
    await run_through(transactions, hands)
    hands.to(clock.now() + timedelta(hours=49))
    await chat.press(DEVI, f"bc:recall.{number}")
    offer = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:recall.{number}.edit")
    calls = await run_through(transactions, hands)

    assert "Lokasinya kekal" in offer
    assert {call.method for call in calls} == {"editMessageText"}


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
