"""Kilometres between two points of the earth, and points between them.

Pure. A great circle knows no mountain, sea or river; where that matters the district table decides.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_KM = 6371.0


class HasPoint(Protocol):
    """Anything that stands somewhere."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) points."""
    south, north = radians(one[0]), radians(two[0])
    across = sin(radians(two[1] - one[1]) / 2) ** 2 * cos(south) * cos(north)
    return 2 * EARTH_KM * asin(sqrt(min(1.0, sin((north - south) / 2) ** 2 + across)))


def between(one: HasPoint, two: HasPoint, share: float) -> tuple[float, float]:
    """Return the point at that share (0-1) of the straight way from one to the other."""
    return (
        one.latitude + (two.latitude - one.latitude) * share,
        one.longitude + (two.longitude - one.longitude) * share,
    )
