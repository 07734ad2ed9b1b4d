"""What a search in the registry gives back.

Pure: values only. Nothing here says more of anybody than tells one candidate from another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db.models.registry import EmployerStatus, Extract
from services.places.nearest import Point
from services.registry.typed import Typed


class Kind(StrEnum):
    """What is looked for."""

    EMPLOYER = "employer"
    PERSON = "person"


BOTH = frozenset(Kind)
EXTRACTS = {Kind.EMPLOYER: Extract.EMPLOYERS, Kind.PERSON: Extract.PERSONS}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An employer or a person who may be meant, and what tells them from the others."""

    kind: Kind
    key: int  # db.keys
    name: str  # as registered
    score: int  # 0-100; 100 is a number that was typed whole, or the very name
    town: str | None = None  # of an employer
    branch_code: str | None = None  # of an employer
    status: EmployerStatus | None = None  # of an employer
    state: str | None = None  # of an employer, ISO 3166-2:MY
    born_year: int | None = None  # of a person
    point: Point | None = None  # of an employer
    km: float | None = None  # from the place that was shared
    likely: float = 0.0  # the score with what else puts it before others: only an order


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search."""

    read: Typed  # how the text was understood
    candidates: tuple[Candidate, ...]  # the likeliest first
    confident: bool  # one clear winner, the first; else the asker must choose
    exhaustive: bool  # a whole number was looked up: what is not here is not in the registry
    as_of: Mapping[Kind, datetime]  # of the extracts that were searched; missing: never imported
