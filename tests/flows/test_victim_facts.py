"""The overview of benefits asks what it does not know; the answer is tapped or typed, and kept."""

import re

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.leads import Victim
from db.models.lookups import Lookup, VictimFact
from db.models.people import Person
from db.models.records import AuditNote
from tests.flows import held, registry
from tests.flows.conftest import Chat
from tests.flows.detected import pressable
from tests.flows.held import AINA, BAKRI, GROUP
from tests.flows.intake import rows
from tests.flows.registry import SITI


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead that Aina holds, on the road, with one victim."""
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)
        return await held.lead(session)


async def facts(chat: Chat) -> list[tuple[str, str]]:
    kept = await rows(chat, select(VictimFact).order_by(VictimFact.id))
    return [(each.question, each.answer) for each in kept]


async def test_question_has_a_button_for_each_answer(chat: Chat, number: int) -> None:
    await chat.say(AINA, f"/benefits {number}")
    said = await chat.read(AINA)
    offered = await pressable(chat, AINA)

    await chat.press(AINA, offered[1])

    assert "Soalan seterusnya" in said
    assert "dalam perjalanan pergi atau balik kerja" in said
    assert f"/benefits {number} semasa bekerja" in said
    choices = [f"fact:1.circumstance.{each}" for each in ("work", "commuting", "private")]
    assert offered == [*choices, "whyvictim:1.1"]
    assert await facts(chat) == [("circumstance", "commuting")]
    assert "Dijawab: keadaan: perjalanan kerja" in await chat.read(AINA)
    noted = await rows(chat, select(AuditNote).where(AuditNote.action == "lead.fact_told"))
    assert [each.actor_id for each in noted] == [AINA]


@pytest.mark.parametrize(
    "word", ["perjalanan", "Commuting", "perjalanan kerja", "on the way to or from work"]
)
async def test_answer_is_typed(chat: Chat, number: int, word: str) -> None:
    await chat.say(AINA, f"/faedah {number} {word}")

    assert await facts(chat) == [("circumstance", "commuting")]
    assert "Dijawab" in await chat.read(AINA)


@pytest.mark.parametrize("language", ["ms", "en"])
async def test_example_that_is_shown_is_understood(
    chat: Chat, number: int, transactions: Transactions, language: str
) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).language = language
    await chat.say(AINA, f"/benefits {number}")
    shown = re.findall(r"<code>(.+?)</code>", await chat.read(AINA))

    await chat.say(AINA, shown[-1])

    assert await facts(chat) == [("circumstance", "work")]


async def test_answer_changes_what_is_told(chat: Chat, number: int) -> None:
    await chat.say(AINA, f"/benefits {number} peribadi")
    private = await chat.read(AINA)
    await chat.say(AINA, f"/benefits {number} tukar")
    await chat.say(AINA, f"/benefits {number} kerja")

    assert private != await chat.read(AINA)
    assert await facts(chat) == [("circumstance", "work")]


async def test_newest_answer_is_taken_back(chat: Chat, number: int) -> None:
    await chat.say(AINA, f"/benefits {number} perjalanan")
    await chat.say(AINA, f"/benefits {number} ya")
    before = await facts(chat)

    await chat.press(AINA, "fact:1.undo")

    assert before == [("circumstance", "commuting"), ("interrupted", "yes")]
    assert await facts(chat) == before[:1]


@pytest.mark.parametrize("word", ["entah", "ya", "890312065124"])
async def test_what_answers_nothing_changes_nothing(chat: Chat, number: int, word: str) -> None:
    await chat.say(AINA, f"/benefits {number} {word}")

    assert await facts(chat) == []
    assert "itu bukan jawapan" in await chat.read(AINA)
    assert SITI not in await chat.read(AINA)


@pytest.mark.parametrize("press", ["fact:1.x.y", "fact:1.outcome.maybe", "fact:99.foreign.yes"])
async def test_button_that_fits_nothing_keeps_nothing(chat: Chat, number: int, press: str) -> None:
    await chat.press(AINA, press)

    assert await facts(chat) == []


async def test_who_does_not_hold_the_lead_answers_nothing(chat: Chat, number: int) -> None:
    await chat.press(BAKRI, "fact:1.circumstance.work")
    await chat.say(BAKRI, f"/benefits {number} kerja")
    await chat.say(AINA, f"/benefits {number} kerja", chat=GROUP)

    assert await facts(chat) == []


async def test_of_two_victims_one_is_named(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        session.add(Victim(lead_id=number, name="Farid bin Sampel"))
    await chat.say(AINA, f"/benefits {number} kerja")
    which = await chat.read(AINA)

    await chat.say(AINA, f"/benefits {number}.2 maut")

    assert "2 mangsa" in which
    kept = await rows(chat, select(VictimFact))
    assert [(each.victim_id, each.question) for each in kept] == [(2, "outcome")]


async def test_answers_count_as_no_new_check(
    chat: Chat, number: int, transactions: Transactions
) -> None:
    await chat.say(AINA, f"pembetulan {number}: IC {SITI}", chat=GROUP)
    await chat.press(AINA, f"victim:{number}")
    letters = [each for each in await chat.letters(AINA) if "thisvictim" in str(each.payload)]
    await chat.press(AINA, str(letters[-1].payload).split("'callback_data': '")[1].split("'")[0])
    await chat.say(AINA, f"/benefits {number}")
    before = len(await rows(chat, select(Lookup)))

    await chat.press(AINA, "fact:1.circumstance.work")

    assert len(await rows(chat, select(Lookup))) == before
    assert await facts(chat) == [("circumstance", "work")]


async def test_without_a_lead_nothing_is_asked(chat: Chat, number: int) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, "/more kemalangan")
    accident = await chat.read(AINA)
    await chat.say(AINA, "/more ilat")

    assert "Soalan seterusnya" not in accident
    assert "?" not in [line[-1:] for line in (await chat.read(AINA)).splitlines()]
