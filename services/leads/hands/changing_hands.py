"""Leads change from one holder to another in one transaction; none is ever without one."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState, Step
from db.models.casework import EntryKind
from db.models.leads import Lead
from db.models.people import Person
from db.queries import handovers as queries
from services import clock
from services.leads import history, rights, showing
from services.leads.hands import progress
from services.people import roles
from services.records import audit


async def change(
    session: AsyncSession, ids: Collection[int], giver: Person, taker: Person
) -> tuple[list[Lead], list[int]]:
    """Give the leads that *giver* still holds to *taker*; return them, and the others' numbers."""
    grants = await roles.grants_of(session, taker)
    leads = [
        lead
        for lead in await queries.leads(session, ids)
        if lead.holder_id == giver.id and await rights.may_answer(session, grants, lead)
    ]
    given = {lead.id for lead in leads}
    now = clock.now()
    for holding in await queries.holdings(session, given):
        holding.state, holding.answered_at = AssignmentState.HANDED_OVER, now
    await session.flush()  # the database knows one holder: first the old one goes
    numbers = await queries.last_numbers(session, given)
    for lead in leads:
        await progress.stop(session, lead)
        lead.plan += 1
        session.add(_holding(lead, taker, numbers[lead.id] + 1))
        lead.holder_id, lead.accepted_at = taker.id, now
        await progress.expect(session, lead)
        _note(session, lead, giver, taker)
    await session.flush()
    for lead in leads:
        await showing.show(session, lead)
    return leads, sorted(set(ids) - given)


def _holding(lead: Lead, taker: Person, number: int) -> Assignment:
    now = clock.now()
    return Assignment(
        lead_id=lead.id,
        person_id=taker.id,
        plan=lead.plan,
        number=number,
        step=Step.SELF,
        state=AssignmentState.ACCEPTED,
        ask_at=now,
        asked_at=now,
        answer_by=now,
        answered_at=now,
    )


def _note(session: AsyncSession, lead: Lead, giver: Person, taker: Person) -> None:
    details: dict[str, Any] = {"from": giver.id, "to": taker.id}
    history.add(session, lead, EntryKind.HANDED_OVER, taker, **details)
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.handed_over", actor=taker.id, subject=subject, ground=subject,
        giver=giver.id,
    )  # fmt: skip
