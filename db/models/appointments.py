"""Appointments of workers with providers: slots, bookings, reminders, calls to make.

Nothing is booked twice because the database says so: a slot's places are counted under a check,
and the quarters of an hour that a worker or a provider is busy are rows with a primary key.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import SmallInteger

from db.base import Base, Id, one_of

LIVE = "state IN ('offered', 'booked', 'confirmed')"


class ProviderKind(StrEnum):
    """Whom a worker meets."""

    PANEL_CLINIC = "panel_clinic"  # health screenings
    RTW_CLINIC = "rtw_clinic"  # of a hospital
    HOSPITAL = "hospital"  # specialist or medical board
    THERAPIST = "therapist"
    REHABILITATION_CENTRE = "rehabilitation_centre"
    OFFICE = "office"  # the branch: interviews, phone checks, visits to the work-site


class Provider(Base):
    """A clinic, therapist, centre or office that sees workers."""

    __tablename__ = "providers"
    __table_args__ = (
        CheckConstraint("capacity >= 1", name="capacity"),
        Index("ix_providers_kind_state", "kind", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)  # "KL-0123": scope of the role clinic
    kind: Mapped[ProviderKind] = mapped_column(one_of(ProviderKind))
    name: Mapped[str]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    town: Mapped[str]
    district: Mapped[str]
    state: Mapped[str]  # ISO 3166-2:MY; whose holidays are kept
    latitude: Mapped[float]
    longitude: Mapped[float]
    phone: Mapped[str | None]  # as printed
    branch_code: Mapped[str | None] = mapped_column(ForeignKey("branches.code"))
    capacity: Mapped[int] = mapped_column(SmallInteger, default=1)  # seen at once without slots
    services: Mapped[list[str]]  # of a panel clinic: "screening", "mammogram", "pap_smear"
    active: Mapped[bool] = mapped_column(default=True)
    synthetic: Mapped[bool] = mapped_column(default=False)


class Slot(Base):
    """Some minutes of a provider that may be booked, by as many workers as it has places."""

    __tablename__ = "slots"
    __table_args__ = (
        UniqueConstraint("provider_id", "starts_at"),
        CheckConstraint("taken >= 0 AND taken <= places", name="never_overbooked"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index(
            "ix_slots_free",
            "provider_id",
            "starts_at",
            sqlite_where=text("taken < places"),
            postgresql_where=text("taken < places"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    places: Mapped[int] = mapped_column(SmallInteger)  # 0: closed
    taken: Mapped[int] = mapped_column(SmallInteger, default=0)


class AppointmentKind(StrEnum):
    """What the worker comes for (casework 6.2)."""

    SCREENING = "screening"
    SCREENING_FOLLOW_UP = "screening_follow_up"
    INTERVIEW = "interview"  # with the case manager
    RTW_CLINIC = "rtw_clinic"
    THERAPY = "therapy"  # physiotherapy, occupational therapy
    SPECIALIST = "specialist"  # or medical board
    DEVICE_FITTING = "device_fitting"
    VOCATIONAL = "vocational"
    WORK_SITE = "work_site"
    PHONE = "phone"


class AppointmentState(StrEnum):
    """How far an appointment is."""

    OFFERED = "offered"  # held for the worker until offered_until
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    LATE = "late"  # came late
    NO_SHOW = "no_show"
    EXCUSED = "excused"
    CANCELLED_WORKER = "cancelled_worker"
    CANCELLED_PROVIDER = "cancelled_provider"
    EXPIRED = "expired"


class Appointment(Base):
    """One worker, one provider, one time; a change of time counts `version` up."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("state <> 'offered' OR offered_until IS NOT NULL", name="offer_ends"),
        # One place in a round for each worker.
        Index(
            "uq_appointments_live_of_subject",
            "worker_id",
            "subject",
            unique=True,
            sqlite_where=text(f"subject IS NOT NULL AND {LIVE}"),
            postgresql_where=text(f"subject IS NOT NULL AND {LIVE}"),
        ),
        Index("ix_appointments_worker_id_starts_at", "worker_id", "starts_at"),
        Index("ix_appointments_provider_id_starts_at", "provider_id", "starts_at"),
        Index("ix_appointments_host_id_starts_at", "host_id", "starts_at"),
        Index("ix_appointments_slot_id", "slot_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    kind: Mapped[AppointmentKind] = mapped_column(one_of(AppointmentKind))
    subject: Mapped[str | None]  # what may be booked once at a time: "round:3"
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("slots.id"))  # None: by free capacity
    host_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # the case manager
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str | None]  # where it is not the provider's address
    note: Mapped[str | None]  # how to prepare, transport, companion; never a diagnosis
    state: Mapped[AppointmentState] = mapped_column(one_of(AppointmentState))
    version: Mapped[int] = mapped_column(SmallInteger, default=1)
    offered_until: Mapped[datetime | None]
    booked_at: Mapped[datetime]
    booked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: by Prihatin
    answered_at: Mapped[datetime | None]  # confirmed, or asked for a change
    wants_change: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None]  # of a cancellation or a missed visit
    ticket: Mapped[str | None] = mapped_column(unique=True)  # SHA-256 of what the QR carries


