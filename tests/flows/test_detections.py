"""Detections reported: by one tap or typed, with a place, attached to what is known."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.detections import Detection, DetectionRepeat, DetectionState
from db.models.lookups import Lookup
from services import clock
from tests.flows import detected, registry
from tests.flows.conftest import Chat
from tests.flows.detected import FAR, INSPECTOR, MANAGER, SECOND, SHOP, detections, pressable
from tests.flows.held import AINA, BAKRI, CHONG, STRANGER
from tests.flows.intake import rows

office = detected.office


async def test_one_tap_under_nothing_found_reaches_the_inspectors(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SHOP)
    (lookup,) = await rows(chat, select(Lookup))
    shown = await pressable(chat, AINA)

    await chat.press(AINA, f"detect:{lookup.id}")

    assert shown == [f"detect:{lookup.id}"]
    (row,) = await detections(chat)
    assert (row.name, row.branch_code, row.state, row.lookup_id, row.reported_by_id) == (
        SHOP, "PHG-KTN", DetectionState.OPEN, lookup.id, AINA,
    )  # fmt: skip
    assert f"Pengesanan {row.id}" in await chat.read(AINA)
    assert SHOP in await chat.read(INSPECTOR)
    assert f"Detection {row.id}" in await chat.read(SECOND)
    assert await pressable(chat, INSPECTOR) == [f"visit:{row.id}"]
    assert await chat.letters(FAR) == []
    assert await chat.letters(CHONG) == []


async def test_none_of_several_is_the_one(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "kedai runcit sampel")
    (lookup,) = await rows(chat, select(Lookup))

    await chat.press(AINA, f"detect:{lookup.id}")

    (row,) = await detections(chat)
    assert row.name == "kedai runcit sampel"


@pytest.mark.parametrize("asked", ["900101-06-5551", "Zulkifli Ganjil bin Permata"])
async def test_person_not_found_has_no_button(chat: Chat, asked: str) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, asked)

    (lookup,) = await rows(chat, select(Lookup))
    assert lookup.employer_name is None
    assert await pressable(chat, AINA) == []


async def test_firm_that_reads_like_a_person_has_the_button(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "Bengkel Ganjil dan Anak Permata")

    (lookup,) = await rows(chat, select(Lookup))
    assert await pressable(chat, AINA) == [f"detect:{lookup.id}"]


async def test_case_manager_has_no_button_and_no_right(chat: Chat) -> None:
    await chat.say(MANAGER, "/ground lawatan")
    await chat.say(MANAGER, SHOP)
    shown = await pressable(chat, MANAGER)
    await chat.say(MANAGER, f"/detect {SHOP}")

    assert shown == []
    assert "Hanya" in await chat.read(MANAGER)
    assert await detections(chat) == []


@pytest.mark.parametrize("who", [STRANGER, FAR])
async def test_button_of_somebody_else_reports_nothing(chat: Chat, who: int) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SHOP)
    (lookup,) = await rows(chat, select(Lookup))

    await chat.press(who, f"detect:{lookup.id}")

    assert await detections(chat) == []


async def test_typed_with_a_location_shared_next(chat: Chat) -> None:
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, registry.POINT)
    (row,) = await detections(chat)
    told = await chat.read(AINA)
    await chat.press(INSPECTOR, f"visit:{row.id}")

    assert (row.latitude, row.longitude) == registry.POINT
    assert f"pengesanan {row.id}" in told
    venues = [each for each in await chat.letters(INSPECTOR) if each.method == "sendVenue"]
    assert [each.payload["latitude"] for each in venues] == [registry.POINT[0]]


async def test_second_location_is_a_check(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, f"/kesan {SHOP}")
    await chat.locate(AINA, (5.9, 102.2))
    await chat.locate(AINA, registry.NEAR)

    assert "KILANG CONTOH MAJU" in await chat.read(AINA)
    (row,) = await detections(chat)
    assert row.latitude == 5.9


async def test_same_name_again_is_attached_and_both_hear(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.say(BAKRI, "/detect bengkel zaitun PERMATA sdn bhd")
    known = await chat.read(BAKRI)
    (row,) = await detections(chat)
    await chat.say(INSPECTOR, f"/detection {row.id} taken")

    assert f"Pengesanan {row.id}" in known
    repeats = await rows(chat, select(DetectionRepeat))
    assert [(each.detection_id, each.person_id) for each in repeats] == [(row.id, BAKRI)]
    for who in (AINA, BAKRI):
        assert "Ismail Contoh" in await chat.read(who)


async def test_after_thirty_days_an_ended_one_is_reported_anew(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.say(INSPECTOR, "/detection 1 ambil")
    await chat.say(INSPECTOR, "/detection 1 enggan")
    await chat.say(AINA, f"/detect {SHOP}")
    within = len(await detections(chat))
    async with transactions.begin() as session:
        row = await session.get_one(Detection, 1)
        row.reported_at = clock.now() - timedelta(days=31)
    await chat.say(AINA, f"/detect {SHOP}")

    assert within == 1
    assert [each.state for each in await detections(chat)] == [
        DetectionState.REFUSED,
        DetectionState.OPEN,
    ]
