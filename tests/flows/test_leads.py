"""From a post in the squad's group to the member on duty who holds the lead.

Proves what people see and what is kept: the card in the groups, who is asked, in which order,
accepting, declining, silence, a blocked member, and that repetition changes nothing.
"""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Lead, Sighting, Stage
from db.models.messaging import Due, DueState, Letter, LetterState
from db.models.people import Person, Role
from db.models.records import AuditNote
from services import clock
from services.leads.hands import escalation
from services.people import roles
from tests.flows import make
from tests.flows.conftest import BOT, Chat

GROUP = -1001  # Kuantan's squad
FAR_GROUP = -1002  # Kuala Terengganu's squad
AINA, BAKRI, CHONG, DEVI, ADMIN, STRANGER = 11, 12, 13, 14, 15, 99
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    """Aina and Bakri are on duty, Chong is the head; Devi coordinates Pahang."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR", language="en")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel")
        await make.person(session, CHONG, role=Role.BRANCH_HEAD, name="Chong Contoh")
        await make.person(
            session, DEVI, role=Role.COORDINATOR, scope="MY-06", name="Devi a/p Contoh"
        )
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
        await make.duty(session, AINA)
        await make.duty(session, BAKRI)


async def _lead(after: AsyncSession) -> Lead:
    await after.rollback()  # see what was committed since
    found = await after.scalars(select(Lead).execution_options(populate_existing=True))
    return found.one()


async def _sent(transactions: Transactions) -> None:
    """Everything that waited was sent."""
    async with transactions.begin() as session:
        await session.execute(update(Letter).values(state=LetterState.SENT))


async def _states(after: AsyncSession) -> list[tuple[int, str]]:
    """Who was asked, or came by himself, in that order; not who stands in the plan only."""
    await after.rollback()
    found = await after.scalars(
        select(Assignment)
        .where(Assignment.asked_at.is_not(None))
        .order_by(Assignment.number)
        .execution_options(populate_existing=True)
    )
    return [(each.person_id, each.state.value) for each in found]


async def _asked(after: AsyncSession) -> Assignment:
    """The one who is asked now."""
    asked = select(Assignment).where(Assignment.state == AssignmentState.ASKED)
    return (await after.scalars(asked)).one()


async def _timer(after: AsyncSession) -> Due:
    """The row that looks whether the one who is asked has answered."""
    return (await after.scalars(select(Due).where(Due.kind == "lead.unanswered"))).one()


async def test_post_becomes_a_card_and_the_member_on_duty_is_asked(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    lead = await _lead(after)
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


async def test_accepting_makes_one_holder_and_edits_the_card_everywhere(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id

    shown = await chat.press(AINA, f"accept:{number}")

    assert shown is None
    lead = await _lead(after)
    assert (lead.holder_id, lead.custody, lead.stage) == (AINA, Custody.HELD, Stage.ACCEPTED)
    cards = [each for each in await chat.letters(GROUP) if each.card == f"lead:{number}"]
    assert "Diterima</b> oleh Aina" in cards[-1].payload["text"]
    letters = await chat.letters(AINA)
    assert letters[-1].method == "sendVenue"
    assert "di tangan anda" in await chat.read(AINA)
    assert (await _timer(after)).state is DueState.CANCELLED


@pytest.mark.parametrize("typed", ["/accept {}", "/accept_{}", "/accept #{}"])
async def test_typed_accept_does_the_same(chat: Chat, after: AsyncSession, typed: str) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.say(BAKRI, typed.format((await _lead(after)).id))

    assert (await _lead(after)).holder_id == BAKRI
    assert await _states(after) == [(AINA, "withdrawn"), (BAKRI, "accepted")]


async def test_second_who_accepts_is_told_who_holds_it(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id
    await chat.press(AINA, f"accept:{number}", chat=GROUP)

    shown = await chat.press(BAKRI, f"accept:{number}", chat=GROUP)

    assert shown is not None
    assert "Aina binti Sampel" in shown
    assert (await _lead(after)).holder_id == AINA


async def test_repeated_accept_changes_nothing(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id
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
    number = (await _lead(after)).id

    await asyncio.gather(*(chat.press(who, f"accept:{number}", chat=GROUP) for who in crowd))

    holders = [each for each in await _states(after) if each[1] == "accepted"]
    assert len(holders) == 1
    assert (await _lead(after)).holder_id == holders[0][0]
    assert sum(each.text is not None for each in chat.recorder.answers) == len(crowd) - 1


async def test_decline_in_two_taps_asks_the_next_on_duty(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id

    await chat.press(AINA, f"decline:{number}")
    await chat.press(AINA, f"decline:{number}.far")

    assert await _states(after) == [(AINA, "declined"), (BAKRI, "asked")]
    reasons = select(Assignment.reason).where(Assignment.person_id == AINA)
    assert (await after.scalars(reasons)).one() == "far"
    assert "telah dicatat" in await chat.read(AINA)
    assert "Bolehkah anda" in await chat.read(BAKRI)


async def test_silence_passes_from_duty_to_head_to_state_to_everybody(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    for _ in range(4):
        await _sent(transactions)
        asked = (await _asked(after)).id
        await after.rollback()
        async with transactions.begin() as session:
            await escalation.unanswered(session, asked)

    assert [who for who, _ in await _states(after)] == [AINA, BAKRI, CHONG, DEVI]
    assert (await _lead(after)).custody is Custody.UNANSWERED
    assert "Sesiapa di cawangan boleh menerima" in await chat.read(GROUP)
    assert "Kuantan" in await chat.read(ADMIN)


async def test_due_row_asks_again_only_while_it_is_unanswered(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id
    asked = await _asked(after)
    due = await _timer(after)
    await chat.press(AINA, f"accept:{number}")

    async with transactions.begin() as session:
        await escalation.unanswered(session, asked.id)

    assert asked.asked_at is not None
    assert due.due_at - asked.asked_at == timedelta(minutes=15)
    assert await _states(after) == [(AINA, "accepted")]


async def test_blocked_member_is_passed_over(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    async with transactions.begin() as session:
        (await session.get_one(Person, AINA)).blocked_at = clock.now()
        await escalation.unreachable(session, AINA)

    assert await _states(after) == [(AINA, "unreachable"), (BAKRI, "asked")]


async def test_member_who_blocks_prihatin_is_passed_over_at_once(
    chat: Chat, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)

    await chat.feed(my_chat_member=_blocked(AINA))

    assert await _states(after) == [(AINA, "unreachable"), (BAKRI, "asked")]


def _blocked(who: int) -> dict[str, object]:
    bot = {"id": BOT, "is_bot": True, "first_name": "Prihatin"}
    return {
        "chat": {"id": who, "type": "private", "first_name": "x"},
        "from": {"id": who, "is_bot": False, "first_name": "x"},
        "date": 1,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
    }


async def test_nobody_on_duty_is_no_dead_end(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI):
            (await session.get_one(Person, who)).blocked_at = clock.now()

    await chat.say(STRANGER, REPORT, chat=GROUP)

    assert await _states(after) == [(CHONG, "asked")]


@pytest.mark.parametrize("data", ["accept:{}", "decline:{}", "notlead:{}", "decline:{}.far"])
async def test_stranger_s_press_is_refused_and_changes_nothing(
    chat: Chat, after: AsyncSession, data: str
) -> None:
    await chat.say(AINA, REPORT, chat=GROUP)
    number = (await _lead(after)).id
    before = await _states(after)

    shown = await chat.press(STRANGER, data.format(number), chat=GROUP)

    assert shown
    assert await _states(after) == before
    refused = select(func.count()).where(AuditNote.action == "refused")
    assert await after.scalar(refused) == 1


async def test_no_lead_is_closed_and_can_be_opened_again(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id

    await chat.press(BAKRI, f"notlead:{number}", chat=GROUP)
    closed = (await _lead(after)).stage
    shown = await chat.read(GROUP)
    await chat.say(BAKRI, f"/reopen_{number}")

    assert closed is Stage.NOT_A_LEAD
    assert "bukan petunjuk kes" in shown
    assert (await _lead(after)).custody is Custody.ASKED
    assert await _states(after) == [(AINA, "withdrawn"), (AINA, "asked")]  # a new plan


async def test_holder_hands_the_case_over(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id
    await chat.press(AINA, f"accept:{number}")

    await chat.say(AINA, f"/decline_{number} sibuk")

    assert await _states(after) == [(AINA, "declined"), (BAKRI, "asked")]
    assert (await _lead(after)).holder_id is None
    assert "Menunggu jawapan</b> Bakri" in await chat.read(GROUP)


@pytest.mark.parametrize("accepted", [True, False], ids=["holds it", "is asked"])
async def test_who_loses_the_right_loses_the_lead(
    chat: Chat, transactions: Transactions, after: AsyncSession, accepted: bool
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    if accepted:
        await chat.press(AINA, f"accept:{(await _lead(after)).id}")

    async with transactions.begin() as session:
        aina = await session.get_one(Person, AINA)
        for grant in await roles.grants_of(session, aina):
            grant.revoked_at = clock.now()
        await session.flush()
        await escalation.rights_lost(session, aina)

    assert await _states(after) == [(AINA, "withdrawn"), (BAKRI, "asked")]
    assert (await _lead(after)).holder_id is None


async def test_branch_without_anybody_leaves_it_to_who_reported(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    async with transactions.begin() as session:
        for who in (AINA, BAKRI, CHONG, DEVI):
            (await session.get_one(Person, who)).blocked_at = clock.now()
        await make.person(session, 50, role=Role.BRANCH_HEAD, scope="TRG-KTR")

    await chat.say(STRANGER, REPORT, chat=FAR_GROUP)
    await chat.press(50, f"accept:{(await _lead(after)).id}")

    assert await _states(after) == [(50, "accepted")]


async def test_silence_before_the_question_was_sent_is_not_his(
    chat: Chat, transactions: Transactions, after: AsyncSession
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    asked = (await _asked(after)).id
    await after.rollback()

    async with transactions.begin() as session:
        await escalation.unanswered(session, asked)

    assert await _states(after) == [(AINA, "asked")]
    assert (await _timer(after)).state is DueState.WAITING


async def test_detail_opens_in_private_for_the_branch_only(chat: Chat, after: AsyncSession) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    number = (await _lead(after)).id

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
