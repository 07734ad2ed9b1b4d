"""Leads change from one holder to another in one transaction; none is ever without one."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import AssignmentState, Step
from db.models.casework import EntryKind
from db.models.leads import Lead
from db.models.people import Person
from db.queries import assignments as steps
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
    await progress.stop_all(session, leads)
    numbers = await queries.last_numbers(session, given)
    for lead in leads:
        lead.plan += 1
        lead.holder_id, lead.accepted_at = taker.id, now
        _note(session, lead, giver, taker)
    await steps.add(session, [_holding(each, taker, numbers[each.id] + 1) for each in leads])
    await progress.expect_all(session, leads)
    await session.flush()
    await showing.show_all(session, leads)
    return leads, sorted(set(ids) - given)


def _holding(lead: Lead, taker: Person, number: int) -> dict[str, Any]:
    """Return the step by which the taker holds the lead: he came by himself."""
    now = clock.now()
    return {
        "lead_id": lead.id,
        "person_id": taker.id,
        "plan": lead.plan,
        "number": number,
        "step": Step.SELF,
        "state": AssignmentState.ACCEPTED,
        "ask_at": now,
        "asked_at": now,
        "answer_by": now,
        "answered_at": now,
    }


def _note(session: AsyncSession, lead: Lead, giver: Person, taker: Person) -> None:
    details: dict[str, Any] = {"from": giver.id, "to": taker.id}
    history.add(session, lead, EntryKind.HANDED_OVER, taker, **details)
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.handed_over", actor=taker.id, subject=subject, ground=subject,
        giver=giver.id,
    )  # fmt: skip
