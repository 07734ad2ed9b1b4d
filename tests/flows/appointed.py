"""Workers, providers, slots and appointments for the flow tests; synthetic."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

import icalendar
import pytest
from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.base import Base
from db.models.appointments import (
    Appointment,
    AppointmentKind,
    Busy,
    Provider,
    ProviderKind,
    Reminder,
    ReminderKind,
    ReminderState,
    Slot,
)
from db.models.people import Role
from db.models.workers import BoundBy, Worker
from services import clock
from services.appointments.booking import Wish
from services.places import holidays
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.make import KUANTAN

PAHANG = "MY-06"
ALI, AINA = 5001, 7001
Row = TypeVar("Row", bound=Base)
Move = Callable[[datetime], None]


@pytest.fixture(autouse=True)
async def town(chat: Chat) -> None:
    """Branches are known, and nobody else."""
    assert chat


@pytest.fixture
def now_is(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Let the clock show a moment, and stand there; in UTC, as the clock does."""

    def move(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at.astimezone(UTC))

    return move


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of a Malaysian day."""
    return datetime.combine(day, time(hour, minute), clock.LOCAL)


def workday(ahead: int) -> date:
    """Return a Tuesday, Wednesday or Thursday at least so many days ahead.

    It and the week before, when reminders go, are without a public holiday.
    """
    day = clock.now().astimezone(clock.LOCAL).date() + timedelta(days=ahead)
    while day.weekday() not in (1, 2, 3) or _holiday_in_the_week_to(day):
        day += timedelta(days=1)
    return day


def _holiday_in_the_week_to(day: date) -> bool:
    return any(holidays.name(PAHANG, day - timedelta(days=back)) for back in range(8))


async def worker(session: AsyncSession, number: int = 1, **facts: Any) -> Worker:
    """Add a worker of Kuantan; `person_id` binds him to a Telegram account."""
    given: dict[str, Any] = {
        "insured": 700_000 + number, "name": f"Pekerja {number}", "state": PAHANG,
        "branch_code": KUANTAN, "created_at": clock.now(), "synthetic": True, **facts,
    }  # fmt: skip
    if given.get("person_id") is not None:
        given |= {"bound_at": clock.now(), "bound_by": BoundBy.CODE}
    row = Worker(**given)
    session.add(row)
    await session.flush()
    return row


async def ali(session: AsyncSession) -> None:
    """Add Ali, worker 1, on Telegram, and Aina, his case manager; both read English."""
    await make.person(session, ALI, language="en")
    await make.person(session, AINA, role=Role.CASE_MANAGER, language="en")
    await worker(session, 1, person_id=ALI, case_manager_id=AINA, name="Ali bin Abu")


async def provider(session: AsyncSession, code: str = "RTW-1", **facts: Any) -> Provider:
    """Add an RTW clinic in Kuantan."""
    given: dict[str, Any] = {
        "kind": ProviderKind.RTW_CLINIC, "name": f"Klinik RTW {code}", "town": "Kuantan",
        "address": "Jalan Sampel 1, Kuantan", "phone": "09-555 0101",
        "district": "Kuantan", "state": PAHANG, "latitude": 3.8, "longitude": 103.3,
        "branch_code": KUANTAN, "capacity": 1, "services": [], "synthetic": True, **facts,
    }  # fmt: skip
    row = Provider(code=code, **given)
    session.add(row)
    await session.flush()
    return row


async def slot(
    session: AsyncSession, at: Provider, starts_at: datetime, places: int = 1, minutes: int = 30
) -> Slot:
    """Add a slot."""
    row = Slot(
        provider_id=at.id, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes),
        places=places, taken=0,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return row


def wish(who: Worker, at: Provider, starts_at: datetime, minutes: int = 30, **facts: Any) -> Wish:
    """Wish for a visit to the RTW clinic."""
    ends_at = starts_at + timedelta(minutes=minutes)
    kind = facts.pop("kind", AppointmentKind.RTW_CLINIC)
    return Wish(who, kind, at, starts_at, ends_at, **facts)


def in_slot(who: Worker, at: Provider, of: Slot, **facts: Any) -> Wish:
    """Wish for a place of a slot."""
    return Wish(who, AppointmentKind.SCREENING, at, of.starts_at, of.ends_at, of.id, **facts)


async def everything(transactions: Transactions, model: type[Row]) -> list[Row]:
    """Return all rows of a table, read through another session."""
    async with transactions.database.sessions() as session:
        return list(await session.scalars(select(model).order_by(*inspect(model).primary_key)))


async def appointments(transactions: Transactions) -> list[Appointment]:
    return await everything(transactions, Appointment)


async def newest(transactions: Transactions) -> Appointment:
    """Return the appointment booked last."""
    return (await appointments(transactions))[-1]


async def reminders(transactions: Transactions) -> dict[tuple[ReminderKind, int], ReminderState]:
    """Return the state of each reminder by kind and version."""
    return {(r.kind, r.version): r.state for r in await everything(transactions, Reminder)}


async def busy(transactions: Transactions) -> set[str]:
    """Return who is busy at any time."""
    return {row.party for row in await everything(transactions, Busy)}


def event(content: bytes) -> tuple[icalendar.Calendar, icalendar.Component]:
    """Return a calendar file and the one event in it."""
    calendar = icalendar.Calendar.from_ical(content)
    (found,) = calendar.walk("VEVENT")
    return calendar, found
