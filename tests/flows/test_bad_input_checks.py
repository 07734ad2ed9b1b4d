"""What nobody could mean, typed as a check or pressed: told in a sentence, never an error."""

from collections.abc import MutableMapping
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.transactions import Transactions
from db.models.leads import Lead
from db.models.people import Role
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.registry import SITI

INSPECTOR = 31
HUGE = "9" * 20
NUL, HALF = "\x00", "\ud800"  # half a pair of UTF-16


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with an inspector, and a registry."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await registry.fill(session)


def failed(events: list[MutableMapping[str, Any]]) -> bool:
    return "update.failed" in {each["event"] for each in events}


@pytest.mark.parametrize(
    "typed",
    [
        f"/ground {HUGE}",
        "/ground ²",
        f"/ground operasi Gambang {NUL}{HALF}",
        f"{NUL}Siti Contoh",
        f"{HALF}",
        f"/review {HUGE} ok",
        f"{SITI} pada 31 Februari",
        f"/check {SITI} as at 31 February",
        "/check 990231-06-5555",
        "/check {0} {name} %s <b>",
        "/check " + "x" * 4_000,
        "Siti pada 31/12/9999",
        f"{SITI} ilat pada 1/1/0001 dan 31/12/9999",
        f"{SITI} ilat pada 1/1/1900 dan 31/12/2099",
        "Siti pada 1/1/0001",
    ],
)
@pytest.mark.parametrize("begun", [None, "ground:visit", "ground:reason"])
async def test_whatever_is_typed_is_answered(chat: Chat, typed: str, begun: str | None) -> None:
    if begun:
        await chat.press(INSPECTOR, begun)
    before = len(await chat.letters(INSPECTOR))
    with capture_logs() as events:
        await chat.say(INSPECTOR, typed)

    assert not failed(events)
    assert len(await chat.letters(INSPECTOR)) > before


@pytest.mark.parametrize(
    "data",
    ["ground:lead.²", f"ground:lead.{HUGE}", "pick:²", f"pick:1.{HUGE}", "pick:-1.-1",
     f"more:{HUGE}.employers", "more:1.{0}", f"lawsource:{HUGE}.x", f"review:{HUGE}.ok",
     f"why:{HUGE}.x.²", f"compare:{HUGE}.x", f"whyvictim:{HUGE}.1",
     f"ground:{NUL}{HALF}"],
)  # fmt: skip
async def test_button_that_no_answer_has_is_answered(chat: Chat, data: str) -> None:
    with capture_logs() as events:
        await chat.press(INSPECTOR, data)

    assert not failed(events)
    assert await chat.read(INSPECTOR)


async def test_number_that_is_too_long_after_lead_is_no_report(chat: Chat) -> None:
    await chat.say(held.AINA, f"/lead {HUGE}")

    assert await rows(chat, select(Lead)) == []
    assert "bukan nombor petunjuk kes" in await chat.read(held.AINA)
