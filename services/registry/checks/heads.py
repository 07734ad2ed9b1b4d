"""Who answers for an officer: the branch's head, else the state's coordinators, the country's."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Role
from db.queries import people as queries
from services import texts
from services.access import COUNTRY
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people import roles


async def of(session: AsyncSession, officer: Person) -> Sequence[Person]:
    """Return the first circle that has somebody else who can be written to."""
    branches = await roles.branches_of(session, officer)
    circles = (
        (Role.BRANCH_HEAD, [branch.code for branch in branches]),
        (Role.COORDINATOR, sorted({branch.state for branch in branches})),
        (Role.COORDINATOR, [COUNTRY]),
    )
    for role, scopes in circles:
        found = await queries.reachable_holders(session, [role], scopes)
        if others := [each for each in found if each.id != officer.id]:
            return others
    return []


async def tell(
    session: AsyncSession, officer: Person, name: str, key: str, /, **values: object
) -> None:
    """Write privately to whoever answers for the officer; once for each *name*."""
    for head in await of(session, officer):
        text = texts.say(head.language or texts.DEFAULT, key, name=officer.name, **values)
        await outbox.post(
            session, f"{name}:{head.id}", head.telegram_id, Message(text), lane=Lane.LEAD
        )
