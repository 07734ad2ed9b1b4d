"""What a member does with a lead: accept it, decline it, say that it is none, look at it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Stage
from db.models.people import Person
from db.queries import leads as queries
from services import texts
from services.access import Action
from services.errors import Refusal
from services.leads import cards, history, rights, showing
from services.leads.casework import ending, stages, telling
from services.leads.casework.telling import Event
from services.leads.finding import story
from services.leads.hands import asked_anew, escalation, plan_lines
from services.messaging import outbox
from services.messaging.outbox import Lane
from services.people import typed
from services.people.asked import Asked
from services.places import states
from services.records import audit


async def accept(session: AsyncSession, actor: Person, lead_id: int) -> bool:
    """Make *actor* the one holder; False when he was already, and nothing is changed.

    Raises:
        Refusal: no such lead, no right, somebody else holds it, or it is none.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if lead.holder_id == actor.id:
        return False
    await _refuse_if_taken(session, lead)
    before = lead.stage
    with session.no_autoflush:  # the lead is written once, with the number of its card
        every = await escalation.take(session, lead, actor)
    if lead.stage is not before:
        history.add(session, lead, EntryKind.STAGE, actor, stage=lead.stage, before=before)
    _note(session, "lead.accepted", actor, lead)
    async with outbox.gathered(session):
        await showing.show(session, lead, every)
        await telling.tell(session, lead, Event.ACCEPTED, by=actor.id)
        await _send_location(session, lead, actor)
    return True


async def ask_reason(session: AsyncSession, actor: Person, lead_id: int, language: str) -> None:
    """Ask the member why he declines; nothing is changed yet."""
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
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
    """Note that the member who is asked, or who holds it, cannot do it; ask the next one.

    Raises:
        Refusal: it is not his (any more), or the reason is none of ours.
    """
    if reason not in cards.REASONS:
        raise Refusal("lead.reason_unknown", number=lead_id, typed=typed.shown(reason))
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    asked = await _asking(session, actor, lead)
    asked.reason = reason
    _note(session, "lead.declined", actor, lead, reason=reason)
    if asked.state is AssignmentState.ACCEPTED:
        await escalation.reopen(session, lead.id, AssignmentState.DECLINED)
    else:
        await escalation.close_asking(session, lead, AssignmentState.DECLINED)
        await escalation.ask_next(session, lead)
    await outbox.post(
        session,
        f"lead:{lead.id}:declined:{asked.number}",
        actor.telegram_id,
        outbox.Message(texts.say(language, "lead.declined", number=lead.id)),
        card=f"lead:{lead.id}:reason",
    )


async def not_a_lead(
    session: AsyncSession, actor: Person, lead_id: int, *, typed_out: bool = False
) -> None:
    """Close the lead because it is none; `reopen` undoes it.

    Once somebody was contacted an old button ends nothing: who holds it types so.

    Raises:
        Refusal: no such lead, no right, somebody else holds it, or it was begun.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if lead.stage is Stage.NOT_A_LEAD or lead.id != lead_id:
        return  # an old button of a joined lead ends nobody else's report
    if lead.holder_id != actor.id:
        await _refuse_if_taken(session, lead)
    if lead.stage in stages.STEPS:
        if lead.holder_id is None:
            raise Refusal("lead.begun", number=lead.id)
        if not typed_out:
            raise Refusal("lead.begun_yours", number=lead.id)
    await ending.end(session, lead, actor, Stage.NOT_A_LEAD)
    _note(session, "lead.not_a_lead", actor, lead)
    await showing.show(session, lead)


async def reopen(session: AsyncSession, actor: Person, lead_id: int) -> None:
    """Open an ended lead again, exactly as it stood; where nobody held it, go on asking.

    Raises:
        Refusal: no such lead, no right, it is part of another one, or it ended too long ago.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if lead.custody is not Custody.ENDED:
        return
    _note(session, "lead.reopened", actor, lead)
    if await ending.reopen(session, lead, actor):
        await showing.show(session, lead)
        await asked_anew.tell_holder(session, lead, actor)
    else:
        await escalation.start(session, lead)


async def see(session: AsyncSession, actor: Person, lead_id: int, language: str, key: str) -> None:
    """Tell the lead's story to *actor* in private; *key* names the asking."""
    asked = Asked(actor.telegram_id, 0, key, language, private=True)
    await story.show(session, actor, asked, lead_id)


async def _refuse_if_taken(session: AsyncSession, lead: Lead) -> None:
    if lead.stage is Stage.NOT_A_LEAD:
        raise Refusal("lead.is_none", number=lead.id)
    if lead.custody is Custody.ENDED:
        raise Refusal("lead.ended_already", number=lead.id)
    if lead.holder_id is not None:
        holder = await session.get_one(Person, lead.holder_id)
        raise Refusal("lead.taken", number=lead.id, name=holder.name)


async def _asking(session: AsyncSession, actor: Person, lead: Lead) -> Assignment:
    mine = await _assignment_of(session, actor, lead)
    if mine is None or mine.state not in (AssignmentState.ASKED, AssignmentState.ACCEPTED):
        await _refuse_if_taken(session, lead)
        raise Refusal("lead.not_asked", number=lead.id)
    return mine


async def _assignment_of(session: AsyncSession, actor: Person, lead: Lead) -> Assignment | None:
    """Return the person's newest step that is more than a plan."""
    every = await queries.assignments(session, lead.id)
    return next(
        (
            each
            for each in reversed(every)
            if each.person_id == actor.id and each.state is not AssignmentState.PLANNED
        ),
        None,
    )


async def _send_location(session: AsyncSession, lead: Lead, actor: Person) -> None:
    if lead.latitude is None or lead.longitude is None:
        return
    key = "lead.venue_rough" if plan_lines.is_rough(lead) else "lead.venue"
    title = texts.say(actor.language or texts.DEFAULT, key, number=lead.id)
    district = states.district_name(lead.district or "")
    venue = {
        "latitude": lead.latitude,
        "longitude": lead.longitude,
        "title": texts.plain(title),
        "address": ", ".join(name for name in (lead.place_name, district) if name),
    }
    key = f"lead:{lead.id}:location:{actor.id}"
    await outbox.call(session, key, "sendVenue", venue, chat_id=actor.telegram_id, lane=Lane.LEAD)


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
