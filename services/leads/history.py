"""A lead's history: what was done on it, entry by entry, never changed afterwards."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Entry, EntryKind
from db.models.leads import Lead
from db.models.people import Person
from services import clock


def add(
    session: AsyncSession,
    lead: Lead,
    /,
    kind: EntryKind,
    by: Person | None = None,
    *,
    text: str | None = None,
    file_id: str | None = None,
    **details: Any,
) -> None:
    """Add an entry to the lead's history; `by` None: Prihatin itself."""
    session.add(
        Entry(
            lead_id=lead.id,
            at=clock.now(),
            by_id=by.id if by else None,
            kind=kind,
            text=text,
            file_id=file_id,
            details=details,
        )
    )
