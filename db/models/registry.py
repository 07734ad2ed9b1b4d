"""Employers, workers and the months contributed; panel clinics. The sandbox's are synthetic."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id


class Employer(Base):
    """A registered premises or company."""

    __tablename__ = "employers"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    branch_code: Mapped[str] = mapped_column(ForeignKey("branches.code"))
    town: Mapped[str]
    registered_on: Mapped[date]
    synthetic: Mapped[bool] = mapped_column(default=False)


class Worker(Base):
    """An insured person."""

    __tablename__ = "workers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    nric: Mapped[str] = mapped_column(unique=True)  # 12 digits, no dashes
    name: Mapped[str]
    phone: Mapped[str | None]  # E.164
    synthetic: Mapped[bool] = mapped_column(default=False)


class ContributionSpan(Base):
    """Months without a gap in which one employer paid for one worker; first days of months."""

    __tablename__ = "contribution_spans"
    __table_args__ = (
        CheckConstraint("last_month >= first_month", name="ends_after_start"),
        CheckConstraint("wage > 0", name="wage_positive"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    employer_code: Mapped[str] = mapped_column(ForeignKey("employers.code"), index=True)
    first_month: Mapped[date]
    last_month: Mapped[date]
    wage: Mapped[Decimal] = mapped_column(Numeric(10, 2))  # RM/month


class Clinic(Base):
    """A panel clinic for health screenings."""

    __tablename__ = "clinics"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    town: Mapped[str]
    district: Mapped[str]
    state: Mapped[str]  # ISO 3166-2:MY
    latitude: Mapped[float]
    longitude: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)
