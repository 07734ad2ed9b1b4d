"""The audit trail, chained by hash, and what this installation is."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from db.base import Base, Id


class AuditNote(Base):
    """Who did or saw what, when, in which chat, on what ground. Never changed, never removed."""

    __tablename__ = "audit_notes"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)  # people.id; None: Prihatin itself
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    action: Mapped[str] = mapped_column(index=True)  # "lead.accepted"
    subject: Mapped[str] = mapped_column(index=True)  # "lead:17"
    ground: Mapped[str | None]  # "lead:17", "operation:3": why it was allowed
    details: Mapped[dict[str, Any]]
    previous: Mapped[str]  # hash of the note before
    hash: Mapped[str] = mapped_column(unique=True)


class AuditHead(Base):
    """The chain's newest note, so that a removed tail shows; one row."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # always 1
    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str]


class Installation(Base):
    """Facts on this database, such as its environment: production never opens a sandbox's."""

    __tablename__ = "installation"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Proof(Base):
    """One recount of everything by the independent checker (services/records/proof.py)."""

    __tablename__ = "proofs"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    checked: Mapped[dict[str, Any]]  # how many posts, leads, letters, dues
    problems: Mapped[list[str]]  # what could not be proved; empty: the heartbeat beats
