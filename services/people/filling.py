"""Fill the gaps of a roster: first shown, then kept in one tap, undone in one tap.

Nothing is kept of what was shown: it is proposed anew when it is taken, and taken only if it is
still the same.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import DutyShift, Person, Role
from db.models.places import Branch
from db.queries import rosters as queries
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.people import duties, duty_hours, roles, rostering
from services.people.duty_hours import Days, Span
from services.people.rostering import Duty, Squad
from services.places import holidays
from services.records import audit


@dataclass(frozen=True, slots=True)
class Proposal:
    """Duty that would fill the gaps of one branch."""

    branch: Branch
    days: Days
    added: Sequence[Duty]
    people: dict[int, Person]  # who may be on duty there
    lacking: Sequence[Span]  # what stays without anybody: all are away

    @property
    def mark(self) -> str:
        """What tells this proposal from another."""
        said = [(duty.person_id, duty.starts_at.isoformat()) for duty in self.added]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


async def propose(session: AsyncSession, actor: Person, branch: Branch, days: Days) -> Proposal:
    """Return what would be added; nothing is changed.

    Raises:
        Refusal: it is not the actor's task.
    """
    await duties.may_edit(session, actor, branch)
    staff = await queries.staff(session, branch.code)
    people = {person.id: person for person, _ in staff}
    squad = sorted({person.id for person, role in staff if role is Role.SQUAD})
    added = await _proposed(session, branch, days, squad or sorted(people))
    since, until = duty_hours.whole(days)
    there = [span for _, span in await duties.present(session, branch.code, since, until)]
    covered = [*there, *(duty.span for duty in added)]
    lacking = duty_hours.without((max(since, clock.now()), until), covered)
    return Proposal(branch, days, added, people, [] if until <= clock.now() else lacking)


async def keep(
    session: AsyncSession, actor: Person, branch: Branch, days: Days, *, mark: str, batch: str
) -> Proposal | None:
    """Add what was proposed; None where by now something else would be.

    Raises:
        Refusal: it is not the actor's task.
    """
    await queries.lock(session, [p.id for p, _ in await queries.staff(session, branch.code)])
    proposal = await propose(session, actor, branch, days)
    if proposal.mark != mark or not proposal.added:
        return None
    rows = [
        {
            "branch_code": branch.code,
            "person_id": duty.person_id,
            "starts_at": duty.starts_at,
            "ends_at": duty.ends_at,
            "batch": batch,
        }
        for duty in proposal.added
    ]
    await session.execute(insert(DutyShift), rows)
    audit.note(
        session,
        action="roster.filled",
        actor=actor.id,
        subject=f"branch:{branch.code}",
        added=len(rows),
        first=days[0],
        last=days[1],
        batch=batch,
    )
    return proposal


async def undo(session: AsyncSession, actor: Person, batch: str) -> int:
    """Remove exactly what was added together; return how many shifts were left of it.

    Raises:
        Refusal: nothing is left, or it is not the actor's task.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_EDIT)
    rows = await queries.batch(session, batch) if batch else []
    if not rows:
        raise Refusal("roster.nothing_to_undo")
    for code in sorted({row.branch_code for row in rows}):
        await duties.may_edit(session, actor, await session.get_one(Branch, code))
        removed = sum(row.branch_code == code for row in rows)
        audit.note(
            session, action="roster.undone", actor=actor.id, subject=f"branch:{code}",
            removed=removed, batch=batch,
        )  # fmt: skip
    await queries.remove(session, [row.id for row in rows])
    return len(rows)


async def _proposed(
    session: AsyncSession, branch: Branch, days: Days, members: list[int]
) -> list[Duty]:
    rule, now = duties.terms(), clock.now().replace(second=0, microsecond=0)
    first = days[0] - rule.fair_within - timedelta(days=2)
    last = days[1] + timedelta(days=2)
    since, until = duty_hours.whole((first, last))
    own = await queries.shifts_of(session, members, since, until)
    there = [shift for shift, _ in await queries.shifts_at(session, branch.code, since, until)]
    known = sorted({shift.id: shift for shift in (*own, *there)}.items())
    people = sorted({*members, *(shift.person_id for _, shift in known)})
    squad = Squad(
        members,
        await duties.leave_of(session, people, first, last),
        holidays.working_days(branch.state, first, last),
    )
    planned = [
        Duty(shift.person_id, shift.starts_at, shift.ends_at, shift.branch_code == branch.code)
        for _, shift in known
    ]
    return rostering.propose(days, now, squad, planned, rule)
