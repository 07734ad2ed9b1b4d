"""A worker comes in by the own contact and number, however written, interrupted or gone on with."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.people import Grant, Role
from db.models.records import AuditNote
from db.models.workers import Worker
from services import clock
from tests.flows import enrolled, registered, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, GROUP
from tests.flows.intake import rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI, SITI_PHONE
from tests.flows.served import STRANGER, WOMAN

office = served.office


async def test_own_contact_and_number_let_in(chat: Chat) -> None:
    await enrolled.by_contact(chat)

    worker = await enrolled.worker(chat)
    assert (worker.bound_by, worker.branch_code, worker.state) == ("contact", "PHG-KTN", "MY-06")
    assert (worker.born, worker.sex) == (date(1989, 3, 12), "F")
    live = await rows(chat, select(Grant).where(Grant.role == Role.WORKER))
    assert [each.scope for each in live] == ["PHG-KTN"]
    assert "Persetujuan 1 daripada 4" in await chat.read(WOMAN)


async def test_number_leaves_the_chat_at_once(chat: Chat) -> None:
    await chat.say(WOMAN, "/enrol")
    early = await chat.say(WOMAN, SITI)  # before the contact
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    typed = await chat.say(WOMAN, SITI)

    removed = [each.payload for each in await chat.letters(WOMAN) if each.method == "deleteMessage"]
    assert removed == [{"message_id": early}, {"message_id": typed}]


@pytest.mark.parametrize("typed", ["890312-06-5124", "890312 06 5124", "8 9 0 3 1 2 0 6 5 1 2 4"])
@pytest.mark.parametrize("phone", ["60123456789", "+60 12-345 6789", "0123456789", "012 3456789"])
async def test_number_and_telephone_are_understood_however_written(
    chat: Chat, typed: str, phone: str
) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.contact(WOMAN, phone, WOMAN)
    await chat.say(WOMAN, typed)

    assert None not in await enrolled.bound(chat) != []


async def test_figures_of_another_script_are_understood(chat: Chat) -> None:
    await enrolled.by_contact(chat, number="٨٩٠٣١٢٠٦٥١٢٤")

    assert None not in await enrolled.bound(chat) != []


async def test_unknown_place_of_birth_is_accepted_with_a_warning(
    chat: Chat, transactions: Transactions
) -> None:
    odd = "890312005124"
    async with transactions.begin() as session:
        person = registered.person(odd, "SITI CONTOH BINTI SAMPEL", phone=SITI_PHONE)
        await registered.persons(session, [person])
    await enrolled.by_contact(chat, number=odd)

    assert None not in await enrolled.bound(chat) != []
    assert "tempat lahir" in await enrolled.said(chat, WOMAN)


@pytest.mark.parametrize("how", ["somebody else's", "forwarded", "without an owner"])
async def test_contact_that_is_not_the_own_opens_nothing(chat: Chat, how: str) -> None:
    await chat.say(WOMAN, "/enrol")
    origin = {"type": "user", "date": 1, "sender_user": {"id": 7, "is_bot": False,
              "first_name": "X"}}  # fmt: skip
    more = {"forward_origin": origin} if how == "forwarded" else {}
    owner = {"somebody else's": STRANGER, "forwarded": WOMAN, "without an owner": 0}[how]
    await chat.contact(WOMAN, SITI_PHONE, owner, **more)

    assert "bukan nombor telefon anda sendiri" in await chat.read(WOMAN)
    await chat.say(WOMAN, SITI)
    assert await enrolled.bound(chat) == []


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
        {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1,
                     "height": 1, "is_animated": False, "is_video": False}},
        {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}],
         "caption": SITI},
        {"location": {"latitude": 3.8, "longitude": 103.3}},
    ],
    ids=["voice", "sticker", "photo", "location"],
)  # fmt: skip
async def test_what_is_no_text_is_said_and_the_step_stays(
    chat: Chat, content: dict[str, Any]
) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.wordless(WOMAN, **content)
    told = await chat.read(WOMAN)
    await chat.say(WOMAN, SITI)

    assert "hanya boleh membaca teks" in told
    assert None not in await enrolled.bound(chat) != []


async def test_another_flow_begun_midway_gets_the_contact(chat: Chat) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.say(WOMAN, "/wholooked")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.say(WOMAN, SITI)

    assert await enrolled.bound(chat) == []
    assert "atas rekod anda" in await chat.read(WOMAN)


async def test_who_comes_back_a_day_later_goes_on(chat: Chat, tmp_path: Path) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=24))
        await chat.say(WOMAN, SITI)
        asked = await chat.read(WOMAN)
        await chat.contact(WOMAN, SITI_PHONE, WOMAN)
        await chat.say(WOMAN, SITI)

    assert "dikongsi terlalu lama dahulu" in asked
    assert None not in await enrolled.bound(chat) != []


async def test_who_leaves_is_told_how_to_begin_again(chat: Chat) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.say(WOMAN, "/batal")

    assert "Taip /enrol untuk bermula semula" in await chat.read(WOMAN)


async def test_language_changed_midway_goes_on_in_it(chat: Chat) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    await chat.say(WOMAN, "/language en")
    await chat.say(WOMAN, SITI)

    assert "Consent 1 of 4" in await chat.read(WOMAN)


async def test_of_two_accounts_at_once_one_is_bound(chat: Chat) -> None:
    for who in (WOMAN, STRANGER):
        await chat.say(who, "/enrol")
        await chat.contact(who, SITI_PHONE, who)
    await asyncio.gather(*(chat.say(who, SITI) for who in (WOMAN, STRANGER)))

    live = await rows(chat, select(Grant).where(Grant.role == Role.WORKER))
    assert [each.person_id for each in live] == await enrolled.bound(chat)
    assert len(await enrolled.enquiries(chat)) == 1


async def test_nothing_typed_stands_in_the_audit_trail(chat: Chat) -> None:
    await enrolled.by_contact(chat, number=FARID)
    await enrolled.by_contact(chat)

    notes = await rows(chat, select(AuditNote))
    assert notes
    for note in notes:
        written = f"{note.subject} {note.ground} {note.details}"
        assert not [each for each in (SITI, FARID, str(SITI_PHONE)) if each in written]


@pytest.mark.parametrize("typed", ["/enrol", "/code {}", "/death {} 3/11/2026", "/mydata"])
async def test_in_a_group_nothing_of_it_goes_on(chat: Chat, typed: str) -> None:
    number = await chat.say(AINA, typed.format(SITI), chat=GROUP)

    assert "hanya dalam chat peribadi" in await chat.read(GROUP)
    assert SITI not in await chat.read(GROUP)
    removed = [each.payload for each in await chat.letters(GROUP) if each.method == "deleteMessage"]
    assert removed == ([{"message_id": number}] if "{}" in typed else [])
    assert await rows(chat, select(Worker)) == []
