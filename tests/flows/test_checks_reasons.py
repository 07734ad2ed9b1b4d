"""Why each benefit may apply: under the accident's answer and a lead's, pressed and typed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.leads import Victim
from db.models.lookups import Lookup, Outcome, VictimMatch
from db.models.people import Person
from db.models.records import AuditNote
from db.queries import lookups as queries
from services import clock
from services.messaging import delivery
from tests.flows import held, registry
from tests.flows.conftest import Chat
from tests.flows.detected import pressable
from tests.flows.held import AINA, BAKRI, GROUP
from tests.flows.intake import rows
from tests.flows.registry import SITI


@pytest.fixture(autouse=True)
async def number(chat: Chat, transactions: Transactions) -> int:
    """Kuantan's squad, a registry, and a lead that Aina holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
        return await held.lead(session)


@pytest.fixture
async def matched(number: int, transactions: Transactions) -> int:
    """Siti is the lead's victim."""
    async with transactions.begin() as session:
        (victim,) = await queries.victims_of(session, number)
        session.add(
            VictimMatch(
                victim_id=victim.id, outcome=Outcome.FOUND, at=clock.now(), chosen_key=int(SITI)
            )
        )
    return number


async def answered(chat: Chat) -> Lookup:
    """Aina asked what an accident of today would give Siti."""
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, "/more kemalangan")
    return (await lookups(chat))[-1]


async def lookups(chat: Chat) -> list[Lookup]:
    return await rows(chat, select(Lookup).order_by(Lookup.id))


async def wanted(chat: Chat, beginning: str) -> str:
    """Return the press under the newest letter that begins so."""
    return next(each for each in await pressable(chat, AINA) if each.startswith(beginning))


async def test_button_under_the_accident_tells_verdict_reasons_and_sources(chat: Chat) -> None:
    row = await answered(chat)
    await chat.press(AINA, await wanted(chat, "why:"))

    letter = (await chat.letters(AINA))[-2]
    said = letter.payload["text"]
    assert (letter.card or "").startswith(f"why:{row.id}:")
    assert letter.key.startswith(delivery.SECRETS)
    assert letter.payload["protect_content"] is True
    assert "SITI CONTOH" in said
    assert "Sebab dan sumber" in said
    assert "Satu fakta lagi" in said
    assert "Sumber: " in said
    assert "semakan awal, bukan keputusan" in said
    assert "dijawab bersama petunjuk kesnya" in said  # the question cannot be answered here
    assert len(said) < 4096
    (row,) = await lookups(chat)
    day = f"{clock.now().astimezone(clock.LOCAL):%Y%m%d}"
    assert row.disclosed == [f"accident.{day}", f"why.{day}"]
    noted = await rows(chat, select(AuditNote).where(AuditNote.action == "registry.looked_up"))
    assert noted[-1].details["disclosed"] == f"why.{day}"


async def test_reasons_are_typed_too_and_another_page_with_its_number(chat: Chat) -> None:
    await answered(chat)
    await chat.press(AINA, await wanted(chat, "why:"))
    pressed = await chat.read(AINA)
    second = await wanted(chat, "why:")
    await chat.press(AINA, second)
    turned = await chat.read(AINA)

    await chat.say(AINA, "/more sebab")
    typed = await chat.read(AINA)
    await chat.say(AINA, "/more sebab 2")
    typed_second = await chat.read(AINA)
    await chat.say(AINA, "/more sumber")

    assert typed == pressed
    assert "<code>/more sebab 2</code>" in typed
    assert second.endswith(".2")
    assert typed_second == turned != pressed
    assert "<b>Sumber</b>, mengikut nombornya" in await chat.read(AINA)


async def test_day_that_was_not_asked_for_has_no_reasons(chat: Chat) -> None:
    row = await answered(chat)

    await chat.press(AINA, f"why:{row.id}.20200101.1")

    assert "Sebab dan sumber" not in await chat.read(AINA)


async def test_others_and_who_has_no_ground_any_more_are_told_no_reasons(
    chat: Chat, transactions: Transactions
) -> None:
    await answered(chat)
    press = await wanted(chat, "why:")
    await chat.say(BAKRI, "/ground lawatan")
    async with transactions.begin() as session:
        (await queries.desk(session, AINA)).until = clock.now() - timedelta(seconds=1)

    for who in (BAKRI, AINA):
        await chat.press(who, press, chat=GROUP)
        await chat.press(who, press)
        assert "SITI" not in await chat.read(who)

    assert "tamat tempoh" in await chat.read(AINA)
    assert "SITI" not in await chat.read(GROUP)
    assert len((await lookups(chat))[0].disclosed) == 1


