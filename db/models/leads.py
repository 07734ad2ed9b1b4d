"""A lead, what was reported of it, whom it concerns, and which leads tell of one accident."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import BigInteger

from db.base import Base, Id, Json, one_of


class Custody(StrEnum):
    """Who has the lead now: every lead is in exactly one hand, or ended with a reason."""

    DOUBTFUL = "doubtful"  # looks like another lead; a member's tap, or time, decides
    ASKED = "asked"  # nobody holds it; one member is asked
    UNANSWERED = "unanswered"  # everybody in the plan was asked and nobody accepted; anyone may
    HELD = "held"  # one member holds it
    ENDED = "ended"  # `stage` says why


class Stage(StrEnum):
    """How far a lead has come; what was reached stays reached when the holder changes."""

    CONFIRMED = "confirmed"  # it is a lead; nobody was asked yet
    ASSIGNED = "assigned"  # somebody was asked
    ACCEPTED = "accepted"
    CONTACTED = "contacted"  # the family, the victim or the hospital
    VISITED = "visited"
    ELIGIBILITY_DECIDED = "eligibility_decided"
    DOCUMENTS = "documents"  # all papers of the claim are there
    SUBMITTED = "submitted"
    APPROVED = "approved"
    FUNERAL_PAID = "funeral_paid"  # funeral benefit
    PENSION_PAID = "pension_paid"  # pension or another periodic benefit
    CLOSED = "closed"  # done
    NOT_A_LEAD = "not_a_lead"
    NOT_INSURED = "not_insured"
    NOT_ELIGIBLE = "not_eligible"
    NOT_TRACEABLE = "not_traceable"
    NOT_WORK_RELATED = "not_work_related"
    DUPLICATE = "duplicate"  # joined to another lead, see `joined_into_id`
    WITHDRAWN = "withdrawn"  # the family does not want it


ENDS = frozenset(
    {
        Stage.CLOSED,
        Stage.NOT_A_LEAD,
        Stage.NOT_INSURED,
        Stage.NOT_ELIGIBLE,
        Stage.NOT_TRACEABLE,
        Stage.NOT_WORK_RELATED,
        Stage.DUPLICATE,
        Stage.WITHDRAWN,
    }
)


class Ball(StrEnum):
    """Whose turn it is."""

    US = "us"
    FAMILY = "family"
    EMPLOYER = "employer"
    HOSPITAL = "hospital"


class Lead(Base):
    """A reported accident that may entitle someone."""

    __tablename__ = "leads"
    __table_args__ = (
        CheckConstraint("(holder_id IS NULL) = (accepted_at IS NULL)", name="holder_since"),
        CheckConstraint("(custody = 'held') = (holder_id IS NOT NULL)", name="held_by_somebody"),
        CheckConstraint("(custody = 'ended') = (ended_at IS NOT NULL)", name="ended_at_a_moment"),
        CheckConstraint(
            "joined_into_id IS NULL OR stage = 'duplicate'", name="joined_is_a_duplicate"
        ),
        Index("ix_leads_branch_code_custody", "branch_code", "custody"),
        Index("ix_leads_holder_id", "holder_id"),
        Index("ix_leads_joined_into_id", "joined_into_id"),
        Index("ix_leads_opened_at", "opened_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    custody: Mapped[Custody] = mapped_column(one_of(Custody))
    stage: Mapped[Stage] = mapped_column(one_of(Stage))
    kind: Mapped[str]  # "commuting_or_road", "workplace", "illness", "other", "middleman"
    severity: Mapped[str]  # "death", "serious_injury", "minor_injury", "unknown"
    confidence: Mapped[float]  # 0-1, that the report tells of a lead
    accident_date: Mapped[date | None]  # Malaysian calendar
    accident_time: Mapped[time | None]  # Malaysian time
    place_text: Mapped[str | None]  # as the report has it
    place_name: Mapped[str | None]  # as the gazetteer has it
    district: Mapped[str | None]
    state: Mapped[str | None]  # ISO 3166-2:MY
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    vehicles: Mapped[list[str]]  # "motorcycle", "lorry" ...
    hospital: Mapped[str | None]  # as the report has it
    urls: Mapped[list[str]]  # every http(s) address in the report
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    distance_km: Mapped[float | None]  # great circle, place to the branch's town
    branch_reason: Mapped[str]  # services.places.nearest.Reason, or "member"
    missing: Mapped[list[str]]  # facts the report does not tell, as text keys
    # where it was posted; None: in a private chat
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    posted_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    accepted_at: Mapped[datetime | None]
    plan: Mapped[int] = mapped_column(default=0)  # number of the escalation plan that runs
    ball: Mapped[Ball] = mapped_column(one_of(Ball))
    ball_since: Mapped[datetime]
    next_step_by: Mapped[datetime | None]  # when the holder must have made the next step
    first_action_at: Mapped[datetime | None]  # first contact or visit; accepting is none
    first_paid_at: Mapped[datetime | None]
    # what is claimed, if a member chose it: a key of config/rules/documents.yaml
    claim: Mapped[str | None]
    joined_into_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"))
    revision: Mapped[int] = mapped_column(default=0)  # of its cards; one letter a chat each

    victims: Mapped[list["Victim"]] = relationship(lazy="raise", order_by="Victim.id")


class PostState(StrEnum):
    """What became of a message that might be a report."""

    UNREAD = "unread"  # reading it failed; it is tried again
    TALK = "talk"  # read, and it is no report
    DOUBTFUL = "doubtful"  # below certainty; a button asks, or the group wants silence
    LEAD = "lead"  # it opened a lead, or tells of one
    CORRECTION = "correction"  # it changed a lead
    DISMISSED = "dismissed"  # nobody said in time that it is one


class Post(Base):
    """A message that might be a report, as Telegram brought it; ordinary talk is never kept."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index("ix_posts_chat_id_media_group_id", "chat_id", "media_group_id"),
        Index("ix_posts_posted_at", "posted_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    posted_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    posted_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    text: Mapped[str]  # as last edited
    unread_edit: Mapped[str | None]  # a later edit whose handling failed; it is tried again
    file_id: Mapped[str | None]  # Telegram's, of its photo
    media_group_id: Mapped[str | None]  # of an album
    state: Mapped[PostState] = mapped_column(one_of(PostState))
    forced: Mapped[bool] = mapped_column(default=False)  # somebody said that it is a lead
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"), index=True)


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
    edited_at: Mapped[datetime | None]
    text: Mapped[str]  # as last edited


class Victim(Base):
    """A person dead, hurt, sick, missing or trapped in the accident; unknown facts stay None."""

    __tablename__ = "victims"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"), index=True)
    name: Mapped[str | None]  # word order kept
    age: Mapped[int | None]
    nric: Mapped[str | None]  # 12 figures
    nationality: Mapped[str | None]
    occupation: Mapped[str | None]
    employer: Mapped[str | None]
    outcome: Mapped[str | None]


class Key(Base):
    """A word by which leads of one accident find each other (services/leads/matching/keys.py)."""

    __tablename__ = "lead_keys"
    __table_args__ = (
        PrimaryKeyConstraint("key", "day", "lead_id"),
        Index("ix_lead_keys_lead_id", "lead_id"),
    )

    key: Mapped[str]
    day: Mapped[date]  # of the accident, else of the report; Malaysian calendar
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))


class JoinState(StrEnum):
    """What became of the thought that two leads tell of one accident."""

    PROPOSED = "proposed"
    JOINED = "joined"
    REFUSED = "refused"  # a member said: another accident
    UNDONE = "undone"
    LAPSED = "lapsed"  # nobody said anything in time; both go on


class Join(Base):
    """A lead that seems to tell of the same accident as an older one, and what was decided."""

    __tablename__ = "lead_joins"
    __table_args__ = (
        UniqueConstraint("lead_id", "joined_id"),
        CheckConstraint("joined_id <> lead_id", name="two_leads"),
        Index(
            "uq_lead_joins_joined_once",
            "joined_id",
            unique=True,
            sqlite_where=text("state = 'joined'"),
            postgresql_where=text("state = 'joined'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id"))  # the one that stays
    joined_id: Mapped[int] = mapped_column(ForeignKey("leads.id"), index=True)
    state: Mapped[JoinState] = mapped_column(one_of(JoinState))
    score: Mapped[float]  # 0-100
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(
        Json
    )  # signal, points, facts of its line
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    # how the joined lead stood, to give it back exactly; and what its edited reports changed since
    before: Mapped[dict[str, Any]]
