"""What a lead or a report tells of an accident, for comparing it with another one.

Pure values. Anything but the words may be missing.
"""

from dataclasses import dataclass
from datetime import date, time

from services.leads.matching.words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class Person:
    """A victim, as told."""

    name: str | None = None  # word order kept
    age: int | None = None
    nric: str | None = None  # 12 figures
    nationality: str | None = None
    occupation: str | None = None
    employer: str | None = None
    outcome: str | None = None  # "death", "injury", "unknown"


@dataclass(frozen=True, slots=True)
class Account:
    """One accident, as one report or one lead tells it."""

    told: date | None = None  # when it was reported; None: not known
    day: date | None = None  # of the accident, Malaysian calendar
    hour: time | None = None  # Malaysian time
    people: tuple[Person, ...] = ()
    kind: str | None = None
    place: str | None = None  # as the gazetteer has it
    place_text: str | None = None  # as the report has it
    district: str | None = None
    state: str | None = None  # ISO 3166-2:MY
    point: tuple[float, float] | None = None  # latitude, longitude
    vehicles: frozenset[str] = frozenset()
    hospital: str | None = None
    urls: frozenset[str] = frozenset()
    words: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Signal:
    """One line of evidence: what was compared and what it counts; its facts name nobody."""

    key: str  # text "joining.signal.<key>"
    points: int
    facts: tuple[tuple[str, int | float], ...] = ()  # "minutes", "km", "percent", "total"
