"""Where a kilometre stone stands: by interpolation on the highways, by two towns on other roads.

Pure after `Highways.load`. No open table of kilometre points exists; highway_km.csv holds points
from news reports, so the answer is approximate. "KM 300 PLUS" alone is ambiguous (km run on both
halves of the North-South Expressway, from Ipoh to Rawang and from Bangi to Johor): it is settled
by the state or a place that the text names, or not at all.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from services.places.distance import between, kilometres

BEYOND_KM = 12.0  # past the last known stone: that far the last stone still tells the place


@dataclass(frozen=True, slots=True)
class Stone:
    """A kilometre stone of a highway whose place is known."""

    route: str
    km: float
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Highways:
    """The highways' names and their known kilometre stones."""

    aliases: Mapping[str, tuple[str, ...]]  # name in small letters -> routes that bear it
    stones: Mapping[str, tuple[Stone, ...]]  # route -> stones by km

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read highways.csv and highway_km.csv of the folder; rows without a point are left out."""
        stones: defaultdict[str, list[Stone]] = defaultdict(list)
        for row in _rows(folder / "highway_km.csv"):
            if row["lat"]:
                at = Stone(row["route"], float(row["km"]), float(row["lat"]), float(row["lon"]))
                stones[at.route].append(at)
        return cls(
            aliases=_aliases(folder / "highways.csv"),
            stones={
                route: tuple(sorted(found, key=lambda s: s.km)) for route, found in stones.items()
            },
        )

    def routes_in(self, text: str) -> tuple[str, ...]:
        """Return the routes that the text may mean; the longest name in it decides."""
        wanted = f" {_squeeze(text)} "
        names = [name for name in self.aliases if f" {name} " in wanted]
        return self.aliases[max(names, key=len)] if names else ()

    def points(self, text: str, km: float) -> tuple[tuple[float, float], ...]:
        """Return the points where that km of the named highway may be: none, one or several."""
        found = (self._point(route, km) for route in self.routes_in(text))
        return tuple(point for point in found if point is not None)

    def _point(self, route: str, km: float) -> tuple[float, float] | None:
        known = self.stones.get(route, ())
        before = max((s for s in known if s.km <= km), key=lambda s: s.km, default=None)
        after = min((s for s in known if s.km >= km), key=lambda s: s.km, default=None)
        if before is not None and after is not None:
            share = (km - before.km) / (after.km - before.km) if after.km > before.km else 0.0
            return between(before, after, share)
        last = before or after
        if last is not None and abs(last.km - km) <= BEYOND_KM:
            return last.latitude, last.longitude
        return None


@dataclass(frozen=True, slots=True)
class _Spot:
    latitude: float
    longitude: float


def along(
    first: tuple[float, float], second: tuple[float, float], km: float
) -> tuple[float, float] | None:
    """Return the point `km` from the first town towards the second, on the straight line.

    None when the road cannot be that long: a straight line of less than two thirds of the km.
    """
    one, two = _Spot(*first), _Spot(*second)
    whole = kilometres(first, second)
    if whole <= 0 or km > whole * 1.5:
        return None
    return between(one, two, min(km / whole, 1.0))


def _aliases(path: Path) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(path):
        for name in {
            _squeeze(n) for n in (row["name"], row["code"], *row["aliases"].split("|"))
        } - {""}:
            found[name].append(row["code"])
    return {name: tuple(routes) for name, routes in found.items()}


def _squeeze(text: str) -> str:
    """Return small letters and figures, one blank between words, "lebuh raya" as one word."""
    plain = re.sub(r"[^a-z0-9]+", " ", text.lower().replace("lebuh raya", "lebuhraya"))
    return plain.strip()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
