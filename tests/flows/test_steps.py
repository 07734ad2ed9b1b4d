"""The holder notes how far a lead has come: by buttons and typed, forward, back, to its end.

Proves who may, what is asked before an end, and that the same press twice changes nothing.
"""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Entry
from db.models.leads import Custody, Stage
from services import clock
from tests.flows import held
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG, DEVI, GROUP, STRANGER


@pytest.fixture
async def number(chat: Chat, transactions: Transactions) -> int:
    """A lead of Kuantan that Aina holds."""
    async with transactions.begin() as session:
        await held.staff(session)
        return await held.lead(session)


async def _count(after: AsyncSession) -> int:
    await after.rollback()
    return await after.scalar(select(func.count()).select_from(Entry)) or 0


def _labels(payload: dict[str, object]) -> list[str]:
    markup = payload.get("reply_markup")
    assert isinstance(markup, dict)
    return [button["text"] for row in markup["inline_keyboard"] for button in row]


async def test_holder_s_card_offers_the_next_step_first(chat: Chat, number: int) -> None:
    card = [each for each in await chat.letters(AINA) if each.card == f"lead:{number}"][-1]

    assert _labels(card.payload)[0] == "Tandakan: dihubungi"
    assert "Giliran: kami (PERKESO)" in card.payload["text"]
    assert "Bayaran pertama selewat-lewatnya" in card.payload["text"]


