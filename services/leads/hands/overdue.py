"""A holder without a step is reminded, then the lead returns; so it does if he cannot be reached.

Accepted is no progress. The due row "lead.next_step" comes here at the moment that
services/leads/hands/progress.py set. Nobody is reminded at night, and no lead returns then.
"""

from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import AssignmentState
from db.models.casework import EntryKind
from db.models.leads import Custody, Lead
from db.models.people import Person, Role
from db.queries import acquaintance, leads
from db.queries import assignments as queries
from services import clock, texts
from services.leads import history
from services.leads.hands import escalation, progress, reminders
from services.leads.hands.plan_lines import todo
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.records import audit


async def look(session: AsyncSession, lead_id: int) -> None:
    """See whether the holder made the next step in time; remind him, later take the lead back."""
    lead = await leads.locked(session, lead_id)
    if lead is None or lead.custody is not Custody.HELD or lead.next_step_by is None:
        return
    now = clock.now()
    reminded = await queries.reminded_at(session, lead.id, since=lead.next_step_by)
    returns_at = reminded + _grace() if reminded else lead.next_step_by
    if returns_at > now or progress.awake(now) > now:  # moved meanwhile, or it is night
        await progress.look_at(session, lead, max(returns_at, now))
    elif reminded is None:
        await _remind(session, lead, now)
    else:
        await _return(session, lead, AssignmentState.RETURNED)


async def _remind(session: AsyncSession, lead: Lead, now: datetime) -> None:
    returns_at = progress.awake(now + _grace())
    history.add(session, lead, EntryKind.REMINDED)
    await progress.look_at(session, lead, returns_at)
    await reminders.send(session, lead, returns_at)


async def unreachable(session: AsyncSession, chat_id: int) -> None:
    """A person cannot be written to any more: all that he holds returns, and others are asked.

    So does what he was asked for. Who never opened a private chat works in the group, and keeps it.
    """
    person = await acquaintance.by_telegram_id(session, chat_id)
    if person is None or person.blocked_at is None:  # wrote again meanwhile
        return
    await escalation.unreachable(session, chat_id)
    if person.chat_opened_at is None:
        return
    for lead_id in await leads.held_by(session, person.id):
        lead = await leads.locked(session, lead_id)
        if lead is not None and lead.holder_id == person.id:  # not handed over meanwhile
            await _return(session, lead, AssignmentState.UNREACHABLE)


async def _return(session: AsyncSession, lead: Lead, state: AssignmentState) -> None:
    """Take the lead from its holder, tell him and the branch head why, and ask others."""
    holder = await session.get_one(Person, lead.holder_id)
    why: dict[str, Any] = {"reason": state.value} if state is AssignmentState.UNREACHABLE else {}
    history.add(session, lead, EntryKind.RETURNED, holder=holder.id, **why)
    audit.note(session, action="lead.returned", subject=f"lead:{lead.id}", person=holder.id)
    by = lead.next_step_by
    await escalation.let_go(session, lead, state)
    blocked = state is AssignmentState.UNREACHABLE
    if not blocked:
        await _tell(session, lead, holder, "plan.returned", by=by)
    from_ = "plan.returned_unreachable" if blocked else "plan.returned_from"
    for head in await leads.holding_role(session, Role.BRANCH_HEAD, lead.branch_code):
        if head.id != holder.id:
            await _tell(session, lead, head, from_, by=by, name=holder.name)
    await escalation.start(session, lead, without=(holder.id,))


async def _tell(
    session: AsyncSession, lead: Lead, person: Person, key: str, **values: object
) -> None:
    language = person.language or texts.DEFAULT
    text: Markup = texts.say(language, key, number=lead.id, todo=todo(lead, language), **values)
    fact = f"lead:{lead.id}:returned:{lead.plan}:{person.id}"
    await outbox.post(session, fact, person.telegram_id, Message(text), lane=Lane.LEAD)


def _grace() -> timedelta:
    return timedelta(hours=rules.number("leads", "grace_hours"))
