"""Names that stand in one language only: a place stops it, another name is asked about once."""

import re

from sqlalchemy import select

from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.records import AuditNote
from tests.flows import broadcasting
from tests.flows.broadcasting import (
    AINA,
    CHONG,
    DEVI,
    HANA,
    check,
    recipients,
    rows,
    run_through,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands

MALAY = "Kilang Zetamurni di Gebeng ditutup esok."
ENGLISH = "The Zeta Pure factory in Gebeng is closed tomorrow."


async def test_place_in_one_text_only_is_named_and_stops_it(chat: Chat, hands: Hands) -> None:
    await _write(chat, "Banjir di Kuantan dan Temerloh.", "Flood in Kuantan.")
    said = await chat.read(DEVI)
    number = (await rows(chat, select(Broadcast)))[0].id
    await chat.say(DEVI, f"/broadcast {number} kepada skuad KTN")
    await chat.say(DEVI, f"/broadcast {number} sehingga 6 jam")
    await chat.say(DEVI, f"/broadcast {number} semak")

    assert "Hanya dalam Bahasa Melayu: Temerloh" in said
    assert "Hanya dalam Bahasa Melayu: Temerloh" in await chat.read(DEVI)
    assert await recipients(chat, number) == []


async def test_long_list_of_differences_is_cut_so_that_the_author_hears_it(
    chat: Chat, hands: Hands
) -> None:
    await _write(chat, " ".join(map(str, range(1000, 1300))), "No numbers.")
    told = await chat.read(DEVI)
    number = (await rows(chat, select(Broadcast)))[0].id
    await chat.say(DEVI, f"/broadcast {number} kepada skuad KTN")
    await chat.say(DEVI, f"/broadcast {number} sehingga 6 jam")
    await chat.say(DEVI, f"/broadcast {number} semak")
    refused = await chat.read(DEVI)

    assert "1018, 1019 (+280)" in told
    assert "1018, 1019 (+280)" in refused
    assert max(len(told), len(refused)) < 4096


async def test_names_that_may_be_translated_are_confirmed_by_one_press(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _write(chat, MALAY, ENGLISH)
    asked = await chat.read(DEVI)
    number = (await rows(chat, select(Broadcast)))[0].id
    await chat.press(DEVI, f"bc:same.{number}.{_code(asked)}")
    following = await chat.read(DEVI)
    await chat.say(DEVI, "skuad KTN")
    await chat.say(DEVI, "6 jam")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await run_through(transactions, hands)

    assert "Hanya dalam Bahasa Melayu: Zetamurni" in asked
    assert "Hanya dalam Bahasa Inggeris: Zeta Pure" in asked
    assert "penerima" in following
    assert len(await told(chat, AINA)) == 1
    (note,) = await rows(
        chat, select(AuditNote).where(AuditNote.action == "broadcast.names_confirmed")
    )
    assert "Zeta" not in str(note.details)


async def test_not_confirmed_is_not_counted(chat: Chat, hands: Hands) -> None:
    number = await _complete(chat)
    await chat.say(DEVI, f"/broadcast {number} semak")
    asked = await chat.read(DEVI)
    before = await recipients(chat, number)
    await chat.say(DEVI, f"/broadcast {number} sama {_code(asked)}")

    assert before == []
    assert "Penulis mengesahkan bahawa faktanya sama" in await chat.read(DEVI)
    assert await recipients(chat, number) != []


async def test_corrected_text_is_heard_after_the_check_has_asked(chat: Chat, hands: Hands) -> None:
    number = await _complete(chat)
    await chat.say(DEVI, f"/broadcast {number} semak")
    await chat.say(DEVI, ENGLISH.replace("Zeta Pure", "Zetamurni"))
    said = await chat.read(DEVI)

    assert (await the(chat, number)).text_en == ENGLISH.replace("Zeta Pure", "Zetamurni")
    assert "Zetamurni" in said


async def test_text_that_replaces_another_is_told_and_the_card_warns(
    chat: Chat, hands: Hands
) -> None:
    await _write(chat, MALAY, ENGLISH)
    await chat.say(DEVI, "skuad 10")
    told = [str(each.payload.get("text", "")) for each in await chat.letters(DEVI)]
    number = await _complete(chat)
    await chat.say(DEVI, f"/broadcast {number}")

    assert any("Bahasa Inggeris: “skuad 10”" in each for each in told)
    assert "fakta yang berbeza" in await chat.read(DEVI)


async def test_confirmation_holds_for_those_texts_only(chat: Chat, hands: Hands) -> None:
    number = await _complete(chat)
    await chat.say(DEVI, f"/broadcast {number} semak")
    code = _code(await chat.read(DEVI))
    await chat.say(DEVI, f"/broadcast {number} en {ENGLISH.replace('Pure', 'Clean')}")
    await chat.press(DEVI, f"bc:same.{number}.{code}")
    refused = await chat.read(DEVI)
    await chat.say(DEVI, f"/broadcast {number} semak")

    assert "berubah selepas ditunjukkan" in refused
    assert "Zeta Clean" in await chat.read(DEVI)
    assert (await the(chat, number)).names_confirmed is None
    assert await recipients(chat, number) == []


async def test_second_person_sees_what_was_confirmed(chat: Chat, hands: Hands) -> None:
    number = await _complete(chat, to="skuad Terengganu")
    await chat.say(DEVI, f"/broadcast {number} semak")
    await chat.say(DEVI, f"/broadcast {number} sama {_code(await chat.read(DEVI))}")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:review.{number}")

    assert (await the(chat, number)).state is BroadcastState.ASKED
    assert "Hanya dalam Bahasa Inggeris: Zeta Pure" in await chat.read(HANA)


async def test_nobody_else_confirms(chat: Chat, hands: Hands) -> None:
    number = await _complete(chat)
    await chat.say(DEVI, f"/broadcast {number} semak")
    code = _code(await chat.read(DEVI))
    for who in (AINA, CHONG):
        await chat.press(who, f"bc:same.{number}.{code}")

    assert (await the(chat, number)).names_confirmed is None


async def _write(chat: Chat, malay: str, english: str) -> None:
    await chat.say(DEVI, "/broadcast")
    await chat.say(DEVI, malay)
    await chat.say(DEVI, english)


async def _complete(chat: Chat, to: str = "skuad KTN") -> int:
    """A draft whose names were asked about, and not answered."""
    await _write(chat, MALAY, ENGLISH)
    number: int = (await rows(chat, select(Broadcast)))[0].id
    await chat.say(DEVI, f"/broadcast {number} kepada {to}")
    await chat.say(DEVI, f"/broadcast {number} sehingga 6 jam")
    return number


def _code(said: str) -> str:
    found = re.search(r"sama ([0-9a-f]{8})</code>", said)
    assert found, said
    return found[1]
