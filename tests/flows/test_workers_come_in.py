"""A worker comes in by the own contact and number; what does not match goes to the branch."""

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
from tests.flows.held import AINA, BAKRI, CHONG, GROUP
from tests.flows.intake import rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI, SITI_PHONE
from tests.flows.served import FAR, STRANGER, WOMAN

office = served.office
NOBODY = "700101065555"


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


@pytest.mark.parametrize(
    ("number", "phone"),
    [
        pytest.param(FARID, SITI_PHONE, id="no phone on record"),
        pytest.param(SITI, SITI_PHONE + 1, id="other phone"),
        pytest.param(NOBODY, SITI_PHONE, id="unknown number"),
        pytest.param("A1234567", SITI_PHONE, id="passport"),
        pytest.param("BD 0123456", SITI_PHONE, id="passport with a gap"),
    ],
)
async def test_mismatch_goes_to_officers_and_discloses_nothing(
    chat: Chat, number: str, phone: int
) -> None:
    await enrolled.by_contact(chat, number=number, phone=phone)

    assert await enrolled.bound(chat) == []
    told = (await chat.read(WOMAN)).partition("\n")[0]
    assert told.startswith("Terima kasih. Saya tidak dapat menyelesaikan pendaftaran ini sendiri")
    (enquiry,) = await enrolled.enquiries(chat)
    assert (enquiry.topic, number in enquiry.text) == ("enrolment", False)


async def test_sentence_is_the_same_whatever_did_not_match(chat: Chat) -> None:
    said = set()
    for number, phone in ((FARID, SITI_PHONE), (SITI, SITI_PHONE + 1), (NOBODY, SITI_PHONE)):
        await enrolled.by_contact(chat, number=number, phone=phone)
        said.add(await chat.read(WOMAN))

    assert len(said) == 1


async def test_branch_of_the_record_hears_and_answers(chat: Chat) -> None:
    await enrolled.by_contact(chat, number=FARID)
    (enquiry,) = await enrolled.enquiries(chat)

    for officer in (AINA, BAKRI, CHONG):
        told = await chat.read(officer)
        assert "******-**-5555 · •••• 6789" in told
        assert FARID not in told
    assert await chat.letters(FAR) == []
    await chat.say(AINA, f"/answer {enquiry.id} Sila datang ke kaunter")
    assert "Sila datang ke kaunter" in await chat.read(WOMAN)


async def test_branch_is_asked_once_while_it_has_not_answered(chat: Chat) -> None:
    for _ in range(3):
        await enrolled.by_contact(chat, number=FARID)

    assert len(await enrolled.enquiries(chat)) == 1
    assert len(await chat.letters(AINA)) == 1


async def test_five_mismatches_rest_the_account_for_a_day(chat: Chat, tmp_path: Path) -> None:
    for _ in range(5):
        await enrolled.by_contact(chat, number=FARID)
    locked = await chat.read(WOMAN)
    await enrolled.by_contact(chat)
    still = await enrolled.bound(chat)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=25))
        await enrolled.by_contact(chat)

    assert "boleh dicuba semula pada" in locked
    assert "1-300-22-8000" in locked
    assert still == []
    assert None not in await enrolled.bound(chat) != []


async def test_codes_and_numbers_are_counted_together(chat: Chat) -> None:
    for _ in range(4):
        await enrolled.by_contact(chat, number=FARID)
    await chat.say(WOMAN, "/enrol 2222-33AA")

    assert "Boleh dicuba semula pada" in await chat.read(WOMAN)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("89031206512", "Saya menerima 11 angka", id="eleven digits"),
        pytest.param("893112065123", "bukan tarikh lahir", id="no day"),
        pytest.param("tak ingat", "tidak menemui angka", id="words"),
        pytest.param("👍", "tidak menemui angka", id="a sign"),
    ],
)
async def test_what_is_no_number_is_said_and_not_counted(chat: Chat, typed: str, told: str) -> None:
    await chat.say(WOMAN, "/enrol")
    await chat.contact(WOMAN, SITI_PHONE, WOMAN)
    for _ in range(6):
        await chat.say(WOMAN, typed)
    wrong = await chat.read(WOMAN)
    await chat.say(WOMAN, SITI)

    assert told in wrong
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


async def test_younger_than_eighteen_comes_in_at_the_counter(
    chat: Chat, transactions: Transactions
) -> None:
    born = clock.now().date() - timedelta(days=17 * 365)
    young = f"{born:%y%m%d}065124"
    async with transactions.begin() as session:
        person = registered.person(young, "ADIK CONTOH", phone=SITI_PHONE, born=born)
        await registered.persons(session, [person])
    await enrolled.by_contact(chat, number=young)

    assert await enrolled.bound(chat) == []
    assert len(await enrolled.enquiries(chat)) == 1


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


async def test_record_bound_to_another_account_is_never_moved_by_contact(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    before = await enrolled.bound(chat)
    await enrolled.by_contact(chat, STRANGER)

    assert await enrolled.bound(chat) == before
    assert "tidak dapat menyelesaikan" in await chat.read(STRANGER)
    assert len(await enrolled.enquiries(chat)) == 1


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

    for note in await rows(chat, select(AuditNote)):
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
