"""What a post tells of an accident, as far as it tells it.

Pure values. Whatever the text does not say stays None or empty; nothing is guessed into a field.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from services.places.gazetteer import Place


class Kind(StrEnum):
    """What kind of accident, for the question which benefits may apply."""

    COMMUTING_OR_ROAD = "commuting_or_road"
    WORKPLACE = "workplace"
    ILLNESS = "illness"
    OTHER = "other"
    MIDDLEMAN = "middleman"  # no accident: somebody asks money to arrange a claim


class Severity(StrEnum):
    """The worst outcome told; a plain "cedera" tells nothing of how bad it is."""

    DEATH = "death"
    SERIOUS_INJURY = "serious_injury"
    MINOR_INJURY = "minor_injury"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What became of one victim."""

    DEATH = "death"
    INJURY = "injury"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """A fact an officer needs; those that a report lacks are shown on its card."""

    VICTIM_NAME = "victim_name"
    VICTIM_AGE = "victim_age"
    NRIC = "nric"
    EMPLOYER = "employer"
    ACCIDENT_DATE = "accident_date"
    ACCIDENT_TIME = "accident_time"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody dead, hurt, sick, missing or trapped; one that is only counted has no name."""

    name: str | None  # as written, titles left off, word order kept
    age: int | None = None  # years; 0 for a baby under one
    nric: str | None = None  # 12 figures
    nationality: str | None = None  # English name of the country, only if stated
    occupation: str | None = None  # as in the text
    employer: str | None = None  # as in the text
    outcome: Outcome = Outcome.UNKNOWN


@dataclass(frozen=True, slots=True)
class Report:
    """One reading of one post."""

    kind: Kind
    severity: Severity
    victims: tuple[Victim, ...]
    accident_date: date | None  # Malaysian calendar
    accident_time: time | None  # local, of the accident, else of the emergency call
    place_text: str | None  # the most specific phrase, as written
    place: Place | None  # what the gazetteer made of it
    place_names: tuple[str, ...]  # the names in the text that the gazetteer knows
    vehicles: tuple[str, ...]  # motorcycle, car, lorry ...
    hospital: str | None
    urls: tuple[str, ...]
    missing: tuple[Fact, ...]
    confidence: float  # 0-1, that it is a lead at all
    sure: bool = True  # False: in the band below certainty, to be asked about, not acted upon
