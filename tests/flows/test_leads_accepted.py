"""One of those who are asked holds the lead: accepted once, declined, handed back, lost."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment
from db.models.leads import Custody, Stage
from db.models.messaging import DueState
from db.models.people import Person, Role
from services import clock
from services.leads.hands import escalation
from services.people import roles
from tests.flows import make, reported
from tests.flows.conftest import Chat
from tests.flows.reported import AINA, BAKRI, GROUP, REPORT, STRANGER

ROUGH = "Kawasan Perindustrian Gebeng"  # landmarks.csv has no point of it but its district's

kuantan = reported.kuantan


async def test_accepting_makes_one_holder_and_edits_the_card_everywhere(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id

    shown = await chat.press(AINA, f"accept:{number}")

    assert shown is None
    lead = await reported.lead(after)
    assert (lead.holder_id, lead.custody, lead.stage) == (AINA, Custody.HELD, Stage.ACCEPTED)
    cards = [each for each in await chat.letters(GROUP) if each.card == f"lead:{number}"]
    assert "Diterima</b> oleh Aina" in cards[-1].payload["text"]
    letters = await chat.letters(AINA)
    assert letters[-1].method == "sendVenue"
    assert "di tangan anda" in await chat.read(AINA)
    assert (await reported.timer(after)).state is DueState.CANCELLED


@pytest.mark.parametrize("place", [ROUGH, "Gebeng Kuantan"])  # the second by its town's point
async def test_place_known_by_its_district_or_town_only_is_told_as_rough_on_card_and_map(
    chat: Chat, after: AsyncSession, place: str
) -> None:
    await chat.say(STRANGER, REPORT.replace("Gambang, Kuantan", place), chat=GROUP)
    lead = await reported.lead(after)
    cards = [each for each in await chat.letters(GROUP) if each.card == f"lead:{lead.id}"]

    await chat.press(AINA, f"accept:{lead.id}")

    assert (lead.branch_code, lead.district, lead.distance_km) == ("PHG-KTN", "Kuantan", None)
    assert " km dari tempat" not in cards[-1].payload["text"]
    assert "secara kasar" in cards[-1].payload["text"]
    venue = (await chat.letters(AINA))[-1]
    assert (venue.method, "titik sebenar belum" in venue.payload["title"]) == ("sendVenue", True)


@pytest.mark.parametrize("typed", ["/accept {}", "/accept_{}", "/accept #{}"])
async def test_typed_accept_does_the_same(chat: Chat, after: AsyncSession, typed: str) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(BAKRI, typed.format((await reported.lead(after)).id))

    assert (await reported.lead(after)).holder_id == BAKRI
    assert await reported.states(after) == [(AINA, "withdrawn"), (BAKRI, "accepted")]


async def test_second_who_accepts_is_told_who_holds_it(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    await chat.press(AINA, f"accept:{number}", chat=GROUP)

    shown = await chat.press(BAKRI, f"accept:{number}", chat=GROUP)

    assert shown is not None
    assert "Aina binti Sampel" in shown
    assert (await reported.lead(after)).holder_id == AINA


async def test_repeated_accept_changes_nothing(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    await chat.press(AINA, f"accept:{number}")
    before = len(await chat.letters())

    await chat.press(AINA, f"accept:{number}")

    assert len(await chat.letters()) == before


async def test_of_many_who_press_at_once_exactly_one_holds(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    crowd = range(1000, 1200)
    async with transactions.begin() as session:
        for who in crowd:
            await make.person(session, who, role=Role.SQUAD)
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id

    await asyncio.gather(*(chat.press(who, f"accept:{number}", chat=GROUP) for who in crowd))

    holders = [each for each in await reported.states(after) if each[1] == "accepted"]
    assert len(holders) == 1
    assert (await reported.lead(after)).holder_id == holders[0][0]
    assert sum(each.text is not None for each in chat.recorder.answers) == len(crowd) - 1


async def test_decline_in_two_taps_asks_the_next_on_duty(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id

    await chat.press(AINA, f"decline:{number}")
    await chat.press(AINA, f"decline:{number}.far")

    assert await reported.states(after) == [(AINA, "declined"), (BAKRI, "asked")]
    reasons = select(Assignment.reason).where(Assignment.person_id == AINA)
    assert (await after.scalars(reasons)).one() == "far"
    assert "telah dicatat" in await chat.read(AINA)
    assert "Bolehkah anda" in await chat.read(BAKRI)


@pytest.mark.parametrize("typed", ["sibuk", "saya bercuti hari ini", "not my case"])
async def test_holder_hands_the_case_over(chat: Chat, after: AsyncSession, typed: str) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    await chat.press(AINA, f"accept:{number}")

    await chat.say(AINA, f"/decline_{number} {typed}")

    assert await reported.states(after) == [(AINA, "declined"), (BAKRI, "asked")]
    assert (await reported.lead(after)).holder_id is None
    assert "Menunggu jawapan</b> Bakri" in await chat.read(GROUP)


@pytest.mark.parametrize("accepted", [True, False], ids=["holds it", "is asked"])
async def test_who_loses_the_right_loses_the_lead(
    chat: Chat, transactions: Transactions, after: AsyncSession, accepted: bool
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    if accepted:
        await chat.press(AINA, f"accept:{(await reported.lead(after)).id}")

    async with transactions.begin() as session:
        aina = await session.get_one(Person, AINA)
        for grant in await roles.grants_of(session, aina):
            grant.revoked_at = clock.now()
        await session.flush()
        await escalation.rights_lost(session, aina)

    assert await reported.states(after) == [(AINA, "withdrawn"), (BAKRI, "asked")]
    assert (await reported.lead(after)).holder_id is None


@pytest.mark.parametrize("where", [None, GROUP])
async def test_old_button_ends_no_lead_that_was_begun_and_given_back(
    chat: Chat, after: AsyncSession, where: int | None
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    await chat.press(AINA, f"accept:{number}")
    await chat.press(AINA, f"step:{number}.contacted")
    await chat.press(AINA, f"decline:{number}.busy")
    shown = [each for each in await chat.letters() if each.card == f"lead:{number}"]

    told = await chat.press(AINA, f"notlead:{number}", chat=where)

    lead = await reported.lead(after)
    assert (lead.holder_id, lead.custody, lead.stage) == (None, Custody.ASKED, Stage.CONTACTED)
    assert "tidak ditutup" in str(told)
    assert f"/accept_{number}" in await chat.read(AINA)
    newest = {each.chat_id: str(each.payload) for each in shown}
    assert not any(f"notlead:{number}" in card for card in newest.values())


async def test_holder_of_a_begun_lead_is_asked_once_more_before_it_is_none(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    await chat.press(AINA, f"accept:{number}")
    await chat.press(AINA, f"step:{number}.contacted")

    await chat.press(AINA, f"notlead:{number}")
    pressed, said = (await reported.lead(after)).stage, await chat.read(AINA)
    await chat.say(AINA, f"/notlead_{number}")

    assert (pressed, f"/notlead_{number}" in said) == (Stage.CONTACTED, True)
    assert (await reported.lead(after)).stage is Stage.NOT_A_LEAD
