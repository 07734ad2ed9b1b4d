"""Questions on people, their grants, invitations and enquiries."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import ColumnElement

from db.models.appointments import Provider
from db.models.messaging import Letter
from db.models.people import Enquiry, Grant, Invitation, Person, Role
from db.models.places import Branch

Within = Collection[str] | None  # scopes; None: everywhere


async def by_staff_number(session: AsyncSession, staff_number: str) -> Person | None:
    """Return the person who holds a staff number."""
    return await session.scalar(select(Person).where(Person.staff_number == staff_number))


async def live_grants(session: AsyncSession, person_id: int) -> Sequence[Grant]:
    """Return the person's grants that are not revoked, the oldest first."""
    rows = await session.scalars(
        select(Grant)
        .where(Grant.person_id == person_id, Grant.revoked_at.is_(None))
        .order_by(Grant.id)
    )
    return rows.all()


async def grant(session: AsyncSession, grant_id: int) -> Grant | None:
    """Return a grant, locked until the commit."""
    return await session.scalar(select(Grant).where(Grant.id == grant_id).with_for_update())


async def grants_within(
    session: AsyncSession, within: Within, *, offset: int, limit: int, called: str = ""
) -> Sequence[tuple[Grant, Person]]:
    """Return live grants of staff in those scopes with their people, by scope and name.

    *called*: only of people in whose name that stands, any case.
    """
    query = (
        select(Grant, Person)
        .join(Person, Person.id == Grant.person_id)
        .where(
            Grant.revoked_at.is_(None),
            Grant.role != Role.WORKER,  # millions, and nobody's staff
            _inside(Grant.scope, within),
        )
        .order_by(Grant.scope, Person.name, Grant.id)
        .offset(offset)
        .limit(limit)
    )
    if called:
        query = query.where(func.lower(Person.name).contains(called.lower(), autoescape=True))
    return [(row[0], row[1]) for row in await session.execute(query)]


async def reachable_holders(
    session: AsyncSession, roles: Collection[Role], scopes: Collection[str]
) -> Sequence[Person]:
    """Return who holds one of the roles in one of exactly these scopes and can be written to."""
    holders = select(Grant.person_id).where(
        Grant.role.in_(roles), Grant.scope.in_(scopes), Grant.revoked_at.is_(None)
    )
    rows = await session.scalars(
        select(Person)
        .where(
            Person.id.in_(holders),
            Person.chat_opened_at.is_not(None),
            Person.blocked_at.is_(None),
        )
        .order_by(Person.id)
    )
    return rows.all()


async def invitation_of(session: AsyncSession, token_hash: str) -> Invitation | None:
    """Return the invitation of a token, locked until the commit."""
    return await session.scalar(_locked_invitation().where(Invitation.token_hash == token_hash))


async def invitation(session: AsyncSession, invitation_id: int) -> Invitation | None:
    """Return an invitation, locked until the commit."""
    return await session.scalar(_locked_invitation().where(Invitation.id == invitation_id))


async def claim_invitation(
    session: AsyncSession, invitation_id: int, person_id: int, now: datetime
) -> bool:
    """Bind an open invitation to a person; False when somebody was faster or it was revoked."""
    claimed = await session.scalar(
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.used_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(used_at=now, used_by_id=person_id)
        .returning(Invitation.id)
    )
    return claimed is not None


async def open_invitations(
    session: AsyncSession, within: Within, now: datetime, *, limit: int
) -> Sequence[Invitation]:
    """Return the invitations that can still be opened in those scopes, the newest first."""
    rows = await session.scalars(
        select(Invitation)
        .where(_open(now), _inside(Invitation.scope, within))
        .order_by(Invitation.id.desc())
        .limit(limit)
    )
    return rows.all()


async def open_invitations_like(
    session: AsyncSession, role: Role, scope: str, staff_number: str, now: datetime
) -> Sequence[Invitation]:
    """Return the open invitations of one staff number to the same role and scope."""
    rows = await session.scalars(
        select(Invitation).where(
            _open(now),
            Invitation.role == role,
            Invitation.scope == scope,
            Invitation.staff_number == staff_number,
        )
    )
    return rows.all()


