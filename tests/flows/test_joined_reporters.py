"""Who reported what was joined hears of the own report; of the other one only who may see it."""

import pytest

from bot.transactions import Transactions
from db.models.people import Role
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_joining import AGAIN, AINA, GROUP, POSTER, REPORT, STRANGER

FAR_GROUP, FAUZI, BAKRI = -1002, 14, 12
FAR_PLACE = "Gambang"


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Aina and Bakri are of Kuantan, Fauzi of Kuala Terengganu, whose group reads English."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR", language="en")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel")
        await make.person(session, FAUZI, role=Role.SQUAD, scope="TRG-KTR", name="Fauzi Sampel")
        await make.duty(session, AINA)


async def joined(chat: Chat, who: int, where: int | None = None) -> int:
    """The second report, by *who*, is joined to the first, which Aina holds."""
    await chat.say(POSTER, REPORT, chat=GROUP)
    number = await chat.say(who, AGAIN, chat=where)
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "accept:1", chat=GROUP)
    return number


async def told(chat: Chat, where: int) -> str:
    """Return what was told of the accepting."""
    letters = [each for each in await chat.letters(where) if ":told:" in each.key]
    return str(letters[-1].payload["text"])


async def test_poster_in_private_hears_of_the_own_report(chat: Chat) -> None:
    await joined(chat, STRANGER)

    said = await told(chat, STRANGER)
    assert "Laporan anda, petunjuk kes 2, digabungkan" in said
    assert "Petunjuk kes 2 (" in said
    assert "kes 1" not in said


async def test_member_of_the_branch_hears_of_the_one_that_stays(chat: Chat) -> None:
    await joined(chat, BAKRI)

    said = await told(chat, BAKRI)
    assert "Petunjuk kes 2 yang dilaporkan digabungkan dengan petunjuk kes 1" in said
    assert "Petunjuk kes 1 (" in said

    await chat.press(AINA, "step:1.visited")
    again = await told(chat, BAKRI)
    assert again != said
    assert "digabungkan" not in again


async def test_member_of_another_branch_hears_of_the_own_report(chat: Chat) -> None:
    await joined(chat, FAUZI)

    assert "kes 1" not in await told(chat, FAUZI)


async def test_group_of_another_branch_reads_no_number_of_the_one_that_stays(chat: Chat) -> None:
    await joined(chat, 77, FAR_GROUP)

    texts = [str(each.payload.get("text", "")) for each in await chat.letters(FAR_GROUP)]
    card = next(each for each in reversed(texts) if "Lead 2</b>" in each)
    assert "joined to an earlier one" in card
    assert "Your report, lead 2, was joined" in await told(chat, FAR_GROUP)
    after_the_join = texts[texts.index(card) :]
    assert not [each for each in after_the_join if "lead 1" in each.lower()]


async def test_edit_and_correction_by_the_poster_speak_of_the_own_report(chat: Chat) -> None:
    number = await joined(chat, STRANGER)

    await chat.edit(STRANGER, number, AGAIN.replace("34", "35"))
    edited = await chat.read(STRANGER)
    await chat.say(STRANGER, "pembetulan: umur 36")
    corrected = await chat.read(STRANGER)

    assert "Petunjuk kes 2 diubah" in edited
    assert "umur: 35" in edited
    assert "Petunjuk kes 2 diubah" in corrected
    assert "kes 1" not in edited + corrected


async def test_who_presses_the_other_button_too_late_hears_that_it_is_joined(chat: Chat) -> None:
    await joined(chat, 77, FAR_GROUP)

    await chat.press(BAKRI, "different:2", chat=GROUP)
    at_home = await chat.read(BAKRI)
    await chat.press(FAUZI, "different:2", chat=FAR_GROUP)
    far = await chat.read(FAUZI)

    assert "sebahagian daripada petunjuk kes 1" in at_home
    assert "/split_2" in at_home
    assert "was joined to an earlier report" in far
    assert "/split_2" in far
    assert "lead 1" not in far


async def test_the_same_button_pressed_once_more_from_elsewhere_is_no_refusal(chat: Chat) -> None:
    await joined(chat, 77, FAR_GROUP)

    before = len(await chat.letters(FAUZI))
    await chat.press(FAUZI, "same:2", chat=FAR_GROUP)

    assert len(await chat.letters(FAUZI)) == before
