"""What the doctor is told of appointments, screening, broadcasts and detections, on both databases.

What the program is late with is a problem; what people have left lying is only told.
"""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot import doctor_rooms
from bot.findings import Finding
from bot.transactions import Transactions
from db.models.appointments import PhoneCall, ProviderKind, Reminder, ReminderKind
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.detections import Detection, DetectionState
from db.models.people import Role
from db.models.screening import Offer, Waiting
from services import clock
from services.appointments import booking
from services.places import branches
from services.records import rooms
from tests.flows import appointed, make

AUTHOR = 11
LONG = timedelta(days=8)


@pytest.fixture(autouse=True)
async def office(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.person(session, AUTHOR, role=Role.COORDINATOR, scope="MY")


async def found(transactions: Transactions) -> dict[str, Finding]:
    async with transactions.database.sessions() as session:
        return {each.about: each for each in doctor_rooms.findings(await rooms.look(session))}


async def visit(session: AsyncSession) -> tuple[int, int, int]:
    """Book a slot of a clinic; return the numbers of appointment, slot and worker."""
    clinic = await appointed.provider(session, "SIN-K1", kind=ProviderKind.PANEL_CLINIC)
    who = await appointed.worker(session)
    slot = await appointed.slot(session, clinic, appointed.local(appointed.workday(3), 10))
    row = await booking.book(session, appointed.in_slot(who, clinic, slot), by=None)
    return row.id, slot.id, who.id


async def test_empty_rooms_are_well(transactions: Transactions) -> None:
    assert not [each for each in (await found(transactions)).values() if each.advice]


async def test_late_reminders_are_a_problem(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        number, _, _ = await visit(session)
        session.add(
            Reminder(
                appointment_id=number, kind=ReminderKind.MISSED, version=1,
                due_at=clock.now() - timedelta(minutes=20),
            )
        )  # fmt: skip

    finding = (await found(transactions))["appointments"]
    assert finding.problem
    assert finding.seen == "1 to come; 1 reminders are late"


async def test_offer_that_holds_a_place_too_long_is_a_problem(transactions: Transactions) -> None:
    now = clock.now()
    async with transactions.begin() as session:
        number, slot, who = await visit(session)
        wait = Waiting(
            round=1, worker_id=who, latitude=3.8, longitude=103.3, joined_at=now,
            weekdays="1", first_minute=0, last_minute=1440, misses=0,
        )  # fmt: skip
        session.add(wait)
        await session.flush()
        session.add(
            Offer(
                waiting_id=wait.id, slot_id=slot, appointment_id=number, ahead=0,
                offered_at=now - LONG, until=now - LONG,
            )
        )  # fmt: skip

    finding = (await found(transactions))["screening"]
    assert finding.problem
    assert "1 clinics, 0 waves run, 1 workers wait; 1 offers" in finding.seen


@pytest.mark.parametrize(("ends", "problem"), [(-1, True), (1, False)])
async def test_broadcast_that_outlives_its_end_is_a_problem(
    transactions: Transactions, ends: int, problem: bool
) -> None:
    async with transactions.begin() as session:
        session.add(
            Broadcast(
                training=False, created_by_id=AUTHOR, created_at=clock.now(),
                state=BroadcastState.PAUSED, audience=[], unmatched=[], areas=[],
                content_hash="a", audience_hash="b", expires_at=clock.now() + ends * LONG,
            )
        )  # fmt: skip

    finding = (await found(transactions))["broadcasts"]
    assert finding.problem is problem
    assert finding.seen.startswith("1 under way")


async def test_what_people_left_lying_is_told_and_no_problem(transactions: Transactions) -> None:
    old = clock.now() - LONG
    async with transactions.begin() as session:
        _, _, who = await visit(session)
        session.add(
            PhoneCall(
                key="k", worker_id=who, branch_code=make.KUANTAN, why="asked", due_at=old,
                planned_at=old,
            )
        )  # fmt: skip
        session.add(
            Detection(
                name="Kedai", form="kedai", branch_code=make.KUANTAN, reported_by_id=AUTHOR,
                reported_at=old, state=DetectionState.OPEN,
            )
        )  # fmt: skip

    seen = await found(transactions)
    assert not [each for each in seen.values() if each.problem]
    assert "/calls" in seen["calls"].advice
    assert "/detections" in seen["detections"].advice
    assert "1 clinics have no free time ahead" in seen["screening"].seen
