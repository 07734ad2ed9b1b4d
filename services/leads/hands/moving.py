"""Correct a lead's branch: its people are asked, and the former branch's groups hear of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Custody, Lead
from db.models.people import Person
from db.models.places import Branch
from db.queries import leads as queries
from services import access, texts
from services.access import Action
from services.errors import Refusal
from services.leads import history, showing
from services.leads.hands import escalation, outlook
from services.messaging import outbox
from services.messaging.outbox import Button, Lane, Message
from services.people import asked as asking
from services.people import roles, scopes
from services.people.asked import Asked
from services.places.distance import kilometres
from services.records import audit

MEMBER = "member"  # `branch_reason`: an officer chose it


async def correct(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, typed: str
) -> None:
    """Move the lead to the branch that was typed or pressed; without one offer the nearest.

    A district or a town is typed as well: its branch is meant.

    Raises:
        Refusal: no such lead or branch, no right where it is now nor to oversee the new one,
            somebody else holds it, it has ended, or it is there already.
    """
    if not typed:
        await _offer(session, actor, asked, lead_id)
        return
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LEAD_ANSWER)
    lead = await queries.locked(session, lead_id)
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    old = await queries.branches_of(session, lead)
    known = await scopes.branches(session)
    served = scopes.serving(typed, known, lead.state or old[0].state)
    branch = served[0] if len(served) == 1 else scopes.branch_named(typed, known)
    theirs = any(access.may(grants, Action.LEAD_ANSWER, each) for each in old)
    if not theirs and not access.may(grants, Action.LEAD_OVERSEE, branch):
        access.require(grants, Action.LEAD_ANSWER, branch=old[0])
    place = typed[:40] if branch in served else None
    await _refuse_if_fixed(session, actor, lead, branch, place)
    await _move(session, actor, lead, branch, old[0])
    done = {"number": lead.id, "branch": branch.name}
    if place is None:
        await asking.answer(session, asked, "plan.moved_done", **done)
    else:
        await asking.answer(session, asked, "plan.moved_served", place=place, **done)


async def _offer(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LEAD_ANSWER)
    lead = await queries.locked(session, lead_id)
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    old = await queries.branches_of(session, lead)
    if not any(access.may(grants, Action.LEAD_ANSWER, each) for each in old):
        access.require(grants, Action.LEAD_ANSWER, branch=old[0])
    _refuse_if_ended(lead)
    near = [each for each in outlook.near_branches(lead) if each.code != lead.branch_code]
    rows = tuple(
        (Button(f"{each.town}, {each.km:.0f} km", press=f"branch:{lead.id}.{each.code}"),)
        for each in near
    )
    text = texts.say(asked.language, "plan.which_branch", number=lead.id, branch=old[0].name)
    await asking.post(session, asked, "plan.which_branch", text, rows, prompt=True)


async def _refuse_if_fixed(
    session: AsyncSession, actor: Person, lead: Lead, branch: Branch, place: str | None
) -> None:
    _refuse_if_ended(lead)
    if lead.branch_code == branch.code:
        if place is not None:
            raise Refusal("plan.same_served", number=lead.id, branch=branch.name, place=place)
        raise Refusal("plan.same_branch", number=lead.id, branch=branch.name)
    if lead.holder_id not in (None, actor.id):
        holder = await session.get_one(Person, lead.holder_id)
        raise Refusal("lead.taken", number=lead.id, name=holder.name)


def _refuse_if_ended(lead: Lead) -> None:
    if lead.custody is Custody.ENDED:
        raise Refusal("plan.ended", number=lead.id)


async def _move(
    session: AsyncSession, actor: Person, lead: Lead, branch: Branch, old: Branch
) -> None:
    history.add(session, lead, EntryKind.BRANCH, actor, branch=branch.code, before=lead.branch_code)
    subject = f"lead:{lead.id}"
    audit.note(
        session, action="lead.moved", actor=actor.id, subject=subject, ground=subject,
        branch=branch.code, before=old.code,
    )  # fmt: skip
    lead.branch_code, lead.branch_reason = branch.code, MEMBER
    if lead.distance_km is not None:  # else its point is only the town's or district's
        lead.distance_km = _distance(lead, branch)
    if lead.custody is not Custody.DOUBTFUL:  # then a tap is awaited, and nobody is asked yet
        await escalation.end(session, lead)
        await escalation.start(session, lead)
    else:
        await showing.show(session, lead)
    await _tell_former(session, lead, branch, old)


async def _tell_former(session: AsyncSession, lead: Lead, branch: Branch, old: Branch) -> None:
    """Say in the former branch's groups where it is; where it was posted its card stays."""
    for group in await queries.groups_of(session, old.code):
        if group.id != lead.group_id:
            text = texts.say(group.language, "plan.moved", number=lead.id, branch=branch.name)
            key = f"{showing.name(lead.id)}:moved:{lead.revision}:{group.chat_id}"
            await outbox.post(
                session, key, group.chat_id, Message(text),
                lane=Lane.LEAD, card=showing.name(lead.id),
            )  # fmt: skip


def _distance(lead: Lead, branch: Branch) -> float | None:
    if lead.latitude is None or lead.longitude is None:
        return None
    point = (lead.latitude, lead.longitude)
    return round(kilometres(point, (branch.latitude, branch.longitude)), 1)
