"""Let people in: a single-use deep link, bound to the first Telegram account that opens it.

Only the link's SHA-256 is kept with the invitation. Opening it twice with the same account says
so and changes nothing; with another account it is refused.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Invitation, Person, Role
from db.queries import people as queries
from services import access, clock
from services.errors import Refusal
from services.people import roles, scopes, typed
from services.records import audit

VALID_HOURS = 72
PREFIX = "i_"  # of the payload; tells an invitation from other deep links


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What came of opening an invitation."""

    invitation: Invitation
    new: bool  # False: this account had opened it before, nothing was changed


def link(username: str, token: str) -> str:
    """Return the deep link; *username* is the bot's, without @."""
    return f"https://t.me/{username}?start={token}"


async def invite(
    session: AsyncSession,
    *,
    role: Role,
    scope: str,
    name: str,
    staff_number: str | None,
    created_by: Person | None = None,
) -> tuple[Invitation, str]:
    """Make an invitation; return it and its token, which is kept nowhere else.

    An open one of the same staff number to the same role ends. *created_by* None is the command
    line; rights are the caller's business.

    Raises:
        Refusal: the name or staff number is none, or its holder has that role already.
    """
    name = typed.name(name)
    number = typed.staff_number(staff_number, of=name) if staff_number else None
    if number:
        await _refuse_holder(session, role, scope, number)
        await _end_earlier(session, role, scope, number)
    token = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    invitation = Invitation(
        token_hash=_hash(token),
        role=role,
        scope=scope,
        name=name,
        staff_number=number,
        created_at=now,
        created_by_id=created_by.id if created_by else None,
        expires_at=now + timedelta(hours=VALID_HOURS),
    )
    session.add(invitation)
    await session.flush()
    audit.note(
        session,
        action="invitation.made",
        actor=invitation.created_by_id,
        subject=f"invitation:{invitation.id}",
        role=role,
        scope=scope,
        staff_number=number,
    )
    return invitation, token


async def accept(session: AsyncSession, actor: Person, token: str) -> Enrolled:
    """Enrol *actor* by the link's token: the staff number, the name and the role become theirs.

    Raises:
        Refusal: the link is unknown, over, revoked, another account's, for somebody else, or of
            an inviter who may not give that role any more.
    """
    invitation = await queries.invitation_of(session, _hash(token))
    if invitation is None:
        raise Refusal("enrolment.unknown")
    if invitation.used_by_id == actor.id:
        return await _opened_again(session, actor, invitation)
    _refuse_closed(invitation)
    await _refuse_outlived(session, invitation)
    await _take_staff_number(session, actor, invitation.staff_number)
    if not await queries.claim_invitation(session, invitation.id, actor.id, clock.now()):
        raise Refusal("enrolment.other_account")
    actor.name = invitation.name
    await roles.give(session, actor, invitation.role, invitation.scope, by=invitation.created_by_id)
    audit.note(
        session,
        action="invitation.accepted",
        actor=actor.id,
        subject=f"invitation:{invitation.id}",
        role=invitation.role,
        scope=invitation.scope,
    )
    await session.flush()
    return Enrolled(invitation, new=True)


async def revoke(session: AsyncSession, invitation: Invitation, actor: Person) -> None:
    """End an invitation that nobody has opened.

    Raises:
        Refusal: it was opened or revoked before.
    """
    if invitation.used_at is not None:
        raise Refusal("invitations.used", name=invitation.name, at=invitation.used_at)
    if invitation.revoked_at is not None:
        raise Refusal("invitations.revoked", name=invitation.name, at=invitation.revoked_at)
    _end(session, invitation, actor.id)


async def _opened_again(session: AsyncSession, actor: Person, invitation: Invitation) -> Enrolled:
    held = await roles.grants_of(session, actor)
    if not any(g.role is invitation.role and g.scope == invitation.scope for g in held):
        raise Refusal("enrolment.role_revoked")
    return Enrolled(invitation, new=False)


def _refuse_closed(invitation: Invitation) -> None:
    if invitation.used_at is not None:
        raise Refusal("enrolment.other_account")
    if invitation.revoked_at is not None:
        raise Refusal("enrolment.revoked")
    if invitation.expires_at <= clock.now():
        raise Refusal("enrolment.expired", at=invitation.expires_at)


async def _refuse_outlived(session: AsyncSession, invitation: Invitation) -> None:
    """Refuse a link whose maker may not give the role there any more; the command line always may.

    Raises:
        Refusal: so it is.
    """
    if invitation.created_by_id is None:
        return
    held = await queries.live_grants(session, invitation.created_by_id)
    known = await scopes.branches(session)
    where = await scopes.where(session, invitation.role, invitation.scope, known)
    if not access.may_give(held, invitation.role, where.scope, where.state):
        raise Refusal("enrolment.inviter_gone")


async def _take_staff_number(session: AsyncSession, actor: Person, number: str | None) -> None:
    """Bind the staff number to the account; a holder without any role gives it up."""
    if number is None or actor.staff_number == number:
        return
    if actor.staff_number is not None:
        raise Refusal("enrolment.other_staff_number", number=number, own=actor.staff_number)
    holder = await queries.by_staff_number(session, number)
    if holder is not None:
        if await roles.grants_of(session, holder):
            raise Refusal("enrolment.staff_number_taken", number=number)
        holder.staff_number = None
        audit.note(
            session,
            action="staff_number.moved",
            actor=actor.id,
            subject=f"person:{holder.id}",
            to=actor.id,
        )
        await session.flush()  # the number is unique: let go before it is taken
    actor.staff_number = number


async def _refuse_holder(session: AsyncSession, role: Role, scope: str, number: str) -> None:
    holder = await queries.by_staff_number(session, number)
    if holder is None:
        return
    held = await roles.grants_of(session, holder)
    if any(grant.role is role and grant.scope == scope for grant in held):
        raise Refusal("invite.has_role", name=holder.name, number=number)


async def _end_earlier(session: AsyncSession, role: Role, scope: str, number: str) -> None:
    earlier = await queries.open_invitations_like(session, role, scope, number, clock.now())
    for invitation in earlier:
        _end(session, invitation, None)


def _end(session: AsyncSession, invitation: Invitation, by: int | None) -> None:
    invitation.revoked_at = clock.now()
    audit.note(
        session, action="invitation.revoked", actor=by, subject=f"invitation:{invitation.id}"
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
