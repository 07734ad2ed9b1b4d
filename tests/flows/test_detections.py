"""Detections: found not registered, told to the branch's inspectors, one holder, an end told."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.detections import Detection, DetectionRepeat, DetectionState
from db.models.lookups import Lookup
from db.models.people import Person, Role
from db.models.records import AuditNote
from db.queries import people
from services import clock
from services.detections import closing
from services.messaging import tidying
from tests.flows import held, make, registered, registry
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG, DEVI, GROUP, STRANGER
from tests.flows.intake import rows
from tests.flows.moving import moving

INSPECTOR, SECOND, MANAGER, FAR = 31, 32, 33, 34
SHOP = "Bengkel Zaitun Permata"


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan's staff with two inspectors, one of whom reads English; one in Temerloh."""
    async with transactions.begin() as session:
        await held.staff(session)
        await make.person(session, INSPECTOR, role=Role.INSPECTOR, name="Ismail Contoh")
        await make.person(session, SECOND, role=Role.INSPECTOR, name="Sara Contoh", language="en")
        await make.person(session, MANAGER, role=Role.CASE_MANAGER, name="Mona Contoh")
        await make.person(session, FAR, role=Role.INSPECTOR, scope="PHG-TML", name="Tan Contoh")
        await registry.fill(session)


async def detections(chat: Chat) -> list[Detection]:
    return await rows(chat, select(Detection).order_by(Detection.id))


async def pressable(chat: Chat, who: int) -> list[str]:
    """Return what can be pressed under the newest letter of a person."""
    letters = [each for each in await chat.letters(who) if "text" in each.payload]
    keyboard = letters[-1].payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for line in keyboard for button in line]


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


