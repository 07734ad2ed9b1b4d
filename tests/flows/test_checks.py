"""Checks: right, the least that answers, choices, more on demand, what leaves the chat."""

import pytest
from sqlalchemy import select

from db.models.lookups import Outcome
from db.models.records import AuditNote
from tests.flows import checked, held, registry
from tests.flows.checked import CLINIC, INSPECTOR, MANAGER, answers, deleted, lookups
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, DEVI, GROUP, STRANGER
from tests.flows.intake import rows
from tests.flows.registry import KILANG, SITI

office = checked.office


@pytest.mark.parametrize("who", [AINA, INSPECTOR, MANAGER, CHONG, DEVI])
async def test_whoever_may_check_gets_the_least_that_answers(chat: Chat, who: int) -> None:
    await chat.say(who, "/ground lawatan")
    await chat.say(who, KILANG)

    said = await chat.read(who)
    for told in ("Berdaftar, aktif, sejak 2011", "cawangan Kuantan", "14 pekerja"):
        assert told in said
    for kept in ("Jalan Contoh", "Tunggakan caruman"):
        assert kept not in said


@pytest.mark.parametrize("who", [STRANGER, CLINIC])
async def test_others_hear_what_is_theirs_and_nothing_is_disclosed(chat: Chat, who: int) -> None:
    await chat.say(who, f"/check {SITI}")

    assert "hanya untuk pegawai PERKESO" in await chat.read(who)
    assert "/officer" in await chat.read(who)
    assert await lookups(chat) == []


@pytest.mark.parametrize("typed", ["/more ilat", "/why", "/more sumber"])
async def test_who_may_ask_nothing_is_not_told_to_ask_first(chat: Chat, typed: str) -> None:
    await chat.say(CLINIC, typed)

    assert "hanya untuk pegawai PERKESO" in await chat.read(CLINIC)


async def test_several_are_chosen_by_button_or_number(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, "kedai runcit sampel")
    listed = (await answers(chat, INSPECTOR))[-1]
    await chat.say(INSPECTOR, "/more alamat")
    too_early = await chat.read(INSPECTOR)
    await chat.say(INSPECTOR, "2")

    pressed = [row[0]["text"] for row in listed.payload["reply_markup"]["inline_keyboard"]]
    assert pressed == [
        "1. KEDAI RUNCIT SAMPEL (Kuantan)",
        "2. KEDAI RUNCIT SAMPEL (Temerloh)",
        "Laporkan pengesanan",
    ]
    assert "Pilih rekod dahulu" in too_early
    assert "cawangan Temerloh" in await chat.read(INSPECTOR)
    assert [row.outcome for row in await lookups(chat)] == [Outcome.SEVERAL, Outcome.FOUND]


async def test_buttons_show_more_and_are_noted(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, KILANG)
    (row,) = await lookups(chat)

    await chat.press(INSPECTOR, f"more:{row.id}.arrears")
    await chat.say(INSPECTOR, "/more alamat")

    said = await chat.read(INSPECTOR)
    assert "Tunggakan caruman: ya" in said
    assert "Lot 1 Jalan Contoh" in said
    assert (await lookups(chat))[0].disclosed == ["arrears", "address"]


async def test_button_of_somebody_else_shows_nothing(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, KILANG)
    (row,) = await lookups(chat)

    await chat.press(AINA, f"more:{row.id}.address")

    assert "Jalan Contoh" not in await chat.read(AINA)


