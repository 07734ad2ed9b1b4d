"""Rows of the registry as candidates.

Pure. The columns stand in db/queries/registry_search.py.
"""

from collections.abc import Sequence
from typing import Any

from db.models.registry import EmployerStatus
from services.places.nearest import Point
from services.registry.found import Candidate, Kind

_STATUS = {status.value: status for status in EmployerStatus}


def employer(row: Sequence[Any], score: float, likely: float = 0) -> Candidate:
    """Return the candidate of an employer's columns."""
    key, name, town, state, branch, status, latitude, longitude = row
    point: Point | None = None if latitude is None or longitude is None else (latitude, longitude)
    return Candidate(
        Kind.EMPLOYER, key, name, round(score), town, branch, _STATUS[status],
        state=state, point=point, likely=likely,
    )  # fmt: skip


def person(row: Sequence[Any], score: float, likely: float = 0) -> Candidate:
    """Return the candidate of a person's columns; the birthday is a date, or text of SQLite."""
    key, name, born = row
    year = int(str(born)[:4]) if born else None
    return Candidate(Kind.PERSON, key, name, round(score), born_year=year, likely=likely)
