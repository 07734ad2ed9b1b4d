"""Invite by conversation or in one line; list and end invitations: rights, words, letters.

The conversation asks for the role, the branch (or the state), then name and staff number; what
was entered so far is the handler's to keep.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Grant, Invitation, Person, Role
from db.models.places import Branch
from db.queries import clinics
from db.queries import people as queries
from services import access, clock
from services.access import COUNTRY, Action
from services.errors import Refusal
from services.people import cards, enrolment, roles, scopes, staff_cards, typed
from services.people.asked import Asked, answer, post, prompt
from services.people.scopes import Branches
from services.records import audit, installation

SHOWN = 8  # open invitations in one list


async def ask_role(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Offer the roles that *actor* may give.

    Raises:
        Refusal: none.
    """
    held = await _held(session, actor)
    buttons = cards.role_buttons(asked.language, access.roles_to_give(held))
    await prompt(session, asked, "invite.which_role", buttons)


async def ask_scope(session: AsyncSession, actor: Person, asked: Asked, role: Role) -> str | None:
    """Offer the places where *actor* may give *role*; return the only one without asking.

    Raises:
        Refusal: the actor may give that role nowhere.
    """
    return await _narrow(session, actor, asked, role, within=None)


async def take_scope(
    session: AsyncSession, actor: Person, asked: Asked, role: Role, chosen: str
) -> str | None:
    """Understand a pressed or typed place; return the scope, or None where more is asked.

    Raises:
        Refusal: no such place, or the actor may not give the role there.
    """
    known = await scopes.branches(session)
    state = scopes.state_meant(chosen, known)
    if role is not Role.COORDINATOR and state is not None:
        return await _narrow(session, actor, asked, role, within=state)
    branch = scopes.find(chosen, known).branch if role is Role.CLINIC else None
    if branch is not None:
        await _ask_clinic(session, actor, asked, branch)
        return None
    scope = await scopes.meant(session, role, chosen, known)
    await _require(session, await _held(session, actor), role, scope, known)
    await ask_person(session, asked, role, scope, known)
    return scope


async def ask_person(
    session: AsyncSession, asked: Asked, role: Role, scope: str, known: Branches
) -> None:
    """Ask for name and staff number."""
    await answer(
        session,
        asked,
        "invite.who",
        role=cards.role_name(asked.language, role),
        scope=scopes.label(asked.language, scope, known),
    )


async def offer_line(session: AsyncSession, actor: Person, asked: Asked, line: str) -> Invitation:
    """Make and return the invitation of a typed line: "squad KTN Aminah binti Salleh 12345".

    Raises:
        Refusal: as `offer`, or the line cannot be read.
    """
    await _held(session, actor)
    return await offer(session, actor, asked, typed.invitation(line))


async def offer(
    session: AsyncSession, actor: Person, asked: Asked, line: typed.InvitationLine
) -> Invitation:
    """Make and return the invitation; answer with the link, its end and a way back.

    Raises:
        Refusal: the actor may not give that role there, or the line names no such place.
    """
    held = await _held(session, actor)
    known = await scopes.branches(session)
    scope = await scopes.meant(session, line.role, line.scope, known)
    await _require(session, held, line.role, scope, known)
    invitation, token = await enrolment.invite(
        session,
        role=line.role,
        scope=scope,
        name=line.name,
        staff_number=line.staff_number,
        created_by=actor,
    )
    address = enrolment.link(await installation.bot_username(session) or "", token)
    text, buttons = staff_cards.invitation(asked.language, invitation, known, address)
    await post(session, asked, "invite.made", text, buttons, card=_card(invitation))
    return invitation


async def revoke(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """End an open invitation; its card says so.

    Raises:
        Refusal: there is none in the actor's scopes, or it is over already.
    """
    held = await _held(session, actor)
    known = await scopes.branches(session)
    invitation = await queries.invitation(session, number)
    if invitation is None or not await _may_end(session, held, invitation, known):
        raise Refusal("invitations.none_such", number=number)
    await enrolment.revoke(session, invitation, actor)
    text = staff_cards.invitation_revoked(asked.language, invitation, known)
    own = invitation.created_by_id == actor.id  # the card with the link is in this chat
    await post(session, asked, "invitation.revoked", text, card=_card(invitation) if own else None)


async def show_open(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List the open invitations in the actor's scopes, each with a button that ends it."""
    held = await _held(session, actor)
    within = access.scopes_for(held, Action.PEOPLE_INVITE)
    found = await queries.open_invitations(
        session, None if COUNTRY in within else within, clock.now(), limit=SHOWN
    )
    audit.note(
        session,
        action="invitations.listed",
        actor=actor.id,
        subject=scopes.subject(within),
        invitations=[each.id for each in found],
    )
    if not found:
        await answer(session, asked, "invitations.none")
        return
    text, buttons = staff_cards.invitations(asked.language, found, await scopes.branches(session))
    await post(session, asked, "invitations", text, buttons)


async def _narrow(
    session: AsyncSession, actor: Person, asked: Asked, role: Role, *, within: str | None
) -> str | None:
    known = await scopes.branches(session)
    held = await _held(session, actor)
    places = _places(held, role, known, within)
    if not places:
        raise Refusal("invite.nowhere")
    if len(places) == 1 and role is Role.CLINIC:
        await _ask_clinic(session, actor, asked, known[places[0]])
        return None
    if len(places) == 1 and not access.is_state(places[0]):
        await ask_person(session, asked, role, places[0], known)
        return places[0]
    buttons = cards.scope_buttons(asked.language, "invite_scope", places, known)
    key = "invite.which_state" if role is Role.COORDINATOR else "invite.which_branch"
    await prompt(session, asked, key, buttons, role=cards.role_name(asked.language, role))
    return None


async def _ask_clinic(session: AsyncSession, actor: Person, asked: Asked, branch: Branch) -> None:
    if not access.may_give(await _held(session, actor), Role.CLINIC, branch.code, branch.state):
        raise Refusal("invite.not_yours", scope=branch.code)
    found = [one for one in await clinics.of_branch(session, branch.code) if one.active]
    if not found:
        raise Refusal("invite.no_clinics", branch=branch.name)
    buttons = cards.clinic_buttons("invite_scope", found)
    await prompt(session, asked, "invite.which_clinic", buttons, branch=branch.name)


def _places(held: Sequence[Grant], role: Role, known: Branches, within: str | None) -> list[str]:
    """Return where the role may be given, to choose from."""
    if role is Role.COORDINATOR:
        every = [COUNTRY, *sorted({branch.state for branch in known.values()})]
        return [scope for scope in every if access.may_give(held, role, scope)]
    giving = [g.scope for g in held if role in access.GIVES.get(g.role, ())]
    return scopes.choices(giving, known, within)


async def _held(session: AsyncSession, actor: Person) -> Sequence[Grant]:
    held = await roles.grants_of(session, actor)
    access.require(held, Action.PEOPLE_INVITE)
    return held


async def _require(
    session: AsyncSession, held: Sequence[Grant], role: Role, scope: str, known: Branches
) -> None:
    where = await scopes.where(session, role, scope, known)
    if not access.may_give(held, role, where.scope, where.state):
        raise Refusal("invite.not_yours", scope=scope)


async def _may_end(
    session: AsyncSession, held: Sequence[Grant], invitation: Invitation, known: Branches
) -> bool:
    where = await scopes.where(session, invitation.role, invitation.scope, known)
    return access.may_take(held, invitation.role, where.scope, where.state)


def _card(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}"
