"""What a member does with a lead: accept it, decline it, say that it is none, look at it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Assignment, AssignmentState, Lead, Stage, Step
from db.models.people import Person
from db.queries import leads as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.leads import cards, escalation, showing
from services.leads.cards import View
from services.messaging import outbox
from services.messaging.outbox import Lane
from services.people import roles
from services.records import audit, installation


async def accept(session: AsyncSession, actor: Person, lead_id: int) -> None:
    """Make *actor* the one holder of the lead; again by the same person changes nothing.

    Raises:
        Refusal: no such lead, no right, somebody else holds it, or it is none.
    """
    lead = await _lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if lead.holder_id == actor.id:
        return
    await _refuse_if_taken(session, lead)
    await escalation.close_asking(session, lead, AssignmentState.WITHDRAWN)
    await _keep_answer(session, lead, actor)
    lead.holder_id, lead.accepted_at, lead.stage = actor.id, clock.now(), Stage.ACCEPTED
    _note(session, "lead.accepted", actor, lead)
    await session.flush()
    await showing.show(session, lead)
    await _send_location(session, lead, actor)


async def ask_reason(session: AsyncSession, actor: Person, lead_id: int, language: str) -> None:
    """Ask the member why he declines; nothing is changed yet."""
    lead = await _lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    asked = await _asking(session, actor, lead)
    await outbox.post(
        session,
        f"lead:{lead.id}:reason:{asked.number}",
        actor.telegram_id,
        cards.ask_reason(lead.id, language),
        card=f"lead:{lead.id}:reason",
    )


async def decline(
    session: AsyncSession, actor: Person, lead_id: int, reason: str, language: str
) -> None:
    """Note that the asked member cannot take it, and ask the next one.

    Raises:
        Refusal: he is not the one who is asked (any more), or the reason is none of ours.
    """
    if reason not in cards.REASONS:
        raise Refusal("lead.reason_unknown", number=lead_id)
    lead = await _lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    asked = await _asking(session, actor, lead)
    asked.reason = reason
    await escalation.close_asking(session, lead, AssignmentState.DECLINED)
    _note(session, "lead.declined", actor, lead, reason=reason)
    await escalation.ask_next(session, lead)
    await outbox.post(
        session,
        f"lead:{lead.id}:declined:{asked.number}",
        actor.telegram_id,
        outbox.Message(texts.say(language, "lead.declined", number=lead.id)),
        card=f"lead:{lead.id}:reason",
    )


async def not_a_lead(session: AsyncSession, actor: Person, lead_id: int) -> None:
    """Close the lead because it is none; who posted it may say so, and the branch."""
    lead = await _locked(session, lead_id)
    if actor.id != lead.posted_by_id:
        await _require(session, actor, lead, Action.LEAD_ANSWER)
    if lead.stage is Stage.NOT_A_LEAD:
        return
    if lead.holder_id not in (None, actor.id):
        await _refuse_if_taken(session, lead)
    await escalation.close_asking(session, lead, AssignmentState.WITHDRAWN)
    await _let_go(session, lead)
    lead.stage = Stage.NOT_A_LEAD
    _note(session, "lead.not_a_lead", actor, lead)
    await session.flush()
    await showing.show(session, lead)


async def see(session: AsyncSession, actor: Person, lead_id: int, language: str, key: str) -> None:
    """Write the lead's card and the report to *actor*, in private; *key* names the asking."""
    lead = await _lead_for(session, actor, lead_id, Action.LEAD_SEE)
    _note(session, "lead.seen", actor, lead)
    assigned = await queries.assignments(session, lead.id)
    mine = next((each for each in assigned if each.person_id == actor.id), None)
    view = View.HOLDER if lead.holder_id == actor.id else View.PAST
    if mine is not None and mine.state is AssignmentState.ASKED:
        view = View.ASKED
    standing = await showing.standing_of(session, lead, assigned)
    card = cards.write(lead, standing, view, language, await installation.bot_username(session))
    report = (await queries.first_sighting(session, lead.id)).text
    text = texts.say(language, "lead.seen", card=card.text, report=_shortened(report))
    message = outbox.Message(text, card.buttons)
    await outbox.post(session, key, actor.telegram_id, message, lane=Lane.ANSWER)


async def _locked(session: AsyncSession, lead_id: int) -> Lead:
    lead = await queries.locked(session, lead_id)
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    return lead


async def _lead_for(session: AsyncSession, actor: Person, lead_id: int, action: Action) -> Lead:
    lead = await _locked(session, lead_id)
    await _require(session, actor, lead, action)
    return lead


async def _require(session: AsyncSession, actor: Person, lead: Lead, action: Action) -> None:
    branch = await queries.branch(session, lead.branch_code)
    access.require(await roles.grants_of(session, actor), action, branch=branch)


async def _refuse_if_taken(session: AsyncSession, lead: Lead) -> None:
    if lead.stage is Stage.NOT_A_LEAD:
        raise Refusal("lead.is_none", number=lead.id)
    if lead.holder_id is not None:
        holder = await session.get_one(Person, lead.holder_id)
        raise Refusal("lead.taken", number=lead.id, name=holder.name)


async def _asking(session: AsyncSession, actor: Person, lead: Lead) -> Assignment:
    mine = await _assignment_of(session, actor, lead)
    if mine is None or mine.state is not AssignmentState.ASKED:
        await _refuse_if_taken(session, lead)
        raise Refusal("lead.not_asked", number=lead.id)
    return mine


async def _assignment_of(session: AsyncSession, actor: Person, lead: Lead) -> Assignment | None:
    every = await queries.assignments(session, lead.id)
    return next((each for each in every if each.person_id == actor.id), None)


async def _keep_answer(session: AsyncSession, lead: Lead, actor: Person) -> None:
    """Keep who accepted as an assignment, whether he was asked or came by himself."""
    mine = await _assignment_of(session, actor, lead)
    if mine is None:
        now = clock.now()
        number = len(await queries.assignments(session, lead.id)) + 1
        mine = Assignment(
            lead_id=lead.id,
            person_id=actor.id,
            number=number,
            step=Step.SELF,
            asked_at=now,
            answer_by=now,
        )
        session.add(mine)
    mine.state, mine.answered_at = AssignmentState.ACCEPTED, clock.now()


async def _let_go(session: AsyncSession, lead: Lead) -> None:
    for each in await queries.assignments(session, lead.id):
        if each.state is AssignmentState.ACCEPTED:
            each.state = AssignmentState.WITHDRAWN
    lead.holder_id, lead.accepted_at = None, None


async def _send_location(session: AsyncSession, lead: Lead, actor: Person) -> None:
    if lead.latitude is not None and lead.longitude is not None:
        await outbox.send_location(
            session,
            f"lead:{lead.id}:location:{actor.id}",
            actor.telegram_id,
            latitude=lead.latitude,
            longitude=lead.longitude,
            lane=Lane.LEAD,
        )


def _note(
    session: AsyncSession, action: str, actor: Person, lead: Lead, reason: str | None = None
) -> None:
    subject = f"lead:{lead.id}"
    if reason is None:
        audit.note(session, action=action, actor=actor.id, subject=subject, ground=subject)
    else:
        audit.note(
            session, action=action, actor=actor.id, subject=subject, ground=subject, reason=reason
        )


def _shortened(report: str) -> str:
    """Return at most 2,500 characters, so that card and report fit one letter of 4,096."""
    return report if len(report) <= 2500 else report[:2499] + "…"
