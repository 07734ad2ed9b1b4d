"""After the sending: reported, exported, listed, for those alone who may see it."""

import io

import openpyxl
import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import BroadcastState
from db.models.messaging import Attachment
from db.models.people import Person
from services.messaging.outcomes import Answer
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    CHONG,
    DEVI,
    HANA,
    STRANGER,
    arrived,
    but,
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


async def test_report_says_for_each_outcome_what_to_do(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="skuad KTN")
    await send(chat, number)
    await run_through(transactions, hands, but(AINA, Answer.BLOCKED))
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
@pytest.mark.parametrize(
    "verb",
    [
        "report", "silent", "export", "recall", "stop", "unreachable", "resend", "reach", "retry",
        "anew",
    ],
)  # fmt: skip
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
