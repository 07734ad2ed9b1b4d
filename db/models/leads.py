"""A lead, what was reported of it, whom it concerns, and who was asked to act on it."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import BigInteger

from db.base import Base, Id, one_of


class Stage(StrEnum):
    """How far a lead has come."""

    OPEN = "open"  # nobody holds it yet; somebody is asked
    ACCEPTED = "accepted"  # one member holds it
    UNANSWERED = "unanswered"  # everybody in the plan was asked and nobody accepted; anyone may
    NOT_A_LEAD = "not_a_lead"  # a member said that it is none


class AssignmentState(StrEnum):
    """What became of asking one member."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"  # no answer in time
    UNREACHABLE = "unreachable"  # blocked, or Telegram refused the letter
    WITHDRAWN = "withdrawn"  # somebody else accepted first, or it is no lead


class Step(StrEnum):
    """Why this member was the one to ask; in this order."""

    ON_DUTY = "on_duty"
    BRANCH_HEAD = "branch_head"
    STATE = "state"  # coordinators of the state
    HQ = "hq"  # coordinators of the country
    GROUP = "group"  # the same at the branch of the group that reported, if nobody is elsewhere
    SELF = "self"  # nobody asked; came by himself


class Lead(Base):
    """A reported accident that may entitle someone."""

    __tablename__ = "leads"
    __table_args__ = (
        CheckConstraint("(holder_id IS NULL) = (accepted_at IS NULL)", name="holder_since"),
        CheckConstraint("(stage = 'accepted') = (holder_id IS NOT NULL)", name="accepted_is_held"),
        Index("ix_leads_branch_code_stage", "branch_code", "stage"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    opened_at: Mapped[datetime]
    stage: Mapped[Stage] = mapped_column(one_of(Stage))
    kind: Mapped[str]  # "commuting_or_road", "workplace", "illness", "other"
    severity: Mapped[str]  # "death", "serious_injury", "minor_injury", "unknown"
    accident_date: Mapped[date | None]  # Malaysian calendar
    accident_time: Mapped[time | None]  # Malaysian time
    place_text: Mapped[str | None]  # as the report has it
    place_name: Mapped[str | None]  # as the gazetteer has it
    district: Mapped[str | None]
    state: Mapped[str | None]  # ISO 3166-2:MY
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    distance_km: Mapped[float | None]  # great circle, place to the branch's town
    branch_reason: Mapped[str]  # "district_table", "distance", "group"
    missing: Mapped[list[str]]  # facts the report does not tell, as text keys
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))  # where it was posted
    posted_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    accepted_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0)  # of its cards; one letter a chat each

    victims: Mapped[list["Victim"]] = relationship(lazy="raise", order_by="Victim.id")


class Sighting(Base):
    """One report of a lead: one Telegram message."""

    __tablename__ = "sightings"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"), index=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    posted_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    posted_at: Mapped[datetime]
    text: Mapped[str]


class Victim(Base):
    """A person dead, hurt, sick, missing or trapped in the accident; unknown facts stay None."""

    __tablename__ = "victims"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"), index=True)
    name: Mapped[str | None]  # word order kept
    age: Mapped[int | None]
    nationality: Mapped[str | None]
    occupation: Mapped[str | None]
    employer: Mapped[str | None]
    outcome: Mapped[str | None]


class Assignment(Base):
    """One member asked to take one lead, and the answer. The database allows one holder."""

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("lead_id", "number"),
        UniqueConstraint("lead_id", "person_id"),
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
    number: Mapped[int]  # 1, 2, 3 ... in the order of asking
    step: Mapped[Step] = mapped_column(one_of(Step))
    state: Mapped[AssignmentState] = mapped_column(one_of(AssignmentState))
    asked_at: Mapped[datetime]
    answer_by: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    reason: Mapped[str | None]  # of a decline, a key: "leave", "far", "busy", "other"
