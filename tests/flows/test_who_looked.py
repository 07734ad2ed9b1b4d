"""Who looked at my record: only the own one, in plain words; delays end; coordinators see all."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import Lookup
from db.models.people import Enquiry
from db.models.records import AuditNote
from services import clock
from tests.flows import held, registry
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, DEVI
from tests.flows.intake import rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI, SITI_PHONE

WOMAN = 51  # Siti herself, who never spoke to Prihatin


@pytest.fixture(autouse=True)
async def looked_at(chat: Chat, transactions: Transactions) -> None:
    """Aina looked at Siti's record during a visit."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)


async def read(chat: Chat, number: str = SITI) -> str:
    await chat.say(WOMAN, "/wholooked")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.say(WOMAN, number)
    return await chat.read(WOMAN)


async def test_person_reads_office_role_and_purpose_but_no_name(chat: Chat) -> None:
    said = await read(chat)

    for told in ("PERKESO Kuantan", "Ahli Skuad", "lawatan pegawai"):
        assert told in said
    assert "Aina" not in said


async def test_number_leaves_the_chat_at_once(chat: Chat) -> None:
    await chat.say(WOMAN, "/wholooked")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    number = await chat.say(WOMAN, SITI)

    removed = [each for each in await chat.letters(WOMAN) if each.method == "deleteMessage"]
    assert {"message_id": number} in [each.payload for each in removed]


@pytest.mark.parametrize("asks", ["/wholooked", "contact:looked"])
async def test_amid_a_message_to_an_officer_the_number_goes_to_nobody(
    chat: Chat, asks: str
) -> None:
    await chat.say(WOMAN, "/officer")
    await (chat.say if asks.startswith("/") else chat.press)(WOMAN, asks)
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    asked_for = await chat.read(WOMAN)
    await chat.say(WOMAN, SITI)

    assert "nombor kad pengenalan" in asked_for
    assert "PERKESO Kuantan" in await chat.read(WOMAN)
    assert await rows(chat, select(Enquiry)) == []


async def test_contact_of_somebody_else_opens_nothing(chat: Chat) -> None:
    await chat.say(WOMAN, "/wholooked")
    await chat.contact(WOMAN, SITI_PHONE, AINA)

    assert "kenalan orang lain" in await chat.read(WOMAN)


async def test_number_of_somebody_else_opens_nothing(chat: Chat) -> None:
    assert "tidak sepadan" in await read(chat, FARID)


async def test_number_is_awaited_again_after_a_wrong_one(chat: Chat) -> None:
    await read(chat, FARID)
    await chat.say(WOMAN, SITI)

    assert "PERKESO Kuantan" in await chat.read(WOMAN)


async def test_five_wrong_numbers_lock_for_a_day(chat: Chat, tmp_path: Path) -> None:
    for _ in range(5):
        await read(chat, FARID)
    await chat.say(WOMAN, "/wholooked")
    locked = await chat.read(WOMAN)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=25))
        later = await read(chat)

    assert "Terlalu banyak percubaan" in locked
    assert "PERKESO Kuantan" in later


async def test_delay_is_recorded_and_ends(chat: Chat, tmp_path: Path) -> None:
    (row,) = await rows(chat, select(Lookup))
    until = (clock.now() + timedelta(days=3)).astimezone(clock.LOCAL)
    await chat.say(DEVI, f"/delay {row.id} {until:%d/%m/%Y} siasatan tuntutan palsu")
    now = await read(chat)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(days=5))
        later = await read(chat)

    assert "Tiada semakan atas rekod anda" in now
    assert "PERKESO Kuantan" in later
    assert await rows(chat, select(AuditNote).where(AuditNote.action == "registry.delayed"))


@pytest.mark.parametrize(
    "typed", ["/delay {} {} siasatan tuntutan palsu", "/lookups {}"], ids=["delay", "list"]
)
async def test_only_coordinators_trace(chat: Chat, typed: str) -> None:
    (row,) = await rows(chat, select(Lookup))

    await chat.say(BAKRI, typed.format(row.id, "31/12/2099"))

    assert "Hanya penyelaras" in await chat.read(BAKRI)


async def test_coordinator_lists_who_looked_and_that_is_kept(chat: Chat) -> None:
    (row,) = await rows(chat, select(Lookup))

    await chat.say(DEVI, f"/lookups {row.id}")

    assert "Aina binti Sampel" in await chat.read(DEVI)
    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "registry.traced"))
    assert (note.actor_id, note.details["lookups"]) == (DEVI, [row.id])
