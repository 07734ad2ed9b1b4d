"""What is kept of a worker is shown, exported, told who looked, and locked where it is shared."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.courier import Courier
from bot.transactions import Transactions
from db.models.messaging import Attachment, Letter
from db.models.people import Person
from db.models.workers import ChatLock
from services import clock
from services.workers import rights
from tests.flows import enrolled, served
from tests.flows.conftest import Chat
from tests.flows.fake_telegram import FakeTelegram, settings_for
from tests.flows.held import CHONG
from tests.flows.intake import rows
from tests.flows.moving import moving
from tests.flows.registry import SITI, SITI_PHONE
from tests.flows.served import FAR, MANAGER, STRANGER, WOMAN

office = served.office


@pytest.fixture(autouse=True)
async def siti(chat: Chat, office: None) -> None:
    """Siti has come in and agreed to two of four."""
    await enrolled.by_contact(chat)
    await enrolled.agree(chat, to=2)


async def documents(chat: Chat) -> dict[str, tuple[Letter, str]]:
    """Return the files sent to Siti, by name."""
    files = {each.id: each for each in await rows(chat, select(Attachment))}
    sent = [each for each in await chat.letters(WOMAN) if each.method == "sendDocument"]
    return {
        files[each.attachment_id or 0].name: (each, files[each.attachment_id or 0].content.decode())
        for each in sent
    }


async def test_lock_number_leaves_a_group_too(chat: Chat) -> None:
    number = await chat.say(WOMAN, "/lock 4821", chat=-1001)

    gone = [each for each in await chat.letters(-1001) if each.method == "deleteMessage"]
    assert [each.payload.get("message_id") for each in gone] == [number]


async def test_what_is_kept_is_shown_with_masked_numbers(chat: Chat) -> None:
    await chat.say(WOMAN, "/mydata")

    said = await chat.read(WOMAN)
    for told in ("SITI CONTOH", "******-**-5124", "•••• 6789", "PERKESO Kuantan", "setuju",
                 "Tiada temu janji"):  # fmt: skip
        assert told in said
    assert SITI not in said
    assert str(SITI_PHONE) not in said


async def test_it_cannot_be_forwarded_and_leaves_the_chat(chat: Chat) -> None:
    await chat.say(WOMAN, "/datasaya")

    shown, gone = (await chat.letters(WOMAN))[-2:]
    assert shown.payload["protect_content"]
    assert (gone.method, gone.card) == ("deleteMessage", shown.card)
    assert gone.not_before is not None


@pytest.mark.parametrize("how", ["typed", "button"])
async def test_export_is_a_file_to_read_and_one_for_programs(chat: Chat, how: str) -> None:
    if how == "typed":
        await chat.say(WOMAN, "/mydata export")
    else:
        await chat.press(WOMAN, "mydata:export")

    sent = await documents(chat)
    assert set(sent) == {"prihatin-data.txt", "prihatin-data.json"}
    assert all(letter.payload["protect_content"] for letter, _ in sent.values())
    told = json.loads(sent["prihatin-data.json"][1])
    assert told["identity_number"] == "******-**-5124"
    assert [each["given"] for each in told["consents"]] == [True, True, False, False]
    assert "Semua jawapan persetujuan" in sent["prihatin-data.txt"][1]
    assert not [text for _, text in sent.values() if SITI in text or "<b>" in text]
    gone = [each for each in await chat.letters(WOMAN) if each.method == "deleteMessage"]
    assert {each.card for each in gone} >= {letter.card for letter, _ in sent.values()}


async def test_files_are_kept_nowhere_once_they_are_sent(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(WOMAN, "/mydata export")
    async with FakeTelegram() as telegram:
        courier = Courier(transactions, settings_for(telegram.url))
        waiting = [each for each in await chat.letters() if each.not_before is None]
        await _deliver(courier, telegram, len(waiting))

    assert await rows(chat, select(Attachment)) == []


async def _deliver(courier: Courier, telegram: FakeTelegram, count: int) -> None:
    task = asyncio.create_task(courier.run())
    await telegram.received(count)
    await courier.stop()
    await task


async def test_officer_who_opened_the_record_is_told(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        worker = (await served.workers(chat))[0]
        for _ in range(2):
            manager = await session.get_one(Person, MANAGER)
            await rights.worker_for(session, manager, worker.id)
    await chat.say(WOMAN, "/wholooked")  # who has come in is asked for nothing more

    said = await chat.read(WOMAN)
    assert said.count("melayan anda") == 1
    assert "Pengurus Kes" in said
    assert "Mona" not in said


async def test_locked_chat_shows_nothing_until_the_number_is_typed(chat: Chat) -> None:
    set_by = await chat.say(WOMAN, "/lock 4821")
    await chat.say(WOMAN, "/wholooked")
    looked = await chat.read(WOMAN)
    await chat.say(WOMAN, "/mydata")
    closed = await chat.read(WOMAN)
    await chat.say(WOMAN, "/kunci 4821")
    await chat.say(WOMAN, "/mydata")

    for said in (looked, closed):
        assert "Chat ini dikunci" in said
    assert "SITI CONTOH" in await chat.read(WOMAN)
    removed = [each.payload for each in await chat.letters(WOMAN) if each.method == "deleteMessage"]
    assert {"message_id": set_by} in removed
    (lock,) = await rows(chat, select(ChatLock))
    assert "4821" not in lock.number_hash + lock.salt


async def test_lock_closes_again_by_itself(chat: Chat, tmp_path: Path) -> None:
    await chat.say(WOMAN, "/lock 4821")
    await chat.say(WOMAN, "/lock 4821")
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(minutes=16))
        await chat.say(WOMAN, "/mydata export")

    assert "Chat ini dikunci" in await chat.read(WOMAN)
    assert await documents(chat) == {}


async def test_five_wrong_numbers_rest_the_lock_for_a_day(chat: Chat, tmp_path: Path) -> None:
    await chat.say(WOMAN, "/lock 4821")
    for _ in range(5):
        await chat.say(WOMAN, "/lock 1111")
    await chat.say(WOMAN, "/lock 4821")
    rests = await chat.read(WOMAN)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=25))
        await chat.say(WOMAN, "/lock 4821")

    assert "Boleh dicuba semula pada" in rests
    assert "Dibuka selama" in await chat.read(WOMAN)


@pytest.mark.parametrize("typed", ["12", "123456789", "abcd", "١٢٣٤", ""])
async def test_what_is_no_lock_number_is_said(chat: Chat, typed: str) -> None:
    await chat.say(WOMAN, f"/lock {typed}")

    assert "4 hingga 8 angka" in await chat.read(WOMAN)
    assert await rows(chat, select(ChatLock)) == []


async def test_lock_is_taken_away_by_its_number(chat: Chat) -> None:
    await chat.say(WOMAN, "/lock 4821")
    await chat.say(WOMAN, "/lock off 4821")

    assert await rows(chat, select(ChatLock)) == []


async def test_officer_takes_a_forgotten_lock_away(chat: Chat) -> None:
    await chat.say(WOMAN, "/lock 4821")
    worker = (await served.workers(chat))[0]
    await chat.say(FAR, f"/unlock {worker.id}")
    kept = await rows(chat, select(ChatLock))
    await chat.say(CHONG, f"/unlock {worker.id}")

    assert len(kept) == 1
    assert await rows(chat, select(ChatLock)) == []


@pytest.mark.parametrize("typed", ["/mydata", "/mydata export", "/consent", "/tarikbalik",
                                   "/lock 4821"])  # fmt: skip
async def test_who_is_no_worker_is_told_how_to_come_in(chat: Chat, typed: str) -> None:
    await chat.say(STRANGER, typed)

    assert "Taip /enrol untuk mendaftar" in await chat.read(STRANGER)


async def test_menu_and_help_of_a_worker(chat: Chat) -> None:
    await chat.say(WOMAN, "/help")

    menu = [each for each in await chat.letters(0) if f":{WOMAN}#" in each.key][-1]
    names = [each["command"] for each in menu.payload["commands"]]
    assert names[:5] == ["appointments", "screening", "mydata", "wholooked", "consent"]
    assert "/mydata – " in await chat.read(WOMAN)
    assert "/code" not in await chat.read(WOMAN)


async def test_who_blocks_prihatin_keeps_record_and_language(chat: Chat) -> None:
    await chat.say(WOMAN, "/language en")
    await chat.block(WOMAN)
    (blocked,) = await rows(chat, select(Person).where(Person.telegram_id == WOMAN))
    await chat.say(WOMAN, "/mydata")

    assert blocked.blocked_at is not None
    assert "What Prihatin keeps" in await chat.read(WOMAN)
