"""A roster's file sent in chat: all lines right, or nothing is kept; undone in one tap."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.transactions import Transactions
from db.models.people import DutyShift, Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import moving
from tests.flows.staff import count

HEAD, ONE, TWO = 11, 21, 22
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=clock.LOCAL)  # a Wednesday


@pytest.fixture(autouse=True)
def wednesday(tmp_path: Path) -> Iterator[None]:
    with moving(tmp_path) as hands:
        hands.to(NOW)
        yield


@pytest.fixture(autouse=True)
async def branch(chat: Chat, transactions: Transactions) -> None:
    """Kuantan with a head and two members."""
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        for number, who in enumerate((ONE, TWO), 1):
            member = await make.person(session, who, role=Role.SQUAD, language="en")
            member.staff_number = f"S-110{number}"


async def send(chat: Chat, who: int, content: bytes, name: str = "Jadual.CSV") -> str:
    chat.recorder.files["F1"] = content
    named = {"file_id": "F1", "file_unique_id": "U1", "file_name": name}
    await chat.feed(
        message={
            "message_id": 900,
            "date": int(NOW.timestamp()),
            "chat": {"id": who, "type": "private"},
            "from": {"id": who, "is_bot": False, "first_name": "A"},
            "document": {**named, "file_size": len(content)},
        }
    )
    return await chat.read(who)


ROSTER = """branch,staff_number,starts_at,ends_at
PHG-KTN,S-1101,2026-11-25 08:00,2026-11-25 17:00
PHG-KTN,S-1102,2026-11-25 17:00,2026-11-26 08:00
"""


async def test_a_file_is_taken_whole_and_can_be_undone(chat: Chat) -> None:
    taken = await send(chat, HEAD, ROSTER.encode("utf-8-sig"))
    kept = await count(chat, DutyShift)
    keys = (await chat.letters(HEAD))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(HEAD, keys[0][0]["callback_data"])

    assert "2 shifts were added, 0 were there already" in taken
    assert "first gap in the next 14 days: Thursday, 26 November 2026, 08:00" in taken
    assert kept == 2
    assert await count(chat, DutyShift) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ROSTER + "PHG-KTN,S-1101,2026-11-25 16:00,2026-11-25 18:00\n", "Line 4: it overlaps"),
        (ROSTER + "PHG-KTN,S-7777,2026-11-25 16:00,2026-11-25 18:00\n", "Line 4: nobody has"),
        ("nama,masa\n", "the first line must be branch,staff_number,starts_at,ends_at"),
        (ROSTER + "TRG-KTR,S-1101,2026-11-25 16:00,2026-11-25 18:00\n", "This belongs to"),
        ("PK\x03\x04\udcff", "cannot be read"),
        (ROSTER + " " * 1_000_000, "too large"),
    ],
)
async def test_a_file_with_one_wrong_line_changes_nothing(
    chat: Chat, content: str, said: str
) -> None:
    told = await send(chat, HEAD, content.encode("utf-8", "surrogateescape"))

    assert said in told
    assert await count(chat, DutyShift) == 0


async def test_it_is_said_at_once_that_the_file_is_read(chat: Chat) -> None:
    await send(chat, HEAD, ROSTER.encode())

    assert "is being read" in str((await chat.letters(HEAD))[0].payload["text"])


async def test_nobody_waits_while_telegram_hands_the_file_over(chat: Chat) -> None:
    coming, may_come = asyncio.Event(), asyncio.Event()

    async def slowly(*_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        coming.set()
        await may_come.wait()
        yield ROSTER.encode()

    chat.recorder.stream_content = slowly  # type: ignore[method-assign]
    sending = asyncio.create_task(send(chat, HEAD, ROSTER.encode()))
    await coming.wait()
    told = await chat.read(HEAD)
    await asyncio.wait_for(chat.say(ONE, "/roster"), 5)
    other = await chat.read(ONE)
    may_come.set()

    assert "is being read" in told
    assert "2 shifts were added" in await sending
    assert "Duty roster" in other or "Jadual" in other


async def test_file_that_does_not_come_is_asked_for_again(chat: Chat) -> None:
    async def broken(*_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        raise TimeoutError
        yield b""

    chat.recorder.stream_content = broken  # type: ignore[method-assign]

    assert "Please send it again" in await send(chat, HEAD, ROSTER.encode())
    assert await count(chat, DutyShift) == 0


async def test_a_members_file_is_not_taken(chat: Chat) -> None:
    assert "Only branch heads" in await send(chat, ONE, ROSTER.encode())
    assert len(await chat.letters(ONE)) == 1
    assert await count(chat, DutyShift) == 0
