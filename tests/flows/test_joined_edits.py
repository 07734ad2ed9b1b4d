"""An edited report of a joined lead changes the lead that stays, and a split takes that back.

After the split both stand as they would without the join: the edit is told by its own lead only.
"""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat, reply_to
from tests.flows.test_joining import AGAIN, AINA, GROUP, POSTER, REPORT
from tests.flows.test_joining_split import rows

CHONG = 13
YOUNGER = AGAIN.replace("34", "35")


@pytest.fixture(autouse=True)
async def joined(chat: Chat, transactions: Transactions) -> None:
    """Two reports of one accident are one lead; Chong holds it."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, CHONG, role=Role.SQUAD, name="Chong Contoh")
        await make.duty(session, AINA)


async def two(chat: Chat) -> int:
    await chat.say(POSTER, REPORT, chat=GROUP)
    number = await chat.say(POSTER, AGAIN, chat=GROUP)
    await chat.press(CHONG, "accept:1")
    await chat.press(AINA, "same:2", chat=GROUP)
    return number


async def facts(after: AsyncSession, lead_id: int) -> dict[str, Any]:
    """Return a lead's own facts and victims."""
    found = await rows(after, lead_id)
    return {"lead": found["leads"], "victims": found["victims"], "history": found["lead_entries"]}


async def test_new_fact_reaches_the_card_that_stays(chat: Chat, after: AsyncSession) -> None:
    number = await two(chat)

    await chat.edit(POSTER, number, YOUNGER, chat=GROUP)

    told = [str(each.payload.get("text")) for each in await chat.letters(GROUP)]
    assert any("Petunjuk kes 1 diubah" in text and "umur" in text for text in told)
    assert "Zulkarnain bin Contoh, 35" in next(
        text for text in reversed(told) if "Petunjuk kes 1</b>" in text
    )
    assert "35" in await chat.read(CHONG)
    assert [each["age"] for each in (await rows(after, 1))["victims"]] == [35]


async def test_split_after_an_edit_gives_both_back(chat: Chat, after: AsyncSession) -> None:
    number = await two(chat)
    apart = await facts(after, 1)

    await chat.edit(POSTER, number, YOUNGER.replace("Gambang", "Temerloh"), chat=GROUP)
    together = await facts(after, 1)
    await chat.press(AINA, "split:2", chat=GROUP)

    assert together != apart
    assert await facts(after, 1) == apart
    assert [each["age"] for each in (await rows(after, 2))["victims"]][:1] == [35]
    assert (await rows(after, 2))["leads"][0]["place_name"] != apart["lead"][0]["place_name"]


async def test_what_was_corrected_since_stands_after_the_split(
    chat: Chat, after: AsyncSession
) -> None:
    number = await two(chat)
    await chat.edit(POSTER, number, YOUNGER, chat=GROUP)

    card = await chat.shows(GROUP, "lead:1")
    replied = {"message_id": card, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}
    await chat.say(AINA, "pembetulan: umur 36", chat=GROUP, reply_to_message=replied)
    await chat.press(AINA, "split:2", chat=GROUP)

    assert [each["age"] for each in (await rows(after, 1))["victims"]] == [36]


async def test_victim_added_by_the_edit_leaves_with_it(chat: Chat, after: AsyncSession) -> None:
    number = await two(chat)
    before = (await rows(after, 1))["victims"]
    more = AGAIN + " Another victim, Rahman bin Sampel, 41, was seriously injured."

    await chat.edit(POSTER, number, more, chat=GROUP)
    together = (await rows(after, 1))["victims"]
    await chat.press(AINA, "split:2", chat=GROUP)

    assert "Rahman bin Sampel" in [each["name"] for each in together]
    assert (await rows(after, 1))["victims"] == before
    assert "Rahman bin Sampel" in [each["name"] for each in (await rows(after, 2))["victims"]]


async def test_edit_reaches_the_last_of_a_chain_and_leaves_with_its_own_split(
    chat: Chat, after: AsyncSession
) -> None:
    """The third lead is joined to the second, the second to the first."""
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.say(POSTER, AGAIN, chat=GROUP)
    await chat.press(AINA, "different:2", chat=GROUP)
    number = await chat.say(POSTER, "FORWARDED. " + AGAIN, chat=GROUP)
    await chat.press(AINA, "different:3", chat=GROUP)
    await chat.say(AINA, "/same 3 2")
    await chat.say(AINA, "/same 2 1")
    apart = [await facts(after, each) for each in (1, 2)]

    await chat.edit(POSTER, number, "FORWARDED. " + YOUNGER, chat=GROUP)
    ages = [(await rows(after, each))["victims"][0]["age"] for each in (1, 2, 3)]
    await chat.say(AINA, "/split_3")

    assert ages == [35, 35, 35]
    assert [await facts(after, each) for each in (1, 2)] == apart
    assert (await rows(after, 3))["victims"][0]["age"] == 35


async def test_edit_without_a_new_fact_keeps_quiet(chat: Chat) -> None:
    number = await two(chat)
    before = len(await chat.letters())

    await chat.edit(POSTER, number, AGAIN + " Al-Fatihah.", chat=GROUP)

    assert len(await chat.letters()) == before


async def test_place_that_moved_the_branch_moves_it_back(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP)
    number = await chat.say(POSTER, AGAIN, chat=GROUP)
    await chat.press(AINA, "same:2", chat=GROUP)

    far = AGAIN.replace("KUANTAN: ", "").replace("Gambang", "Marang, Terengganu")
    await chat.edit(POSTER, number, far, chat=GROUP)
    branch = (await rows(after, 1))["leads"][0]["branch_code"]
    await chat.press(AINA, "split:2", chat=GROUP)

    stays = (await rows(after, 1))["leads"][0]
    assert branch == "TRG-KTR"
    assert (stays["branch_code"], stays["district"]) == ("PHG-KTN", "Kuantan")
    assert stays["custody"] == "asked"


async def test_correction_of_the_joined_report_leaves_with_the_split(
    chat: Chat, after: AsyncSession
) -> None:
    number = await two(chat)
    apart = await facts(after, 1)

    await chat.say(AINA, "pembetulan: umur 36", chat=GROUP, **reply_to(number, GROUP))
    await chat.say(AINA, "pembetulan 2: pekerjaan operator mesin", chat=GROUP)
    together = (await rows(after, 1))["victims"][0]
    await chat.press(AINA, "split:2", chat=GROUP)

    assert (together["age"], together["occupation"]) == (36, "operator mesin")
    assert await facts(after, 1) == apart
    own = (await rows(after, 2))["victims"][0]
    assert (own["age"], own["occupation"]) == (36, "operator mesin")


async def test_what_only_the_joined_report_says_already_is_corrected_above(
    chat: Chat, after: AsyncSession
) -> None:
    number = await two(chat)
    card = await chat.shows(GROUP, "lead:1")
    await chat.say(AINA, "pembetulan: umur 36", chat=GROUP, **reply_to(card, GROUP))

    await chat.say(AINA, "pembetulan: umur 34", chat=GROUP, **reply_to(number, GROUP))

    assert [each["age"] for each in (await rows(after, 1))["victims"]] == [34]
