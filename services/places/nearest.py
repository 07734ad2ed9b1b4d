"""Choose the branch that an accident goes to, with the reason and the nearest others.

Pure after `Offices.load`. The district table comes first, because a straight line ignores sea and
mountains (Langkawi, Cameron Highlands). Then the distance, then the branch of the group that
reported. Both keep within the accident's state, unless `keeps_state` is off. Headquarters is no
counter and is never chosen. Source: config/reference/branches.csv.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from services.places import shapes
from services.places.distance import kilometres
from services.places.gazetteer import REFERENCE, Gazetteer, Place, Precision
from services.places.shapes import District

Point = tuple[float, float]  # latitude, longitude
TOWN_KM = 5  # a town's point is so far off, and a branch's too (config/reference/README.md)
ABROAD_KM = 300  # no place in Malaysia or its waters is farther from a branch


class Reason(StrEnum):
    """Why that branch."""

    DISTRICT_TABLE = "district_table"
    DISTANCE = "distance"
    HOSPITAL = "hospital"  # of places only a hospital is known: the branch of its district
    STATE = "state"  # only the state is known, and the group is of another one: the state's office
    GROUP = "group"
    UNPLACED = "unplaced"  # a private report, until its place is told: headquarters


@dataclass(frozen=True, slots=True)
class Office:
    """A branch of the organisation with a counter."""

    code: str
    name: str
    kind: str  # "state" or "branch"
    state: str  # ISO 3166-2:MY
    town: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A branch and how far it is."""

    branch_code: str
    distance_km: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The branch an accident goes to and what it was chosen from."""

    branch_code: str
    distance_km: float | None  # None: no point is known, or only the district's or own town's
    reason: Reason
    district: str | None
    state: str | None  # ISO 3166-2:MY
    candidates: tuple[Candidate, ...]  # the nearest three, the nearest first; empty without a point


@dataclass(frozen=True, slots=True)
class Offices:
    """The branches and the table of districts."""

    by_code: Mapping[str, Office]
    by_district: Mapping[tuple[str, str], str]  # (state, district) -> branch
    districts: tuple[District, ...]
    keeps_state: bool = True  # False: a nearer branch of another state is chosen

    @classmethod
    def load(
        cls,
        folder: Path = REFERENCE,
        gazetteer: Gazetteer | None = None,
        *,
        keeps_state: bool = True,
    ) -> Self:
        """Read the branches; the boundaries are shared with a gazetteer that is given."""
        table = _rows(folder / "branch_by_district.csv")
        same = "nearest_same_state" if keeps_state else "nearest_any_state"
        return cls(
            by_code=counters(folder),
            by_district={
                (row["state"], row["district"]): row[same] or row["nearest_any_state"]
                for row in table
            },
            keeps_state=keeps_state,
            districts=gazetteer.districts
            if gazetteer
            else shapes.load(folder / "districts.geojson"),
        )

    def branch_for(
        self, where: Place | Point | None, group_branch: str | None = None
    ) -> Choice | None:
        """Choose the branch; None only when neither place nor point nor group is known."""
        if isinstance(where, Place) and where.precision is Precision.STATE:
            return self._by_state(where, group_branch)
        point = (where.latitude, where.longitude) if isinstance(where, Place) else where
        if point is None:
            return self._by_group(group_branch)
        district, state = self._district(where, point)
        near = self._nearest(point)
        if district is None and near[0].distance_km > ABROAD_KM:
            return self._by_group(group_branch)  # a telephone that gave a wrong point
        code = self.by_district.get((state, district)) if state and district else None
        reason = Reason.DISTRICT_TABLE
        if code is None:
            first = self._nearest_in(state, near, point) if self.keeps_state else near[0]
            code, reason = first.branch_code, Reason.DISTANCE
        return Choice(code, self._told_km(code, where, point), reason, district, state, near)

    def is_here(self, point: Point) -> bool:
        """Whether a point lies in Malaysia or so near that it may be meant; a wrong one is not."""
        if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):  # also what is no number
            return False
        district, _ = self._district(point, point)
        return district is not None or self._nearest(point)[0].distance_km <= ABROAD_KM

    def _by_state(self, where: Place, group_branch: str | None) -> Choice | None:
        state = where.state
        group = self.by_code.get(group_branch or "")
        if group is not None and group.state == state:
            return Choice(group.code, None, Reason.GROUP, None, state, ())
        if (code := self._hinted(where)) is not None:
            return Choice(code, None, Reason.HOSPITAL, None, state, ())
        main = next(
            (o for o in self.by_code.values() if o.state == state and o.kind == "state"), None
        )
        code = main.code if main else self.by_district.get((state, f"W.P. {_CAPITALS.get(state)}"))
        return (
            Choice(code, None, Reason.STATE, None, state, ())
            if code
            else self._by_group(group_branch)
        )

    def _hinted(self, where: Place) -> str | None:
        """Return the branch of the hospital that is all that is known of a state's places."""
        if not where.is_hint:
            return None
        found = shapes.district_at(self.districts, where.latitude, where.longitude)
        return self.by_district.get((found.state, found.name)) if found else None

    def _by_group(self, group_branch: str | None) -> Choice | None:
        group = self.by_code.get(group_branch or "")
        return Choice(group.code, None, Reason.GROUP, None, None, ()) if group else None

    def _district(self, where: Place | Point | None, point: Point) -> tuple[str | None, str | None]:
        if isinstance(where, Place) and where.district:
            return where.district, where.state
        found = shapes.district_at(self.districts, *point)
        return (found.name, found.state) if found else (None, None)

    def _nearest(self, point: Point) -> tuple[Candidate, ...]:
        return nearest(self.by_code, point)

    def _nearest_in(
        self, state: str | None, near: tuple[Candidate, ...], point: Point
    ) -> Candidate:
        own = [self._candidate(o.code, point) for o in self.by_code.values() if o.state == state]
        return min(own, key=_km_then_code, default=near[0])

    def _candidate(self, code: str, point: Point) -> Candidate:
        return Candidate(code, self._km(code, point))

    def _told_km(self, code: str, where: Place | Point | None, point: Point) -> float | None:
        """Return the distance; None from a rough point, or within the branch's own town."""
        km = self._km(code, point)
        if not isinstance(where, Place):
            return km
        in_town = where.precision is Precision.TOWN and km < TOWN_KM
        return None if where.is_rough or in_town else km

    def _km(self, code: str, point: Point) -> float:
        return _km(self.by_code[code], point)


def counters(folder: Path = REFERENCE) -> dict[str, Office]:
    """Read the branches with a counter, by code."""
    rows = _rows(folder / "branches.csv")
    return {row["code"]: _office(row) for row in rows if row["kind"] != "hq"}


def nearest(offices: Mapping[str, Office], point: Point) -> tuple[Candidate, ...]:
    """Return the three offices nearest to a point, the nearest first, whatever the state."""
    all_ = (Candidate(code, _km(office, point)) for code, office in offices.items())
    return tuple(sorted(all_, key=_km_then_code)[:3])


_CAPITALS = {"MY-16": "Putrajaya"}  # a state without an office: its one district is in the table


def _km(office: Office, point: Point) -> float:
    return round(kilometres(point, (office.latitude, office.longitude)), 1)


def _km_then_code(candidate: Candidate) -> tuple[float, str]:
    return candidate.distance_km, candidate.branch_code


def _office(row: Mapping[str, str]) -> Office:
    return Office(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        state=row["state"],
        town=row["town"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
