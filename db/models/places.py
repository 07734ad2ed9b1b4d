"""PERKESO's branches and the Telegram groups that belong to them."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

from db.base import Base, Id


class Branch(Base):
    """An office; the first rows come from config/reference/branches.csv (see its README)."""

    __tablename__ = "branches"

    code: Mapped[str] = mapped_column(primary_key=True)  # "KTN"; "HQ" is the head office
    name: Mapped[str]
    kind: Mapped[str]  # "hq", "state", "branch"
    state: Mapped[str]  # ISO 3166-2:MY, "MY-06"
    town: Mapped[str]
    district: Mapped[str]
    address: Mapped[str | None]
    phone: Mapped[str | None]  # as printed; None: show the hotline
    latitude: Mapped[float]  # of the town, not of the door
    longitude: Mapped[float]


class Group(Base):
    """A Telegram group registered to a branch; its squad posts accident news there."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    # before it became a supergroup; what was posted then keeps that chat and its numbers
    former_chat_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    title: Mapped[str]
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    language: Mapped[str] = mapped_column(default="ms")
    asks_when_unsure: Mapped[bool] = mapped_column(default=True)  # or stays silent
    registered_at: Mapped[datetime]
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    left_at: Mapped[datetime | None]  # Prihatin was removed from it
    synthetic: Mapped[bool] = mapped_column(default=False)
