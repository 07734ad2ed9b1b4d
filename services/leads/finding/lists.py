"""Lists of leads for staff, in private: mine, my branches', overdue, ended; filtered, paged."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.models.people import Grant, Person
from db.queries import held
from db.queries import lead_lists as queries
from services import access, clock
from services.access import Action
from services.leads.casework import deadlines
from services.leads.finding import list_cards, listing
from services.leads.finding.list_cards import Page
from services.leads.finding.listing import PAGE, Wanted, Whose
from services.people import asked as answers
from services.people import duty_hours, roles, scopes
from services.people.asked import Asked, in_private
from services.people.scopes import Branches

ONLY_IN_PRIVATE = "leads.only_in_private"


async def show_typed(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> None:
    """Show the list that is typed behind /leads; alone it is mine, of a head the branch's.

    Raises:
        Refusal: no right, a group, or words that mean no list.
    """
    grants = await _grants(session, actor, asked)
    known = await scopes.branches(session)
    oversees = access.may(grants, Action.LEAD_OVERSEE)
    today = clock.now().astimezone(clock.LOCAL).date()
    wanted = listing.typed(typed, Whose.BRANCH if oversees else Whose.MINE, known, today)
    await _show(session, actor, asked, grants=grants, wanted=wanted, known=known)


async def show(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Show the list that a button holds, in place of the one before.

    Raises:
        Refusal: no right, or a group.
    """
    grants = await _grants(session, actor, asked)
    known = await scopes.branches(session)
    wanted = listing.read(argument)
    await _show(session, actor, asked, grants=grants, wanted=wanted, known=known)


async def _grants(session: AsyncSession, actor: Person, asked: Asked) -> Sequence[Grant]:
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LEAD_SEE)
    in_private(asked, ONLY_IN_PRIVATE)
    return grants


async def _show(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    *,
    grants: Sequence[Grant],
    wanted: Wanted,
    known: Branches,
) -> None:
    conditions = _conditions(actor, access.scopes_for(grants, Action.LEAD_SEE), wanted)
    count = await queries.count(session, conditions)
    leads = await queries.page(
        session,
        conditions,
        oldest_first=wanted.whose in (Whose.OVERDUE, Whose.MINE),
        offset=wanted.page * PAGE,
        limit=PAGE,
    )
    ids = {lead.holder_id for lead in leads if lead.holder_id is not None}
    holders = {each.id: each.name for each in (await held.people(session, ids)).values()}
    message = list_cards.page(Page(wanted, leads, count, holders, known), asked.language)
    await answers.post(session, asked, "leads", message.text, message.buttons, prompt=True)


def _conditions(actor: Person, own: Sequence[str], wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what a lead must fulfil; whatever is wanted, only of the own scopes."""
    found = [queries.within(own)]
    match wanted.whose:
        case Whose.MINE:
            found = [queries.mine(actor.id), queries.is_open()]
        case Whose.BRANCH:
            found.append(queries.is_open())
        case Whose.OVERDUE:
            now = clock.now()
            found.append(queries.overdue(queries.Late(now, *deadlines.late_before(now))))
        case Whose.ENDED:
            found.append(~queries.is_open())
    if wanted.place:
        found.append(queries.within([wanted.place]))
    if wanted.days:
        found.append(queries.opened_within(*duty_hours.whole(wanted.days)))
    if wanted.severity:
        found.append(Lead.severity == wanted.severity)
    if wanted.kind:
        found.append(Lead.kind == wanted.kind)
    return found
