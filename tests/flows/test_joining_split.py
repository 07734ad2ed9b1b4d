"""A split gives both leads back as they stood, byte for byte.

Compared are all rows of a lead; only its cards' revision and the entries that tell of the join
and the split are new.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Document, Entry
from db.models.leads import Custody, Join, JoinState, Lead, Sighting, Stage, Victim
from db.models.messaging import Due, DueState
from db.models.people import Grant, Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.test_joining import AGAIN, AINA, GROUP, OTHER_GROUP, POSTER, REPORT

CHONG, DEVI = 13, 14


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Aina and Chong are on duty, Devi coordinates Pahang."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, CHONG, role=Role.SQUAD, name="Chong Contoh")
        await make.person(
            session, DEVI, role=Role.COORDINATOR, scope="MY-06", name="Devi a/p Contoh"
        )
        await make.duty(session, AINA)
        await make.duty(session, CHONG)
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.say(POSTER, AGAIN, chat=GROUP)


async def rows(after: AsyncSession, lead_id: int) -> dict[str, Any]:
    """Return all that is kept of a lead."""
    await after.rollback()
    found: dict[str, Any] = {}
    for model in (Lead, Assignment, Victim, Sighting, Document, Entry):
        table = model.__table__
        of = table.c.id if model is Lead else table.c.lead_id
        told = await after.execute(select(table).where(of == lead_id).order_by(table.c.id))
        found[model.__tablename__] = [dict(row._mapping) for row in told]
    dues = await after.execute(
        select(Due.key, Due.kind, Due.subject_id, Due.due_at)
        .where(Due.key.like(f"lead:{lead_id}:%"), Due.state == DueState.WAITING)
        .order_by(Due.key)
    )
    found["dues"] = [tuple(row) for row in dues]
    for lead in found["leads"]:
        del lead["revision"]
    found["lead_entries"] = [
        each for each in found["lead_entries"] if each["kind"] not in ("joined", "split")
    ]
    return found


async def lead(after: AsyncSession, lead_id: int) -> Lead:
    await after.rollback()
    return await after.get_one(Lead, lead_id, populate_existing=True)


async def goes_on(chat: Chat) -> None:
    """The second lead is kept apart at first, so that it is asked for."""
    await chat.press(AINA, "different:2", chat=GROUP)


async def test_story_tells_a_join_once(chat: Chat) -> None:
    await goes_on(chat)
    await chat.say(AINA, "/same 2 1")

    await chat.say(AINA, "/lead 1")

    told = await chat.read(AINA)
    assert told.count("digabungkan dengan petunjuk kes") == 1
    assert "digabungkan dengan petunjuk kes 2" in told


async def test_lead_that_was_asked_comes_back_as_it_stood(chat: Chat, after: AsyncSession) -> None:
    await goes_on(chat)
    before = await rows(after, 2)
    await chat.say(AINA, "/same 2 1")
    await chat.say(AINA, "/split_2")

    assert before["leads"][0]["custody"] == Custody.ASKED
    assert before["dues"]
    assert await rows(after, 2) == before


async def test_lead_that_was_held_comes_back_with_its_holder(
    chat: Chat, after: AsyncSession
) -> None:
    await goes_on(chat)
    await chat.press(CHONG, "accept:2")
    before = await rows(after, 2)
    await chat.say(AINA, "/same 2 1")
    await chat.say(AINA, "/split_2")

    assert before["leads"][0]["holder_id"] == CHONG
    assert await rows(after, 2) == before


async def test_work_on_the_one_that_stays_is_kept(chat: Chat, after: AsyncSession) -> None:
    await goes_on(chat)
    await chat.press(CHONG, "accept:2")
    apart = await rows(after, 2)
    await chat.say(AINA, "/same 2 1")
    await chat.press(CHONG, "step:1.contacted")
    worked = await rows(after, 1)
    await chat.say(AINA, "/split_2")

    assert await rows(after, 1) == worked
    assert worked["leads"][0]["holder_id"] == CHONG  # who held the one held the other
    assert worked["leads"][0]["stage"] == "contacted"
    assert await rows(after, 2) == apart


async def test_one_that_stays_is_not_touched_by_a_join(chat: Chat, after: AsyncSession) -> None:
    before = await rows(after, 1)
    await chat.press(AINA, "same:2", chat=GROUP)
    joined = await rows(after, 1)
    await chat.press(AINA, "split:2", chat=GROUP)

    assert joined == before
    assert await rows(after, 1) == before


async def test_doubtful_lead_is_asked_about_after_a_split(chat: Chat, after: AsyncSession) -> None:
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "split:2", chat=GROUP)

    second = await lead(after, 2)
    assert (second.custody, second.stage) == (Custody.ASKED, Stage.ASSIGNED)
    assert second.joined_into_id is None
    assert (await after.scalars(select(Join.state))).one() is JoinState.UNDONE


async def test_joined_lead_is_nobodys_and_nothing_is_planned_for_it(
    chat: Chat, after: AsyncSession
) -> None:
    await goes_on(chat)
    await chat.press(CHONG, "accept:2")
    await chat.say(AINA, "/same 2 1")

    kept = await rows(after, 2)
    assert kept["dues"] == []
    assert kept["leads"][0]["holder_id"] is None
    assert AssignmentState.ACCEPTED not in [each["state"] for each in kept["assignments"]]


async def test_question_whose_time_passed_is_put_again(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await goes_on(chat)
    await chat.say(AINA, "/same 2 1")
    async with transactions.begin() as session:
        row = (await session.scalars(select(Join).where(Join.state == JoinState.JOINED))).one()
        past = (clock.now() - timedelta(hours=3)).isoformat()
        steps = {
            number: {**step, **({"answer_by": past} if step["state"] == "asked" else {})}
            for number, step in row.before["steps"].items()
        }
        row.before = {**row.before, "steps": steps}
    await chat.say(AINA, "/split_2")

    asked = await after.scalar(
        select(Assignment).where(Assignment.lead_id == 2, Assignment.state == "asked")
    )
    assert asked is not None
    assert asked.answer_by is not None
    assert asked.answer_by > clock.now()


async def test_holder_without_the_right_does_not_get_it_back(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await goes_on(chat)
    await chat.press(CHONG, "accept:2")
    await chat.say(AINA, "/same 2 1")
    async with transactions.begin() as session:
        grant = (await session.scalars(select(Grant).where(Grant.person_id == CHONG))).one()
        grant.revoked_at = clock.now()
    await chat.say(AINA, "/split_2")

    second = await lead(after, 2)
    assert second.holder_id is None
    assert second.custody is Custody.ASKED


async def test_split_twice_splits_once(chat: Chat, after: AsyncSession) -> None:
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "split:2", chat=GROUP)
    before = await rows(after, 2)
    await chat.press(AINA, "split:2", chat=GROUP)

    assert await rows(after, 2) == before


async def test_different_typed_of_a_joined_lead_tells_how_to_take_it_out(chat: Chat) -> None:
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.say(AINA, "/different_2")

    told = await chat.read(AINA)
    assert "sebahagian daripada petunjuk kes 1" in told
    assert "/split_2" in told


async def test_joined_again_after_a_split(chat: Chat, after: AsyncSession) -> None:
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "split:2", chat=GROUP)
    await chat.say(AINA, "/same 2 1")

    assert (await lead(after, 2)).joined_into_id == 1


HURT = "Kemalangan pagi tadi di Gambang, Kuantan. Seorang pekerja kilang cedera parah."
DIED = (
    "Susulan kemalangan di Gambang, Kuantan pagi tadi: mangsa Tan Mei Ling, 38, pekerja kilang "
    "Syarikat Contoh Sdn Bhd, meninggal dunia di hospital."
)


async def test_death_told_by_a_joined_report_counts_until_the_split(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.press(AINA, "notlead:1", chat=GROUP)
    await chat.say(POSTER, HURT, chat=GROUP)
    await chat.press(CHONG, "accept:3")
    await chat.say(POSTER, DIED, chat=GROUP)
    await chat.say(AINA, "/different_4")
    alone = await rows(after, 3)
    died = await rows(after, 4)
    await chat.say(AINA, "/same 4 3")
    together = await rows(after, 3)
    told = [str(each.payload.get("text")) for each in await chat.letters(CHONG)]
    await chat.say(AINA, "/split_4")

    assert (alone["leads"][0]["severity"], together["leads"][0]["severity"]) == (
        "serious_injury",
        "death",
    )
    known = together["victims"]
    assert [(each["name"], each["age"], each["outcome"]) for each in known] == [
        ("Tan Mei Ling", 38, "death")
    ]
    assert not {"victim_name", "victim_age"} & set(together["leads"][0]["missing"])
    assert any("4, yang baru digabungkan" in each and "/split_4" in each for each in told)
    assert await rows(after, 3) == alone
    assert (await rows(after, 4))["victims"] == died["victims"]


async def test_death_told_in_another_group_leaves_a_chain_with_its_own_split(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.group(session, OTHER_GROUP)
    for at, text in ((GROUP, HURT), (GROUP, HURT + " Sumber: saksi."), (OTHER_GROUP, DIED)):
        await chat.say(POSTER, text, chat=at)
    for number in (4, 5):
        await chat.say(AINA, f"/different_{number}")
    apart = [await rows(after, number) for number in (3, 4)]
    await chat.say(AINA, "/same 5 4")
    await chat.say(AINA, "/same 4 3")
    worst = [(await rows(after, number))["leads"][0]["severity"] for number in (3, 4)]
    seen = [str(each.payload.get("text")) for each in await chat.letters(GROUP)]
    await chat.say(AINA, "/split_5")
    await chat.say(AINA, "/split_4")

    assert worst == ["death", "death"]
    assert not any("Tan Mei Ling" in each for each in seen)
    assert [await rows(after, number) for number in (3, 4)] == apart
