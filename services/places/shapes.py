"""Tell in which district a point lies, by the boundaries of the Department of Statistics.

Pure after `load`. Even-odd rule over flat arrays of coordinates; a box is asked first, so a look-up
takes well under a millisecond. Source: config/reference/districts.geojson.
"""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

SHORE = (
    0.05  # degrees, about 5.5 km: a jetty or a river mouth outside the line is still that district
)

Ring: TypeAlias = (
    "tuple[array[float], array[float]]"  # longitudes, latitudes; the last point is the first
)


@dataclass(frozen=True, slots=True)
class District:
    """A district of the 2020 census with its boundary."""

    name: str
    state: str  # ISO 3166-2:MY
    latitude: float  # a point inside, as the source gives it
    longitude: float
    box: tuple[float, float, float, float]  # west, south, east, north
    rings: tuple[Ring, ...]  # outer and inner alike; the even-odd rule needs no difference


def load(path: Path) -> tuple[District, ...]:
    """Read the districts; the outlines of the states in the same file are left out."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(
        _district(feature["properties"], feature["geometry"])
        for feature in features
        if feature["properties"]["level"] == "district"
    )


def district_at(
    districts: Sequence[District], latitude: float, longitude: float
) -> District | None:
    """Return the district that holds the point, or the one whose shore is nearest; None at sea."""
    for district in districts:
        if _in_box(district, latitude, longitude, 0.0) and _inside(district, latitude, longitude):
            return district
    near = [d for d in districts if _in_box(d, latitude, longitude, SHORE)]
    found = min(((_shore(d, latitude, longitude), n) for n, d in enumerate(near)), default=None)
    return near[found[1]] if found and found[0] <= SHORE**2 else None


def _district(properties: dict[str, str | float], geometry: dict[str, object]) -> District:
    rings = tuple(_rings(geometry))
    west, east = min(min(x) for x, _ in rings), max(max(x) for x, _ in rings)
    south, north = min(min(y) for _, y in rings), max(max(y) for _, y in rings)
    return District(
        name=str(properties["name"]),
        state=str(properties["state"]),
        latitude=float(properties["lat"]),
        longitude=float(properties["lon"]),
        box=(west, south, east, north),
        rings=rings,
    )


def _rings(geometry: dict[str, object]) -> Iterator[Ring]:
    shapes = geometry["coordinates"]
    assert isinstance(shapes, list)  # noqa: S101 - the shape of a file that ships with the program
    for polygon in [shapes] if geometry["type"] == "Polygon" else shapes:
        for ring in polygon:
            yield array("d", (p[0] for p in ring)), array("d", (p[1] for p in ring))


def _in_box(district: District, latitude: float, longitude: float, margin: float) -> bool:
    west, south, east, north = district.box
    return (
        west - margin <= longitude <= east + margin and south - margin <= latitude <= north + margin
    )


def _inside(district: District, latitude: float, longitude: float) -> bool:
    inside = False
    for xs, ys in district.rings:
        before_x, before_y = xs[-1], ys[-1]
        for x, y in zip(xs, ys, strict=True):
            if (y > latitude) != (before_y > latitude):
                crossing = x + (latitude - y) * (before_x - x) / (before_y - y)
                inside ^= longitude < crossing
            before_x, before_y = x, y
    return inside


def _shore(district: District, latitude: float, longitude: float) -> float:
    """Return the squared distance in degrees to the nearest corner of the boundary."""
    return min(
        (x - longitude) ** 2 + (y - latitude) ** 2
        for xs, ys in district.rings
        for x, y in zip(xs, ys, strict=True)
    )
