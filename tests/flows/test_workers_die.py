"""A death is reported by an officer or the family, confirmed once, and stops everything at once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.appointments import PhoneCall
from db.models.messaging import LetterState
from db.models.people import Person
from db.models.workers import Silence
from services import clock
from tests.flows import enrolled, make, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, STRANGER
from tests.flows.intake import rows
from tests.flows.registry import FARID, SITI
from tests.flows.served import FAR, MANAGER, WOMAN

office = served.office


@pytest.fixture(autouse=True)
async def siti(chat: Chat, office: None, transactions: Transactions) -> None:
    """Siti is worker 1, on Telegram; Farid is worker 2, and is not."""
    async with transactions.begin() as session:
        person = await make.person(session, WOMAN)
        await served.worker(session, person)
        await served.worker(session, None, FARID)


async def died(chat: Chat) -> list[date | None]:
    return [each.died_on for each in await served.workers(chat)]


@pytest.mark.parametrize(
    "typed", ["1", "#1", "Siti Contoh", "siti contoh binti sampel", "890312-06-5124"]
)
async def test_officer_reports_and_confirms(chat: Chat, typed: str) -> None:
    await chat.say(AINA, f"/death {typed} 3/11/2026")
    asked = await chat.read(AINA)
    before = await died(chat)
    await chat.press(AINA, "death_yes:1.20261103")

    assert "Selasa, 3 November 2026" in asked
    assert before == [None, None]
    assert await died(chat) == [date(2026, 11, 3), None]
    assert [each.why for each in await rows(chat, select(PhoneCall))] == ["death"]
    assert "Telefon keluarga" in await chat.read(CHONG)
    assert "SITI" in await chat.read(MANAGER)


async def test_the_same_typed_at_once(chat: Chat) -> None:
    await chat.say(AINA, "/death 1 3/11/2026 ya")

    assert await died(chat) == [date(2026, 11, 3), None]


async def test_worker_without_telegram_has_reminders_stopped_too(chat: Chat) -> None:
    await chat.say(AINA, "/death 2 3/11/2026 ya")

    assert (await served.workers(chat))[1].silenced_at is not None


async def test_family_reports_from_the_chat(chat: Chat) -> None:
    await chat.press(WOMAN, "death:own")
    asked = await chat.read(WOMAN)
    await chat.press(WOMAN, "death_yes:1.0")
    letters = len(await chat.letters(WOMAN))

    assert "Laporkan kematian SITI" in asked
    assert "Takziah daripada PERKESO" in await chat.read(WOMAN)
    (silence,) = await rows(chat, select(Silence))
    assert (silence.why, silence.died_on) == ("death", None)
    assert "mungkin oleh keluarga" in await chat.read(MANAGER)
    assert len(await chat.letters(WOMAN)) == letters  # nothing but the answer


async def test_family_types_it_with_the_day(chat: Chat) -> None:
    await chat.say(WOMAN, "/kematian 3/11/2026 ya")

    assert await died(chat) == [date(2026, 11, 3), None]


async def test_record_is_closed_to_the_chat_afterwards(chat: Chat) -> None:
    await chat.say(WOMAN, "/death ya")

    for typed in ("/consent", "/mydata", "/enrol", "/lock 4821", "/tarikbalik"):
        await chat.say(WOMAN, typed)
        assert "Rekod ini ditutup" in await chat.read(WOMAN)


async def test_pressed_twice_is_reported_once(chat: Chat) -> None:
    for _ in range(2):
        await chat.press(AINA, "death_yes:1.20261103")

    assert "sudah dilaporkan" in await chat.read(AINA)
    assert len(await rows(chat, select(Silence))) == 1


@pytest.mark.parametrize("day", ["20991231", "20269999", "entahlah"])
async def test_made_up_button_reports_nothing(chat: Chat, day: str) -> None:
    await chat.press(AINA, f"death_yes:1.{day}")

    assert await died(chat) == [None, None]
    assert "Ralat" not in await chat.read(AINA)


@pytest.mark.parametrize("who", [FAR, STRANGER])
async def test_whoever_does_not_serve_the_worker_reports_nothing(chat: Chat, who: int) -> None:
    await chat.say(who, "/death 1 3/11/2026 ya")
    await chat.press(who, "death_yes:1.20261103")

    assert await died(chat) == [None, None]


async def test_several_of_a_name_are_listed(chat: Chat) -> None:
    await chat.say(AINA, "/death contoh 3/11/2026")

    told = await chat.read(AINA)
    assert "1 · SITI CONTOH" in told
    assert "2 · FARID CONTOH" in told
    assert FARID not in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("1", "Bila SITI", id="no day"),
        pytest.param("1 31/2/2026", "31/2/2026", id="no such day"),
        pytest.param("1 {tomorrow}", "belum tiba", id="still to come"),
        pytest.param("Zulkifli 3/11/2026", "tidak melayan pekerja itu", id="nobody"),
        pytest.param("99 3/11/2026", "Tiada pekerja nombor 99", id="no such number"),
        pytest.param("", "Taip /death, nombor pekerja", id="nothing"),
    ],
)
async def test_what_cannot_be_meant_is_said(chat: Chat, typed: str, told: str) -> None:
    tomorrow = (clock.now() + timedelta(days=2)).astimezone(clock.LOCAL)
    await chat.say(AINA, f"/death {typed.format(tomorrow=f'{tomorrow:%d/%m/%Y}')}")

    assert told in await chat.read(AINA)
    assert await died(chat) == [None, None]


async def test_identity_number_leaves_the_chat(chat: Chat) -> None:
    number = await chat.say(AINA, f"/death {SITI} 31/2/2026")

    removed = [each.payload for each in await chat.letters(AINA) if each.method == "deleteMessage"]
    assert removed == [{"message_id": number}]


async def test_mistake_is_undone_with_a_reason(chat: Chat) -> None:
    await chat.say(AINA, "/death 1 3/11/2026 ya")
    await chat.say(CHONG, "/alive 1")
    refused = await chat.read(CHONG)
    await chat.say(CHONG, "/alive 1 orang lain yang sama nama")

    assert "sekurang-kurangnya 10 huruf" in refused
    assert await died(chat) == [None, None]
    (kept,) = await rows(chat, select(Silence))
    assert (kept.ended_by_id, kept.reason) == (CHONG, "orang lain yang sama nama")


async def test_letters_that_wait_are_stale_with_the_report(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(WOMAN, "/language en")
    await chat.say(AINA, "/death 1 3/11/2026 ya")

    sent = [each for each in await chat.letters(WOMAN) if each.method == "sendMessage"]
    assert {each.state for each in sent} == {LetterState.STALE}


async def test_dead_worker_gets_no_code(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/death 1 3/11/2026 ya")
    await chat.say(AINA, "/code 1")

    assert "tiada kod dibuat" in await chat.read(AINA)


async def test_relatives_with_the_dead_persons_telephone_do_not_come_in(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/death 1 3/11/2026 ya")
    async with transactions.begin() as session:
        worker = await served.worker(session, None)
        worker.person_id = worker.bound_at = worker.bound_by = None
        assert await session.get(Person, WOMAN)
    await enrolled.by_contact(chat, STRANGER)

    assert (await enrolled.bound(chat))[0] is None
    assert "tidak dapat menyelesaikan" in await chat.read(STRANGER)
