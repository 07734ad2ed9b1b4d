"""What Prihatin has to say (letters), keeps up to date (cards) and has to do later (dues)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger, SmallInteger

from db.base import Base, Id, one_of

LEFT = "state NOT IN ('sent', 'superseded')"
ALARMS_ONLY = "substr(key, 1, 6) = 'alarm:'"


def _where(name: str, *columns: str, only: str, like: str | None = None) -> Index:
    """Return an index of the rows that fulfil *only*; questions must write it out literally.

    It also serves questions for beginnings of the column *like*.
    """
    ops = {like: "varchar_pattern_ops"} if like else {}
    return Index(
        name, *columns, sqlite_where=text(only), postgresql_where=text(only), postgresql_ops=ops
    )


class LetterState(StrEnum):
    """The life of a letter."""

    WAITING = "waiting"  # also after a passing refusal: not_before says when again
    SENDING = "sending"
    SENT = "sent"
    SUPERSEDED = "superseded"  # a newer letter of the same card says it
    REFUSED = "refused"  # for good; cause says why
    STALE = "stale"  # it expired before it could be sent
    UNKNOWN = "unknown"  # the courier died while it was sending: sent or not, nobody knows


class Letter(Base):
    """One call of the Bot API that waits, is made, or was made; its key names the fact it tells."""

    __tablename__ = "letters"
    __table_args__ = (
        # Partial: a table of millions sent stays as quick as one of the few that wait.
        _where("ix_letters_waiting", "lane", "id", "chat_id", only="state = 'waiting'"),
        _where("ix_letters_waiting_in_chat", "chat_id", "id", only="state = 'waiting'"),
        _where("ix_letters_expiring", "expires_at", only="state = 'waiting'"),
        _where("ix_letters_sending", "id", only="state = 'sending'"),
        _where("ix_letters_left", "state", only=LEFT),
        _where("ix_letters_card", "card", "chat_id", "id", only="card IS NOT NULL", like="card"),
        _where("ix_letters_menus", "key", only="chat_id = 0", like="key"),
        _where("ix_letters_alarms", "chat_id", "created_at", only=ALARMS_ONLY),
        # What was said too long ago is blanked, and then leaves this index.
        _where("ix_letters_said", "ended_at", only="payload <> '{}'"),
        _where("ix_letters_attachment_id", "attachment_id", only="attachment_id IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)  # 0: no chat (menus)
    method: Mapped[str]  # of the Bot API, "sendMessage"
    payload: Mapped[dict[str, Any]]  # its parameters, without chat_id
    card: Mapped[str | None]  # name of the card that this letter shows, "lead:17"
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"))
    lane: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[LetterState] = mapped_column(one_of(LetterState), default=LetterState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    courier: Mapped[str | None]  # which courier holds it while it is sending
    ended_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)  # Telegram's, once sent
    cause: Mapped[str | None]  # of a refusal or of the last passing failure


class Attachment(Base):
    """The bytes of a photo or a document that a letter carries."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Card(Base):
    """A message that is kept up to date by edits; one of a name in a chat."""

    __tablename__ = "cards"
    __table_args__ = (
        PrimaryKeyConstraint("chat_id", "name"),
        Index("ix_cards_chat_id_message_id", "chat_id", "message_id"),
    )

    chat_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    message_id: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[str]  # with which it was first sent; says how it is edited


class Lease(Base):
    """Who is the one courier, until when."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]


class DueState(StrEnum):
    """The life of a due row."""

    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"  # raised too often; admins were alarmed


class Due(Base):
    """Something to do at a moment: the schedule is these rows, a ticker only looks."""

    __tablename__ = "dues"
    __table_args__ = (Index("ix_dues_state_due_at", "state", "due_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # "lead.unanswered"
    subject_id: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[datetime]
    state: Mapped[DueState] = mapped_column(one_of(DueState), default=DueState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]


class Conversation(Base):
    """Where a person stands in a conversation of several messages (aiogram's FSM)."""

    __tablename__ = "conversations"

    key: Mapped[str] = mapped_column(primary_key=True)  # chat:person
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class FloodCount(Base):
    """Who sends far too much, as all gateways count it. Not logged: after a crash it is empty."""

    __tablename__ = "flood_counts"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    minute: Mapped[datetime]  # in which it was sent last
    sent: Mapped[int]  # in that minute
    until: Mapped[datetime | None]  # not heard before


class ReceivedUpdate(Base):
    """An update of Telegram that was handled; the same one redelivered changes nothing."""

    __tablename__ = "received_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    received_at: Mapped[datetime] = mapped_column(index=True)
