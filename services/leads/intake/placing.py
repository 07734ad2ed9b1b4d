"""Put a lead on the map: its point and district, and the branch anew while nobody holds it."""

from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead
from db.queries import leads as queries
from services.leads import showing
from services.leads.hands import escalation
from services.leads.matching import joining
from services.leads.parsing import Kind
from services.places import reference
from services.places.distance import kilometres
from services.places.gazetteer import Place, Precision
from services.places.nearest import Choice, Point, Reason

UNPLACED = Reason.UNPLACED


class Moved(StrEnum):
    """What a new place did to the lead's branch."""

    NO = "no"
    YES = "yes"  # another branch has it now and is asked
    HELD = "held"  # another branch is nearer, but somebody holds the lead


async def move(session: AsyncSession, lead: Lead, where: Place | Point) -> Moved:
    """Set the lead's place; where nobody holds it, its branch too, whose people are asked."""
    home = await queries.branch(session, lead.branch_code)
    choice = reference.offices().branch_for(where, home.code)
    if choice is None:
        return Moved.NO
    before, reason = lead.branch_code, lead.branch_reason
    _set_point(lead, where, choice)
    if choice.branch_code == before and reason != UNPLACED:
        lead.distance_km, lead.branch_reason = choice.distance_km, choice.reason
        return Moved.NO
    if lead.custody in (Custody.HELD, Custody.ENDED):
        point = where if isinstance(where, tuple) else (where.latitude, where.longitude)
        km = round(kilometres(point, (home.latitude, home.longitude)), 1)
        lead.distance_km = None if choice.distance_km is None else km
        return Moved.HELD if choice.branch_code != before else Moved.NO
    lead.branch_code, lead.distance_km = choice.branch_code, choice.distance_km
    lead.branch_reason = choice.reason
    await showing.take_away(session, lead, before)
    if lead.custody is not Custody.DOUBTFUL:  # then a tap is awaited, and nobody is asked yet
        await escalation.end(session, lead)
        compared = reason == UNPLACED and lead.kind != Kind.MIDDLEMAN
        if not compared or not await joining.propose(session, lead):
            await escalation.start(session, lead)
    return Moved.YES


def _set_point(lead: Lead, where: Place | Point, choice: Choice) -> None:
    if isinstance(where, Place):
        lead.place_name = where.name
        if where.precision is Precision.STATE:  # a point somewhere in the state tells nothing
            lead.latitude, lead.longitude = None, None
        else:
            lead.latitude, lead.longitude = where.latitude, where.longitude
    else:
        lead.latitude, lead.longitude = where
    lead.district, lead.state = choice.district, choice.state
