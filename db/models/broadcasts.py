"""Broadcasts: what is told to many, who gets it as it was counted, and who acknowledged it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from db.base import Base, Id, one_of

_OPEN = "posted_at IS NULL AND cause IS NULL"


class BroadcastState(StrEnum):
    """How far a broadcast is; what it says never changes once it is no draft."""

    DRAFT = "draft"
    ASKED = "asked"  # waits for a second person's approval
    STARTING = "starting"  # may be aborted; nothing is sent yet
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"  # stopped: what was not sent never goes
    EXPIRED = "expired"  # its time was over before all was sent
    RECALLED = "recalled"  # what arrived was edited or deleted
    DISCARDED = "discarded"  # a draft that was thrown away


UNDER_WAY = (BroadcastState.STARTING, BroadcastState.SENDING, BroadcastState.PAUSED)
ENDED = (BroadcastState.DONE, BroadcastState.CANCELLED, BroadcastState.EXPIRED)
OUT = (*UNDER_WAY, *ENDED)  # something of it may stand in a chat


class RoundKind(StrEnum):
    """Why letters go out; a broadcast has one round after the other."""

    SEND = "send"
    CHASE = "chase"  # to those who have not acknowledged
    RESEND = "resend"  # to those of whom nobody knows whether it arrived
    EDIT = "edit"  # recall: what arrived says now that it was recalled
    DELETE = "delete"  # recall: what arrived is taken away


TELLING = (RoundKind.SEND, RoundKind.CHASE, RoundKind.RESEND)
RECALLING = (RoundKind.EDIT, RoundKind.DELETE)


class Broadcast(Base):
    """One text in two languages to an audience. In training it reaches nobody but its author."""

    __tablename__ = "broadcasts"
    __table_args__ = (
        UniqueConstraint("id", "training"),
        CheckConstraint("approved_by_id <> created_by_id", name="never_ones_own"),
        CheckConstraint(
            "NOT needs_approval OR state IN ('draft', 'asked', 'discarded')"
            " OR (approved_by_id IS NOT NULL AND coalesce(approved_content, '') = content_hash"
            " AND coalesce(approved_audience, '') = audience_hash)",
            name="sent_as_approved",
        ),
        CheckConstraint(
            "state IN ('draft', 'discarded') OR (content_hash IS NOT NULL"
            " AND audience_hash IS NOT NULL AND expires_at IS NOT NULL)",
            name="counted_and_with_an_end",
        ),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="whole_place"),
        Index("ix_broadcasts_created_by_id", "created_by_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    training: Mapped[bool]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    state: Mapped[BroadcastState] = mapped_column(one_of(BroadcastState))
    text_ms: Mapped[str | None]
    text_en: Mapped[str | None]
    photo: Mapped[str | None]  # Telegram's file_id
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    wants_ack: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str | None]  # to be called, as typed
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("leads.id"))
    urgent_reason: Mapped[str | None]  # it goes out in quiet time, too
    names_confirmed: Mapped[str | None]  # SHA-256 of both texts of which that was said
    expires_at: Mapped[datetime | None]
    audience: Mapped[list[str]]  # a line each part, as typed
    # What was counted; None: not counted since the last change.
    unmatched: Mapped[list[str]]  # staff numbers nobody has; workers who are not on Telegram
    areas: Mapped[list[str]]  # scopes of those who get it
    outside: Mapped[list[str] | None]  # of these, outside the author's area; None: not known
    twice: Mapped[int] = mapped_column(default=0)  # were in several parts of the audience
    content_hash: Mapped[str | None]  # SHA-256
    audience_hash: Mapped[str | None]
    counted_at: Mapped[datetime | None]
    needs_approval: Mapped[bool] = mapped_column(default=False)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    approved_at: Mapped[datetime | None]
    approved_content: Mapped[str | None]
    approved_audience: Mapped[str | None]
    starts_at: Mapped[datetime | None]  # the end of the abort window
    round: Mapped[int] = mapped_column(default=1)
    told_at: Mapped[datetime | None]  # the progress card was last written


class BroadcastRound(Base):
    """One going-out of letters of a broadcast."""

    __tablename__ = "broadcast_rounds"

    broadcast_id: Mapped[int] = mapped_column(
        ForeignKey("broadcasts.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[RoundKind] = mapped_column(one_of(RoundKind))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str | None]  # of a recall
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class BroadcastRecipient(Base):
    """One chat in one round, as it was counted; its letter bears the same key."""

    __tablename__ = "broadcast_recipients"
    __table_args__ = (
        ForeignKeyConstraint(
            ["broadcast_id", "training"],
            ["broadcasts.id", "broadcasts.training"],
            name="fk_broadcast_recipients_broadcast_id_training",
        ),
        UniqueConstraint("broadcast_id", "round", "chat_id"),
        CheckConstraint("NOT training OR key IS NULL", name="training_never_sends"),
        CheckConstraint("cause IS NULL OR key IS NULL", name="unreachable_not_sent"),
        CheckConstraint("key IS NULL OR posted_at IS NOT NULL", name="posted_when"),
        Index(
            "ix_broadcast_recipients_open",
            "broadcast_id",
            "round",
            "id",
            sqlite_where=text(_OPEN),
            postgresql_where=text(_OPEN),
        ),
        Index("ix_broadcast_recipients_chat_id", "chat_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(Id)
    training: Mapped[bool]  # the broadcast's
    round: Mapped[int]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: a group
    language: Mapped[str]
    state: Mapped[str | None]  # "MY-06": whose holidays count; None: the head office's
    cause: Mapped[
        str | None
    ]  # why nothing is sent: "blocked", "never_opened", "group_left", "silenced"
    key: Mapped[str | None] = mapped_column(unique=True)  # the letter's; None: not posted
    posted_at: Mapped[datetime | None]


class BroadcastAck(Base):
    """Somebody says that the broadcast was read."""

    __tablename__ = "broadcast_acks"

    broadcast_id: Mapped[int] = mapped_column(
        ForeignKey("broadcasts.id"), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), primary_key=True, autoincrement=False
    )
    chat_id: Mapped[int] = mapped_column(BigInteger)  # where it was pressed
    at: Mapped[datetime]
