"""Whose figures somebody wants, and whether they may be seen."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from services import access
from services.access import COUNTRY, Action
from services.errors import Refusal
from services.people import roles, scopes
from services.people.asked import Asked, in_private
from services.places import states
from services.records import audit

IN_PRIVATE = "reports.only_in_private"


async def scope_for(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> str:
    """Return the scope meant by *typed* - "" is the actor's widest -, noted as looked at.

    Raises:
        Refusal: no right, a group, an unknown place, or one outside the actor's own.
    """
    in_private(asked, IN_PRIVATE)
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.REPORT_SEE)
    known = await scopes.branches(session)
    typed = typed.strip()
    scope = _scope(typed, known) if typed else access.scopes_for(grants, Action.REPORT_SEE)[0]
    if scope in known:
        access.require(grants, Action.REPORT_SEE, branch=known[scope])
    elif not access.may(grants, Action.REPORT_SEE, state=scope):
        raise Refusal("reports.elsewhere", scope=scopes.label(asked.language, scope, known))
    audit.note(session, action="report.seen", actor=actor.id, subject=scopes.subject([scope]))
    return scope


def _scope(typed: str, known: scopes.Branches) -> str:
    if typed.casefold() in (COUNTRY.casefold(), "malaysia", "negara", "country"):
        return COUNTRY
    if typed in known:
        return typed
    state = states.code_of(typed)  # of a state and a branch of one name the state is meant
    return state or scopes.branch_named(typed, known).code
