"""A place that only the joined report tells counts on the lead that stays, and leaves by a split.

Nobody holds the lead: its branch follows the place. Somebody does: the branch stays, and the
holder is told.
"""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.people import Person, Role
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_joining import AINA, BAKRI, FAR_GROUP, GROUP, POSTER
from tests.flows.test_joining_split import rows

CHONG, DEVI = 13, 14
NOWHERE = (
    "Kemalangan maut pagi tadi. Mangsa Zulkarnain bin Contoh, 34, pekerja kilang, meninggal dunia "
    "selepas motosikalnya dilanggar lori."
)
MARANG = NOWHERE.replace("tadi.", "tadi di Marang, Terengganu.")
STATE = NOWHERE.replace("tadi.", "tadi di Terengganu.")
FACTS = ("place_text", "place_name", "district", "state", "latitude", "longitude", "branch_code")


@pytest.fixture(autouse=True)
async def two_branches(chat: Chat, transactions: Transactions) -> None:
    """Aina and Chong are on duty in Kuantan, Bakri in Kuala Terengganu; Devi sees all."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, CHONG, role=Role.SQUAD, name="Chong Contoh")
        await make.person(session, BAKRI, role=Role.SQUAD, scope="TRG-KTR", name="Bakri Sampel")
        await make.person(session, DEVI, role=Role.COORDINATOR, scope="MY", name="Devi a/p Contoh")
        await make.duty(session, AINA)
        await make.duty(session, BAKRI, "TRG-KTR")


async def reported(chat: Chat, second: str = MARANG) -> None:
    """The same accident without a place, then with one in another group."""
    await chat.say(POSTER, NOWHERE, chat=GROUP)
    await chat.say(POSTER, second, chat=FAR_GROUP)
    await chat.say(DEVI, "/different_2")


async def test_place_brings_its_branch_until_the_split(chat: Chat, after: AsyncSession) -> None:
    await reported(chat)
    alone, other = await rows(after, 1), await rows(after, 2)

    await chat.say(DEVI, "/same 2 1")

    together = (await rows(after, 1))["leads"][0]
    assert (alone["leads"][0]["district"], alone["leads"][0]["branch_code"]) == (None, "PHG-KTN")
    assert [together[name] for name in FACTS] == [other["leads"][0][name] for name in FACTS]
    assert together["branch_code"] == "TRG-KTR"
    assert "place" not in together["missing"]
    assert together["custody"] == "asked"
    assert "Marang" in await chat.read(BAKRI)
    await chat.say(DEVI, "/split_2")
    apart = (await rows(after, 1))["leads"][0]
    facts = (*FACTS, "distance_km", "branch_reason", "missing", "custody")
    assert [apart[name] for name in facts] == [alone["leads"][0][name] for name in facts]
    assert (await rows(after, 2))["leads"][0]["district"] == "Marang"


@pytest.mark.parametrize(
    ("language", "said", "stays"),
    [
        ("ms", "memberitahu tempat petunjuk kes 1: Marang, Terengganu", "cawangannya kekal"),
        ("en", "tells where lead 1 happened: Marang, Terengganu", "its branch stays"),
    ],
)
async def test_holder_is_told_and_the_branch_stays(
    chat: Chat,
    after: AsyncSession,
    transactions: Transactions,
    language: str,
    said: str,
    stays: str,
) -> None:
    async with transactions.begin() as session:
        holder = await session.get_one(Person, CHONG)
        holder.language = language
    await reported(chat)
    await chat.press(CHONG, "accept:1")
    alone = await rows(after, 1)

    await chat.say(DEVI, "/same 2 1")

    together = (await rows(after, 1))["leads"][0]
    told = [str(each.payload.get("text")) for each in await chat.letters(CHONG)]
    assert (together["district"], together["branch_code"]) == ("Marang", "PHG-KTN")
    assert any(said in each and stays in each and "/split_2" in each for each in told)
    await chat.say(DEVI, "/split_2")
    assert await rows(after, 1) == alone


async def test_state_alone_counts_where_nothing_is_known(chat: Chat, after: AsyncSession) -> None:
    await reported(chat, STATE)
    await chat.say(DEVI, "/same 2 1")

    together = (await rows(after, 1))["leads"][0]
    assert (together["state"], together["district"]) == ("MY-11", None)
    assert together["branch_code"] == "TRG-KTR"


async def test_place_that_is_known_stays(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, MARANG, chat=FAR_GROUP)
    before = await rows(after, 1)
    await chat.say(POSTER, NOWHERE + " Di Gambang, Kuantan.", chat=GROUP)
    await chat.say(DEVI, "/different_2")

    await chat.say(DEVI, "/same 2 1")

    assert (await rows(after, 1))["leads"] == before["leads"]


async def test_place_of_a_chain_leaves_with_who_told_it(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, NOWHERE, chat=GROUP)
    await chat.say(POSTER, NOWHERE + " Sumber: saksi.", chat=GROUP)
    await chat.say(POSTER, MARANG, chat=FAR_GROUP)
    for number in (2, 3):
        await chat.say(DEVI, f"/different_{number}")
    alone = (await rows(after, 1))["leads"][0]
    await chat.say(DEVI, "/same 3 2")
    await chat.say(DEVI, "/same 2 1")
    together = (await rows(after, 1))["leads"][0]

    await chat.say(DEVI, "/split_3")

    apart = (await rows(after, 1))["leads"][0]
    assert (together["district"], together["branch_code"]) == ("Marang", "TRG-KTR")
    assert [apart[name] for name in FACTS] == [alone[name] for name in FACTS]
    assert apart["custody"] == "asked"
