"""Screening: clinics' weekly slots and exceptions, who is in which round, waves, waiting list,
results, wording trials.

Rounds themselves are data: config/rules/screening.yaml. A place in a round is one row a worker, so
that figures count persons, not visits.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import SmallInteger

from db.base import Base, Id, one_of

WAITS = "left_at IS NULL"


class WeeklyHours(Base):
    """A stretch of one weekday in which a clinic screens, cut into slots."""

    __tablename__ = "weekly_hours"
    __table_args__ = (
        UniqueConstraint("provider_id", "weekday", "first_minute"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint(
            "first_minute >= 0 AND last_minute > first_minute AND last_minute <= 1440",
            name="within_the_day",
        ),
        CheckConstraint("minutes BETWEEN 5 AND 480 AND places BETWEEN 1 AND 99", name="slots"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    weekday: Mapped[int] = mapped_column(SmallInteger)  # ISO: 1 is Monday
    first_minute: Mapped[int] = mapped_column(SmallInteger)  # after midnight, Malaysian time
    last_minute: Mapped[int] = mapped_column(SmallInteger)
    minutes: Mapped[int] = mapped_column(SmallInteger)  # of one slot
    places: Mapped[int] = mapped_column(SmallInteger)  # workers at once


class SpecialDay(Base):
    """A stretch of one day that differs from the week: closed (no places), or open besides."""

    __tablename__ = "special_days"
    __table_args__ = (
        UniqueConstraint("provider_id", "day", "first_minute"),
        CheckConstraint(
            "first_minute >= 0 AND last_minute > first_minute AND last_minute <= 1440",
            name="within_the_day",
        ),
        CheckConstraint("minutes BETWEEN 5 AND 1440 AND places BETWEEN 0 AND 99", name="slots"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    day: Mapped[date]  # Malaysian calendar
    first_minute: Mapped[int] = mapped_column(SmallInteger)
    last_minute: Mapped[int] = mapped_column(SmallInteger)
    minutes: Mapped[int] = mapped_column(SmallInteger)  # of one slot; nothing of a closed one
    places: Mapped[int] = mapped_column(SmallInteger)  # 0: closed


class WaveState(StrEnum):
    """How far a wave of invitations is."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"  # everybody of the state was invited, or the round is over


class Wave(Base):
    """Invitations of one round to the workers of one state, so many a day."""

    __tablename__ = "waves"
    __table_args__ = (
        UniqueConstraint("round", "state"),
        CheckConstraint("quota >= 1", name="quota"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[str]  # ISO 3166-2:MY
    quota: Mapped[int]  # new persons a day
    standing: Mapped[WaveState] = mapped_column(one_of(WaveState))
    planned_at: Mapped[datetime]
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime | None]
    last_day: Mapped[date | None]  # the last day on which its quota was taken


class ScreeningState(StrEnum):
    """How far the invitation of a worker is (casework 6.3); a booking is its appointment's."""

    NEW = "new"  # came by himself
    PRE_NOTIFIED = "pre_notified"
    INVITED = "invited"
    REMINDED_1 = "reminded_1"
    REMINDED_2 = "reminded_2"
    BY_PHONE = "by_phone"  # on the phone list: nothing more is sent
    DECLINED = "declined"


class DeclineReason(StrEnum):
    """Why a worker does not come; asked once."""

    TIME = "time"
    CHECKED = "checked"  # was examined elsewhere
    AFRAID = "afraid"
    NO_NEED = "no_need"
    OTHER = "other"


class Screening(Base):
    """One worker in one round; whether he is booked or came, the appointment alone says."""

    __tablename__ = "screenings"
    __table_args__ = (
        UniqueConstraint("round", "worker_id"),
        Index("ix_screenings_wave_id_state", "wave_id", "state"),
        Index("ix_screenings_worker_id", "worker_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    state: Mapped[ScreeningState] = mapped_column(one_of(ScreeningState))
    wave_id: Mapped[int | None] = mapped_column(ForeignKey("waves.id"))  # None: came by himself
    noticed_on: Mapped[date | None]  # day 0 of the schedule
    changed_at: Mapped[datetime]  # the state
    first_time: Mapped[bool | None]  # never had a comprehensive check before; None: not answered
    declined_for: Mapped[DeclineReason | None] = mapped_column(one_of(DeclineReason))


class Result(Base):
    """What a clinic measured at one visit. Values are for its doctor; nobody else is shown them."""

    __tablename__ = "screening_results"
    __table_args__ = (
        CheckConstraint("(systolic IS NULL) = (diastolic IS NULL)", name="pressure_whole"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), unique=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    systolic: Mapped[int | None] = mapped_column(SmallInteger)  # mmHg
    diastolic: Mapped[int | None] = mapped_column(SmallInteger)  # mmHg
    glucose: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))  # mmol/L, fasting
    cholesterol: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))  # mmol/L, total
    bmi: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))  # kg/m2
    abnormal: Mapped[list[str]]  # measurements beyond the cut-offs
    red_flags: Mapped[list[str]]  # measurements for a call the same day
    cut_offs: Mapped[str]  # name of the set: "WHO-1"
    follow_up_by: Mapped[date | None]  # offered until; None: nothing is abnormal
    version: Mapped[int] = mapped_column(SmallInteger, default=1)  # corrections count up
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


