"""What others may not do to a lead, and what its cards and replies do not tell them."""

import asyncio

import pytest
from sqlalchemy import update

from bot.transactions import Transactions
from db.models.leads import Custody
from db.models.people import Grant, Person
from services import clock
from services.leads.hands import changing_hands, escalation
from tests.flows.conftest import Chat, reply_to
from tests.flows.intake import (
    AINA,
    BAKRI,
    CHONG,
    FAR_GROUP,
    FAUZI,
    GROUP,
    REPORT,
    STRANGER,
    leads,
    said,
    squad,
    victims,
)

FAR_REPORT = (
    "Kemalangan maut pagi tadi di Marang, Terengganu. Mangsa Chong Sampel Weng, 51, pemandu lori, "
    "meninggal dunia selepas lorinya terbabas."
)
AGAIN = (
    "KUANTAN: A factory worker, Zulkarnain Contoh, 54, was killed when a lorry hit his "
    "motorcycle in Gambang this morning."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    await squad(transactions)


async def revoke(transactions: Transactions, who: int) -> None:
    async with transactions.begin() as session:
        gone = update(Grant).where(Grant.person_id == who).values(revoked_at=clock.now())
        await session.execute(gone)
        await escalation.rights_lost(session, await session.get_one(Person, who))


async def test_who_lost_the_right_reads_no_name_any_more(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    assert "Zulkarnain" in (await said(chat, AINA, "lead:1"))[-1]

    await revoke(transactions, AINA)

    assert "Zulkarnain" not in (await said(chat, AINA, "lead:1"))[-1]


async def test_reporter_does_not_take_back_what_others_reported_too(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT)
    await chat.say(98, AGAIN, chat=GROUP)
    await chat.press(AINA, "same:2", chat=GROUP)

    await chat.say(STRANGER, "/retract 1")

    assert [each.custody for each in await leads(chat)] == [Custody.ASKED, Custody.ENDED]


async def test_who_reported_in_private_is_not_named_where_it_was_joined(chat: Chat) -> None:
    await chat.say(98, REPORT, chat=GROUP)
    await chat.say(STRANGER, AGAIN)
    await chat.press(AINA, "same:2", chat=GROUP)

    card = (await said(chat, GROUP, "lead:1"))[-1]
    assert "petunjuk kes 2" in card
    assert f"Person {STRANGER}" not in card


async def test_lead_of_another_branch_is_not_joined_by_typing(chat: Chat) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    await chat.say(STRANGER, FAR_REPORT, chat=FAR_GROUP)

    await chat.say(AINA, "/same 2 1")
    await chat.say(FAUZI, "/same 2 1")

    assert [each.custody for each in await leads(chat)] == [Custody.ASKED, Custody.ASKED]


async def test_correction_is_not_edited_by_who_lost_the_right(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    card = await chat.shows(CHONG, "lead:1")
    number = await chat.say(CHONG, "pembetulan: umur 45", **reply_to(card, CHONG))
    await revoke(transactions, CHONG)

    await chat.edit(CHONG, number, "pembetulan: umur 46")

    assert [each.age for each in await victims(chat)] == [45]


async def test_name_told_in_private_is_not_repeated_by_a_correction_in_the_group(
    chat: Chat,
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    card = await chat.shows(AINA, "lead:1")
    await chat.say(AINA, "pembetulan: nama Zulkifli bin Sampel", **reply_to(card, AINA))
    shown = await chat.shows(GROUP, "lead:1")

    await chat.say(
        STRANGER, "pembetulan: nama Zulhilmi bin Contoh", chat=GROUP, **reply_to(shown, GROUP)
    )

    assert not any("Zulkifli" in each for each in await said(chat, GROUP))


async def test_name_told_in_private_stands_on_no_button_of_the_group(chat: Chat) -> None:
    two = REPORT.replace("pekerja kilang,", "dan Rahman bin Sampel, 30,")
    await chat.say(STRANGER, two, chat=GROUP)
    assert len(await victims(chat)) == 2
    card = await chat.shows(AINA, "lead:1")
    correction = "pembetulan: nama Zulkifli bin Sampel, bukan Zulkarnain bin Contoh"
    await chat.say(AINA, correction, **reply_to(card, AINA))
    assert "Zulkifli bin Sampel" in [each.name for each in await victims(chat)]
    shown = await chat.shows(GROUP, "lead:1")

    await chat.say(STRANGER, "pembetulan: umur 45", chat=GROUP, **reply_to(shown, GROUP))

    assert "Zulkifli" not in str([each.payload for each in await chat.letters(GROUP)])


async def test_who_reported_in_private_learns_no_name_that_others_told(chat: Chat) -> None:
    await chat.say(98, REPORT, chat=GROUP)
    nameless = REPORT.replace("Mangsa Zulkarnain bin Contoh, 54, pekerja", "Seorang pekerja")
    number = await chat.say(STRANGER, nameless)
    await chat.say(AINA, "/same 2 1")

    told = "pembetulan: nama Zulhilmi bin Sampel"
    await chat.say(STRANGER, told, **reply_to(number, STRANGER))

    assert "Zulhilmi" in await chat.read(STRANGER)
    assert "Zulkarnain" not in str(await said(chat, STRANGER))


async def test_old_button_of_a_joined_lead_does_not_end_the_other(chat: Chat) -> None:
    await chat.say(98, REPORT, chat=GROUP)
    await chat.say(98, AGAIN, chat=GROUP)
    await chat.press(AINA, "same:2", chat=GROUP)

    await chat.press(AINA, "notlead:2", chat=GROUP)

    assert (await leads(chat))[0].custody is Custody.ASKED
    assert "digabungkan" in await chat.read(AINA)


async def test_identity_number_typed_with_a_name_leaves_the_chat_at_once(chat: Chat) -> None:
    number = await chat.say(AINA, "/find Zulkarnain 920101-06-5555")

    gone = [each for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    assert [each.payload.get("message_id") for each in gone if not each.not_before] == [number]


async def test_who_took_over_keeps_the_lead_when_the_giver_s_right_ends(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(98, REPORT, chat=GROUP)
    await chat.press(AINA, "accept:1")
    given = asyncio.Event()

    async def take_over() -> None:
        async with transactions.begin() as session:
            giver, taker = [await session.get_one(Person, each) for each in (AINA, BAKRI)]
            await changing_hands.change(session, [1], giver, taker)
            given.set()
            await asyncio.sleep(0.3)  # the other one asks who holds it, and waits for the lead

    async def lose() -> None:
        await given.wait()
        await revoke(transactions, AINA)

    await asyncio.gather(take_over(), lose())

    assert [(each.custody, each.holder_id) for each in await leads(chat)] == [(Custody.HELD, BAKRI)]
