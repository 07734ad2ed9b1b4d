"""The gazetteer and the branches, read once a process from config/reference."""

from collections.abc import Mapping
from functools import cache

from config import rules
from services.places import nearest
from services.places.gazetteer import Gazetteer
from services.places.nearest import Candidate, Office, Offices, Point


@cache
def gazetteer() -> Gazetteer:
    """Return the places of Malaysia; the first call takes a fraction of a second."""
    return Gazetteer.load()


@cache
def offices() -> Offices:
    """Return the branches with a counter and the table of districts."""
    keeps_state = rules.number("leads", "nearest_keeps_state") == 1
    return Offices.load(gazetteer=gazetteer(), keeps_state=keeps_state)


@cache
def counters() -> Mapping[str, Office]:
    """Return the branches with a counter, without the map: quick to read."""
    return nearest.counters()


def branches_near(point: Point) -> tuple[Candidate, ...]:
    """Return the three branches nearest to a point, the nearest first."""
    return nearest.nearest(counters(), point)
