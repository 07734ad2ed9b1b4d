"""A pension on two days, compared: typed behind the name or under an answer, and by a button."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import Lookup
from db.models.messaging import Letter
from db.models.people import Person
from db.queries import lookups as queries
from services import clock
from services.messaging import delivery
from tests.flows import held, registry
from tests.flows.conftest import Chat
from tests.flows.detected import pressable
from tests.flows.held import AINA, BAKRI, GROUP
from tests.flows.intake import rows
from tests.flows.registry import FARID, SITI


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's squad, a registry, and a ground that holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
    await chat.say(AINA, "/ground lawatan")


async def compared(chat: Chat) -> list[Letter]:
    return [each for each in await chat.letters(AINA) if (each.card or "").startswith("compared:")]


def today() -> str:
    return f"{clock.now().astimezone(clock.LOCAL):%Y%m%d}"


async def test_two_days_are_typed_behind_the_number(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat setakat 1 Jun 2022 dan hari ini")

    letter, _ = await compared(chat)
    said = letter.payload["text"]
    assert "SITI CONTOH" in said
    assert "Pencen Ilat: notis pada dua hari, dibandingkan" in said
    assert "Rabu, 1 Jun 2022" in said
    assert "hari ini, " in said
    assert "purata gaji minimum (RM sebulan): daripada 950 kepada 1100" in said
    assert "jika undang-undang pada Rabu, 1 Jun 2022 kekal" in said
    assert "Perubahan undang-undang:" in said
    assert "Caruman seperti dalam data bertarikh" in said
    assert letter.payload["protect_content"] is True
    assert letter.key.startswith(delivery.SECRETS)
    (row,) = await rows(chat, select(Lookup))
    assert row.disclosed == ["invalidity.20220601", f"invalidity.{today()}"]


async def test_button_under_a_past_day_compares_it_with_today(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat pada 1 Jun 2022")
    press = (await pressable(chat, AINA))[-1]

    await chat.press(AINA, press)
    pressed = (await compared(chat))[0].payload["text"]
    await chat.say(AINA, "/more ilat pada 1 Jun 2022 dan hari ini")

    assert press.startswith("compare:")
    assert "1 Jun 2022" in pressed
    assert await chat.read(AINA) == pressed


async def test_answer_of_today_offers_no_comparison(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat")

    assert [each.partition(":")[0] for each in await pressable(chat, AINA)] == ["lawsource"]


async def test_sources_of_either_day_come_by_a_button(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} penakat pada 1 Jun 2022 dan 1 Mac 2026")
    first, second = await pressable(chat, AINA)

    await chat.press(AINA, first)
    sources = await chat.read(AINA)
    await chat.press(AINA, second)

    assert "undang-undang pada Rabu, 1 Jun 2022" in sources
    assert "undang-undang pada Ahad, 1 Mac 2026" in await chat.read(AINA)


async def test_that_nothing_differs_is_said_plainly_in_both_languages(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, f"{FARID} ilat pada 1 Mac 2026 dan 2 Mac 2026")
    malay = await chat.read(AINA)
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).language = "en"
    await chat.say(AINA, "/more invalidity on 1 March 2026 and 2 March 2026")

    assert "Tiada apa-apa yang berbeza" in malay
    assert "Nothing differs" in await chat.read(AINA)
    assert "17(3A)" in await chat.read(AINA)


async def test_the_same_day_twice_is_one_answer(chat: Chat) -> None:
    await chat.say(AINA, f"{SITI} ilat pada 1 Mac 2026 dan 1 Mac 2026")

    assert await compared(chat) == []
    assert "Ahad, 1 Mac 2026" in await chat.read(AINA)


async def test_accident_is_told_for_the_first_day_and_that_only_pensions_are_compared(
    chat: Chat,
) -> None:
    await chat.say(AINA, f"{SITI} kemalangan pada 1 Mac 2026 dan hari ini")

    letters = [each.payload.get("text", "") for each in await chat.letters(AINA)]
    assert any("kemalangan pada Ahad, 1 Mac 2026" in each for each in letters)
    assert "Hanya pencen" in await chat.read(AINA)


async def test_others_and_who_has_no_ground_any_more_compare_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, f"{SITI} ilat pada 1 Jun 2022")
    press = (await pressable(chat, AINA))[-1]
    await chat.say(BAKRI, "/ground lawatan")
    async with transactions.begin() as session:
        (await queries.desk(session, AINA)).until = clock.now() - timedelta(seconds=1)

    for who in (BAKRI, AINA):
        await chat.press(who, press, chat=GROUP)
        await chat.press(who, press)

    assert await compared(chat) == []
    assert "tamat tempoh" in await chat.read(AINA)
    assert "SITI" not in await chat.read(BAKRI) + await chat.read(GROUP)
    assert [len(each.disclosed) for each in await rows(chat, select(Lookup))] == [1]
