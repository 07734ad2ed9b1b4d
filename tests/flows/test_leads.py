"""From a post in the squad's group to the member on duty who is asked.

Proves what people see and what is kept: the card in the groups, the story in private, who may
press, and that repetition changes nothing.
"""

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead, Sighting, Stage
from db.models.records import AuditNote
from tests.flows import reported
from tests.flows.conftest import Chat
from tests.flows.reported import AINA, BAKRI, FAR_GROUP, GROUP, REPORT, STRANGER

kuantan = reported.kuantan


async def test_post_becomes_a_card_and_the_member_on_duty_is_asked(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    lead = await reported.lead(after)
    assert (lead.branch_code, lead.district, lead.severity) == ("PHG-KTN", "Kuantan", "death")
    card = await chat.read(GROUP)
    assert "Zulkarnain bin Contoh" in card
    assert "Aina binti Sampel" in card
    assert "maut" in card
    asked = await chat.read(AINA)
    assert f"/accept_{lead.id}" in asked
    assert await chat.letters(BAKRI) == []


async def test_ordinary_talk_stays_unanswered(chat: Chat, after: AsyncSession) -> None:
    await chat.say(AINA, "Selamat pagi semua, jangan lupa mesyuarat jam 9", chat=GROUP)

    assert await chat.letters() == []
    assert await after.scalar(select(func.count()).select_from(Lead)) == 0


async def test_group_that_is_not_registered_is_left_alone(chat: Chat) -> None:
    await chat.say(AINA, REPORT, chat=-555)

    assert await chat.letters() == []


async def test_redelivered_post_changes_nothing(chat: Chat, after: AsyncSession) -> None:
    await chat.say(AINA, REPORT, chat=GROUP)
    before = len(await chat.letters())

    await chat.again()

    assert len(await chat.letters()) == before
    assert await after.scalar(select(func.count()).select_from(Sighting)) == 1


async def test_far_group_sees_the_card_and_the_branch_s_group_sees_no_name(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=FAR_GROUP)

    assert "Zulkarnain" in await chat.read(FAR_GROUP)
    near = await chat.read(GROUP)
    assert "Petunjuk kes" in near
    assert "Zulkarnain" not in near


@pytest.mark.parametrize("data", ["accept:{}", "decline:{}", "notlead:{}", "decline:{}.far"])
async def test_stranger_s_press_is_refused_and_changes_nothing(
    chat: Chat, after: AsyncSession, data: str
) -> None:
    await chat.say(AINA, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id
    before = await reported.states(after)

    shown = await chat.press(STRANGER, data.format(number), chat=GROUP)

    assert shown
    assert await reported.states(after) == before
    refused = select(func.count()).where(AuditNote.action == "refused")
    assert await after.scalar(refused) == 1


async def test_no_lead_is_closed_and_can_be_opened_again(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id

    await chat.press(BAKRI, f"notlead:{number}", chat=GROUP)
    closed = (await reported.lead(after)).stage
    shown = await chat.read(GROUP)
    await chat.say(BAKRI, f"/reopen_{number}")

    assert closed is Stage.NOT_A_LEAD
    assert "bukan petunjuk kes" in shown
    assert (await reported.lead(after)).custody is Custody.ASKED
    assert await reported.states(after) == [(AINA, "withdrawn"), (AINA, "asked")]  # a new plan


async def test_detail_opens_in_private_for_the_branch_only(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await reported.lead(after)).id

    await chat.say(BAKRI, f"/start lead_{number}")
    await chat.say(STRANGER, f"/start lead_{number}")

    assert "dilanggar lori" in await chat.read(BAKRI)
    assert "dilanggar lori" not in await chat.read(STRANGER)
    await after.rollback()
    seen = select(AuditNote.actor_id).where(AuditNote.action == "lead.seen")
    assert (await after.scalars(seen)).all() == [BAKRI]


@pytest.mark.parametrize(
    "typed", ["/accept", "/accept banyak", "/accept 99999999999", "/lead 4711"]
)
async def test_bad_number_gets_a_sentence(chat: Chat, typed: str) -> None:
    await chat.say(AINA, typed)

    assert await chat.read(AINA)


async def test_markup_in_a_report_is_text(chat: Chat) -> None:
    await chat.say(AINA, REPORT.replace("Zulkarnain", "<b>Zul & Karnain</b>"), chat=GROUP)

    letters = [str(each.payload.get("text")) for each in await chat.letters(GROUP)]
    assert letters
    assert not any("<b>Zul" in text for text in letters)
