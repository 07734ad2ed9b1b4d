"""Unusual browsing reaches the branch head: one's own record at once, the rest next morning."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.people import Role
from services import clock
from services.registry.checks import watching
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.held import CHONG
from tests.flows.moving import moving
from tests.flows.registry import SITI

SITI_HERSELF, BROTHER = 41, 42


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """An officer who bears an insured person's name, and one with the same father's name."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
        await make.person(session, SITI_HERSELF, role=Role.SQUAD, name="Siti Contoh binti Sampel")
        await make.person(session, BROTHER, role=Role.INSPECTOR, name="Farid Contoh bin Sampel")
    for who in (SITI_HERSELF, BROTHER):
        await chat.say(who, "/ground lawatan")


async def next_morning(transactions: Transactions, folder: Path) -> None:
    """It is tomorrow, after the hour at which yesterday is looked at."""
    with moving(folder) as hands:
        hands.to(clock.now() + timedelta(days=1))
        async with transactions.begin() as session:
            await watching.plan(session, 0)
        await Ticker(transactions, DUE_KINDS).run_due()


async def test_own_record_is_told_at_once(chat: Chat) -> None:
    await chat.say(SITI_HERSELF, SITI)

    said = await chat.read(CHONG)
    assert "Semakan luar biasa: Siti Contoh binti Sampel" in said
    assert "namanya" in said or "nombor telefonnya sendiri" in said
    assert SITI not in said


async def test_relative_is_told_the_next_morning_once(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(BROTHER, SITI)
    at_once = await chat.read(CHONG)

    await next_morning(transactions, tmp_path)
    await next_morning(transactions, tmp_path)

    said = [each.payload["text"] for each in await chat.letters(CHONG) if "text" in each.payload]
    assert at_once == ""
    assert len([each for each in said if "nama keluarga yang sama" in each]) == 1


async def test_ordinary_work_is_not_told(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(BROTHER, registry.KILANG)

    await next_morning(transactions, tmp_path)

    assert "Semakan luar biasa" not in await chat.read(CHONG)
