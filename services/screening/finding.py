"""Find what a worker may book: the clinics near a place, their free days and times."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Provider, Slot
from db.models.workers import Worker
from db.queries import clinics as queries
from services import clock
from services.errors import Refusal
from services.places import reference
from services.places.gazetteer import Place
from services.registry.checks import records
from services.screening import nearest
from services.screening.nearest import Near, Point
from services.screening.rounds import AREA

SCREENING = "screening"  # of a clinic's services
# "3 pagi", "1/12".
_TIME = re.compile(r"\b\d{1,2}(?:[/.:]\d{1,2}\b|\s*(?:am|pm|pagi|petang|malam)\b)")
_LOOKED_AT = 300  # free slots of one clinic: enough to hold a Saturday


async def near(session: AsyncSession, point: Point, until: date) -> list[Near]:
    """Return the nearest panel clinics with free slots up to a day; open after work first."""
    since, end = span(until)
    most, found = int(rules.number(AREA, "nearest_clinics")), []
    spots = await queries.panel(session, nearest.box(point))
    for spot, km in nearest.by_distance(spots, point):
        free = await queries.free(session, spot.id, since, end, _LOOKED_AT)
        clinic = await session.get_one(Provider, spot.id) if free else None
        if clinic is not None and SCREENING in clinic.services:
            found.append(Near(clinic, km, tuple(free)))
        if len(found) == most:
            break
    return nearest.in_order(found)


async def home(session: AsyncSession, worker: Worker) -> tuple[Point, str] | None:
    """Return where a worker lives as far as the registry tells, else his branch; None: neither.

    With it what that is: "home" or "branch".
    """
    if point := await lives_at(session, worker):
        return point, "home"
    branch = branch_of(worker)
    return (branch, "branch") if branch else None


async def lives_at(session: AsyncSession, worker: Worker) -> Point | None:
    """Return where a worker lives, by the postcode in the registry; None: not known."""
    insured = await records.person(session, worker.insured)
    place = reference.gazetteer().postcodes.get((insured and insured.postcode) or "")
    return (place.latitude, place.longitude) if place else None


def branch_of(worker: Worker) -> Point | None:
    """Return where a worker's branch is; None: it has no counter."""
    office = reference.counters().get(worker.branch_code)
    return (office.latitude, office.longitude) if office else None


def place_of(typed: str, worker: Worker) -> Place:
    """Return the place of a typed town or postcode.

    Raises:
        Refusal: no such place is known.
    """
    place = nearest.place_named(typed, reference.gazetteer(), worker.state)
    if place is None:
        key = "screening.no_place_time" if _TIME.search(typed) else "screening.no_place"
        raise Refusal(key, typed=" ".join(typed.split())[:40])
    return place


async def free_of(session: AsyncSession, clinic: Provider, until: date) -> Sequence[Slot]:
    """Return the free slots of a clinic up to a day, in order."""
    since, end = span(until)
    return await queries.free(session, clinic.id, since, end)


def span(until: date) -> tuple[datetime, datetime]:
    """Return from when on and until when slots are offered."""
    ahead = timedelta(minutes=rules.number(AREA, "book_ahead_minutes"))
    return clock.now() + ahead, datetime.combine(until + timedelta(days=1), time(), clock.LOCAL)
