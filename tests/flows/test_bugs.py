"""A bug loses neither a report nor an edit of one, and the sender hears the truth about it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from services.leads.intake import changing, correcting, opening
from services.people import lost
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import GROUP, REPORT, STRANGER, TALK, later, said, squad, victims


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def test_who_reported_hears_that_the_report_is_kept(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_choice", None)
    await chat.say(STRANGER, REPORT)
    report = await chat.read(STRANGER)
    monkeypatch.setattr(lost, "not_understood", None)
    await chat.say(STRANGER, TALK)

    assert "akan dibaca semula" in report
    assert "Tiada apa-apa yang diubah" not in report
    assert "Tiada apa-apa yang diubah" in await chat.read(STRANGER)


async def test_bug_loses_no_edit(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    with monkeypatch.context() as broken:
        broken.setattr(changing, "change", None)
        await chat.edit(STRANGER, number, REPORT.replace("54", "45"), chat=GROUP)
    told = await chat.read(GROUP)
    before = [each.age for each in await victims(chat)]

    await later(transactions, tmp_path, timedelta(minutes=1))

    assert "akan dibaca semula" in told
    assert before == [54]
    assert [each.age for each in await victims(chat)] == [45]
    assert "umur: 45, sebelum ini 54" in (await said(chat, GROUP, "lead:1:changed"))[-1]


async def test_later_edit_that_was_read_outdoes_the_one_that_was_not(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await chat.say(STRANGER, REPORT, chat=GROUP)
    with monkeypatch.context() as broken:
        broken.setattr(changing, "change", None)
        await chat.edit(STRANGER, number, REPORT.replace("54", "45"), chat=GROUP)
    await chat.edit(STRANGER, number, REPORT.replace("54", "46"), chat=GROUP)

    await later(transactions, tmp_path, timedelta(minutes=1))

    assert [each.age for each in await victims(chat)] == [46]


async def test_edit_read_again_may_be_refused(
    chat: Chat, transactions: Transactions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await chat.say(STRANGER, REPORT, chat=GROUP)
    number = await chat.say(
        STRANGER, "pembetulan: umur 45", chat=GROUP, **reply_to(report, GROUP, STRANGER)
    )
    with monkeypatch.context() as broken:
        broken.setattr(correcting, "apply", None)
        await chat.edit(STRANGER, number, "pembetulan: entah", chat=GROUP)

    await later(transactions, tmp_path, timedelta(minutes=1))

    assert "umur 45, bukan 54" in await chat.read(GROUP)
    assert [each.age for each in await victims(chat)] == [45]