async def test_person_s_answer_is_protected_and_leaves_and_the_number_at_once(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    typed = await chat.say(AINA, "890312-06-5124")

    answer = (await answers(chat, AINA))[0]
    assert answer.payload["protect_content"] is True
    assert "Berinsurans: caruman bagi" in answer.payload["text"]
    assert SITI not in answer.payload["text"]
    assert await deleted(chat, AINA) == [typed]
    gone = [each for each in await chat.letters(AINA) if each.not_before is not None]
    assert [each.card for each in gone] == [answer.card]


async def test_number_typed_without_a_ground_is_removed_too(chat: Chat) -> None:
    typed = await chat.say(AINA, SITI)

    assert await deleted(chat, AINA) == [typed]


async def test_employers_of_a_person_come_by_button(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)
    first = await chat.read(AINA)

    await chat.press(AINA, f"more:{row.id}.employers")

    assert "KILANG CONTOH" not in first
    assert "KILANG CONTOH MAJU SDN. BHD., sejak Mac 2011" in await chat.read(AINA)


async def test_nothing_found_never_means_not_registered(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, "Bengkel Zaitun Permata")

    said = await chat.read(INSPECTOR)
    assert "tidak bermakna tidak berdaftar" in said


@pytest.mark.parametrize(
    ("who", "typed", "way", "other"),
    [
        (INSPECTOR, "Bengkel Zaitun Permata", "Tekan <b>Laporkan", "penguatkuasaan"),
        (INSPECTOR, "A9999999999X", "Taip /detect", "penguatkuasaan"),
        (MANAGER, "Bengkel Zaitun Permata", "bahagian penguatkuasaan", "/detect"),
    ],
)
async def test_one_way_is_shown_to_tell_of_who_is_not_registered(
    chat: Chat, who: int, typed: str, way: str, other: str
) -> None:
    await chat.say(who, "/ground lawatan")
    await chat.say(who, typed)

    said = await chat.read(who)
    assert way in said
    assert other not in said


@pytest.mark.parametrize("typed", ["12", "😀😀", "9" * 900])
async def test_what_holds_nothing_to_look_up_is_said(chat: Chat, typed: str) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, f"/check {typed}")

    assert "tiada nombor atau nama untuk disemak" in await chat.read(INSPECTOR)
    assert await lookups(chat) == []


async def test_person_not_found_is_advised_as_a_person(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, "900101-06-5551")

    said = await chat.read(INSPECTOR)
    assert "nama penuh dan tahun lahir" in said
    assert "SSM" not in said


async def test_employer_at_the_very_point_is_shown(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.locate(INSPECTOR, registry.POINT)

    assert "KILANG CONTOH MAJU SDN. BHD.</b>, Kuantan, kira-kira 10 meter" in await chat.read(
        INSPECTOR
    )


async def test_nothing_around_is_told_of_the_place(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.locate(INSPECTOR, (5.9, 102.2))

    said = await chat.read(INSPECTOR)
    assert "di sekitar lokasi itu" in said
    assert "ejaan" not in said


async def test_location_shows_employers_around(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.locate(INSPECTOR, registry.NEAR)

    said = await chat.read(INSPECTOR)
    assert "KILANG CONTOH MAJU" in said
    assert "Majikan di sekitar lokasi itu" in said
    assert "meter dari sini" in said
    assert "Temerloh" not in said


async def test_group_hears_yes_and_of_a_person_nothing(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, f"/check {KILANG}", chat=GROUP)
    employer = await chat.read(GROUP)
    await chat.say(AINA, "/check Farid Contoh bin Sampel", chat=GROUP)

    assert "Ya, majikan itu ada dalam daftar" in employer
    assert "14" not in employer
    assert "dihantar kepada anda secara peribadi" in await chat.read(GROUP)
    assert "FARID" not in await chat.read(GROUP)
    assert "FARID CONTOH" in await chat.read(AINA)


async def test_group_without_a_ground_is_shown_the_way(chat: Chat) -> None:
    await chat.say(AINA, f"/check {KILANG}", chat=GROUP)

    assert "memerlukan tujuan" in await chat.read(GROUP)
    assert await lookups(chat) == []


async def test_report_of_an_officer_stays_a_report(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, held.REPORT)

    assert await lookups(chat) == []


async def test_courtesy_is_no_check(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "ok terima kasih tuan")

    assert await lookups(chat) == []


async def test_audit_tells_of_each_without_the_number(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)

    notes = await rows(chat, select(AuditNote).where(AuditNote.action == "registry.looked_up"))
    (note,) = notes
    assert (note.actor_id, note.ground, note.details["kind"]) == (AINA, "visit", "person")
    assert SITI not in f"{note.subject}{note.details}"
