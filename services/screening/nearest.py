"""Order clinics by distance and slots by what working people can use. Pure after the first use.

Evenings and days of rest come first: most vouchers went unused because clinics were thought to be
open on weekdays only (casework 3.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from config import rules
from db.models.appointments import Provider, Slot
from services.clock import LOCAL
from services.places import holidays
from services.places.distance import kilometres
from services.places.gazetteer import Gazetteer, Place
from services.screening.rounds import AREA

Point = tuple[float, float]  # latitude, longitude
_KM_A_DEGREE = 110.0  # so near the equator of longitude too, a little more than true


class Spot(Protocol):
    """Where a clinic is."""

    @property
    def code(self) -> str:
        """Of the clinic."""

    @property
    def latitude(self) -> float:
        """In degrees."""

    @property
    def longitude(self) -> float:
        """In degrees."""


S = TypeVar("S", bound=Spot)


@dataclass(frozen=True, slots=True)
class Near:
    """A clinic with its distance and its free slots."""

    clinic: Provider
    km: float
    slots: tuple[Slot, ...]  # free ones, the earliest first

    @property
    def after_work(self) -> bool:
        """Whether a free slot lies in an evening or on a day of rest."""
        return any(is_after_work(slot, self.clinic.state) for slot in self.slots)


def place_named(typed: str, gazetteer: Gazetteer, state: str | None = None) -> Place | None:
    """Return the place of a postcode or a town's name; of several the one in *state*, else the
    most populous. None: no such place, or one of which no point is known: a state, a lake.
    """
    word = " ".join(typed.split())
    if word.isdigit():
        return gazetteer.postcodes.get(word)
    found = [one for one in gazetteer.find(word) if not one.is_rough or one.kind == "district"]
    known = [one for one in found if one.state == state] or found
    towns = [one for one in known if not one.is_rough]
    return next(iter(towns or known), None)  # the middle of a district may be far from its town


def box(point: Point) -> tuple[float, float, float, float]:
    """Return south, north, west and east of a box that holds all clinics not too far to go."""
    degrees = rules.number(AREA, "farthest_km") / _KM_A_DEGREE
    latitude, longitude = point
    return latitude - degrees, latitude + degrees, longitude - degrees, longitude + degrees


def by_distance(clinics: Iterable[S], point: Point) -> list[tuple[S, float]]:
    """Return clinics with their kilometres, the nearest first, without those too far to go."""
    farthest = rules.number(AREA, "farthest_km")
    measured = [
        (one, round(kilometres(point, (one.latitude, one.longitude)), 1)) for one in clinics
    ]
    within = [pair for pair in measured if pair[1] <= farthest]
    return sorted(within, key=lambda pair: (pair[1], pair[0].code))


def in_order(found: Iterable[Near]) -> list[Near]:
    """Return clinics in the order in which they are offered: those open after work first."""
    return sorted(found, key=lambda near: (not near.after_work, near.km, near.clinic.code))


def is_after_work(slot: Slot, state: str) -> bool:
    """Whether a slot begins in the evening, or on a day of rest of that state."""
    local = slot.starts_at.astimezone(LOCAL)
    evening = local.hour * 60 + local.minute >= rules.number(AREA, "evening_from_minute")
    return evening or not is_work_day(state, local.date())


def is_work_day(state: str, day: date) -> bool:
    """Whether people of that state work on a day."""
    return holidays.is_working_day(state, day)


def preferred(slots: Iterable[Slot], state: str, limit: int) -> list[Slot]:
    """Return so many slots, those after work first, then the earliest; in the order of time."""
    ordered = sorted(slots, key=lambda slot: (not is_after_work(slot, state), slot.starts_at))
    return sorted(ordered[:limit], key=lambda slot: slot.starts_at)
