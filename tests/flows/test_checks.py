"""Checks: right, ground, the least that answers, choices, more on demand, what leaves the chat."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import CheckDesk, GroundKind, Lookup, Outcome, Subject
from db.models.messaging import Letter
from db.models.people import Role
from db.models.records import AuditNote
from db.queries import lookups as queries
from services import clock
from services.messaging import delivery, tidying
from tests.flows import held, make, registry
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, DEVI, GROUP, STRANGER
from tests.flows.intake import later, rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, KILANG, SITI

INSPECTOR, MANAGER, CLINIC = 31, 32, 33


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with an inspector and a case manager, and a registry."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        await make.person(session, CLINIC, role=Role.CLINIC, name="Klinik Contoh")
        await registry.fill(session)


async def lookups(chat: Chat) -> list[Lookup]:
    return await rows(chat, select(Lookup).order_by(Lookup.id))


async def answers(chat: Chat, who: int) -> list[Letter]:
    """Return the letters that answer checks."""
    found = [each for each in await chat.letters(who) if "text" in each.payload]
    return [each for each in found if (each.card or "").startswith("check:")]


async def deleted(chat: Chat, who: int) -> list[int]:
    """Return the messages taken away at once."""
    found = [each for each in await chat.letters(who) if each.method == "deleteMessage"]
    return [each.payload["message_id"] for each in found if each.not_before is None]


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


async def test_without_a_ground_nothing_is_looked_up(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)

    assert "Untuk tujuan apa" in await chat.read(INSPECTOR)
    assert "KILANG CONTOH" not in await chat.read(INSPECTOR)
    assert await lookups(chat) == []


async def test_what_waited_is_answered_when_the_ground_is_chosen(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)
    await chat.press(INSPECTOR, "ground:visit")

    (row,) = await lookups(chat)
    assert (row.ground, row.outcome, row.subject_kind) == (
        GroundKind.VISIT,
        Outcome.FOUND,
        Subject.EMPLOYER,
    )
    assert "KILANG CONTOH MAJU" in await chat.read(INSPECTOR)
    assert "lawatan ke premis" in await chat.read(INSPECTOR)


async def test_own_open_lead_is_a_ground_and_stands_in_the_answer(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)

    await chat.say(AINA, KILANG)
    offered = (await chat.letters(AINA))[-1].payload["reply_markup"]["inline_keyboard"]
    await chat.press(AINA, f"ground:lead.{number}")

    assert offered[0][0]["callback_data"] == f"ground:lead.{number}"
    (row,) = await lookups(chat)
    assert (row.ground, row.lead_id) == (GroundKind.LEAD, number)
    assert f"petunjuk kes {number}" in await chat.read(AINA)


async def test_lead_of_another_branch_is_no_ground(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)
        await make.person(session, 41, role=Role.SQUAD, scope="MLK-MLK")

    await chat.say(41, f"/ground {number}")
    await chat.say(41, KILANG)

    assert await lookups(chat) == []


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/ground operasi OPS KESAN Gambang", GroundKind.OPERATION),
        ("/tujuan sebab waris bertanya di kaunter", GroundKind.REASON),
        ("/ground emergency family in hospital tonight", GroundKind.BROKEN),
    ],
)
async def test_ground_in_words_is_typed(chat: Chat, typed: str, kind: GroundKind) -> None:
    await chat.say(INSPECTOR, typed)
    await chat.say(INSPECTOR, KILANG)

    (row,) = await lookups(chat)
    assert row.ground is kind
    assert row.reason == typed.split(maxsplit=2)[2]


async def test_reason_keeps_no_identity_number(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/tujuan sebab semak 890312-06-5124 di kaunter")

    await chat.say(INSPECTOR, KILANG)

    assert [row.reason for row in await lookups(chat)] == ["semak ******-**-5124 di kaunter"]


async def test_reason_is_asked_for_after_its_button(chat: Chat) -> None:
    await chat.say(INSPECTOR, KILANG)
    await chat.press(INSPECTOR, "ground:reason")
    await chat.say(INSPECTOR, "x")
    short = await chat.read(INSPECTOR)
    await chat.say(INSPECTOR, "waris bertanya di kaunter")

    assert "terlalu pendek" in short
    (row,) = await lookups(chat)
    assert row.reason == "waris bertanya di kaunter"


async def test_ground_runs_out(chat: Chat, transactions: Transactions) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, KILANG)
    async with transactions.begin() as session:
        desk = await queries.desk(session, INSPECTOR)
        desk.until = clock.now() - timedelta(seconds=1)

    (row,) = await lookups(chat)
    await chat.press(INSPECTOR, f"more:{row.id}.address")

    assert "tamat tempoh" in await chat.read(INSPECTOR)
    assert (await lookups(chat))[0].disclosed == []


async def test_several_are_chosen_by_button_or_number(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, "kedai runcit sampel")
    listed = (await answers(chat, INSPECTOR))[-1]
    await chat.say(INSPECTOR, "2")

    pressed = [row[0]["text"] for row in listed.payload["reply_markup"]["inline_keyboard"]]
    assert pressed == [
        "1. KEDAI RUNCIT SAMPEL (Kuantan)",
        "2. KEDAI RUNCIT SAMPEL (Temerloh)",
        "Laporkan pengesanan",
    ]
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
    assert "bahagian penguatkuasaan" in said


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


async def test_broken_open_is_reviewed_the_next_working_day(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, "/ground kecemasan waris di hospital malam ini")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)
    await later(transactions, tmp_path, timedelta(days=5))
    asked = await chat.read(CHONG)

    await chat.press(CHONG, f"review:{row.id}.asked")

    assert "Aina binti Sampel" in asked
    assert "waris di hospital malam ini" in asked
    assert "SITI" not in asked
    assert "Chong Contoh meminta anda menerangkan" in await chat.read(AINA)
    (row,) = await lookups(chat)
    assert (row.reviewed_by_id, row.verdict) == (CHONG, "asked")


async def test_list_of_what_waits_has_a_button_a_verdict(chat: Chat) -> None:
    await chat.say(AINA, "/ground kecemasan waris di hospital malam ini")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)

    await chat.say(CHONG, "/review")

    keyboard = (await chat.letters(CHONG))[-1].payload["reply_markup"]["inline_keyboard"]
    pressed = [button["callback_data"] for line in keyboard for button in line]
    assert pressed == [f"review:{row.id}.in_order", f"review:{row.id}.asked"]


async def test_nobody_reviews_himself(chat: Chat) -> None:
    await chat.say(CHONG, "/ground kecemasan waris di hospital malam ini")
    await chat.say(CHONG, SITI)
    (row,) = await lookups(chat)

    await chat.say(CHONG, f"/review {row.id} ok")

    assert (await lookups(chat))[0].reviewed_at is None


async def test_numbers_in_a_row_are_blocked_and_told(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    for number in range(4):
        await chat.say(AINA, f"89031206512{number}")
    await chat.say(AINA, FARID)

    assert "disekat hingga" in await chat.read(AINA)
    assert "Semakan luar biasa: Aina" in await chat.read(CHONG)
    assert len(await lookups(chat)) == 3


async def test_officer_sees_his_own_counters(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, "/mychecks")

    assert "1 daripada 120" in await chat.read(AINA)
    assert "orang: 1 daripada 40" in await chat.read(AINA)


async def test_what_was_typed_is_forgotten(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(INSPECTOR, SITI)  # waits for a ground
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=3))
        async with transactions.begin() as session:
            await tidying.tidy(session)

    assert [row.number for row in await lookups(chat)] == [None]
    desks = await rows(chat, select(CheckDesk).where(CheckDesk.person_id == INSPECTOR))
    assert [desk.waiting for desk in desks] == [None]


async def test_warned_near_the_limit_and_stopped_at_it(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await _counted(transactions, 31)
    await chat.say(AINA, FARID)
    near = await chat.read(AINA)
    await _counted(transactions, 7)
    await chat.say(AINA, SITI)

    assert "33 daripada 40" in near
    assert "Had 40 semakan orang sehari sudah dicapai" in await chat.read(AINA)


async def _counted(transactions: Transactions, times: int) -> None:
    """Aina looked up so many persons more today."""
    async with transactions.begin() as session:
        for _ in range(times):
            session.add(
                Lookup(
                    at=clock.now(), person_id=AINA, chat_id=AINA, branch_code="PHG-KTN",
                    ground=GroundKind.VISIT, outcome=Outcome.FOUND, subject_kind=Subject.PERSON,
                    subject_key=1, candidates=[], disclosed=[], disclosed_count=0,
                )
            )  # fmt: skip


async def test_what_an_answer_said_of_a_person_is_not_kept_once_sent(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, KILANG)

    person, employer = await answers(chat, AINA)
    assert person.key.startswith(delivery.SECRETS)
    assert not employer.key.startswith(delivery.SECRETS)
