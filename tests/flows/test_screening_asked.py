"""A worker asks whether he may come: yes, no, cannot tell, with reasons; and who is not known."""

import pytest

from bot.transactions import Transactions
from db.models.registry import Current, Extract
from services import clock
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.screened import LEE, SITI, YOUNG, Hands, pressable

office, hands = screened.office, screened.hands


async def test_eligible_woman_hears_why_and_of_more_tests(chat: Chat) -> None:
    await chat.say(SITI, "/saringan")

    said = await chat.read(SITI)
    assert "anda boleh hadir" in said
    assert "anda 46 tahun" in said
    assert "mamogram" in said
    assert "Akan disahkan oleh PERKESO" in said
    assert "had umur atas" in said
    assert "sc_near:r" in await pressable(chat, SITI)


async def test_not_eligible_is_never_a_bare_no(chat: Chat, transactions: Transactions) -> None:
    await chat.say(LEE, "/screening")

    said = await chat.read(LEE)
    assert "tidak dalam pusingan ini" in said
    assert "Caruman: 0 dibayar dalam bulan ini dan 3 bulan sebelumnya; 1 diperlukan" in said
    assert "PERKESO yang memutuskan" in said
    assert await pressable(chat, LEE) == ["officer:"]


async def test_too_young_hears_from_when(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await screened.worker(session, YOUNG)
    await chat.say(YOUNG, "/screening")

    assert "1 Jun 2036" in await chat.read(YOUNG)


@pytest.mark.parametrize("missing", ["old", "never"])
async def test_unknown_contributions_are_no_no(
    chat: Chat, transactions: Transactions, missing: str
) -> None:
    async with transactions.begin() as session:
        row = await session.get_one(Current, Extract.CONTRIBUTIONS)
        if missing == "old":
            row.as_of = clock.now() - screened.timedelta(days=60)
        else:
            await session.delete(row)
    await chat.say(LEE, "/screening")

    said = await chat.read(LEE)
    assert "belum dapat memastikan" in said
    assert "sc_near:r" in await pressable(chat, LEE)


async def test_who_is_not_bound_hears_how_to_come_in(chat: Chat) -> None:
    await chat.say(99, "/screening")

    assert "/enrol" in await chat.read(99)


async def test_who_has_not_agreed_hears_what_is_missing(chat: Chat) -> None:
    await chat.say(SITI, "/consent khidmat tidak")
    await chat.say(SITI, "/saringan")

    assert "/consent khidmat ya" in await chat.read(SITI)
    assert "/screening sekali lagi" in await chat.read(SITI)


async def test_nothing_in_a_group(chat: Chat) -> None:
    await chat.say(SITI, "/screening", chat=-1001)

    said = await chat.read(-1001)
    assert "peribadi" in said
    assert "46" not in said


async def test_english_reader_hears_the_same(chat: Chat, transactions: Transactions) -> None:
    await chat.say(SITI, "/language en")
    await chat.say(SITI, "/screening")

    said = await chat.read(SITI)
    assert "you may come" in said
    assert "To be confirmed by PERKESO" in said


async def test_after_the_round_nobody_may_come(chat: Chat, hands: Hands) -> None:
    hands.to(screened.at(1, 1, 10).replace(year=2028))
    await chat.say(SITI, "/screening")

    assert "Tiada pusingan saringan dibuka" in await chat.read(SITI)
