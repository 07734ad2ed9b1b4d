"""Detections: premises or persons found not registered, who visits them, and what came of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, one_of


class DetectionState(StrEnum):
    """How far a detection is; all but the first two are ends."""

    OPEN = "open"
    TAKEN = "taken"  # an inspector says that he will visit
    REGISTERED = "registered"
    REFUSED = "refused"
    NOT_LIABLE = "not_liable"
    DUPLICATE = "duplicate"


WORKED_ON = (DetectionState.OPEN, DetectionState.TAKEN)


class Detection(Base):
    """One premises or person found not registered, in one branch."""

    __tablename__ = "detections"
    __table_args__ = (
        CheckConstraint("state <> 'taken' OR taken_by_id IS NOT NULL", name="has_holder"),
        Index("ix_detections_branch_code_state", "branch_code", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]  # as typed
    form: Mapped[str]  # services.registry.normalising.employer
    # "PHG-KTN:bengkel zaitun": one of a name in a branch; None: old enough to be reported anew
    key: Mapped[str | None] = mapped_column(unique=True)
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    reported_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reported_at: Mapped[datetime]
    lookup_id: Mapped[int | None] = mapped_column(ForeignKey("lookups.id"))  # the ground
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"))  # the ground: its employer
    file_id: Mapped[str | None]  # Telegram's, of a photo of the premises
    state: Mapped[DetectionState] = mapped_column(one_of(DetectionState))
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    taken_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    note: Mapped[str | None]  # of who ended it


class DetectionRepeat(Base):
    """Somebody else reported the same; hears of it, too."""

    __tablename__ = "detection_repeats"

    detection_id: Mapped[int] = mapped_column(
        ForeignKey("detections.id"), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, autoincrement=False
    )
    at: Mapped[datetime]
    lookup_id: Mapped[int | None] = mapped_column(ForeignKey("lookups.id"))
