"""The database's questions for lists of leads and for searching them, within somebody's scope."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, intersect, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Custody, Key, Lead, Victim
from db.models.places import Branch

COUNTRY = "MY"
LAST = "z" * 16  # after any word that begins so


@dataclass(frozen=True, slots=True)
class Late:
    """Before which moments a lead had to be opened, or its step due, to be late now."""

    now: datetime
    action: datetime  # opened before: its first action is late
    payment: datetime  # opened before: its first payment is late


def within(scopes: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a lead lies in one of *scopes*: branches, states, the country."""
    if COUNTRY in scopes:
        return true()
    if not scopes:
        return false()
    inside = select(Branch.code).where(Branch.state.in_(scopes))
    return or_(Lead.branch_code.in_(scopes), Lead.branch_code.in_(inside))


def mine(person_id: int) -> ColumnElement[bool]:
    """Return the condition that a person holds the lead, or is asked to take it."""
    asked = select(Assignment.lead_id).where(
        Assignment.person_id == person_id, Assignment.state == AssignmentState.ASKED
    )
    return or_(Lead.holder_id == person_id, Lead.id.in_(asked))


def is_open() -> ColumnElement[bool]:
    """Return the condition that a lead goes on."""
    return Lead.custody != Custody.ENDED


def opened_within(since: datetime, until: datetime) -> ColumnElement[bool]:
    """Return the condition that a lead was reported in a stretch of time; its end is outside."""
    return and_(Lead.opened_at >= since, Lead.opened_at < until)


def overdue(late: Late) -> ColumnElement[bool]:
    """Return the condition that something of an open lead is late."""
    return and_(
        is_open(),
        or_(
            Lead.next_step_by < late.now,
            and_(
                Lead.kind != "middleman",  # a warning is no claim: no clocks of an accident
                or_(
                    and_(Lead.first_action_at.is_(None), Lead.opened_at < late.action),
                    and_(Lead.first_paid_at.is_(None), Lead.opened_at < late.payment),
                ),
            ),
        ),
    )


async def page(
    session: AsyncSession,
    conditions: Sequence[ColumnElement[bool]],
    *,
    oldest_first: bool,
    offset: int,
    limit: int,
) -> Sequence[Lead]:
    """Return one page of leads."""
    order = Lead.opened_at.asc() if oldest_first else Lead.opened_at.desc()
    found = await session.scalars(
        select(Lead).where(*conditions).order_by(order, Lead.id).offset(offset).limit(limit)
    )
    return found.all()


async def count(session: AsyncSession, conditions: Sequence[ColumnElement[bool]]) -> int:
    """Return how many leads there are in all."""
    return await session.scalar(select(func.count()).select_from(Lead).where(*conditions)) or 0


async def of_nric(
    session: AsyncSession, scopes: Collection[str], figures: str, limit: int
) -> Sequence[Lead]:
    """Return leads with a victim whose identity number holds *figures*, newest first."""
    hits = select(Victim.lead_id).where(Victim.nric.contains(figures))
    return await _newest(session, _found(scopes).where(Lead.id.in_(hits)), limit)


async def under_words(
    session: AsyncSession,
    scopes: Collection[str],
    words: Sequence[str],
    limit: int,
) -> Sequence[Any]:
    """Return the newest leads under all *words*, beginnings of keys: a row for each victim."""
    under = intersect(*(select(Key.lead_id).where(_begins(each)) for each in words))
    hits = under.cte().prefix_with("MATERIALIZED")
    these = (
        select(Lead.id)
        .join(hits, hits.c.lead_id == Lead.id)
        .where(within(scopes))
        .order_by(Lead.id.desc())
        .limit(limit)
    ).subquery()
    found = await session.execute(
        select(Lead.id, Victim.name, Lead.place_name, Lead.place_text, Lead.district)
        .join(these, these.c.id == Lead.id)
        .outerjoin(Victim, Victim.lead_id == Lead.id)
        .order_by(Lead.id.desc(), Victim.id)
    )
    return found.all()


async def of_ids(session: AsyncSession, ids: Sequence[int]) -> Sequence[Lead]:
    """Return these leads with their victims, in this order."""
    found = await session.scalars(
        select(Lead).where(Lead.id.in_(ids)).options(selectinload(Lead.victims))
    )
    leads = {lead.id: lead for lead in found}
    return [leads[number] for number in ids if number in leads]


def _begins(key: str) -> ColumnElement[bool]:
    """Return the condition that a key begins so; the range reads the index, in any collation."""
    return and_(Key.key.between(key, key + LAST), Key.key.startswith(key, autoescape=True))


def _found(scopes: Collection[str]) -> Select[Lead]:
    return select(Lead).where(within(scopes)).options(selectinload(Lead.victims))


async def _newest(session: AsyncSession, query: Select[Lead], limit: int) -> Sequence[Lead]:
    found = await session.scalars(query.order_by(Lead.id.desc()).limit(limit))
    return found.all()
