"""Keep a clinic's slots true to its hours for the weeks ahead.

A slot that the hours do not have any more takes nobody more; who is
booked in it keeps the place, unless the clinic closes that time
(services/screening/clinics/closing.py).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Provider, Slot
from db.models.screening import SpecialDay, WeeklyHours
from db.queries import clinics as queries
from services import clock
from services.places import holidays
from services.screening.clinics import slots
from services.screening.clinics.slots import Cut, Hours, Week
from services.screening.rounds import AREA


async def keep(session: AsyncSession, clinic: Provider) -> int:
    """Make the clinic's slots from now on what its hours say; return how many are new.

    The caller holds the clinic.
    """
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    days = [today + timedelta(days=number) for number in range(_days_ahead())]
    wanted = {
        one.starts_at: one
        for one in slots.cut(await week(session, clinic, today), days, _holidays(clinic, days))
        if one.starts_at > now
    } if clinic.active else {}  # fmt: skip
    until = datetime.combine(days[-1] + timedelta(days=1), time(), clock.LOCAL)
    known = await queries.slots(session, clinic.id, now, until)
    await _change(session, known, wanted)
    kept = [slot for slot in known if slot.taken and not _fits(slot, wanted)]
    fresh = {
        start
        for start, new in wanted.items()
        if start not in {slot.starts_at for slot in known}
        and not any(one.starts_at < new.ends_at and start < one.ends_at for one in kept)
    }
    await queries.add_slots(session, (_row(clinic, wanted[each]) for each in sorted(fresh)))
    return len(fresh)


async def week(session: AsyncSession, clinic: Provider, since: date) -> Week:
    """Return what the clinic keeps, and its special days from *since* on."""
    hours: dict[int, tuple[Hours, ...]] = {}
    for row in await queries.weekly(session, clinic.id):
        hours[row.weekday] = (*hours.get(row.weekday, ()), hours_of(row))
    special: dict[date, tuple[Hours, ...]] = {}
    for day in await queries.special(session, clinic.id, since):
        special[day.day] = (*special.get(day.day, ()), hours_of(day))
    return Week(hours, special)


def hours_of(row: WeeklyHours | SpecialDay) -> Hours:
    """Return a row's stretch. Pure."""
    return Hours(row.first_minute, row.last_minute, row.minutes, row.places)


async def _change(
    session: AsyncSession, known: Sequence[Slot], wanted: dict[datetime, Cut]
) -> None:
    gone = [each.id for each in known if not _fits(each, wanted)]
    await queries.close_slots(session, gone)
    by_places: dict[int, list[int]] = {}
    for slot in known:
        new = wanted.get(slot.starts_at)
        if new is not None and slot.id not in gone and slot.places != new.places:
            by_places.setdefault(new.places, []).append(slot.id)
    for places, ids in by_places.items():
        await queries.open_slots(session, ids, places)
    for slot in known:  # an empty slot may become longer or shorter
        new = wanted.get(slot.starts_at)
        if new is not None and not slot.taken and slot.ends_at != new.ends_at:
            slot.ends_at, slot.places = new.ends_at, new.places
    await session.flush()


def _fits(slot: Slot, wanted: dict[datetime, Cut]) -> bool:
    new = wanted.get(slot.starts_at)
    return new is not None and (slot.ends_at == new.ends_at or not slot.taken)


def _holidays(clinic: Provider, days: Iterable[date]) -> set[date]:
    return {day for day in days if holidays.name(clinic.state, day) is not None}


def _days_ahead() -> int:
    return int(rules.number(AREA, "weeks_ahead")) * 7


def _row(clinic: Provider, new: Cut) -> dict[str, object]:
    return {
        "provider_id": clinic.id, "starts_at": new.starts_at, "ends_at": new.ends_at,
        "places": new.places, "taken": 0,
    }  # fmt: skip
