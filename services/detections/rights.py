"""Who may do what with a detection; of another branch's nobody learns that it is there."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.detections import Detection
from db.models.people import Person
from db.models.places import Branch
from services import access
from services.access import Action
from services.errors import Refusal
from services.people import roles


async def detection_for(
    session: AsyncSession, actor: Person, number: int, action: Action
) -> Detection:
    """Return a detection with which *actor* may do that.

    Raises:
        Refusal: not the actor's task, or there is no such detection in the actor's branches.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, action)
    row = await session.get(Detection, number)
    branch = await session.get_one(Branch, row.branch_code) if row else None
    if row is None or not access.may(grants, action, branch):
        raise Refusal("detection.none_such", number=number)
    return row
