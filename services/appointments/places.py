"""Take and give back what an appointment needs: a place of a slot, time of all who take part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentKind, Provider
from db.models.workers import Worker
from db.queries import bookings as queries
from services.errors import Refusal

QUARTER = timedelta(minutes=15)
# Not met at the provider's: none of its seats is taken.
ELSEWHERE = frozenset({AppointmentKind.WORK_SITE, AppointmentKind.PHONE})


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be booked."""

    worker: Worker
    kind: AppointmentKind
    provider: Provider
    starts_at: datetime
    ends_at: datetime
    slot_id: int | None = None  # None: by free time of provider and host
    host_id: int | None = None  # the case manager, a person's id
    subject: str | None = None  # what is booked once at a time: "round:3"
    place: str | None = None  # where it is not the provider's address
    note: str | None = None  # how to prepare; never a diagnosis


class Taken(Refusal):
    """No place is left, or somebody who takes part has no time then; nothing was changed."""

    def __init__(self, what: str) -> None:
        super().__init__(f"appointment.taken.{what}")
        self.what = what  # "slot", "worker", "host", "provider", "subject"


async def take(session: AsyncSession, appointment_id: int, wish: Wish) -> None:
    """Take all that *wish* needs; the caller's savepoint undoes a part.

    Always in this order, so that two who want the same never wait for each other.

    Raises:
        Taken: something of it is not free.
    """
    if wish.slot_id is not None and not await queries.take_slot(session, wish.slot_id):
        raise Taken("slot")
    span = list(quarters(wish.starts_at, wish.ends_at))
    for what, party in _parties(wish):
        if not await queries.occupy(session, party, span, appointment_id):
            raise Taken(what)
    if wish.slot_id is None and wish.kind not in ELSEWHERE:
        await _take_seat(session, appointment_id, wish, span)


async def give_back(session: AsyncSession, row: Appointment) -> None:
    """Free what an appointment holds."""
    await queries.vacate(session, row.id)
    if row.slot_id is not None:
        await queries.free_slot(session, row.slot_id)


def quarters(starts_at: datetime, ends_at: datetime) -> Iterator[datetime]:
    """Yield the beginnings of the quarters of an hour that a time touches."""
    at = starts_at.replace(minute=starts_at.minute // 15 * 15, second=0, microsecond=0)
    while at < ends_at:
        yield at
        at += QUARTER


def of_worker(worker_id: int) -> str:
    """Return a worker's name among the busy."""
    return f"w{worker_id}"


def of_host(person_id: int) -> str:
    """Return a case manager's name among the busy."""
    return f"h{person_id}"


def of_seat(provider_id: int, number: int) -> str:
    """Return the name of a provider's seat among the busy; the first is 1."""
    return f"p{provider_id}.{number}"


def _parties(wish: Wish) -> Iterator[tuple[str, str]]:
    yield "worker", of_worker(wish.worker.id)
    if wish.host_id is not None:
        yield "host", of_host(wish.host_id)


async def _take_seat(
    session: AsyncSession, appointment_id: int, wish: Wish, span: list[datetime]
) -> None:
    for number in range(1, wish.provider.capacity + 1):
        party = of_seat(wish.provider.id, number)
        if await queries.occupy(session, party, span, appointment_id):
            return
    raise Taken("provider")
