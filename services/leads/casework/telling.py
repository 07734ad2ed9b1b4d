"""Tell who reported a lead what became of it: accepted, visited, submitted, paid, ended.

Each event once, to each reporter: in private where a private chat exists, else as a short reply
under the report in the group, without anything personal. Who does it himself is not told.
"""

from enum import StrEnum

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead, Sighting, Stage
from db.models.people import Person
from db.models.places import Group
from db.queries import casework as queries
from db.queries import held, letters
from services import texts
from services.leads import rights
from services.leads.casework import stages
from services.leads.finding import list_cards
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import lines


class Event(StrEnum):
    """What a reporter hears; the texts are "lead.told.<event>" and "lead.told_group.<event>"."""

    ACCEPTED = "accepted"
    VISITED = "visited"
    SUBMITTED = "submitted"
    PAID = "paid"  # the first payment
    ENDED = "ended"  # without a payment, or done


_OF_STAGE = {
    Stage.ACCEPTED: Event.ACCEPTED,
    Stage.VISITED: Event.VISITED,
    Stage.SUBMITTED: Event.SUBMITTED,
    Stage.FUNERAL_PAID: Event.PAID,
    Stage.PENSION_PAID: Event.PAID,
}
_UNTOLD = (Stage.NOT_A_LEAD, Stage.DUPLICATE)  # whoever reported it hears otherwise


def event_of(stage: Stage) -> Event | None:
    """Return what a reporter hears of a step, None for nothing."""
    if stages.is_end(stage):
        return None if stage in _UNTOLD else Event.ENDED
    return _OF_STAGE.get(stage)


async def tell(session: AsyncSession, lead: Lead, event: Event, *, by: int | None = None) -> None:
    """Tell everybody who reported the lead, but for *by*, who did it; never twice."""
    sightings = await queries.all_sightings(session, lead.id)
    people = await held.people(session, {each.posted_by_id for each in sightings})
    groups = await held.groups_at(session, {each.chat_id for each in sightings})
    reports = {each.posted_by_id: each for each in reversed(sightings)}  # the first of each
    for person_id, report in reports.items():
        if person_id not in (by, lead.holder_id):
            group = groups.get(report.chat_id)
            await _tell(session, lead, event, people[person_id], report=report, group=group)


async def _tell(
    session: AsyncSession,
    lead: Lead,
    event: Event,
    person: Person,
    *,
    report: Sighting,
    group: Group | None,
) -> None:
    key = f"lead:{lead.id}:told:{event}:{person.id}"
    own = lead if report.lead_id == lead.id else await session.get_one(Lead, report.lead_id)
    anew = own is not lead and not await _was_told(session, lead, person)
    if person.chat_opened_at is not None and person.blocked_at is None:
        may = own is lead or await rights.may_see(session, person, lead)
        text = _words("lead.told", lead if may else own, own, event, person.language, anew=anew)
        await outbox.post(session, key, person.telegram_id, Message(text), lane=Lane.REMINDER)
    elif group is not None and group.left_at is None:
        here = group.branch_code == lead.branch_code
        text = _words(
            "lead.told_group", lead if here else own, own, event, group.language, anew=anew
        )
        await outbox.post(
            session,
            key,
            group.chat_id,
            Message(text, silent=True),
            lane=Lane.REMINDER,
            reply_to=report.message_id if report.chat_id == group.chat_id else None,
        )


async def _was_told(session: AsyncSession, lead: Lead, person: Person) -> bool:
    """Whether the person heard of the lead before, and so that the own report was joined to it."""
    keys = [f"lead:{lead.id}:told:{event}:{person.id}" for event in Event]
    return any([await letters.is_known(session, key) for key in keys])


def _words(
    beginning: str, lead: Lead, own: Lead, event: Event, language: str | None, *, anew: bool
) -> Markup:
    """Tell it of *lead*: the one that stays, or the own report where that is not to be named.

    Then only that it was joined is said, to one that was known already; once, when it is *anew*.
    """
    language = language or texts.DEFAULT
    place = list_cards.name(lead, language)
    told = texts.say(language, f"{beginning}.{event}", number=lead.id, place=place)
    if not anew:
        return told
    key = "lead.told_joined" if lead is own else "lead.told_joined_into"
    return lines(texts.say(language, key, number=own.id, other=lead.id), told)
