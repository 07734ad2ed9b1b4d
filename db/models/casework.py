"""What was done on a lead, step by step, and which papers of its claim are there."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, one_of


class EntryKind(StrEnum):
    """What an entry of a lead's history tells; sightings and assignments tell the rest."""

    STAGE = "stage"  # `details`: stage, before
    BALL = "ball"  # `details`: ball
    NOTE = "note"
    PHOTO = "photo"
    DOCUMENT = "document"  # `details`: document, received
    CORRECTION = "correction"  # `details`: changes
    EDIT = "edit"  # the post was edited; `details`: changes
    BRANCH = "branch"  # `details`: branch, before
    JOINED = "joined"  # `details`: lead
    SPLIT = "split"  # `details`: lead
    REMINDED = "reminded"  # the holder, that the next step is due
    RETURNED = "returned"  # taken from a holder who took no step
    HANDED_OVER = "handed_over"  # `details`: from, to


class Entry(Base):
    """One entry of a lead's history."""

    __tablename__ = "lead_entries"
    __table_args__ = (Index("ix_lead_entries_lead_id_id", "lead_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: Prihatin itself
    kind: Mapped[EntryKind] = mapped_column(one_of(EntryKind))
    text: Mapped[str | None]  # of a note, a caption, a correction as typed
    file_id: Mapped[str | None]  # Telegram's, of a photo
    details: Mapped[dict[str, Any]]


class Document(Base):
    """One paper of a lead's claim."""

    __tablename__ = "lead_documents"
    __table_args__ = (UniqueConstraint("lead_id", "document"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    document: Mapped[str]  # a key of config/rules/documents.yaml
    received_at: Mapped[datetime]
    received_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