async def test_one_tap_notes_the_next_step(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.press(AINA, f"step:{number}.contacted")

    lead = await held.now(after, number)
    assert lead.stage is Stage.CONTACTED
    assert lead.first_action_at is not None
    assert lead.next_step_by is not None
    assert await held.stages(after, number) == [Stage.ACCEPTED, Stage.CONTACTED]
    assert "dihubungi" in await chat.read(GROUP)


async def test_same_press_twice_changes_nothing(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.contacted")
    first = await held.now(after, number)
    action, letters = first.first_action_at, len(await chat.letters())

    await chat.press(AINA, f"step:{number}.contacted")

    assert (await held.now(after, number)).first_action_at == action
    assert await held.stages(after, number) == [Stage.ACCEPTED, Stage.CONTACTED]
    assert len(await chat.letters()) == letters


@pytest.mark.parametrize("typed", ["visited", "Dilawat", "lawatan keluarga setuju"])
async def test_steps_are_typed_in_both_languages(
    chat: Chat, number: int, after: AsyncSession, typed: str
) -> None:
    await chat.say(AINA, f"/step {number} {typed}")

    assert (await held.now(after, number)).stage is Stage.VISITED
    assert "Telah dicatat" in await chat.read(AINA)


async def test_steps_may_be_left_out(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.say(AINA, f"/langkah {number} submitted")

    lead = await held.now(after, number)
    assert lead.stage is Stage.SUBMITTED
    assert lead.first_action_at is not None  # who submits has acted


async def test_going_back_wants_a_reason(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.press(AINA, f"step:{number}.funeral_paid")

    await chat.say(AINA, f"/step {number} approved")
    refused = (await held.now(after, number)).stage
    await chat.say(AINA, f"/step {number} approved bayaran ditolak bank")

    lead = await held.now(after, number)
    assert refused is Stage.FUNERAL_PAID
    assert lead.stage is Stage.APPROVED
    assert lead.first_paid_at is None


async def test_typed_end_without_its_reason_is_asked_after(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/step {number} tidak berinsurans")

    asked = (await chat.letters(AINA))[-1]
    assert "Bekerja sendiri tanpa caruman" in _labels(asked.payload)
    assert f"/step {number} tidak berinsurans diikuti sebabnya" in asked.payload["text"]
    assert (await held.now(after, number)).stage is Stage.ACCEPTED


async def test_going_back_is_asked_after_in_two_taps(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.visited")

    await chat.press(AINA, f"stepback:{number}")
    await chat.press(AINA, f"step:{number}.contacted")
    asked = (await chat.letters(AINA))[-1]
    await chat.press(AINA, f"step:{number}.contacted.mistake")

    assert "Tersalah tekan" in _labels(asked.payload)
    assert "diundurkan daripada <b>dilawat</b> ke <b>dihubungi</b>" in asked.payload["text"]
    assert (await held.now(after, number)).stage is Stage.CONTACTED


async def test_payment_may_be_noted_for_an_earlier_day(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    opened = clock.now() - timedelta(days=5)
    async with transactions.begin() as session:
        await held.staff(session)
        number = await held.lead(session, opened_at=opened)
    day = (clock.now().astimezone(clock.LOCAL) - timedelta(days=2)).date()

    await chat.say(AINA, f"/step {number} pencen dibayar {day:%d/%m/%Y}")

    lead = await held.now(after, number)
    assert lead.first_paid_at is not None
    assert lead.first_paid_at.astimezone(clock.LOCAL).date() == day


@pytest.mark.parametrize("day", ["01/01/2020", "31/12/2099"])
async def test_day_before_the_report_or_in_the_future_is_refused(
    chat: Chat, number: int, after: AsyncSession, day: str
) -> None:
    await chat.say(AINA, f"/step {number} dilawat {day}")

    assert (await held.now(after, number)).stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("who", "may"),
    [
        pytest.param(BAKRI, False, id="a colleague"),
        pytest.param(STRANGER, False, id="a stranger"),
        pytest.param(CHONG, True, id="the branch head"),
        pytest.param(DEVI, True, id="the state's coordinator"),
    ],
)
async def test_only_the_holder_and_who_oversees_note_steps(
    chat: Chat, number: int, after: AsyncSession, who: int, may: bool
) -> None:
    await chat.press(who, f"step:{number}.contacted")

    assert ((await held.now(after, number)).stage is Stage.CONTACTED) is may


async def test_steps_are_not_noted_in_a_group(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.say(AINA, f"/step {number} visited", chat=GROUP)

    assert (await held.now(after, number)).stage is Stage.ACCEPTED


async def test_an_end_takes_two_taps(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.press(AINA, f"step:{number}.not_insured")
    asked = (await chat.letters(AINA))[-1]
    before = (await held.now(after, number)).custody
    await chat.press(AINA, f"step:{number}.not_insured.never_registered")

    lead = await held.now(after, number)
    assert before is Custody.HELD
    assert "Majikan tidak mendaftarkan pekerja" in _labels(asked.payload)
    assert (lead.custody, lead.stage, lead.holder_id) == (Custody.ENDED, Stage.NOT_INSURED, None)
    assert lead.next_step_by is None
    said = await chat.read(AINA)
    assert "inspektor" in said
    assert f"/reopen_{number}" in said


async def test_not_work_related_names_the_other_schemes(chat: Chat, number: int) -> None:
    await chat.say(AINA, f"/step {number} bukan kerja balik dari rumah saudara")

    said = await chat.read(AINA)
    assert "LINDUNG 24 Jam" in said
    assert "Pencen Penakat" in said
    assert "perlu disemak" in said


async def test_same_end_twice_changes_nothing(chat: Chat, number: int, after: AsyncSession) -> None:
    await chat.press(AINA, f"step:{number}.withdrawn.family_declines")
    entries = await _count(after)

    await chat.press(AINA, f"step:{number}.withdrawn.family_declines")

    assert await _count(after) == entries


async def test_two_who_note_a_step_at_once_note_it_once(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await asyncio.gather(
        *(chat.press(who, f"step:{number}.contacted") for who in (AINA, CHONG, DEVI))
    )

    assert await held.stages(after, number) == [Stage.ACCEPTED, Stage.CONTACTED]


async def test_an_unpaid_case_is_not_closed_by_a_tap(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.press(AINA, f"step:{number}.closed.done")
    await chat.say(AINA, f"/step {number} selesai")
    refused = await held.now(after, number)
    said = await chat.read(AINA)

    await chat.say(AINA, f"/step {number} selesai sebab dibayar oleh syarikat")

    assert refused.custody is Custody.HELD
    assert "belum dicatat dibayar" in said
    assert (await held.now(after, number)).stage is Stage.CLOSED


async def test_a_word_of_two_payments_is_asked_about_first(
    chat: Chat, number: int, after: AsyncSession
) -> None:
    await chat.say(AINA, f"/step {number} dibayar hari-ini")
    asked = await chat.read(AINA)
    before = await held.now(after, number)
    today = f"{clock.now().astimezone(clock.LOCAL):%Y%m%d}"
    await chat.press(AINA, f"step:{number}.funeral_paid..{today}")

    assert f"/step {number} faedah pengurusan mayat dibayar" in asked
    assert f"/step {number} pencen atau faedah berkala dibayar" in asked
    assert (before.stage, before.first_paid_at) == (Stage.ACCEPTED, None)
    assert (await held.now(after, number)).stage is Stage.FUNERAL_PAID
