"""Other times where one is taken, given up or cancelled: free for all who take part.

A place is only looked at here, not held: booking decides, and who is too late is offered others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Provider, Slot
from db.queries import bookings
from db.queries import free_times as queries
from services import clock
from services.appointments import places
from services.appointments.places import ELSEWHERE, Wish
from services.places import holidays
from services.places.distance import kilometres

_LOOKED_AT = 80  # free slots of one provider, before those at which the worker is busy are left out
_PROVIDERS = 5  # others that are asked, the nearest first
_STEP = timedelta(minutes=30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Option:
    """A time that is free at this moment."""

    provider: Provider
    slot_id: int | None
    starts_at: datetime
    ends_at: datetime


def instead(wish: Wish, option: Option) -> Wish:
    """Return the wish moved to an option; a place agreed on elsewhere is kept."""
    return replace(
        wish, provider=option.provider, slot_id=option.slot_id, starts_at=option.starts_at,
        ends_at=option.ends_at,
    )  # fmt: skip


async def nearest(session: AsyncSession, wish: Wish) -> list[Option]:
    """Return free times nearest to the wished one: there, else at the nearest other provider."""
    found = await _near_at(session, wish)
    if found or wish.slot_id is None:
        return found
    for provider in await _other_providers(session, wish):
        found = await _near_at(session, replace(wish, provider=provider))
        if found:
            return found
    return []


async def coming(
    session: AsyncSession, wish: Wish, after: datetime, *, one_a_day: bool
) -> list[Option]:
    """Return the next free times at the same provider from a moment on."""
    options = await _from(session, wish, after)
    if one_a_day:
        first: dict[object, Option] = {}
        for each in options:
            first.setdefault(each.starts_at.astimezone(clock.LOCAL).date(), each)
        options = list(first.values())
    return options[: _count()]


async def _near_at(session: AsyncSession, wish: Wish) -> list[Option]:
    soonest = clock.now() + _closed()
    if wish.slot_id is None:
        days = timedelta(days=rules.number("appointments", "look_ahead_days"))
        start = max(soonest, wish.starts_at - days / 2)
        options = await _free_hours(session, wish, start)
    else:
        at, own = wish.starts_at, wish.provider.id
        after = await queries.slots_after(session, own, max(at, soonest), _LOOKED_AT)
        before = await queries.slots_before(session, own, at, soonest, _LOOKED_AT)
        options = await _of_slots(session, wish, [*after, *before])
    wanted = wish.starts_at
    options.sort(key=lambda each: (abs(each.starts_at - wanted), each.starts_at))
    return options[: _count()]


async def _from(session: AsyncSession, wish: Wish, after: datetime) -> list[Option]:
    after = max(after, clock.now() + _closed())
    if wish.slot_id is None:
        return await _free_hours(session, wish, after)
    slots = await queries.slots_after(session, wish.provider.id, after, _LOOKED_AT)
    return await _of_slots(session, wish, slots)


async def _of_slots(session: AsyncSession, wish: Wish, slots: Sequence[Slot]) -> list[Option]:
    """Return the slots at which worker and host have time, without the wished one."""
    if not slots:
        return []
    first = min(slot.starts_at for slot in slots) - _DAY
    last = max(slot.ends_at for slot in slots)
    taken = {quarter for _, quarter in await queries.busy(session, _people(wish), first, last)}
    return [
        Option(wish.provider, slot.id, slot.starts_at, slot.ends_at)
        for slot in slots
        if slot.id != wish.slot_id
        and taken.isdisjoint(places.quarters(slot.starts_at, slot.ends_at))
    ]


async def _free_hours(session: AsyncSession, wish: Wish, after: datetime) -> list[Option]:
    """Return times within working hours of the provider's state at which all have time."""
    last = after + timedelta(days=rules.number("appointments", "look_ahead_days"))
    seats = [places.of_seat(wish.provider.id, n + 1) for n in range(wish.provider.capacity)]
    needed = [] if wish.kind in ELSEWHERE else seats
    busy = await queries.busy(session, [*_people(wish), *needed], after - _DAY, last + _DAY)
    length = wish.ends_at - wish.starts_at
    found = []
    for at in working_times(wish.provider.state, after, last, length):
        span = list(places.quarters(at, at + length))
        seated = not needed or any(_all_free([seat], span, busy) for seat in needed)
        if at != wish.starts_at and seated and _all_free(_people(wish), span, busy):
            found.append(Option(wish.provider, None, at, at + length))
    return found


def working_times(
    state: str, after: datetime, last: datetime, length: timedelta
) -> Iterator[datetime]:
    """Yield each half hour of the state's working days at which *length* fits into the hours."""
    day = after.astimezone(clock.LOCAL).date()
    while day <= last.astimezone(clock.LOCAL).date():
        if holidays.is_working_day(state, day):
            midnight = datetime.combine(day, time(), clock.LOCAL)
            at = midnight + _minutes("opens_minute")
            while at + length <= midnight + _minutes("closes_minute"):
                if at >= after:
                    yield at
                at += _STEP
        day += _DAY


async def _other_providers(session: AsyncSession, wish: Wish) -> list[Provider]:
    here = wish.provider
    others = await queries.others(session, here.kind, here.id)
    point = (here.latitude, here.longitude)
    near = sorted(others, key=lambda each: (kilometres(point, each[1:]), each[0]))
    return [await bookings.provider(session, each[0]) for each in near[:_PROVIDERS]]


def _people(wish: Wish) -> list[str]:
    host = [places.of_host(wish.host_id)] if wish.host_id is not None else []
    return [places.of_worker(wish.worker.id), *host]


def _all_free(
    parties: Iterable[str], span: Sequence[datetime], busy: set[tuple[str, datetime]]
) -> bool:
    return all((party, quarter) not in busy for party in parties for quarter in span)


def _count() -> int:
    return int(rules.number("appointments", "alternatives"))


def _closed() -> timedelta:
    return _minutes("change_closed_minutes")


def _minutes(name: str) -> timedelta:
    return timedelta(minutes=rules.number("appointments", name))
