"""Detections from a lead, with a photo, moved by their location, offered first where alike."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.detections import DetectionRepeat, DetectionState
from db.models.leads import Victim
from tests.flows import detected, held
from tests.flows.conftest import Chat
from tests.flows.detected import FAR, INSPECTOR, SECOND, SHOP, detections, pressable
from tests.flows.held import AINA, BAKRI, CHONG, STRANGER
from tests.flows.intake import later, rows

office = detected.office
KUANTAN, TEMERLOH = (3.8077, 103.326), (3.45, 102.42)


async def photos(chat: Chat, who: int) -> list[str]:
    return [each.payload["photo"] for each in await chat.letters(who) if "photo" in each.payload]


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead of Aina's whose victim worked for the shop."""
    async with transactions.begin() as session:
        found = await held.lead(session)
        for victim in await session.scalars(select(Victim)):
            victim.employer = SHOP
    return found


@pytest.mark.parametrize("way", ["button", "typed"])
async def test_employer_who_never_registered_is_one_tap_from_the_lead(
    chat: Chat, number: int, way: str
) -> None:
    await chat.press(AINA, f"step:{number}.not_insured.never_registered")
    offered = await pressable(chat, AINA)
    said = await chat.read(AINA)

    if way == "button":
        await chat.press(AINA, f"leaddetect:{number}")
    else:
        await chat.say(AINA, f"/detect {number}")

    assert f"leaddetect:{number}" in offered
    assert f"/detect {number}" in said
    (row,) = await detections(chat)
    assert (row.name, row.lead_id, row.branch_code) == (SHOP, number, "PHG-KTN")
    assert f"Majikan mangsa petunjuk kes {number}" in await chat.read(INSPECTOR)
    assert f"victim of lead {number}" in await chat.read(SECOND)


@pytest.mark.parametrize("who", [STRANGER, FAR])
async def test_lead_of_others_is_reported_by_nobody_else(chat: Chat, number: int, who: int) -> None:
    await chat.press(who, f"leaddetect:{number}")
    await chat.say(who, f"/detect {number}")

    assert await detections(chat) == []


async def test_lead_without_an_employer_says_what_to_type(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)

    await chat.say(AINA, f"/detect {number}")

    assert f"pembetulan {number}: majikan" in await chat.read(AINA)


async def test_photo_sent_next_reaches_who_takes_it(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    photo = await chat.photo(AINA)
    kept = await chat.read(AINA)
    second = await chat.photo(AINA)
    await chat.press(INSPECTOR, "visit:1")

    assert "Gambar dilampirkan pada pengesanan 1" in kept
    assert [each.file_id for each in await detections(chat)] == [f"photo-{photo}"]
    assert await photos(chat, INSPECTOR) == [f"photo-{photo}"]
    assert second != photo
    assert await photos(chat, SECOND) == []


async def test_photo_with_the_report_as_its_caption(chat: Chat) -> None:
    entity = {"type": "bot_command", "offset": 0, "length": 6}
    photo = await chat.photo(AINA, f"/kesan {SHOP}", caption_entities=[entity])

    (row,) = await detections(chat)
    assert (row.name, row.file_id) == (SHOP, f"photo-{photo}")
    assert "Ada gambar premis" in await chat.read(INSPECTOR)


async def test_location_decides_whose_inspectors_visit(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, TEMERLOH)

    (row,) = await detections(chat)
    assert row.branch_code == "PHG-TML"
    assert "dipindahkan kepada inspektor di sana" in await chat.read(AINA)
    assert "Tiada apa-apa yang perlu dibuat di sini" in await chat.read(INSPECTOR)
    assert await pressable(chat, INSPECTOR) == []
    assert await pressable(chat, FAR) == ["visit:1"]


async def test_location_leaves_it_with_who_has_taken_it(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await chat.locate(AINA, TEMERLOH)

    (row,) = await detections(chat)
    assert (row.branch_code, row.taken_by_id) == ("PHG-KTN", INSPECTOR)
    assert await chat.letters(FAR) == []


async def test_location_finds_what_was_reported_there_before(chat: Chat) -> None:
    await chat.say(FAR, f"/kesan {SHOP}")
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, TEMERLOH)

    there, here = await detections(chat)
    assert (there.state, here.state) == (DetectionState.OPEN, DetectionState.DUPLICATE)
    repeats = await rows(chat, select(DetectionRepeat))
    assert [(each.detection_id, each.person_id) for each in repeats] == [(there.id, AINA)]
    assert f"sebagai pengesanan {there.id}" in await chat.read(AINA)


async def test_one_that_has_ended_there_does_not_end_this_one(chat: Chat) -> None:
    await chat.say(FAR, f"/kesan {SHOP}")
    await chat.press(FAR, "visit:1")
    await chat.press(FAR, "detected:1.refused")
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, TEMERLOH)

    ended, open_ = await detections(chat)
    assert (ended.state, open_.state) == (DetectionState.REFUSED, DetectionState.OPEN)
    assert open_.branch_code == "PHG-TML"


