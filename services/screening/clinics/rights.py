"""Which clinic somebody works for: the one that the grant's scope names."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Provider
from db.models.people import Person
from db.queries import clinics as queries
from services import access
from services.access import Action
from services.errors import Refusal
from services.people import roles


async def of_actor(session: AsyncSession, actor: Person, words: str = "") -> tuple[Provider, str]:
    """Return the clinic meant, and the words behind its code; whoever has one need not name it.

    Raises:
        Refusal: the actor works for no clinic, or for several and names none of them.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.CLINIC_WORK)
    own = await queries.of_codes(session, access.scopes_for(grants, Action.CLINIC_WORK))
    first, _, rest = words.strip().partition(" ")
    named = next((one for one in own if one.code.casefold() == first.casefold()), None)
    if named is not None:
        return named, rest.strip()
    if len(own) == 1:
        return own[0], words.strip()
    if not own:
        raise Refusal("clinic.none")
    raise Refusal("clinic.which", codes=", ".join(one.code for one in own))


async def works_for(session: AsyncSession, actor: Person, clinic: Provider) -> bool:
    """Whether the actor works for that clinic now."""
    grants = await roles.grants_of(session, actor)
    return clinic.code in access.scopes_for(grants, Action.CLINIC_WORK)


async def require(session: AsyncSession, actor: Person, provider_id: int) -> Provider:
    """Return a clinic that the actor works for.

    Raises:
        Refusal: the actor does not work there, or there is no such clinic.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.CLINIC_WORK)
    clinic = await session.get(Provider, provider_id)
    if clinic is None or not await works_for(session, actor, clinic):
        raise Refusal("clinic.not_yours")
    return clinic
