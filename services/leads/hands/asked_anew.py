"""Whoever is asked for a lead once more, or has it again, hears of it: an edited card is soundless.

At night only who is on duty hears a sound; the others find the message in the morning.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, Step
from db.models.leads import Lead
from db.models.people import Person
from db.queries import assignments as queries
from services import clock, texts
from services.leads.finding import list_cards
from services.leads.hands import progress
from services.leads.hands.plan_lines import todo
from services.messaging import outbox
from services.messaging.outbox import Lane, Message


async def tell(session: AsyncSession, lead: Lead, asked: Assignment) -> None:
    """Write to who is asked now, if he was asked for this lead or had it before."""
    if lead.plan == 1 or not await queries.was_asked_before(session, asked):
        return
    await _tell(session, lead, asked, f"lead:{lead.id}:asked_anew:{asked.number}")


async def tell_asked(session: AsyncSession, lead: Lead, actor: Person) -> None:
    """Write to who must answer again, because *actor* gave the lead and its question back."""
    asked = await queries.asked_now(session, lead.id)
    if asked is not None and asked.person_id != actor.id:
        key = f"lead:{lead.id}:asked_anew:{asked.number}:{lead.revision}"
        await _tell(session, lead, asked, key)


async def _tell(session: AsyncSession, lead: Lead, asked: Assignment, key: str) -> None:
    assert asked.answer_by is not None  # noqa: S101  whoever is asked has a time to answer
    person = await session.get_one(Person, asked.person_id)
    language = person.language or texts.DEFAULT
    text = texts.say(
        language,
        "lead.asked_anew",
        number=lead.id,
        place=list_cards.name(lead, language),
        time=texts.clock_time(language, asked.answer_by),
    )
    now = clock.now()
    is_night = progress.awake(now) > now
    await outbox.post(
        session,
        key,
        person.telegram_id,
        Message(text, silent=is_night and asked.step is not Step.ON_DUTY),
        lane=Lane.LEAD,
    )


async def tell_holder(session: AsyncSession, lead: Lead, actor: Person) -> None:
    """Write to who has the lead again as it stood, because *actor* gave it back."""
    if lead.holder_id is None or lead.holder_id == actor.id:
        return
    holder = await session.get_one(Person, lead.holder_id)
    language = holder.language or texts.DEFAULT
    text = texts.say(
        language,
        "lead.yours_again",
        number=lead.id,
        place=list_cards.name(lead, language),
        name=actor.name,
        todo=todo(lead, language),
        by=lead.next_step_by,
    )
    key = f"lead:{lead.id}:yours_again:{lead.revision}"
    await outbox.post(session, key, holder.telegram_id, Message(text), lane=Lane.LEAD)