async def test_one_holder_and_the_others_cards_say_who(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    card, shown = await chat.read(SECOND), await pressable(chat, SECOND)
    await chat.press(SECOND, "visit:1")

    (row,) = await detections(chat)
    assert (row.state, row.taken_by_id) == (DetectionState.TAKEN, INSPECTOR)
    assert "Ismail Contoh will visit" in card
    assert shown == []
    assert "held by Ismail Contoh" in await chat.read(SECOND)
    assert "Ismail Contoh" in await chat.read(AINA)


async def test_holder_says_what_came_of_it_and_the_reporter_hears(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    offered = await pressable(chat, INSPECTOR)
    await chat.press(INSPECTOR, "detected:1.registered")

    assert offered == [
        "detected:1.registered", "detected:1.refused",
        "detected:1.not_liable", "detected:1.duplicate",
    ]  # fmt: skip
    (row,) = await detections(chat)
    assert row.state is DetectionState.REGISTERED
    assert row.ended_at is not None
    assert "kini berdaftar" in await chat.read(AINA)


@pytest.mark.parametrize(
    ("typed", "state", "note"),
    [
        ("registered", DetectionState.REGISTERED, None),
        ("enggan pemilik menolak notis", DetectionState.REFUSED, "pemilik menolak notis"),
        ("not liable", DetectionState.NOT_LIABLE, None),
        ("not_liable tiada pekerja", DetectionState.NOT_LIABLE, "tiada pekerja"),
        ("pendua", DetectionState.DUPLICATE, None),
    ],
)
async def test_outcome_is_typed(
    chat: Chat, typed: str, state: DetectionState, note: str | None
) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.say(INSPECTOR, "/detection 1 taken")
    await chat.say(INSPECTOR, f"/detection 1 {typed}")

    (row,) = await detections(chat)
    assert (row.state, row.note) == (state, note)


@pytest.mark.parametrize(("who", "said"), [(SECOND, "Ismail Contoh"), (FAR, "1"), (AINA, "Hanya")])
async def test_nobody_else_ends_it(chat: Chat, who: int, said: str) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await chat.say(who, "/detection 1 registered")

    assert said in await chat.read(who)
    (row,) = await detections(chat)
    assert row.state is DetectionState.TAKEN


async def test_head_hears_where_no_inspector_can_be_written_to(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        for who in (INSPECTOR, SECOND):
            person = await session.get_one(Person, who)
            person.blocked_at = clock.now()

    await chat.say(AINA, f"/detect {SHOP}")

    assert SHOP in await chat.read(CHONG)


async def test_coordinator_names_the_branch(chat: Chat) -> None:
    await chat.say(DEVI, f"/detect {SHOP}")
    asked = await chat.read(DEVI)
    await chat.say(DEVI, f"/detect KTN {SHOP}")

    assert "/detect KTN" in asked
    (row,) = await detections(chat)
    assert (row.name, row.branch_code) == (SHOP, "PHG-KTN")


async def test_list_shows_open_ones_and_own(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.say(AINA, "/detections")
    own = await chat.read(AINA)
    await chat.say(BAKRI, "/detections")
    await chat.say(INSPECTOR, "/pengesanan")
    await chat.say(FAR, "/detections")

    assert SHOP in own
    assert SHOP not in await chat.read(BAKRI)
    assert SHOP in await chat.read(INSPECTOR)
    assert SHOP not in await chat.read(FAR)


async def test_number_of_a_person_is_refused_and_removed(chat: Chat) -> None:
    typed = await chat.say(AINA, "/detect Siti 890312-06-5124")

    assert "tanpa nombor pengenalan" in await chat.read(AINA)
    assert await detections(chat) == []
    gone = [each for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    assert [each.payload["message_id"] for each in gone] == [typed]


@pytest.mark.parametrize("note", ["pemilik 890312-06-5124", "x" * 301])
async def test_note_that_cannot_be_kept_changes_nothing(chat: Chat, note: str) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await chat.say(INSPECTOR, f"/detection 1 enggan {note}")

    assert "tiada apa-apa yang diubah" in await chat.read(INSPECTOR)
    (row,) = await detections(chat)
    assert (row.state, row.note) == (DetectionState.TAKEN, None)


async def test_who_takes_over_from_a_holder_who_left(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    async with transactions.begin() as session:
        (grant,) = await people.live_grants(session, INSPECTOR)
        grant.revoked_at = clock.now()
    await chat.say(SECOND, "/detection 1 taken")

    (row,) = await detections(chat)
    assert row.taken_by_id == SECOND


async def test_too_early_an_outcome_says_to_take_it_first(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.say(INSPECTOR, "/detection 1 enggan")

    assert "ambil" in await chat.read(INSPECTOR)
    (row,) = await detections(chat)
    assert row.state is DetectionState.OPEN


async def test_signs_of_html_are_escaped(chat: Chat) -> None:
    await chat.say(AINA, "/detect Kedai <b>A&B</b>")

    assert "Kedai &lt;b&gt;A&amp;B&lt;/b&gt;" in await chat.read(INSPECTOR)


async def test_group_is_no_place_for_it(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}", chat=GROUP)

    assert await detections(chat) == []
    assert SHOP not in await chat.read(GROUP)


async def test_each_step_is_in_the_audit_trail(chat: Chat) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.press(INSPECTOR, "visit:1")
    await chat.press(INSPECTOR, "detected:1.refused")

    notes = await rows(
        chat, select(AuditNote).where(AuditNote.subject == "detection:1").order_by(AuditNote.number)
    )
    assert [(each.action, each.actor_id) for each in notes] == [
        ("detection.reported", AINA),
        ("detection.taken", INSPECTOR),
        ("detection.ended", INSPECTOR),
    ]  # fmt: skip
    assert SHOP not in "".join(str(each.details) for each in notes)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        pytest.param({}, DetectionState.REGISTERED, id="newly registered"),
        pytest.param({"branch_code": "PHG-TML"}, DetectionState.OPEN, id="another branch"),
        pytest.param({"registered_on": date(2011, 1, 1)}, DetectionState.OPEN, id="an old one"),
    ],
)
async def test_employer_of_a_later_import_ends_it(
    chat: Chat, transactions: Transactions, more: dict[str, object], state: DetectionState
) -> None:
    await chat.say(AINA, f"/detect {SHOP}")
    today = clock.now().astimezone(clock.LOCAL).date()
    async with transactions.begin() as session:
        new = registered.employer(
            "C1234567890X", "BENGKEL ZAITUN PERMATA SDN. BHD.", **{"registered_on": today, **more}
        )
        await registered.employers(session, [new])
        await closing.close_registered(session, 0)

    (row,) = await detections(chat)
    assert row.state is state
    assert ("kini berdaftar" in await chat.read(AINA)) is (state is DetectionState.REGISTERED)


async def test_name_not_found_is_forgotten(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SHOP)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=3))
        async with transactions.begin() as session:
            await tidying.tidy(session)

    assert [each.employer_name for each in await rows(chat, select(Lookup))] == [None]
