"""What holds officers back cannot be walked around: reviews, numbers in a row, victims."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.leads import Custody, Lead, Victim
from db.models.lookups import CheckDesk, Lookup, LookupDelay, Outcome, Subject, VictimMatch
from db.models.people import Grant, Person, Role
from services import clock
from services.registry.checks import reviewing
from tests.flows import held, intake, make, registry
from tests.flows.conftest import Chat
from tests.flows.held import AINA, BAKRI, CHONG, DEVI, GROUP
from tests.flows.intake import later, rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI

BROKEN = "/ground kecemasan waris di hospital malam ini"
FAR_HEAD, OTHER_HEAD, HQ = 51, 52, 53


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)
        await registry.fill(session)


async def lookups(chat: Chat) -> list[Lookup]:
    return await rows(chat, select(Lookup).order_by(Lookup.id))


async def test_breaking_open_each_day_puts_no_review_off(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, BROKEN)
    await chat.say(AINA, SITI)
    first = reviewing.next_review(clock.now(), "MY-06")
    async with transactions.begin() as session:
        officer = await session.get_one(Person, AINA)
        (row,) = (await session.scalars(select(Lookup))).all()
        with moving(tmp_path) as hands:
            hands.to(first - timedelta(minutes=30))
            await reviewing.plan(session, officer, row)

    await later(transactions, tmp_path, first - clock.now() + timedelta(minutes=1))

    assert "waris di hospital" in await chat.read(CHONG)


async def test_what_nobody_reviewed_is_asked_again_of_whoever_answers_now(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, BROKEN)
    await chat.say(AINA, SITI)
    async with transactions.begin() as session:
        for grant in await session.scalars(select(Grant).where(Grant.person_id == CHONG)):
            grant.revoked_at = clock.now()
        await make.person(session, OTHER_HEAD, role=Role.BRANCH_HEAD, name="Baru Contoh")

    morning = reviewing.next_review(clock.now() + timedelta(days=5), "MY-06")
    with moving(tmp_path) as hands:
        hands.to(morning)
        async with transactions.begin() as session:
            await reviewing.plan_open(session, 0)
    await later(transactions, tmp_path, morning - clock.now() + timedelta(minutes=1))

    assert "waris di hospital" in await chat.read(OTHER_HEAD)
    assert "waris di hospital" not in await chat.read(CHONG)


async def test_officer_of_no_branch_is_not_reviewed_by_any_head(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, FAR_HEAD, role=Role.BRANCH_HEAD, scope="MLK-MLK", name="Jauh")
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", name="Hana Contoh")
    await chat.say(DEVI, BROKEN)
    await chat.say(DEVI, SITI)
    (row,) = await lookups(chat)

    await chat.say(FAR_HEAD, f"/review {row.id} ok")
    far = (await lookups(chat))[0].reviewed_at
    await chat.say(HQ, f"/review {row.id} ok")

    assert far is None
    assert "Devi" not in await chat.read(FAR_HEAD)
    assert (await lookups(chat))[0].reviewed_by_id == HQ


async def test_numbers_in_one_message_are_numbers_in_a_row(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, ", ".join(f"89031206512{end}" for end in range(4)))

    assert "disekat hingga" in await chat.read(AINA)
    assert await lookups(chat) == []


async def test_numbers_of_several_messages_are_counted_each(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "890312065120, 890312065121")
    await chat.say(AINA, "890312065122, 890312065123")

    assert "disekat hingga" in await chat.read(AINA)
    assert len(await lookups(chat)) == 1


async def test_benefits_of_a_victim_are_a_person_looked_up(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, nric=SITI, name="Siti Contoh binti Sampel")
    await chat.say(AINA, f"/victim {number}")
    (listed,) = await lookups(chat)
    (victim,) = await intake.victims(chat)

    await chat.say(AINA, f"/victim {listed.id}.{victim.id} 1")

    await chat.say(AINA, f"/benefits {number}")

    last = (await lookups(chat))[-1]
    assert listed.number == SITI
    assert (last.outcome, last.subject_kind, last.subject_key) == (
        Outcome.FOUND,
        Subject.PERSON,
        int(SITI),
    )
    assert last.disclosed == ["benefits"]


async def test_employer_is_no_victim(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session)
    (victim,) = await intake.victims(chat)
    await chat.say(AINA, f"/ground {number}")
    await chat.say(AINA, "kedai runcit sampel")
    (listed,) = await lookups(chat)

    await chat.say(AINA, f"/victim {listed.id}.{victim.id} 1")

    assert await rows(chat, select(VictimMatch)) == []


@pytest.mark.parametrize("typed", ["nan,nan", "inf,inf", "999,999", "-nan,1e400"])
async def test_words_like_a_location_are_words(chat: Chat, typed: str) -> None:
    await chat.say(AINA, typed)
    await chat.say(AINA, "/ground lawatan")

    assert "lawatan ke premis" in await chat.read(AINA)
    (desk,) = await rows(chat, select(CheckDesk))
    assert desk.waiting is None


async def test_group_learns_not_whether_a_person_is_in_the_register(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, f"/check {FARID}", chat=GROUP)
    found = await chat.read(GROUP)
    await chat.say(AINA, "/check 770707077777", chat=GROUP)

    assert await chat.read(GROUP) == found


async def test_question_that_waited_too_long_is_forgotten_with_its_number(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, SITI)

    await later(transactions, tmp_path, timedelta(minutes=11))

    (desk,) = await rows(chat, select(CheckDesk))
    assert desk.waiting is None


async def test_nobody_delays_that_his_own_check_is_told(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", name="Hana Contoh")
    await chat.say(HQ, "/ground lawatan")
    await chat.say(HQ, SITI)
    (row,) = await lookups(chat)
    until = (clock.now() + timedelta(days=3)).astimezone(clock.LOCAL)

    for who in (HQ, DEVI):  # to Devi's state an officer of no branch does not belong
        await chat.say(who, f"/delay {row.id} {until:%d/%m/%Y} siasatan tuntutan palsu")

    assert await rows(chat, select(LookupDelay)) == []


async def test_day_and_harm_that_were_not_told_are_not_taken_for_told(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, severity="death", accident_date=None)
        session.add(Victim(lead_id=number, name="Kamal bin Contoh"))

    await chat.say(AINA, f"/benefits {number}")

    said = [text for text in await intake.said(chat, AINA, "benefits:") if text]
    assert len(said) == 2
    for text in said:
        assert "belum dilaporkan" in text
        assert "Faedah Pengurusan Mayat</b>: mungkin layak" not in text


async def test_record_of_a_victim_is_closed_with_the_lead(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        number = await held.lead(session, nric=SITI, name="Siti Contoh binti Sampel")
        (victim,) = (await session.scalars(select(Victim))).all()
        session.add(
            VictimMatch(
                victim_id=victim.id, outcome=Outcome.FOUND, at=clock.now(), chosen_key=int(SITI)
            )
        )
        lead = await session.get_one(Lead, number)
        lead.custody, lead.ended_at = Custody.ENDED, clock.now()
        lead.holder_id = lead.accepted_at = None

    await chat.say(BAKRI, f"/benefits {number}")

    assert await intake.said(chat, BAKRI, "benefits:") == []
    assert await lookups(chat) == []
