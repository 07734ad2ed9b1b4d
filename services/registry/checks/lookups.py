"""Note each look-up and each thing shown beyond the answer: a row, and a note in the audit trail.

The audit note names the row, not the person looked up: identity numbers stay out of it.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import GroundKind, Lookup, Outcome, Subject
from db.models.people import Person
from services import clock
from services.people import roles
from services.people.asked import Asked
from services.records import audit
from services.registry.checks import browsing
from services.registry.checks.grounds import Ground
from services.registry.found import Candidate, Found, Kind

SUBJECTS = {Kind.EMPLOYER: Subject.EMPLOYER, Kind.PERSON: Subject.PERSON}


def employer_name(found: Found, candidates: Sequence[Candidate]) -> str | None:
    """Return the name that an employer was asked for by; None: a number, a person, a place."""
    named = max((name.text for name in found.read.names), key=len, default="")
    kinds = {each.kind for each in candidates} or set(found.as_of)
    if found.read.numbers or not named or Kind.EMPLOYER not in kinds:
        return None
    return None if Kind.PERSON in kinds and browsing.names_father(named) else named


async def note(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    ground: Ground,
    *,
    outcome: Outcome,
    candidates: Sequence[Candidate],
    numbers: Sequence[str] = (),
    employer_name: str | None = None,
    wish: str | None = None,
) -> Lookup:
    """Keep what was asked and answered; of one found, *candidates* holds that one alone."""
    branches = await roles.branches_of(session, actor)
    one = candidates[0] if outcome is Outcome.FOUND else None
    row = Lookup(
        at=clock.now(),
        person_id=actor.id,
        chat_id=asked.chat_id,
        branch_code=branches[0].code if branches else None,
        ground=ground.kind,
        lead_id=ground.lead_id,
        reason=ground.reason,
        number=" ".join(numbers) or None,
        employer_name=employer_name,
        wish=wish,
        outcome=outcome,
        subject_kind=SUBJECTS[one.kind] if one else None,
        subject_key=one.key if one else None,
        candidates=[f"{each.kind}:{each.key}" for each in candidates],
        disclosed=[],
        disclosed_count=0,
    )
    session.add(row)
    await session.flush()
    _audit(session, row, ground, outcome=outcome.value, by="number" if numbers else "words")
    return row


def disclose(session: AsyncSession, row: Lookup, ground: Ground, what: str) -> None:
    """Note that more was shown; the same twice is shown once but counted twice."""
    if what not in row.disclosed:
        row.disclosed = [*row.disclosed, what]
    row.disclosed_count += 1
    _audit(session, row, ground, disclosed=what)


def chosen(row: Lookup, number: int) -> tuple[Kind, int] | None:
    """Return which candidate bears that number in the list, from 1; None: there is none. Pure."""
    if not 1 <= number <= len(row.candidates):
        return None
    kind, _, key = row.candidates[number - 1].partition(":")
    return Kind(kind), int(key)


def is_broken(row: Lookup) -> bool:
    """Whether it must be reviewed. Pure."""
    return row.ground is GroundKind.BROKEN


def _audit(session: AsyncSession, row: Lookup, ground: Ground, **details: str) -> None:
    kind = row.subject_kind.value if row.subject_kind else "nothing"
    # Without a moment named, mypy takes the details, which are text, for one.
    audit.note(
        session, action="registry.looked_up", actor=row.person_id, chat=row.chat_id,
        subject=f"lookup:{row.id}", ground=ground.told, moment=None, kind=kind, **details,
    )  # fmt: skip
