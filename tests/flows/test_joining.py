"""Two reports of one accident: proposed with its evidence, joined by a tap, undone by a tap.

Proves what people see, who may, that nothing is moved, and that numbers and buttons of a joined
lead lead to the one that stays. That a split gives all back: test_joining_split.py.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.casework import Entry
from db.models.leads import Custody, Join, JoinState, Lead, Sighting, Stage, Victim
from db.models.people import Role
from db.models.records import AuditNote
from services import clock
from services.leads.matching import joining
from tests.flows import make
from tests.flows.conftest import Chat

GROUP, OTHER_GROUP, FAR_GROUP = -1001, -1003, -1002
AINA, BAKRI, POSTER, STRANGER = 11, 12, 50, 99
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)
AGAIN = (
    "KUANTAN: A factory worker, Zulkarnain Contoh, 34, was killed when a lorry hit his "
    "motorcycle in Gambang this morning. His pillion rider Farid bin Sampel, 30, was hurt."
)
ELSEWHERE = (
    "Kemalangan maut pagi tadi di Temerloh. Mangsa Chong Sampel Weng, 51, pemandu lori, "
    "meninggal dunia selepas lorinya terbabas."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Aina is on duty in Kuantan; Bakri in Kuala Terengganu has nothing to say there."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, OTHER_GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, scope="TRG-KTR", name="Bakri Sampel")
        await make.duty(session, AINA)


async def leads(after: AsyncSession) -> list[Lead]:
    await after.rollback()  # see what was committed since
    found = await after.scalars(
        select(Lead).order_by(Lead.id).execution_options(populate_existing=True)
    )
    return list(found)


async def two(chat: Chat, group: int = GROUP) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.say(POSTER, AGAIN, chat=group)


async def test_second_report_waits_for_a_tap_and_shows_why(chat: Chat, after: AsyncSession) -> None:
    await two(chat)

    first, second = await leads(after)
    assert (first.custody, second.custody) == (Custody.ASKED, Custody.DOUBTFUL)
    card = await chat.read(GROUP)
    assert "Mungkin kemalangan yang sama dengan petunjuk kes 1" in card
    assert "nama mangsa sama" in card
    buttons = str((await chat.letters(GROUP))[-1].payload)
    assert "same:2" in buttons
    assert "different:2" in buttons


async def test_group_of_another_branch_is_asked_without_the_older_leads_number(
    chat: Chat, after: AsyncSession
) -> None:
    await two(chat, FAR_GROUP)

    assert [lead.branch_code for lead in await leads(after)] == [make.KUANTAN, make.KUANTAN]
    far = await chat.read(FAR_GROUP)
    assert "petunjuk kes yang sudah ada di sebuah cawangan" in far
    assert "petunjuk kes 1" not in far
    assert "nama mangsa sama" in far
    assert "dengan petunjuk kes 1" in await chat.read(GROUP)


async def test_group_that_reported_both_is_asked_with_the_number(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(POSTER, REPORT, chat=FAR_GROUP)
    await chat.say(POSTER, AGAIN, chat=FAR_GROUP)

    assert len(await leads(after)) == 2
    assert "dengan petunjuk kes 1" in await chat.read(FAR_GROUP)


async def test_evidence_sums_to_the_score(chat: Chat, after: AsyncSession) -> None:
    await two(chat)

    join = (await after.scalars(select(Join))).one()
    assert sum(line["points"] for line in join.evidence) == join.score


async def test_another_accident_is_asked_about_at_once(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.say(POSTER, ELSEWHERE, chat=GROUP)

    assert Custody.DOUBTFUL not in [lead.custody for lead in await leads(after)]


async def test_joined_lead_ends_and_the_older_shows_each_victim_once(
    chat: Chat, after: AsyncSession
) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)

    first, second = await leads(after)
    assert (second.custody, second.stage) == (Custody.ENDED, Stage.DUPLICATE)
    assert (second.joined_into_id, first.custody) == (1, Custody.ASKED)
    card = await chat.read(GROUP)
    assert card.count("Zulkarnain") == 1
    assert "Farid bin Sampel" in card
    assert "Turut dilaporkan: petunjuk kes 2" in card
    assert "split:2" in str((await chat.letters(GROUP))[-1].payload)


async def test_nothing_is_moved(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)

    sightings = await after.scalars(select(Sighting.lead_id).order_by(Sighting.id))
    victims = await after.scalars(select(Victim.lead_id).order_by(Victim.id))
    assert list(sightings) == [1, 2]
    assert set(victims) == {1, 2}


async def test_both_histories_and_the_audit_trail_tell_it(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)

    entries = await after.execute(
        select(Entry.lead_id, Entry.details).where(Entry.kind == "joined").order_by(Entry.id)
    )
    assert [(each.lead_id, each.details["lead"]) for each in entries] == [(1, 2), (2, 1)]
    note = await after.scalar(select(AuditNote).where(AuditNote.action == "lead.joined"))
    assert note is not None
    assert (note.subject, note.actor_id) == ("lead:2", AINA)


async def test_another_accident_by_a_tap_goes_on(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(AINA, "different:2", chat=GROUP)

    assert [lead.custody for lead in await leads(after)] == [Custody.ASKED, Custody.ASKED]
    assert (await after.scalars(select(Join.state))).one() is JoinState.REFUSED


async def test_without_a_tap_it_goes_on_by_itself(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await two(chat)
    async with transactions.begin() as session:
        await joining.lapse(session, (await session.scalars(select(Join.id))).one())

    assert (await leads(after))[1].custody is Custody.ASKED
    assert (await after.scalars(select(Join.state))).one() is JoinState.LAPSED


async def test_a_tap_after_the_lapse_joins_what_is_asked(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await two(chat)
    async with transactions.begin() as session:
        await joining.lapse(session, (await session.scalars(select(Join.id))).one())
    await chat.say(AINA, "/same 2 1")

    assert (await leads(after))[1].joined_into_id == 1


async def test_two_taps_join_once(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "same:2", chat=GROUP)

    notes = await after.scalars(select(AuditNote).where(AuditNote.action == "lead.joined"))
    assert len(notes.all()) == 1


async def test_numbers_and_buttons_of_a_joined_lead_lead_to_the_one_that_stays(
    chat: Chat, after: AsyncSession
) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.press(AINA, "accept:2", chat=GROUP)

    first, second = await leads(after)
    assert (first.holder_id, second.holder_id) == (AINA, None)
    assert any(
        "digabungkan dengan petunjuk kes 1" in str(each.payload)
        for each in await chat.letters(AINA)
    )


async def test_a_third_report_finds_the_lead_that_stays(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(AINA, "same:2", chat=GROUP)
    await chat.say(POSTER, REPORT.replace("pagi tadi", "awal pagi tadi"), chat=OTHER_GROUP)

    join = await after.scalar(select(Join).where(Join.joined_id == 3))
    assert join is not None
    assert join.lead_id == 1


async def test_in_another_group_nobody_is_named(chat: Chat) -> None:
    await two(chat, OTHER_GROUP)
    await chat.press(AINA, "same:2", chat=OTHER_GROUP)

    said = [str(each.payload) for each in await chat.letters(GROUP)]
    assert said
    assert not any("Farid" in text for text in said)  # posted in the other group only


async def test_stranger_may_not(chat: Chat, after: AsyncSession) -> None:
    await two(chat)
    await chat.press(STRANGER, "same:2", chat=GROUP)
    await chat.press(BAKRI, "same:2", chat=GROUP)

    assert (await leads(after))[1].custody is Custody.DOUBTFUL


async def test_a_lead_joined_on_is_joined_with_its_parts(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, ELSEWHERE, chat=GROUP)
    await two(chat)
    await chat.press(AINA, "same:3", chat=GROUP)
    await chat.say(AINA, "/same 2 1")
    await chat.say(AINA, "/lead 3")

    assert [lead.joined_into_id for lead in await leads(after)] == [None, 1, 2]
    card = await chat.read(GROUP)
    assert "petunjuk kes 2" in card
    assert "petunjuk kes 3" in card


async def test_ended_lead_takes_no_other(chat: Chat, after: AsyncSession) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.press(AINA, "notlead:1", chat=GROUP)
    await chat.say(POSTER, AGAIN, chat=GROUP)
    await chat.say(AINA, "/same 2 1")

    assert [lead.custody for lead in await leads(after)] == [Custody.ENDED, Custody.ASKED]
    assert "sudah ditutup" in await chat.read(AINA)


async def test_weeks_later_it_is_another_accident(
    chat: Chat, after: AsyncSession, transactions: Transactions
) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP, at=clock.now() - timedelta(days=30))
    async with transactions.begin() as session:
        first = await session.get_one(Lead, 1)
        first.opened_at = clock.now() - timedelta(days=30)
    await chat.say(POSTER, AGAIN, chat=GROUP)

    assert (await leads(after))[1].custody is Custody.ASKED


async def test_who_held_the_joined_lead_holds_the_one_that_stays(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(POSTER, REPORT, chat=GROUP)
    await chat.say(POSTER, ELSEWHERE, chat=GROUP)
    await chat.press(AINA, "accept:2")

    await chat.say(AINA, "/same 2 1")

    stays = await after.get_one(Lead, 1)
    assert (stays.custody, stays.holder_id) == (Custody.HELD, AINA)
    assert (await after.get_one(Lead, 2)).holder_id is None
