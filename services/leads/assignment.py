"""Decide who of those who may be asked to take a lead is asked next.

The least loaded, and of equals whoever joined first. Nobody is asked twice for one lead.
Pure: no database, no clock.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.models.assignments import Step


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked."""

    person_id: int
    step: Step
    load: int  # leads held or asked for


def next_to_ask(candidates: Iterable[Candidate], asked: Collection[int]) -> Candidate | None:
    """Return whom to ask next, or None when everybody was asked."""
    return min(
        (one for one in candidates if one.person_id not in asked),
        key=lambda one: (one.load, one.person_id),
        default=None,
    )
