"""Workers: insured persons whom Prihatin serves, whether or not they are on Telegram."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger, SmallInteger

from db.base import Base, Id, one_of


class BoundBy(StrEnum):
    """How a Telegram account was bound to a worker."""

    CODE = "code"  # a one-time code from an officer
    CONTACT = "contact"  # own contact and the identity number of the phone on record


class Worker(Base):
    """One insured person; without `person_id` reached by phone only."""

    __tablename__ = "workers"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) = (bound_at IS NULL)", name="bound_at_a_moment"),
        CheckConstraint("sex IN ('M', 'F')", name="sex"),
        Index("ix_workers_branch_code", "branch_code"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    insured: Mapped[int] = mapped_column(BigInteger, unique=True)  # db.keys.of_number
    name: Mapped[str]
    born: Mapped[date | None]
    sex: Mapped[str | None]  # "M", "F"
    phone: Mapped[int | None] = mapped_column(BigInteger)  # digits of E.164
    state: Mapped[str]  # ISO 3166-2:MY; whose holidays are kept
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    case_manager_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), unique=True)
    bound_at: Mapped[datetime | None]
    bound_by: Mapped[BoundBy | None] = mapped_column(one_of(BoundBy))
    silenced_at: Mapped[datetime | None]  # death or withdrawal: nothing is sent any more
    died_on: Mapped[date | None]  # as reported
    created_at: Mapped[datetime]
    synthetic: Mapped[bool] = mapped_column(default=False)


def _only(name: str, *columns: str, where: str) -> Index:
    """Return a unique index of the rows that fulfil *where*."""
    return Index(
        name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where)
    )


class WorkerCode(Base):
    """A one-time code by which one Telegram account is bound to a worker."""

    __tablename__ = "worker_codes"
    __table_args__ = (
        CheckConstraint("(used_at IS NULL) = (used_by_id IS NULL)", name="used_by_somebody"),
        _only("uq_worker_codes_open", "worker_id", where="used_at IS NULL AND revoked_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    code_hash: Mapped[str] = mapped_column(unique=True)  # scrypt, hex; the code itself is not kept
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]


class Purpose(StrEnum):
    """What a worker agrees to, each by itself; the text "consent.text.<purpose>.v<version>"."""

    SERVICE = "service"  # appointments and messages in this chat
    SCREENING = "screening"  # invitations to health screenings
    RESULTS = "results"  # results of screenings in this chat
    SHARING = "sharing"  # dates and functional limits to the employer's coordinator


class Consent(Base):
    """One answer of a worker to one text; its number stands on the receipt. Never removed."""

    __tablename__ = "consents"
    __table_args__ = (
        _only("uq_consents_standing", "worker_id", "purpose", where="ended_at IS NULL"),
        Index("ix_consents_worker_id", "worker_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose))
    version: Mapped[int] = mapped_column(SmallInteger)  # of the text that was answered
    language: Mapped[str]  # in which it was read
    given: Mapped[bool]  # False: refused
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]  # withdrawn, or answered anew
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    asked_anew_at: Mapped[datetime | None]  # or told of a later version of the text


class SilenceWhy(StrEnum):
    """Why nothing is sent to a worker."""

    DEATH = "death"
    NO_CONSENT = "no_consent"  # not yet given, refused or withdrawn


class Silence(Base):
    """From when until when nothing is sent to a worker, and who said so. Never removed."""

    __tablename__ = "silences"
    __table_args__ = (_only("uq_silences_standing", "worker_id", "why", where="ended_at IS NULL"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    why: Mapped[SilenceWhy] = mapped_column(one_of(SilenceWhy))
    died_on: Mapped[date | None]  # as reported
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None]  # why it ended


class ChatLock(Base):
    """A number that a worker types before anything personal is shown in a shared telephone."""

    __tablename__ = "chat_locks"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, autoincrement=False
    )
    salt: Mapped[str]  # hex
    number_hash: Mapped[str]  # scrypt, hex
    set_at: Mapped[datetime]
    open_until: Mapped[datetime | None]
    wrong: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class WorkerView(Base):
    """That an officer opened a worker's record on a day; told to the worker."""

    __tablename__ = "worker_views"
    __table_args__ = (PrimaryKeyConstraint("worker_id", "person_id", "day"),)

    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]  # Malaysian calendar
    at: Mapped[datetime]
    branch_code: Mapped[str | None]  # the officer's own