async def test_reasons_of_a_leads_victim_follow_what_was_told(chat: Chat, number: int) -> None:
    await chat.say(AINA, f"/benefits {number} kerja")
    await chat.press(AINA, await wanted(chat, "whyvictim:"))
    pressed = await chat.read(AINA)
    await chat.say(AINA, f"/faedah {number} sebab")

    assert "Bergantung pada pekerjaan mangsa pada hari itu" in pressed
    assert "belum dipadankan dengan daftar" in pressed
    assert await chat.read(AINA) == pressed
    assert f"<code>/benefits {number} sebab 2</code>" in pressed
    assert "Tarikh kemalangan belum dilaporkan" in pressed
    noted = await rows(chat, select(AuditNote).where(AuditNote.action == "lead.reasons_seen"))
    assert [each.actor_id for each in noted] == [AINA, AINA]
    await chat.say(AINA, f"/faedah {number} sumber")
    assert "<b>Sumber</b>, mengikut nombornya" in await chat.read(AINA)


async def test_both_languages_tell_them(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await chat.say(AINA, f"/benefits {number} sebab 2")
    malay = await chat.read(AINA)
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).language = "en"

    await chat.say(AINA, f"/benefits {number} why 2")

    assert "halaman 2 daripada" in malay
    assert "page 2 of" in await chat.read(AINA)
    assert f"<code>/benefits {number} why 3</code>" in await chat.read(AINA)


async def test_reasons_of_a_matched_victim_are_one_look_at_the_record(
    chat: Chat, matched: int
) -> None:
    await chat.say(AINA, f"/benefits {matched} sebab")
    await chat.press(AINA, await wanted(chat, "whyvictim:"))

    (row,) = await lookups(chat)
    assert (row.lead_id, row.subject_key, row.disclosed) == (matched, int(SITI), ["why"])
    assert "SITI CONTOH" in await chat.read(AINA)


async def test_answer_that_is_typed_first_is_a_look_at_the_record(chat: Chat, matched: int) -> None:
    await chat.say(AINA, f"/benefits {matched} kerja")
    await chat.say(AINA, f"/benefits {matched} maut")

    (row,) = await lookups(chat)
    assert (row.lead_id, row.disclosed) == (matched, ["benefits"])


async def test_who_does_not_hold_the_lead_is_told_nothing(chat: Chat, matched: int) -> None:
    await chat.say(BAKRI, f"/benefits {matched} sebab")
    await chat.press(BAKRI, "whyvictim:1.1")
    await chat.say(AINA, f"/benefits {matched} sebab", chat=GROUP)

    assert "Sebab dan sumber" not in await chat.read(BAKRI) + await chat.read(GROUP)
    assert await lookups(chat) == []


async def test_of_two_victims_one_is_named(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        session.add(Victim(lead_id=number, name="Farid bin Sampel"))
    await chat.say(AINA, f"/benefits {number} sebab")
    which = await chat.read(AINA)
    await chat.say(AINA, f"/benefits {number}.2 kerja")

    await chat.say(AINA, f"/benefits {number}.2 sebab")

    assert "2 mangsa" in which
    assert "Farid bin Sampel" in await chat.read(AINA)
    assert f"<code>/benefits {number}.2 sebab 2</code>" in await chat.read(AINA)
    assert "mangsa 2, Farid bin Sampel" in await chat.read(AINA)


@pytest.mark.parametrize("page", ["0", "-1", "99", "²", "x", ""])
async def test_page_that_is_none_shows_one_that_is(chat: Chat, number: int, page: str) -> None:
    await chat.press(AINA, f"whyvictim:1.{page}")

    assert "Sebab dan sumber" in await chat.read(AINA)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ms", "Tiada semakan anda dalam 30 minit lalu yang menjumpai orang"),
        ("en", "No check of yours in the last 30 minutes found a person"),
    ],
)
async def test_why_before_anything_was_asked(
    chat: Chat, transactions: Transactions, language: str, said: str
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).language = language
    await chat.say(AINA, "/why")

    assert said in await chat.read(AINA)
