"""Roster files of any make: each wrong line is told, and nothing of them is kept."""

import pytest
from structlog.testing import capture_logs

from bot.transactions import Transactions
from db.models.people import DutyShift, Person
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.staff import count

HEADER = "branch,staff_number,starts_at,ends_at\n"


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's squad; Aina's first shift is over before these tests look."""
    async with transactions.begin() as session:
        await held.staff(session)
        (await session.get_one(Person, held.AINA)).staff_number = "S-1"


async def send(chat: Chat, content: str) -> str:
    chat.recorder.files["F1"] = content.encode()
    await chat.feed(
        message={
            "message_id": 900,
            "date": 1_795_300_000,
            "chat": {"id": held.CHONG, "type": "private"},
            "from": {"id": held.CHONG, "is_bot": False, "first_name": "C"},
            "document": {
                "file_id": "F1",
                "file_unique_id": "U1",
                "file_name": "r.csv",
                "file_size": 9,
            },
        }
    )
    return await chat.read(held.CHONG)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("PHG-KTN,S-1,0001-01-01 00:00,0001-01-01 07:00", "semak tahunnya", id="0001"),
        pytest.param("PHG-KTN,S-1,9999-12-31 17:00,9999-12-31 23:00", "semak tahunnya", id="9999"),
        pytest.param("PHG-KTN,S-1,2026-12-01 08:00,2054-04-18 08:00", "36 jam", id="27 years long"),
        pytest.param("x" * 200_000 + ",S-1,a,b", "4 lajur", id="endless cell"),
    ],
)
async def test_line_that_cannot_be_is_told_and_nothing_is_kept(
    chat: Chat, line: str, said: str
) -> None:
    before = await count(chat, DutyShift)
    with capture_logs() as events:
        told = await send(chat, f"{HEADER}{line}\n")

    assert "update.failed" not in {each["event"] for each in events}
    assert "Baris 2" in told
    assert said in told
    assert await count(chat, DutyShift) == before


@pytest.mark.parametrize("end", ["\r", "\r\n"])
async def test_lines_may_end_as_on_any_machine(chat: Chat, end: str) -> None:
    told = await send(chat, HEADER.replace("\n", end))

    assert "0 giliran ditambah" in told
