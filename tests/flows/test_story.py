"""The whole story of a lead in private, notes and photos by reply; what leaves the chat again."""

import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Entry, EntryKind
from db.models.leads import Sighting
from db.models.messaging import Card, Letter
from db.models.records import AuditNote
from services import clock
from tests.flows import held
from tests.flows.conftest import BOT, Chat
from tests.flows.held import AINA, BAKRI, CHONG, GROUP, NAME, POSTER, STRANGER

PHOTO = [{"file_id": "F1", "file_unique_id": "u1", "width": 9, "height": 9}]


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead of Kuantan that Aina holds; its cards stand in messages 901 and 902."""
    async with transactions.begin() as session:
        await held.staff(session)
        number = await held.lead(session)
        name = f"lead:{number}"
        session.add(Card(chat_id=AINA, name=name, message_id=901, method="sendMessage"))
        session.add(Card(chat_id=GROUP, name=name, message_id=902, method="sendMessage"))
    return number


def _reply_to(message_id: int, chat: int) -> dict[str, Any]:
    return {
        "reply_to_message": {
            "message_id": message_id,
            "date": int(clock.now().timestamp()),
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "G"},
            "from": {"id": BOT, "is_bot": True, "first_name": "Prihatin"},
            "text": "card",
        }
    }


async def _kept(after: AsyncSession, kind: EntryKind) -> list[Entry]:
    await after.rollback()
    return list(await after.scalars(select(Entry).where(Entry.kind == kind).order_by(Entry.id)))


async def _story(chat: Chat, who: int) -> list[Letter]:
    return [
        each
        for each in await chat.letters(who)
        if ":story:" in (each.card or "") and each.method == "sendMessage"
    ]


async def test_story_tells_card_reports_askings_steps_and_notes(chat: Chat, number: int) -> None:
    await chat.press(AINA, f"step:{number}.contacted")
    await chat.press(AINA, f"ball:{number}.employer")
    await chat.press(AINA, f"paper:{number}.form_34.1")
    await chat.say(AINA, f"/note {number} Isteri mangsa di rumah selepas jam 17:00")

    await chat.say(CHONG, f"/lead {number}")

    [letter] = await _story(chat, CHONG)
    said = letter.payload["text"]
    assert said.index(NAME) < said.index("Laporan (1)") < said.index("Apa yang dibuat")
    assert "Skuad PHG-KTN, Poster Sampel, bahasa Melayu" in said
    assert re.search(r"Aina binti Sampel: peringkat <b>dihubungi", said)
    assert "giliran majikan" in said
    assert "dokumen sudah ada: Borang 34" in said
    assert "Isteri mangsa di rumah selepas jam 17:00" in said


async def test_story_leaves_the_chat_after_its_time_and_is_audited(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/lead {number}")

    [letter] = await _story(chat, AINA)
    [gone] = [each for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    assert gone.card == letter.card
    assert gone.not_before is not None
    assert round((gone.not_before - gone.created_at).total_seconds()) == 15 * 60
    seen = (await after.scalars(select(AuditNote).where(AuditNote.action == "lead.seen"))).one()
    assert (seen.actor_id, seen.subject) == (AINA, f"lead:{number}")


async def test_all_reports_are_told_with_their_language(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        session.add(
            Sighting(
                lead_id=number,
                chat_id=GROUP,
                message_id=4,
                posted_by_id=POSTER,
                posted_at=clock.now(),
                text="A man was killed in an accident at Gambang by a lorry",
            )
        )

    await chat.say(AINA, f"/lead_{number}")

    said = (await _story(chat, AINA))[0].payload["text"]
    assert "Laporan (2)" in said
    assert "bahasa Inggeris" in said


async def test_long_story_has_pages_that_replace_each_other(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    for part in range(6):
        await chat.say(AINA, f"/note {number} {part} " + "kata & " * 200)
    await chat.say(AINA, f"/lead {number}")
    [first] = await _story(chat, AINA)
    async with transactions.begin() as session:
        session.add(Card(chat_id=AINA, name=first.card, message_id=950, method="sendMessage"))

    await _press(chat, AINA, f"story:{number}.1", 950)

    pages = await _story(chat, AINA)
    assert [each.card for each in pages] == [first.card] * 2
    assert all(len(each.payload["text"]) <= 4096 for each in pages)
    assert pages[0].payload["text"] != pages[1].payload["text"]
    presses = str(first.payload["reply_markup"])
    assert f"story:{number}.1" in presses
    removals = [each for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    assert len(removals) == 1


async def _press(chat: Chat, who: int, data: str, message_id: int) -> None:
    await chat.feed(
        callback_query={
            "id": "7000",
            "from": {"id": who, "is_bot": False, "first_name": "P"},
            "chat_instance": "1",
            "message": _reply_to(message_id, who)["reply_to_message"],
            "data": data,
        }
    )


async def test_in_a_group_only_the_way_to_the_private_chat_is_shown(
    chat: Chat, number: int
) -> None:
    await chat.say(AINA, f"/lead {number}", chat=GROUP)

    letter = (await chat.letters(GROUP))[-1]
    assert NAME not in letter.payload["text"]
    assert f"start=lead_{number}" in str(letter.payload["reply_markup"])
    assert await _story(chat, AINA) == []


async def test_link_of_the_card_opens_the_story(chat: Chat, number: int) -> None:
    await chat.say(BAKRI, f"/start lead_{number}")

    assert len(await _story(chat, BAKRI)) == 1


async def test_stranger_learns_nothing(chat: Chat, number: int) -> None:
    await chat.say(STRANGER, f"/lead {number}")
    await chat.press(STRANGER, f"story:{number}")

    assert await _story(chat, STRANGER) == []
    assert NAME not in await chat.read(STRANGER)


async def test_reply_to_the_card_in_private_is_a_note(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, "Isteri akan datang ke pejabat", **_reply_to(901, AINA))

    [note] = await _kept(after, EntryKind.NOTE)
    assert (note.lead_id, note.by_id, note.text) == (number, AINA, "Isteri akan datang ke pejabat")
    assert "Dicatat" in await chat.read(AINA)


async def test_reply_in_the_group_is_a_note_with_a_short_answer(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(BAKRI, "Saya kenal majikan itu", chat=GROUP, **_reply_to(902, GROUP))

    [note] = await _kept(after, EntryKind.NOTE)
    assert (note.lead_id, note.by_id) == (number, BAKRI)
    answer = (await chat.letters(GROUP))[-1].payload
    assert answer["text"] == f"Dicatat pada petunjuk kes {number}."
    assert "reply_parameters" in answer


async def test_reply_of_others_in_the_group_stays_unanswered(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    before = len(await chat.letters(GROUP))

    await chat.say(STRANGER, "Takziah kepada keluarga", chat=GROUP, **_reply_to(902, GROUP))

    assert await _kept(after, EntryKind.NOTE) == []
    assert len(await chat.letters(GROUP)) == before


async def test_photo_by_reply_is_kept_and_comes_with_the_story(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.feed(
        message={
            "message_id": 960,
            "date": int(clock.now().timestamp()),
            "chat": {"id": AINA, "type": "private"},
            "from": {"id": AINA, "is_bot": False, "first_name": "P"},
            "photo": PHOTO,
            "caption": "Lokasi kejadian",
            **_reply_to(901, AINA),
        }
    )

    await chat.say(AINA, f"/lead {number}")

    [kept] = await _kept(after, EntryKind.PHOTO)
    assert (kept.file_id, kept.text) == ("F1", "Lokasi kejadian")
    letters = await chat.letters(AINA)
    [sent] = [each for each in letters if each.method == "sendPhoto"]
    assert sent.payload["photo"] == "F1"
    assert {each.card for each in letters if each.method == "deleteMessage"} == {
        sent.card,
        (await _story(chat, AINA))[0].card,
    }


async def test_note_is_typed_and_an_empty_one_refused(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/nota {number} Hospital Tengku Ampuan Afzan")
    await chat.say(AINA, f"/note {number}")

    assert [each.text for each in await _kept(after, EntryKind.NOTE)] == [
        "Hospital Tengku Ampuan Afzan"
    ]
    assert f"/note {number} keluarga" in await chat.read(AINA)


async def test_correction_by_reply_is_no_note(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.say(AINA, "pembetulan: umur 45, bukan 34", **_reply_to(901, AINA))

    assert await _kept(after, EntryKind.NOTE) == []