class Waiting(Base):
    """A worker on the waiting list: for one clinic, or for those near a point."""

    __tablename__ = "waiting"
    __table_args__ = (
        CheckConstraint(
            "(provider_id IS NULL) = (latitude IS NOT NULL AND longitude IS NOT NULL)",
            name="clinic_or_area",
        ),
        CheckConstraint("first_minute >= 0 AND last_minute <= 1440", name="within_the_day"),
        Index(
            "uq_waiting_live",
            "worker_id",
            "round",
            unique=True,
            sqlite_where=text(WAITS),
            postgresql_where=text(WAITS),
        ),
        Index(
            "ix_waiting_order",
            "joined_at",
            "id",
            sqlite_where=text(WAITS),
            postgresql_where=text(WAITS),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    round: Mapped[int] = mapped_column(SmallInteger)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("providers.id"))
    latitude: Mapped[float | None]  # middle of the area
    longitude: Mapped[float | None]
    weekdays: Mapped[str]  # ISO numbers: "67" Saturday and Sunday
    first_minute: Mapped[int] = mapped_column(SmallInteger)  # of the day, from when
    last_minute: Mapped[int] = mapped_column(SmallInteger)
    joined_at: Mapped[datetime]  # the order of the list
    misses: Mapped[int] = mapped_column(SmallInteger, default=0)  # declines and time-outs
    left_at: Mapped[datetime | None]
    left_for: Mapped[str | None]  # "booked", "misses", "asked", "silenced", "withdrawn", "over"


class OfferEnd(StrEnum):
    """What came of an offer."""

    TAKEN = "taken"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"  # the slot was closed, or the worker booked elsewhere


class Offer(Base):
    """A freed slot held for one worker of the waiting list; the rows are the order's proof."""

    __tablename__ = "offers"
    __table_args__ = (
        UniqueConstraint("appointment_id"),
        Index("ix_offers_waiting_id", "waiting_id"),
        Index("ix_offers_slot_id", "slot_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    waiting_id: Mapped[int] = mapped_column(ForeignKey("waiting.id"))
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id"))
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    ahead: Mapped[int] = mapped_column(SmallInteger)  # fitting people before him who were passed
    passed: Mapped[str | None]  # why those were passed, for the audit
    offered_at: Mapped[datetime]
    until: Mapped[datetime]
    ended_as: Mapped[OfferEnd | None] = mapped_column(one_of(OfferEnd))
    ended_at: Mapped[datetime | None]


class TrialPerson(Base):
    """A worker who was shown a text of a wording trial; the first showing counts."""

    __tablename__ = "trial_persons"
    __table_args__ = (
        PrimaryKeyConstraint("trial", "worker_id"),
        Index("ix_trial_persons_trial_variant", "trial", "variant"),
    )

    trial: Mapped[str]  # config/rules/trials.yaml
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    variant: Mapped[str]
    shown_at: Mapped[datetime]


class TrialLook(Base):
    """One look at a trial at a size that was fixed before; the rule's decision."""

    __tablename__ = "trial_looks"
    __table_args__ = (PrimaryKeyConstraint("trial", "look"),)

    trial: Mapped[str]
    look: Mapped[int] = mapped_column(SmallInteger)  # from 1
    at: Mapped[datetime]
    persons: Mapped[list[str]]  # "a 250/61": variant, persons, of them successes
    z: Mapped[Decimal] = mapped_column(Numeric(8, 4))
    boundary: Mapped[Decimal] = mapped_column(Numeric(8, 4))
    stopped_for: Mapped[str | None]  # "difference", "size"; None: it goes on
