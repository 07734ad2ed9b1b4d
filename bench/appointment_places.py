"""Ten thousand workers try at once for a hundred places of one clinic's day."""

import asyncio
import time
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select

from bench.appointment_town import BEGIN, clock_from, provider
from bench.first_way import Figure
from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentKind, Provider, Slot
from db.models.workers import Worker
from db.session import Database, connect
from services.appointments import alternatives, booking
from services.appointments.booking import Taken, Wish
from services.places import branches

TRIES, PLACES, CONNECTIONS, AT_ONCE = 10_000, 100, 4, 8


async def rush(url: str, name: str) -> list[Figure]:
    """Ten thousand try at once for a hundred places of one clinic's day."""
    opened = [connect(url) for _ in range(CONNECTIONS)]
    with clock_from(BEGIN):
        slots = await _rush_town(opened[0])
        turns = asyncio.Semaphore(CONNECTIONS * AT_ONCE)
        ways = [Transactions(database) for database in opened]
        started = time.perf_counter()
        ends = await asyncio.gather(
            *(
                _try(ways[number % CONNECTIONS], number + 1, slots[number % len(slots)], turns)
                for number in range(TRIES)
            )
        )
        took = time.perf_counter() - started
    async with opened[0].sessions() as session:
        rows = await session.scalar(select(func.count()).select_from(Appointment)) or 0
        counted = await session.scalar(select(func.sum(Slot.taken)).where(Slot.provider_id == 1))
    for database in opened:
        await database.close()
    what = f"{name}: {TRIES:,} tries for {PLACES} places"
    return [
        Figure(f"{what}, booked", rows, "appointments"),
        Figure(f"{what}, places counted as taken", counted or 0, "places"),
        Figure(f"{what}, too late and offered another time", ends.count("offered"), "workers"),
        Figure(f"{what}, too late and offered none", ends.count("none"), "workers"),
        Figure(f"{what}, took", took, "s"),
    ]


async def _rush_town(database: Database) -> list[int]:
    """Keep 10,000 workers, a clinic with four slots of 25 places, and one with free places."""
    day = BEGIN + timedelta(days=7)
    async with Transactions(database).begin() as session:
        await branches.keep(session)
        await session.execute(insert(Worker), [_worker(number + 1) for number in range(TRIES)])
        for code in ("B-1", "B-2"):
            session.add(provider(code))
        await session.flush()
        slots = [_slot(1, day + timedelta(hours=hour), PLACES // 4) for hour in range(4)]
        slots += [_slot(2, day + timedelta(hours=hour), 30_000) for hour in range(4)]
        session.add_all(slots)
        await session.flush()
        return [slot.id for slot in slots[:4]]


async def _try(ways: Transactions, worker: int, slot_id: int, turns: asyncio.Semaphore) -> str:
    async with turns, ways.begin() as session:
        who = await session.get_one(Worker, worker)
        slot = await session.get_one(Slot, slot_id)
        at = await session.get_one(Provider, slot.provider_id)
        kind = AppointmentKind.SCREENING
        wish = Wish(who, kind, at, slot.starts_at, slot.ends_at, slot.id, subject="round:1")
        try:
            await booking.book(session, wish, by=None)
        except Taken:
            return "offered" if await alternatives.nearest(session, wish) else "none"
        return "booked"


def _worker(number: int) -> dict[str, object]:
    return {
        "id": number, "insured": 700_000 + number, "name": "Sintetik", "state": "MY-06",
        "branch_code": "PHG-KTN", "created_at": BEGIN, "synthetic": True,
    }  # fmt: skip


def _slot(provider_id: int, starts_at: datetime, places: int) -> Slot:
    ends_at = starts_at + timedelta(minutes=30)
    return Slot(
        provider_id=provider_id, starts_at=starts_at, ends_at=ends_at, places=places, taken=0
    )
