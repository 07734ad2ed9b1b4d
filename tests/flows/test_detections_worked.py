"""Detections worked on: one holder, outcomes, lists, what is refused, ended by an import."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.detections import DetectionState
from db.models.lookups import Lookup
from db.models.people import Person
from db.models.records import AuditNote
from db.queries import people
from services import clock
from services.detections import closing
from services.messaging import tidying
from tests.flows import detected, registered
from tests.flows.conftest import Chat
from tests.flows.detected import FAR, INSPECTOR, SECOND, SHOP, detections, pressable
from tests.flows.held import AINA, BAKRI, CHONG, DEVI, GROUP
from tests.flows.intake import rows
from tests.flows.moving import moving

office = detected.office


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
