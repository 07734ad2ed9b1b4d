"""What does not match goes to the branch and discloses nothing; wrong tries are counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.transactions import Transactions
from services import clock
from tests.flows import enrolled, registered, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI, SITI_PHONE
from tests.flows.served import FAR, STRANGER, WOMAN

office = served.office
NOBODY = "700101065555"


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


async def test_record_bound_to_another_account_is_never_moved_by_contact(chat: Chat) -> None:
    await enrolled.by_contact(chat)
    before = await enrolled.bound(chat)
    await enrolled.by_contact(chat, STRANGER)

    assert await enrolled.bound(chat) == before
    assert "tidak dapat menyelesaikan" in await chat.read(STRANGER)
    assert len(await enrolled.enquiries(chat)) == 1


async def test_number_that_nobody_asked_for_leaves_the_chat(chat: Chat) -> None:
    await enrolled.by_contact(chat, number=NOBODY)
    await chat.say(WOMAN, "680713-06-0055")

    told = await chat.read(WOMAN)

    assert "0055" not in told
    assert "/enrol" in told
    taken = [each for each in await chat.letters(WOMAN) if each.key.startswith("typed:")]
    assert len(taken) == 2
