"""Gather how leads stand and went in a scope: for the digest, the overview and the reports.

All three ask here, so the same question has the same number everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.places import Branch
from db.queries import branches, lead_lists
from db.queries import digests as queries
from services import access, clock
from services.access import COUNTRY
from services.leads.casework import deadlines
from services.people import duty_hours
from services.people.duty_hours import Days
from services.reports import figures
from services.reports.figures import Counts, Course, Times


@dataclass(frozen=True, slots=True)
class Summary:
    """How leads of a scope stand now and went in a period."""

    scope: str  # branch code, state code or COUNTRY
    branches: Mapping[str, Branch]  # of the scope, by code
    counts: Sequence[Counts]  # by branch; for the country by state
    course: Course  # of the days drawn
    leads: Sequence[Times]  # that came or were first paid in those days

    def place(self, branch_code: str) -> str:
        """Return the place that a branch is counted under: itself, for the country its state."""
        return self.branches[branch_code].state if self.scope == COUNTRY else branch_code


async def of(session: AsyncSession, scope: str, counted: Days, drawn: Days) -> Summary:
    """Return the counts of the days *counted* and the course of the days *drawn*."""
    own = [each for each in await branches.every(session) if access.covers(scope, each)]
    codes = [branch.code for branch in own]
    now = clock.now()
    late = lead_lists.Late(now, *deadlines.late_before(now))
    day = queries.Day(*duty_hours.whole(counted), late)
    counts = [Counts(*row) for row in await queries.counts(session, codes, day)]
    found = await queries.times(session, codes, *duty_hours.whole(drawn))
    leads = [Times(*row) for row in found]
    return Summary(
        scope=scope,
        branches={branch.code: branch for branch in own},
        counts=_by_state(own, counts) if scope == COUNTRY else counts,
        course=figures.course(leads, figures.days_of(*drawn), paid_within=limit()),
        leads=leads,
    )


def limit() -> timedelta:
    """Return within how long money is to be paid."""
    return timedelta(days=rules.number("leads", "first_payment_within_days"))


def _by_state(offices: Sequence[Branch], counts: Sequence[Counts]) -> Sequence[Counts]:
    """Add the branches' counts up to their states."""
    state_of = {branch.code: branch.state for branch in offices}
    sums: dict[str, list[int]] = {}
    for code, *numbers in counts:
        old = sums.setdefault(state_of[code], [0] * len(numbers))
        sums[state_of[code]] = [a + b for a, b in zip(old, numbers, strict=True)]
    return [Counts(state, *numbers) for state, numbers in sorted(sums.items())]
