"""The database's questions about what was done on a lead: its entries, papers and sightings."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Document, Entry, EntryKind
from db.models.leads import Lead, Sighting, Stage


async def entries(session: AsyncSession, ids: Collection[int]) -> Sequence[Entry]:
    """Return the history of these leads, oldest first."""
    found = await session.scalars(select(Entry).where(Entry.lead_id.in_(ids)).order_by(Entry.id))
    return found.all()


async def last_stage(session: AsyncSession, lead_id: int) -> Entry | None:
    """Return the newest entry that tells a step."""
    return await session.scalar(
        select(Entry)
        .where(Entry.lead_id == lead_id, Entry.kind == EntryKind.STAGE)
        .order_by(Entry.id.desc())
        .limit(1)
    )


async def stage_noted_at(session: AsyncSession, lead_id: int, stage: Stage) -> datetime | None:
    """Return when a step was first noted."""
    return await session.scalar(
        select(Entry.at)
        .where(
            Entry.lead_id == lead_id,
            Entry.kind == EntryKind.STAGE,
            Entry.details["stage"].as_string() == stage.value,
        )
        .order_by(Entry.id)
        .limit(1)
    )


async def steps(session: AsyncSession, ids: Collection[int]) -> Sequence[Entry]:
    """Return the entries of these leads that tell a step, oldest first."""
    here = Entry.lead_id.in_(ids)
    found = select(Entry).where(here, Entry.kind == EntryKind.STAGE).order_by(Entry.id)
    return (await session.scalars(found)).all()


async def papers_of(session: AsyncSession, ids: Collection[int]) -> Sequence[Document]:
    """Return the papers that are there of these leads."""
    return (await session.scalars(select(Document).where(Document.lead_id.in_(ids)))).all()


async def holding(session: AsyncSession, lead_id: int) -> Assignment | None:
    """Return the assignment of who holds the lead."""
    return await session.scalar(
        select(Assignment).where(
            Assignment.lead_id == lead_id, Assignment.state == AssignmentState.ACCEPTED
        )
    )


async def received(session: AsyncSession, lead_id: int) -> dict[str, Document]:
    """Return the papers that are there, by their keys."""
    found = await session.scalars(select(Document).where(Document.lead_id == lead_id))
    return {each.document: each for each in found}


async def remove_document(session: AsyncSession, lead_id: int, document: str) -> None:
    """Note that a paper is not there after all."""
    await session.execute(
        delete(Document).where(Document.lead_id == lead_id, Document.document == document)
    )


async def all_sightings(session: AsyncSession, lead_id: int) -> Sequence[Sighting]:
    """Return every report of a lead and of what was joined into it, oldest first."""
    family = select(Lead.id).where(Lead.id == lead_id).cte(recursive=True)
    family = family.union_all(select(Lead.id).where(Lead.joined_into_id == family.c.id))
    here = Sighting.lead_id.in_(select(family.c.id))
    return (await session.scalars(select(Sighting).where(here).order_by(Sighting.id))).all()


async def sightings(session: AsyncSession, ids: Collection[int]) -> Sequence[Sighting]:
    """Return every report of these leads, oldest first."""
    found = await session.scalars(
        select(Sighting).where(Sighting.lead_id.in_(ids)).order_by(Sighting.id)
    )
    return found.all()
