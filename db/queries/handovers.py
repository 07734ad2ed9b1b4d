"""The database's questions about handing leads over in one go."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from db.models.assignments import Assignment, AssignmentState, Handover, HandoverState
from db.models.leads import Lead


async def locked(session: AsyncSession, handover_id: int) -> Handover | None:
    """Return an offer, locked until the commit."""
    return await session.scalar(
        select(Handover)
        .where(Handover.id == handover_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def open_of(session: AsyncSession, person_id: int) -> Sequence[Handover]:
    """Return the unanswered offers of a person's leads, or by that person, locked."""
    found = await session.scalars(
        select(Handover)
        .where(
            Handover.state == HandoverState.OFFERED,
            or_(Handover.from_id == person_id, Handover.offered_by_id == person_id),
        )
        .order_by(Handover.id)
        .with_for_update()
    )
    return found.all()


async def held(session: AsyncSession, person_id: int) -> Sequence[Lead]:
    """Return the leads that a person holds, the most urgent first."""
    found = await session.scalars(
        select(Lead).where(Lead.holder_id == person_id).order_by(Lead.next_step_by, Lead.id)
    )
    return found.all()


async def leads(session: AsyncSession, ids: Collection[int]) -> Sequence[Lead]:
    """Return leads with their victims, locked one after the other by number."""
    found = await session.scalars(
        select(Lead)
        .where(Lead.id.in_(ids))
        .order_by(Lead.id)
        .options(selectinload(Lead.victims))
        .with_for_update(of=Lead)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def holdings(session: AsyncSession, ids: Collection[int]) -> Sequence[Assignment]:
    """Return the steps by which leads are held now."""
    found = await session.scalars(
        select(Assignment).where(
            Assignment.lead_id.in_(ids), Assignment.state == AssignmentState.ACCEPTED
        )
    )
    return found.all()


async def last_numbers(session: AsyncSession, ids: Collection[int]) -> dict[int, int]:
    """Return the number of the last step of each lead."""
    found = await session.execute(
        select(Assignment.lead_id, func.max(Assignment.number))
        .where(Assignment.lead_id.in_(ids))
        .group_by(Assignment.lead_id)
    )
    return {row[0]: row[1] for row in found}