async def claim_enquiry(
    session: AsyncSession, enquiry_id: int, person_id: int, now: datetime
) -> bool:
    """Note who answers an enquiry; False when somebody did before."""
    claimed = await session.scalar(
        update(Enquiry)
        .where(Enquiry.id == enquiry_id, Enquiry.answered_at.is_(None))
        .values(answered_at=now, answered_by_id=person_id)
        .returning(Enquiry.id)
    )
    return claimed is not None


async def open_enquiries(
    session: AsyncSession, within: Within, *, apart_from: int, limit: int
) -> Sequence[tuple[Enquiry, Person]]:
    """Return unanswered enquiries with who asked, the oldest first; not those of *apart_from*.

    Within scopes: those for a branch there, and those of people who hold a role at one.
    """
    query = (
        select(Enquiry, Person)
        .join(Person, Person.id == Enquiry.person_id)
        .where(Enquiry.answered_at.is_(None), Enquiry.person_id != apart_from)
        .order_by(Enquiry.id)
        .limit(limit)
    )
    if within is not None:
        branches = select(Branch.code).where(
            Branch.kind != "hq", Branch.code.in_(within) | Branch.state.in_(within)
        )
        of_branch = select(Grant.person_id).where(
            Grant.scope.in_(branches), Grant.revoked_at.is_(None)
        )
        query = query.where(
            Enquiry.branch_code.in_(branches)
            | (Enquiry.branch_code.is_(None) & Enquiry.person_id.in_(of_branch))
        )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def keys_of(session: AsyncSession, beginning: str) -> Sequence[str]:
    """Return the keys of letters to no chat (menus) that begin so, the oldest first."""
    rows = await session.scalars(
        select(Letter.key)
        .where(Letter.chat_id == 0, Letter.key.startswith(beginning, autoescape=True))
        .order_by(Letter.id)
    )
    return rows.all()


async def open_topic(session: AsyncSession, person_id: int, topic: str) -> Enquiry | None:
    """Return what waits for an answer about a topic of one person."""
    return await session.scalar(
        select(Enquiry).where(
            Enquiry.person_id == person_id,
            Enquiry.topic == topic,
            Enquiry.answered_at.is_(None),
        )
    )


async def count_open_enquiries(session: AsyncSession, person_id: int) -> int:
    """Return how many enquiries of one person wait for an answer."""
    counted = await session.scalar(
        select(func.count())
        .select_from(Enquiry)
        .where(Enquiry.person_id == person_id, Enquiry.answered_at.is_(None))
    )
    return counted or 0


async def shown(session: AsyncSession, card: str) -> Sequence[tuple[int, str]]:
    """Return chat and card's name wherever *card* or a copy of it ("card:...") was written."""
    rows = await session.execute(
        select(Letter.chat_id, Letter.card)
        .where((Letter.card == card) | Letter.card.startswith(f"{card}:", autoescape=True))
        .distinct()
    )
    return [(chat_id, name) for chat_id, name in rows if name is not None]


def _locked_invitation() -> Select[Invitation]:
    return select(Invitation).with_for_update()


def _open(now: datetime) -> ColumnElement[bool]:
    return (
        Invitation.used_at.is_(None)
        & Invitation.revoked_at.is_(None)
        & (Invitation.expires_at > now)
    )


def _inside(scope: ColumnElement[str] | object, within: Within) -> ColumnElement[bool]:
    """Whether a scope is one of *within*, a branch of a state of it, or a clinic of either."""
    column: ColumnElement[str] = scope  # type: ignore[assignment]  # an attribute is a column
    if within is None:
        return column.is_not(None)
    branches = select(Branch.code).where(Branch.state.in_(within))
    clinics = select(Provider.code).where(
        or_(Provider.branch_code.in_(within), Provider.state.in_(within))
    )
    return or_(column.in_(within), column.in_(branches), column.in_(clinics))
