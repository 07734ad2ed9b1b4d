"""Workers: insured persons whom Prihatin serves, whether or not they are on Telegram."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import BigInteger

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
