"""What a person may be: the grants that are live now, given and taken, and who holds which.

A role applies at the next message, because the grants are read anew for each.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Person, Role
from db.models.places import Branch
from db.queries import people as queries
from services import access, clock
from services.access import COUNTRY, Action
from services.errors import Refusal
from services.people import scopes
from services.records import audit

PAGE = 8  # roles on one page of the list

Listed = Sequence[tuple[Grant, Person]]


async def grants_of(session: AsyncSession, person: Person) -> Sequence[Grant]:
    """Return the live grants of *person*, the oldest first; empty for a stranger."""
    return await queries.live_grants(session, person.id)


async def give(
    session: AsyncSession, person: Person, role: Role, scope: str, *, by: int | None
) -> None:
    """Give a role within a scope, unless the person holds it; *by* None is the command line."""
    held = await grants_of(session, person)
    if any(grant.role is role and grant.scope == scope for grant in held):
        return
    session.add(
        Grant(
            person_id=person.id,
            role=role,
            scope=scope,
            granted_at=clock.now(),
            granted_by_id=by,
        )
    )
    audit.note(
        session,
        action="role.granted",
        actor=by,
        subject=f"person:{person.id}",
        role=role,
        scope=scope,
    )


async def revocable(session: AsyncSession, actor: Person, grant_id: int) -> tuple[Grant, Person]:
    """Return a live grant that *actor* may take away, and whose it is.

    Raises:
        Refusal: there is none, it is the actor's own, or it lies outside the actor's rights.
    """
    grant = await queries.grant(session, grant_id)
    held = await grants_of(session, actor)
    access.require(held, Action.PEOPLE_REVOKE)
    if grant is None or not await _may_take(session, held, grant):
        raise Refusal("people.no_such_role", number=grant_id)
    person = await session.get_one(Person, grant.person_id)
    if grant.revoked_at is not None:
        raise Refusal("people.already_revoked", name=person.name, at=grant.revoked_at)
    if person.id == actor.id:
        raise Refusal("people.own_role")
    return grant, person


async def revoke(session: AsyncSession, actor: Person, grant_id: int) -> tuple[Grant, Person]:
    """Take a role away; return it and whose it was.

    Raises:
        Refusal: as `revocable`.
    """
    grant, person = await revocable(session, actor, grant_id)
    grant.revoked_at = clock.now()
    grant.revoked_by_id = actor.id
    audit.note(
        session,
        action="role.revoked",
        actor=actor.id,
        subject=f"person:{person.id}",
        role=grant.role,
        scope=grant.scope,
    )
    await session.flush()  # who reads the grants now must not find it any more
    return grant, person


async def page(
    session: AsyncSession,
    actor: Person,
    *,
    number: int,
    branch: Branch | None = None,
    called: str = "",
) -> tuple[Listed, bool]:
    """Return one page (from 0) of the roles in the actor's scopes, and whether more follow.

    *called*: only of people in whose name that stands.

    Raises:
        Refusal: the actor may not see people, or not those of *branch*.
    """
    held = await grants_of(session, actor)
    access.require(held, Action.PEOPLE_SEE, branch)
    within = access.scopes_for(held, Action.PEOPLE_SEE) if branch is None else [branch.code]
    rows = await queries.grants_within(
        session,
        None if COUNTRY in within else within,
        offset=number * PAGE,
        limit=PAGE + 1,
        called=called,
    )
    audit.note(
        session,
        action="people.listed",
        actor=actor.id,
        subject=scopes.subject(within),
        people=sorted({person.id for _, person in rows[:PAGE]}),
        page=number,
    )
    return rows[:PAGE], len(rows) > PAGE


async def branches_of(session: AsyncSession, person: Person) -> list[Branch]:
    """Return the branches that the person's roles name; that of a worker comes last."""
    known = await scopes.branches(session)
    held = sorted(await grants_of(session, person), key=_is_worker)
    return [known[grant.scope] for grant in held if grant.scope in known]


def _is_worker(grant: Grant) -> bool:
    return grant.role is Role.WORKER


async def _may_take(session: AsyncSession, held: Sequence[Grant], grant: Grant) -> bool:
    where = await scopes.where(session, grant.role, grant.scope, await scopes.branches(session))
    return access.may_take(held, grant.role, where.scope, where.state)
