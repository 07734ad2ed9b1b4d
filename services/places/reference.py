"""The gazetteer and the branches, read once a process from config/reference."""

from functools import cache

from services.places.gazetteer import Gazetteer
from services.places.nearest import Offices


@cache
def gazetteer() -> Gazetteer:
    """Return the places of Malaysia; the first call takes a fraction of a second."""
    return Gazetteer.load()


@cache
def offices() -> Offices:
    """Return the branches with a counter and the table of districts."""
    return Offices.load(gazetteer=gazetteer())
