"""The papers of a claim: chosen by the facts or a member, ticked by one tap, complete in time."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Document
from db.models.leads import Stage
from services.leads.casework import papers
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG

NEEDED = [
    paper.key
    for paper in papers.checklist("death", "commuting_or_road", "death")
    if not paper.if_needed
]


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A death on the road that Aina holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        return await held.lead(session)


async def _there(after: AsyncSession) -> set[str]:
    await after.rollback()
    return set(await after.scalars(select(Document.document)))


async def test_checklist_is_that_of_the_claim_and_says_what_is_to_be_confirmed(
    chat: Chat, number: int
) -> None:
    await chat.say(AINA, f"/papers {number}")

    said = await chat.read(AINA)
    assert "Tuntutan: kematian" in said
    assert "Laporan polis" in said
    assert re.search(r"Sijil kematian[^\n]* \*\n", said)
    assert "* Belum pasti" in said
    assert not re.search(r"Borang BKA-1[^\n]*\*", said)
    assert re.search(r"Lampiran A[^\n]*jika berkenaan", said)


async def test_paper_is_ticked_with_who_and_when_and_the_card_counts_it(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"paper:{number}.form_34.1")

    assert await _there(after) == {"form_34"}
    assert re.search(r"☑ 1\. Borang 34[^\n]*Aina binti Sampel", await chat.read(AINA))
    cards = [each for each in await chat.letters(AINA) if each.card == f"lead:{number}"]
    assert f"Dokumen: 1 daripada {len(NEEDED)}" in cards[-1].payload["text"]


async def test_same_tick_twice_is_one_and_a_tick_is_taken_back(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"paper:{number}.form_34.1")
    await chat.press(AINA, f"paper:{number}.form_34.1")
    ticked = await _there(after)
    await chat.press(AINA, f"paper:{number}.form_34.0")

    assert ticked == {"form_34"}
    assert await _there(after) == set()


async def test_several_papers_are_typed_at_once(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/papers {number} 1 3, 5")
    ticked = await _there(after)
    await chat.say(AINA, f"/papers {number} 2 99")

    assert ticked == {"form_34", "identity_copy", "bank_form"}
    assert "“99” bukan dokumen" in await chat.read(AINA)
    assert await _there(after) == ticked  # all of them or none


async def test_papers_are_typed_by_their_numbers(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/papers {number} 2")
    await chat.say(AINA, f"/dokumen {number} 1")
    await chat.say(AINA, f"/papers {number} -2")

    assert await _there(after) == {"form_34"}


async def test_complete_papers_offer_the_step_and_tell_how_long_it_took(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    for key in NEEDED:
        await chat.press(CHONG, f"paper:{number}.{key}.1")

    letter = (await chat.letters(CHONG))[-1]
    assert f"Dokumen: lengkap ({len(NEEDED)})" in letter.payload["text"]
    assert "selepas kes diterima" in letter.payload["text"]
    presses = [
        button["callback_data"]
        for row in letter.payload["reply_markup"]["inline_keyboard"]
        for button in row
    ]
    assert f"step:{number}.documents" in presses
    await chat.press(AINA, f"step:{number}.documents")
    assert (await held.now(after, number)).stage is Stage.DOCUMENTS


@pytest.mark.parametrize(
    ("typed", "claim"), [("pekerja asing", "foreign_worker"), ("FHUK", "permanent_disablement")]
)
async def test_claim_is_changed_and_papers_stay(
    chat: Chat, number: int, after: AsyncSession, typed: str, claim: str
) -> None:
    await chat.press(AINA, f"paper:{number}.bank_form.1")

    await chat.say(AINA, f"/papers {number} {typed}")

    assert (await held.now(after, number)).claim == claim
    assert await _there(after) == {"bank_form"}


async def test_colleague_does_not_tick_and_unknown_papers_are_refused(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(BAKRI, f"paper:{number}.form_34.1")
    await chat.press(AINA, f"paper:{number}.no_such.1")
    await chat.say(AINA, f"/papers {number} 99")

    assert await _there(after) == set()
