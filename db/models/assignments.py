"""Who was asked to take a lead, in which order, with which answer; leads handed over in one go."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, Json, one_of


class AssignmentState(StrEnum):
    """What became of a step of the plan: of asking one member."""

    PLANNED = "planned"  # will be asked if those before do not accept
    ASKED = "asked"
    ACCEPTED = "accepted"  # and holds it
    DECLINED = "declined"
    EXPIRED = "expired"  # no answer in time
    UNREACHABLE = "unreachable"  # blocked, or Telegram refused the letter
    OFF_DUTY = "off_duty"  # not asked: away, or without the right, when the turn came
    WITHDRAWN = "withdrawn"  # somebody else accepted first, or the lead ended
    RETURNED = "returned"  # accepted, and took no next step in time
    HANDED_OVER = "handed_over"  # accepted, and gave it to another one who accepted


class Step(StrEnum):
    """Why this member is in the plan; in this order."""

    ON_DUTY = "on_duty"
    BRANCH_HEAD = "branch_head"
    STATE = "state"  # coordinators of the state
    HQ = "hq"  # coordinators of the country
    GROUP = "group"  # the same at the branch of the group that reported, if nobody is elsewhere
    SELF = "self"  # nobody asked; came by himself, or took it over


class Assignment(Base):
    """One step of a lead's plan: one member, when to ask, and the answer.

    A plan is frozen when it starts: `plan` is its number, `number` the order in it over all
    plans of the lead. The database allows one asked and one holder.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("lead_id", "number"),
        UniqueConstraint("lead_id", "plan", "person_id"),
        CheckConstraint("(asked_at IS NULL) = (answer_by IS NULL)", name="asked_until"),
        Index("ix_assignments_person_id_state", "person_id", "state"),
        Index(
            "uq_assignments_one_holder",
            "lead_id",
            unique=True,
            sqlite_where=text("state = 'accepted'"),
            postgresql_where=text("state = 'accepted'"),
        ),
        Index(
            "uq_assignments_one_asked",
            "lead_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    plan: Mapped[int]  # 1, 2 ... ; a lead that comes back gets a new plan
    number: Mapped[int]  # 1, 2, 3 ... in the order of asking
    step: Mapped[Step] = mapped_column(one_of(Step))
    state: Mapped[AssignmentState] = mapped_column(one_of(AssignmentState))
    ask_at: Mapped[datetime]  # as planned when the plan was frozen
    asked_at: Mapped[datetime | None]
    answer_by: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    # of a decline, a key: "leave", "far", "busy", "other"; "leave" also of who is on leave by the
    # roster, and is therefore asked last, or not
    reason: Mapped[str | None]


class HandoverState(StrEnum):
    """What became of an offer to take over."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Handover(Base):
    """Leads that one holder offers another in one go; until that one accepts they stay held."""

    __tablename__ = "handovers"
    __table_args__ = (Index("ix_handovers_from_id_state", "from_id", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    # the giver, or a branch head for one who is away
    offered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[HandoverState] = mapped_column(one_of(HandoverState))
    lead_ids: Mapped[list[int]] = mapped_column(Json)
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
