"""A location that somebody sends for a lead: as a reply, or right after the own report."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.casework import EntryKind
from db.models.leads import Custody, PostState
from db.models.people import Person
from db.queries import posts as queries
from services.errors import Refusal
from services.leads import history, showing
from services.leads.intake import correcting, facts, known_number, placing, posts
from services.leads.intake.posts import Incoming, Speaker
from services.leads.matching import joining
from services.people.asked import answer
from services.places import reference
from services.places.nearest import Point
from services.records import audit


async def lead_meant(
    session: AsyncSession,
    actor: Person,
    chat_id: int,
    at: datetime,
    reply_to: int | None,
    *,
    asked_elsewhere: datetime | None = None,
) -> int | None:
    """Return the lead for which a location is meant, None if for none.

    *asked_elsewhere* is when a location was asked for that is none of a lead's.
    """
    if reply_to is not None:
        return await posts.lead_of(session, chat_id, reply_to)
    since = at - timedelta(minutes=rules.number("leads", "location_minutes"))
    since = max(since, asked_elsewhere or since)
    found = await queries.last_lead_of(session, chat_id, actor.id, since)
    return None if found is None else (await posts.survivor(session, found)).id


async def set_point(
    session: AsyncSession, who: Speaker, message: Incoming, lead_id: int, point: Point
) -> None:
    """Put the lead where the location is, and say what follows from it.

    Raises:
        Refusal: the actor may not correct that lead, or the point lies outside Malaysia.
    """
    actor, asked = who.actor, who.asked
    lead = await correcting.lead_to_correct(session, who, lead_id)
    number = await known_number.of(session, who, lead)
    if not reference.offices().is_here(point):
        raise Refusal("location.abroad", number=number)
    post = await posts.keep(session, message, actor, PostState.TALK)
    if post.lead_id is not None:
        return
    post.state, post.lead_id = PostState.CORRECTION, lead.id
    history.add(session, lead, EntryKind.CORRECTION, actor, point=list(point))
    subject = f"lead:{lead.id}"
    audit.note(session, action="lead.located", actor=actor.id, subject=subject, ground=subject)
    if lead.custody is Custody.ENDED:
        await answer(session, asked, "change.ended", number=number)
        return
    moved = await placing.move(session, lead, point)
    lead.missing = [*facts.missing(lead)]
    await session.flush()
    await joining.index(session, lead)
    await showing.show(session, lead)
    await answer(session, asked, f"location.moved.{moved}", number=number)
