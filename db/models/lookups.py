"""Look-ups in the registry: who asked, on what ground, what was disclosed, and who reviewed it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from db.base import Base, Id, one_of


class GroundKind(StrEnum):
    """Why somebody looks something up."""

    LEAD = "lead"
    VISIT = "visit"  # stands at a premises
    OPERATION = "operation"  # `reason` names it
    REASON = "reason"  # stated in words
    BROKEN = "broken"  # broken open: nothing of the above, reviewed the next working day


class Subject(StrEnum):
    """What a look-up concerns."""

    EMPLOYER = "employer"
    PERSON = "person"


class Outcome(StrEnum):
    """What a look-up answered."""

    FOUND = "found"
    SEVERAL = "several"  # the asker must choose
    NONE = "none"


class Verdict(StrEnum):
    """What who reviewed a look-up says of it."""

    IN_ORDER = "in_order"
    ASKED = "asked"  # the officer is asked to explain


class Lookup(Base):
    """One question to the registry and what of the answer was shown."""

    __tablename__ = "lookups"
    __table_args__ = (
        Index("ix_lookups_person_id_at", "person_id", "at"),
        Index("ix_lookups_subject", "subject_kind", "subject_key"),
        Index(
            "ix_lookups_to_review",
            "person_id",
            sqlite_where=text("ground = 'broken' AND reviewed_at IS NULL"),
            postgresql_where=text("ground = 'broken' AND reviewed_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))  # the officer
    chat_id: Mapped[int] = mapped_column(BigInteger)
    branch_code: Mapped[str | None]  # the officer's own; None: no single branch
    ground: Mapped[GroundKind] = mapped_column(one_of(GroundKind))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"))
    reason: Mapped[str | None]  # as stated
    number: Mapped[str | None]  # typed whole, several with a space: numbers tried in a row are seen
    employer_name: Mapped[str | None]  # typed and not found, for a detection; kept for hours
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome))
    subject_kind: Mapped[Subject | None] = mapped_column(one_of(Subject))  # None unless found
    subject_key: Mapped[int | None] = mapped_column(BigInteger)  # db.keys
    candidates: Mapped[list[str]]  # of several, "person:890312065123", in the order shown
    wish: Mapped[str | None]  # what was asked beside the record: "invalidity 2026-03-01 today"
    disclosed: Mapped[list[str]]  # what was shown beyond the answer, in order
    disclosed_count: Mapped[int] = mapped_column(default=0)
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    verdict: Mapped[Verdict | None] = mapped_column(one_of(Verdict))


class CheckDesk(Base):
    """What an officer's look-ups stand on now: the ground, a question that waits, a block."""

    __tablename__ = "check_desks"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, autoincrement=False
    )
    ground: Mapped[GroundKind | None] = mapped_column(one_of(GroundKind))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"))
    reason: Mapped[str | None]
    until: Mapped[datetime | None]  # the ground must be chosen anew after it
    waiting: Mapped[str | None]  # what was asked before a ground was chosen
    waiting_at: Mapped[datetime | None]
    blocked_until: Mapped[datetime | None]  # numbers were tried in a row


class BrowsingFinding(Base):
    """A look-up pattern that was told to a branch head, once."""

    __tablename__ = "browsing_findings"

    key: Mapped[str] = mapped_column(primary_key=True)  # names the fact
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str]  # services.registry.checks.browsing.Kind
    found_at: Mapped[datetime]
    details: Mapped[dict[str, Any]]


class RecordTries(Base):
    """How often somebody failed to show that a record is his own."""

    __tablename__ = "record_tries"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, autoincrement=False
    )
    phone: Mapped[int | None] = mapped_column(BigInteger)  # E.164, of the person's own contact
    phone_at: Mapped[datetime | None]
    wrong: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class LookupDelay(Base):
    """One look-up is not yet told to the person looked at, while an inquiry is open."""

    __tablename__ = "lookup_delays"

    lookup_id: Mapped[int] = mapped_column(
        ForeignKey("lookups.id"), primary_key=True, autoincrement=False
    )
    reason: Mapped[str]
    until: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class VictimFact(Base):
    """What whoever works on the lead told of a victim, to see which benefits may apply."""

    __tablename__ = "victim_facts"
    __table_args__ = (UniqueConstraint("victim_id", "question"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)  # the newest answer has the highest
    victim_id: Mapped[int] = mapped_column(ForeignKey("victims.id", ondelete="CASCADE"))
    question: Mapped[str]  # services.eligibility.facts.Question
    answer: Mapped[str]  # services.eligibility.answers: "yes", "commuting", "14"
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class VictimMatch(Base):
    """What the registry says of a lead's victim, and whom the holder chose."""

    __tablename__ = "victim_matches"

    victim_id: Mapped[int] = mapped_column(
        ForeignKey("victims.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome))
    at: Mapped[datetime]
    chosen_key: Mapped[int | None] = mapped_column(BigInteger)  # db.keys, of a person
    chosen_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    chosen_at: Mapped[datetime | None]
