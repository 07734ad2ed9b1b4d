"""Set where a lead is, and the branch anew while nobody holds it; nobody is asked yet."""

from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Lead
from db.queries import leads as queries
from services.leads import showing
from services.places import reference
from services.places.distance import kilometres
from services.places.gazetteer import Place, Precision
from services.places.nearest import Choice, Point, Reason

UNPLACED = Reason.UNPLACED


class Moved(StrEnum):
    """What a new place did to the lead's branch."""

    NO = "no"
    YES = "yes"  # another branch has it now
    HELD = "held"  # another branch is nearer, but somebody holds the lead


async def put(session: AsyncSession, lead: Lead, where: Place | Point) -> Moved:
    """Set the lead's place; where nobody holds it, its branch too."""
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
