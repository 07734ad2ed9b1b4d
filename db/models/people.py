"""People who talk to Prihatin, what they may do, how they were let in, when they are on duty."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from db.base import Base, Id, one_of


class Role(StrEnum):
    """What a person may be; the rights of each stand in services/access.py."""

    ADMIN = "admin"
    COORDINATOR = "coordinator"
    BRANCH_HEAD = "branch_head"
    SQUAD = "squad"
    INSPECTOR = "inspector"
    CASE_MANAGER = "case_manager"
    JOB_COORDINATOR = "job_coordinator"
    CLINIC = "clinic"
    WORKER = "worker"


class Person(Base):
    """Anybody who has ever spoken to Prihatin, or was invited and has accepted."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)  # also the private chat's id
    name: Mapped[str]
    username: Mapped[str | None]
    staff_number: Mapped[str | None] = mapped_column(unique=True)
    language: Mapped[str | None]  # "ms" or "en" once chosen; None: Malay
    created_at: Mapped[datetime]
    chat_opened_at: Mapped[
        datetime | None
    ]  # a private chat exists since; None: cannot be written to
    blocked_at: Mapped[datetime | None]  # Telegram said: blocked, or the account is gone
    synthetic: Mapped[bool] = mapped_column(default=False)


class Grant(Base):
    """One role of one person within one scope, from one moment until it is revoked."""

    __tablename__ = "grants"
    __table_args__ = (
        Index(
            "uq_grants_live",
            "person_id",
            "role",
            "scope",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
        Index("ix_grants_role_scope", "role", "scope"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = mapped_column(one_of(Role))
    scope: Mapped[str]  # a branch code "KTN", a state "MY-06", or "MY" for the country
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: command line
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Invitation(Base):
    """A single-use deep link to one role, bound to the first account that opens it."""

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("(used_at IS NULL) = (used_by_id IS NULL)", name="used_by_somebody"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)  # SHA-256; the token itself is not kept
    role: Mapped[Role] = mapped_column(one_of(Role))
    scope: Mapped[str]
    name: Mapped[str]  # of the person invited, as the inviter wrote it
    staff_number: Mapped[str | None]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: command line
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]


class DutyShift(Base):
    """One stretch of duty of one person at one branch."""

    __tablename__ = "duty_shifts"
    __table_args__ = (
        UniqueConstraint("branch_code", "person_id", "starts_at"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index("ix_duty_shifts_branch_code_ends_at", "branch_code", "ends_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]  # the first moment no longer on duty
    batch: Mapped[str | None]  # what added it together with others, so that all can be undone


class Leave(Base):
    """Days on which a person is away; duty shifts on them do not count."""

    __tablename__ = "leaves"
    __table_args__ = (
        UniqueConstraint("person_id", "starts_on"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    starts_on: Mapped[date]  # Malaysian calendar
    ends_on: Mapped[date]  # the last day away
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: command line


class Enquiry(Base):
    """A person asked to talk to an officer; the officer answers by replying to the letter."""

    __tablename__ = "enquiries"
    __table_args__ = (
        Index(
            "uq_enquiries_open_topic",
            "person_id",
            "topic",
            unique=True,
            sqlite_where=text("answered_at IS NULL AND topic IS NOT NULL"),
            postgresql_where=text("answered_at IS NULL AND topic IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    # whose officers answer; None: those of the person's own branches, else of the country
    branch_code: Mapped[str | None] = mapped_column(ForeignKey("branches.code"))
    topic: Mapped[str | None]  # "enrolment": asked by Prihatin for the person; one open at a time