class AppointmentEvent(Base):
    """One transition of an appointment; the log of all of them is its history."""

    __tablename__ = "appointment_events"
    __table_args__ = (Index("ix_appointment_events_appointment_id", "appointment_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    before: Mapped[str | None]  # the state before; None: it was booked
    after: Mapped[AppointmentState] = mapped_column(one_of(AppointmentState))
    version: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: Prihatin
    reason: Mapped[str | None]


class Busy(Base):
    """A quarter of an hour in which a party has no time: no overlap, by the primary key."""

    __tablename__ = "busy"
    __table_args__ = (
        PrimaryKeyConstraint("party", "quarter"),
        Index("ix_busy_appointment_id", "appointment_id"),
    )

    party: Mapped[str]  # "w17" a worker, "h5" a case manager, "p4.1" the first seat of a provider
    quarter: Mapped[datetime]  # its beginning
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))


class ReminderKind(StrEnum):
    """Which reminder (casework 3.2)."""

    WEEK_BEFORE = "d7"
    THREE_DAYS_BEFORE = "d3"  # asks to confirm
    DAY_BEFORE = "d1"
    TWO_HOURS_BEFORE = "h2"
    UNCONFIRMED_LIST = "unconfirmed"  # to the case manager
    MISSED = "missed"  # "we did not see you today"


class ReminderState(StrEnum):
    """The life of a reminder."""

    DUE = "due"
    SENT = "sent"
    MERGED = "merged"  # told in the message of another appointment of that day
    VOID = "void"  # moot: changed, cancelled, attended, died
    SKIPPED_LATE = "skipped_late"
    BY_PHONE = "by_phone"  # no Telegram, or blocked: a call was planned instead


class Reminder(Base):
    """One reminder of one version of an appointment."""

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("appointment_id", "kind", "version"),
        # What is not due costs nothing: the sweep reads the beginning of this index.
        Index(
            "ix_reminders_due",
            "due_at",
            "id",
            sqlite_where=text("state = 'due'"),
            postgresql_where=text("state = 'due'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    kind: Mapped[ReminderKind] = mapped_column(one_of(ReminderKind))
    version: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime]
    state: Mapped[ReminderState] = mapped_column(one_of(ReminderState), default=ReminderState.DUE)
    ended_at: Mapped[datetime | None]


class PhoneCall(Base):
    """A call that staff make because a message cannot do it; listed until it is done."""

    __tablename__ = "phone_calls"
    __table_args__ = (
        Index(
            "ix_phone_calls_open",
            "branch_code",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # names the fact: "appointment:17:d3:1"
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    caller_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: the branch
    why: Mapped[str]  # text "phone_call.why.<why>"
    due_at: Mapped[datetime]
    planned_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[str | None]
