"""Wording trials as they run: assigned by person, looked at when settled, stopped by the rule."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentKind, AppointmentState, Provider
from db.models.screening import TrialLook, TrialPerson
from db.models.workers import Worker
from services import clock
from services.screening.invitations import inviting, trial_rules, trials
from services.screening.invitations.trial_rules import Trial
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import CHONG, DEVI, Hands

office, hands = screened.office, screened.hands
TRIAL = Trial("t", "screening.wave.invited", ("plain", "deadline"), 60, 40, 2, 1.977)
SHOWN = screened.MONDAY


@pytest.fixture(autouse=True)
def one_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small trial instead of the one that is fixed for PERKESO."""
    monkeypatch.setattr(trial_rules, "every", lambda: (TRIAL,))


async def shown(session: AsyncSession, number: int, came: set[int], at: datetime = SHOWN) -> None:
    """Add so many workers who were shown texts in turn; those of *came* attended after a week."""
    clinic = await session.scalar(select(Provider).limit(1))
    assert clinic is not None
    base = 900_000 + int(at.timestamp()) % 100_000 * 10
    for each in range(number):
        worker = Worker(
            insured=base + each, name="Pekerja", state="MY-06", branch_code="PHG-KTN",
            created_at=at, synthetic=True,
        )  # fmt: skip
        session.add(worker)
        await session.flush()
        variant = TRIAL.variants[each % 2]
        moment = at + timedelta(seconds=each)
        session.add(TrialPerson(trial="t", worker_id=worker.id, variant=variant, shown_at=moment))
        if each in came:
            await session.execute(insert(Appointment).values(
                worker_id=worker.id, kind=AppointmentKind.SCREENING, provider_id=clinic.id,
                starts_at=at + timedelta(days=7), ends_at=at + timedelta(days=7, minutes=30),
                state=AppointmentState.ATTENDED, version=1, booked_at=at, wants_change=False,
            ))  # fmt: skip
    await session.flush()


async def looks(chat: Chat) -> list[TrialLook]:
    return await rows(chat, select(TrialLook).order_by(TrialLook.look))


async def look(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await trials.look_at_all(session)


async def test_no_look_before_everybody_had_all_days(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await shown(session, 20, {1, 3, 5})
    hands.to(SHOWN + timedelta(days=60))
    await look(transactions)
    early = await looks(chat)
    hands.to(SHOWN + timedelta(days=60, minutes=1))
    await look(transactions)
    await look(transactions)

    (first,) = await looks(chat)
    assert early == []
    assert first.persons == ["plain 10/0", "deadline 10/3"]
    assert first.stopped_for is None


async def test_too_few_persons_are_no_look(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await shown(session, 19, set())
    hands.to(SHOWN + timedelta(days=90))
    await look(transactions)

    assert await looks(chat) == []


async def test_difference_stops_it_and_the_better_text_is_for_everybody(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await shown(session, 20, {1, 3, 5, 7, 9, 11, 13, 15, 17})  # of the second text alone
    hands.to(SHOWN + timedelta(days=61))
    await look(transactions)
    async with transactions.begin() as session:
        workers = list(await session.scalars(select(Worker).limit(6)))
        given = {await trials.show(session, TRIAL.text, one, clock.now()) for one in workers}

    (only,) = await looks(chat)
    assert only.stopped_for == "difference"
    assert given == {"deadline"}
    await look(transactions)
    assert len(await looks(chat)) == 1


async def test_at_the_last_look_it_stops_without_a_proof(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await shown(session, 40, {0, 1, 10, 11})
    hands.to(SHOWN + timedelta(days=61))
    await look(transactions)
    await chat.say(DEVI, "/trial")

    assert [one.stopped_for for one in await looks(chat)] == [None, "size"]
    said = await chat.read(DEVI)
    assert "plain: 2 daripada 20 hadir, 10.0 %" in said
    assert "tiada beza dibuktikan" in said
    assert "menerima: plain" in said


async def test_person_is_shown_one_text_and_counted_once(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        workers = list(await session.scalars(select(Worker).order_by(Worker.id)))
        first = [await trials.show(session, TRIAL.text, one, clock.now()) for one in workers]
        again = [await trials.show(session, TRIAL.text, one, clock.now()) for one in workers]

    assert first == again == [trial_rules.variant_for(TRIAL, one.id) for one in workers]
    assert len(await rows(chat, select(TrialPerson))) == len(workers)


async def test_attendance_after_the_days_does_not_count(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    async with transactions.begin() as session:
        await shown(session, 20, {1})
        (late,) = list(await session.scalars(select(Appointment)))
        late.starts_at = SHOWN + timedelta(days=61)
        late.ends_at = late.starts_at + timedelta(minutes=30)
    hands.to(SHOWN + timedelta(days=70))
    await look(transactions)

    (only,) = await looks(chat)
    assert only.persons == ["plain 10/0", "deadline 10/0"]


async def test_report_shows_no_shares_between_looks(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await shown(session, 10, {1, 3, 5})
    await chat.say(DEVI, "/trial")

    said = await chat.read(DEVI)
    assert "plain 5; deadline 5" in said
    assert "Belum dilihat" in said
    assert "hadir, " not in said


async def test_report_is_for_coordinators(chat: Chat) -> None:
    await chat.say(CHONG, "/trial")

    assert "Hanya penyelaras" in await chat.read(CHONG)


async def test_wave_shows_each_worker_his_text(chat: Chat, hands: Hands) -> None:
    await chat.say(DEVI, "/waves plan Pahang 10")
    await chat.say(DEVI, "/waves start 1")
    await screened.tick(chat)
    hands.to(screened.MONDAY + timedelta(days=3, minutes=5))
    async with chat.door.transactions.begin() as session:
        await inviting.plan(session, 0)
    await screened.tick(chat)

    for person in await rows(chat, select(TrialPerson)):
        (worker,) = await rows(chat, select(Worker).where(Worker.id == person.worker_id))
        words = {"plain": "kini boleh menempah", "deadline": "perlu dibuat pada bulan"}
        assert words[person.variant] in await chat.read(worker.person_id or 0)
    assert len(await rows(chat, select(TrialPerson))) == 2