async def test_what_is_alike_is_offered_first(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.say(BAKRI, "/kesan Bengkel Zaiton Permata")
    asked = await chat.read(BAKRI)
    offered = await pressable(chat, BAKRI)
    before = len(await detections(chat))

    await chat.press(BAKRI, offered[0])

    assert "Belum ada apa-apa yang dilaporkan" in asked
    assert offered == ["samedetect:1", "newdetect:"]
    assert before == 1
    repeats = await rows(chat, select(DetectionRepeat))
    assert [(each.detection_id, each.person_id) for each in repeats] == [(1, BAKRI)]


@pytest.mark.parametrize("typed", [None, "/kesan baru Bengkel Zaiton Permata"])
async def test_another_premises_is_reported_all_the_same(chat: Chat, typed: str | None) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.say(BAKRI, "/kesan Bengkel Zaiton Permata")

    if typed:
        await chat.say(BAKRI, typed)
    else:
        await chat.press(BAKRI, "newdetect:")
        await chat.press(BAKRI, "newdetect:")  # pressed twice, reported once

    assert [each.name for each in await detections(chat)] == [SHOP, "Bengkel Zaiton Permata"]


async def test_same_is_typed_too(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.say(BAKRI, "/kesan sama 1")

    repeats = await rows(chat, select(DetectionRepeat))
    assert [each.person_id for each in repeats] == [BAKRI]


@pytest.mark.parametrize("way", ["button", "typed"])
async def test_premises_at_the_same_spot_is_offered(chat: Chat, way: str) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, KUANTAN)
    await chat.say(BAKRI, "/kesan Bengkel Motor Zaitun")
    await chat.locate(BAKRI, (KUANTAN[0] + 0.0003, KUANTAN[1]))
    asked = await chat.read(BAKRI)
    offered = await pressable(chat, BAKRI)

    if way == "button":
        await chat.press(BAKRI, offered[0])
    else:
        await chat.say(BAKRI, "/kesan sama 1 2")

    assert "Adakah pengesanan 2 premis yang sama" in asked
    assert offered == ["samedetect:1.2"]
    first, second = await detections(chat)
    assert (first.state, second.state) == (DetectionState.OPEN, DetectionState.DUPLICATE)
    assert [each.person_id for each in await rows(chat, select(DetectionRepeat))] == [BAKRI]


async def test_other_premises_beside_it_is_not_offered(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, KUANTAN)
    await chat.say(BAKRI, "/kesan Kedai Emas Sampel")
    await chat.locate(BAKRI, KUANTAN)

    assert "premis yang sama" not in await chat.read(BAKRI)


@pytest.mark.parametrize("who", [BAKRI, FAR])
async def test_nobody_ends_what_another_one_reported(chat: Chat, who: int) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.say(AINA, "/kesan Kedai Emas Sampel")

    await chat.press(who, "samedetect:1.2")

    assert [each.state for each in await detections(chat)] == [DetectionState.OPEN] * 2


async def test_silent_holder_is_reminded_then_the_head_hears(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await later(transactions, tmp_path, timedelta(days=3, minutes=1))
    first = await chat.read(INSPECTOR)
    early = await chat.letters(CHONG)
    await later(transactions, tmp_path, timedelta(days=6, minutes=2))

    assert "pengesanan 1 sudah 3 hari pada anda" in first
    assert "detected:1.registered" in await pressable(chat, INSPECTOR)
    assert [each for each in early if "pengesanan" in str(each.payload)] == []
    assert "6 hari pada pemegangnya tanpa hasil" in await chat.read(CHONG)


async def test_who_has_said_what_came_of_it_is_not_reminded(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await chat.press(INSPECTOR, "detected:1.refused")
    await later(transactions, tmp_path, timedelta(days=4))

    assert "Peringatan" not in await chat.read(INSPECTOR)
