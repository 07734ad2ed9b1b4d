"""Which candidates of the registry may be a lead's victim.

Pure. An identity number decides alone. A name alone never does: age or employer must agree, for
father and son, and many others, bear like names. Numbers: config/rules/checks.yaml.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from config import rules
from db.models.lookups import Outcome
from services.registry import normalising
from services.registry.found import Candidate

AREA = "checks"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a report tells of a victim; whatever it does not say is None."""

    year: int  # of the accident
    has_number: bool
    name: str | None = None
    age: int | None = None
    employer: str | None = None


def judged(
    sought: Sought, found: Sequence[Candidate], employers: Mapping[int, Sequence[str]]
) -> tuple[Outcome, tuple[Candidate, ...]]:
    """Return the outcome and who may be meant; *employers* are names by the candidate's key."""
    if sought.has_number:
        return (Outcome.FOUND if found else Outcome.NONE), tuple(found[:1])
    likely = [each for each in found if each.score >= rules.number(AREA, "victim_score")]
    aged = [each for each in likely if _age_agrees(sought, each)]
    at_work = [each for each in aged if _works_there(sought, employers.get(each.key, ()))]
    kept = tuple(at_work or aged)
    if len(kept) == 1 and (at_work or sought.age is not None):
        return Outcome.FOUND, kept
    return (Outcome.SEVERAL if kept else Outcome.NONE), kept


def _age_agrees(sought: Sought, candidate: Candidate) -> bool:
    """Whether the year of birth fits; newspapers round by a year."""
    if sought.age is None or candidate.born_year is None:
        return True
    slack = rules.number(AREA, "victim_age_years")
    return abs(sought.year - sought.age - candidate.born_year) <= slack


def _works_there(sought: Sought, names: Sequence[str]) -> bool:
    if not sought.employer:
        return False
    wanted = normalising.employer(sought.employer)
    alike = rules.number(AREA, "victim_employer_alike")
    return any(fuzz.ratio(wanted, normalising.employer(name)) >= alike for name in names)
