"""The database's questions about what was done on a lead: its entries, papers and sightings."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment, AssignmentState
from db.models.casework import Document, Entry, EntryKind
from db.models.leads import Sighting, Stage
from db.models.people import Person
from db.models.places import Group


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


async def last_stages(session: AsyncSession, ids: Collection[int]) -> dict[int, Entry]:
    """Return the newest entry that tells a step, of each of these leads."""
    newest = (
        select(func.max(Entry.id))
        .where(Entry.lead_id.in_(ids), Entry.kind == EntryKind.STAGE)
        .group_by(Entry.lead_id)
    )
    found = await session.scalars(select(Entry).where(Entry.id.in_(newest)))
    return {each.lead_id: each for each in found}


async def stages_noted_at(
    session: AsyncSession, ids: Collection[int], stage: Stage
) -> dict[int, datetime]:
    """Return when a step was first noted, of each of these leads on which it was."""
    found = await session.execute(
        select(Entry.lead_id, func.min(Entry.at))
        .where(
            Entry.lead_id.in_(ids),
            Entry.kind == EntryKind.STAGE,
            Entry.details["stage"].as_string() == stage.value,
        )
        .group_by(Entry.lead_id)
    )
    return {row[0]: row[1] for row in found}


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


async def sightings(session: AsyncSession, ids: Collection[int]) -> Sequence[Sighting]:
    """Return every report of these leads, oldest first."""
    found = await session.scalars(
        select(Sighting).where(Sighting.lead_id.in_(ids)).order_by(Sighting.id)
    )
    return found.all()


async def people(session: AsyncSession, ids: set[int]) -> dict[int, Person]:
    """Return people by their ids."""
    found = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {each.id: each for each in found}


async def groups_at(session: AsyncSession, chat_ids: set[int]) -> dict[int, Group]:
    """Return the groups of chats, or of what the chats were, by id; private chats are none."""
    here = or_(Group.chat_id.in_(chat_ids), Group.former_chat_id.in_(chat_ids))
    found = (await session.scalars(select(Group).where(here))).all()
    return {
        chat_id: each
        for each in found
        for chat_id in (each.former_chat_id, each.chat_id)
        if chat_id is not None
    }
