"""The registry: employers, insured persons, employments, months contributed.

Everything that comes in extracts from PERKESO's systems exists twice, in edition "a" and "b". One
of them is answered from, the other is free: an import fills the free one, unseen, and one row of
`registry_editions` turns to it (docs/decisions/registry-editions.md). Business keys are numbers
that another extract gives alike (`db/keys.py`), so editions of different extracts fit together.
Months are numbers too: year * 12 + month - 1.

The sandbox's rows are synthetic, and say so.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, one_of

# A posting list or a part of an index is read as one piece; compressing it again only costs time.
Blob = LargeBinary()


class Extract(StrEnum):
    """What comes in one file and is swapped as one."""

    EMPLOYERS = "employers"
    PERSONS = "persons"
    CONTRIBUTIONS = "contributions"  # with the employments


class Edition(StrEnum):
    """One of the two places an extract can stand in."""

    A = "a"
    B = "b"

    @property
    def other(self) -> "Edition":
        """The free one, if this one is answered from."""
        return Edition.B if self is Edition.A else Edition.A


class EmployerStatus(StrEnum):
    """Whether an employer is liable now."""

    ACTIVE = "active"
    CEASED = "ceased"  # Form 1A: no longer an employer
    DORMANT = "dormant"  # registered, without employees


class Current(Base):
    """Which edition of an extract is answered from; no row: the extract was never imported."""

    __tablename__ = "registry_editions"

    extract: Mapped[Extract] = mapped_column(one_of(Extract), primary_key=True)
    edition: Mapped[Edition] = mapped_column(one_of(Edition))
    as_of: Mapped[datetime]  # when the extract or its newest addition was taken in
    rows: Mapped[int] = mapped_column(BigInteger)
    names_indexed: Mapped[int] = mapped_column(
        BigInteger
    )  # names numbered above are searched one by one
    synthetic: Mapped[bool]  # all extracts are, or none is


class ImportState(StrEnum):
    """How far an import is."""

    LOADING = "loading"  # can be taken up again where it stopped
    DONE = "done"
    GIVEN_UP = "given_up"


class RegistryImport(Base):
    """One run of `prihatin import`, and how far the file is read: it goes on after a crash."""

    __tablename__ = "registry_imports"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    extract: Mapped[Extract] = mapped_column(one_of(Extract))
    state: Mapped[ImportState] = mapped_column(one_of(ImportState))
    whole: Mapped[bool]  # a full extract that takes the place of the old one; else additions
    edition: Mapped[Edition] = mapped_column(one_of(Edition))  # that it loads into
    file_name: Mapped[str]
    file_hash: Mapped[str]  # SHA-256 of the file's bytes: only the same file is taken up again
    rows_read: Mapped[int] = mapped_column(BigInteger, default=0)
    rows_refused: Mapped[int] = mapped_column(BigInteger, default=0)
    synthetic: Mapped[bool | None]  # as the first row says; None: none was taken yet
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Tables that find a name however it is spelt (services/registry/index.py)."""

    names: Table  # each distinct normalised name once
    postings: Table  # pair key -> packed numbers of names
    parts: Table  # the vocabulary, in pieces that are loaded into memory


@dataclass(frozen=True, slots=True)
class Employers:
    """One edition of the employers."""

    rows: Table
    called: Table  # which employer bears which name, now or formerly
    index: NameIndex


@dataclass(frozen=True, slots=True)
class Persons:
    """One edition of the insured persons."""

    rows: Table
    index: NameIndex


@dataclass(frozen=True, slots=True)
class Contributions:
    """One edition of the employments and months contributed."""

    employments: Table
    spans: Table
    totals: Table  # per employer, counted when the extract is taken in


def _name_index(what: str, edition: Edition) -> NameIndex:
    return NameIndex(
        names=Table(
            f"{what}_names_{edition}",
            Base.metadata,
            Column("id", Id, primary_key=True),
            Column("name", String, nullable=False),  # normalised
            Index(f"uq_{what}_names_{edition}_name", "name", unique=True),
        ),
        postings=Table(
            f"{what}_postings_{edition}",
            Base.metadata,
            Column("key", Id, primary_key=True, autoincrement=False),
            Column("names", Blob, nullable=False),
        ),
        parts=Table(
            f"{what}_index_parts_{edition}",
            Base.metadata,
            Column("part", String, primary_key=True),
            Column("data", Blob, nullable=False),
        ),
    )


def _employers(edition: Edition) -> Employers:
    rows = Table(
        f"employers_{edition}",
        Base.metadata,
        Column("key", Id, primary_key=True, autoincrement=False),  # db.keys.of_code
        Column("name", String, nullable=False),  # as registered
        Column("ssm_new", String),  # 12 digits
        Column("ssm_old", String),  # as normalised by db.keys.plain
        Column("branch_code", String),  # no foreign key: extracts may know branches that we do not
        Column("address", String),
        Column("postcode", String),
        Column("town", String),
        Column("state", String),  # ISO 3166-2:MY
        Column("latitude", Double),
        Column("longitude", Double),
        Column("phone", BigInteger),  # digits of E.164
        Column("status", one_of(EmployerStatus), nullable=False),
        Column("registered_on", Date),
        Column("in_arrears", Boolean),  # None: the extract does not say
        Column("synthetic", Boolean, nullable=False),
        Index(f"ix_employers_{edition}_ssm_new", "ssm_new"),
        Index(f"ix_employers_{edition}_ssm_old", "ssm_old"),
        Index(f"ix_employers_{edition}_phone", "phone"),
        Index(f"ix_employers_{edition}_place", "latitude", "longitude"),
    )
    called = Table(
        f"employers_called_{edition}",
        Base.metadata,
        Column("name_id", BigInteger, primary_key=True, autoincrement=False),
        Column("employer", BigInteger, primary_key=True, autoincrement=False),
        Column("former", Boolean, nullable=False),
    )
    return Employers(rows, called, _name_index("employer", edition))


def _persons(edition: Edition) -> Persons:
    rows = Table(
        f"insured_persons_{edition}",
        Base.metadata,
        Column("key", Id, primary_key=True, autoincrement=False),  # db.keys.of_number
        Column("name", String, nullable=False),  # as registered
        Column("name_id", BigInteger, nullable=False),
        Column("born", Date),
        Column("sex", String(1)),  # "M", "F"
        Column("phone", BigInteger),  # digits of E.164
        Column("other_number", String),  # old identity card or passport, by db.keys.plain
        Column("address", String),
        Column("postcode", String),
        Column("synthetic", Boolean, nullable=False),
        CheckConstraint("sex IN ('M', 'F')", name="sex"),
        Index(f"ix_insured_persons_{edition}_name_id", "name_id"),
        Index(f"ix_insured_persons_{edition}_phone", "phone"),
        Index(
            f"ix_insured_persons_{edition}_other_number",
            "other_number",
            sqlite_where=text("other_number IS NOT NULL"),
            postgresql_where=text("other_number IS NOT NULL"),
        ),
    )
    return Persons(rows, _name_index("person", edition))


def _contributions(edition: Edition) -> Contributions:
    employments = Table(
        f"employments_{edition}",
        Base.metadata,
        Column("person", BigInteger, primary_key=True, autoincrement=False),
        Column("employer", BigInteger, primary_key=True, autoincrement=False),
        Column("started_on", Date, primary_key=True),
        Column("ended_on", Date),  # the last day; None: still employed
        Index(f"ix_employments_{edition}_employer", "employer"),
    )
    spans = Table(
        f"contribution_spans_{edition}",
        Base.metadata,
        Column("person", BigInteger, primary_key=True, autoincrement=False),
        Column("first_month", SmallInteger, primary_key=True, autoincrement=False),
        Column("employer", BigInteger, primary_key=True, autoincrement=False),
        Column("last_month", SmallInteger, nullable=False),
        Column("wage_class", SmallInteger, nullable=False),  # row of the Act 4 table, 1-65
        Column("category", SmallInteger, nullable=False),  # 1 with invalidity, 2 without
        CheckConstraint("last_month >= first_month", name="ends_after_start"),
        CheckConstraint("category IN (1, 2)", name="category"),
        Index(f"ix_contribution_spans_{edition}_employer", "employer"),
        sqlite_with_rowid=False,
    )
    totals = Table(
        f"employer_totals_{edition}",
        Base.metadata,
        Column("employer", Id, primary_key=True, autoincrement=False),
        Column("employees", Integer, nullable=False),  # with a contribution in the last month
        Column("last_month", SmallInteger, nullable=False),  # of any contribution
    )
    return Contributions(employments, spans, totals)


EMPLOYERS = {edition: _employers(edition) for edition in Edition}
PERSONS = {edition: _persons(edition) for edition in Edition}
CONTRIBUTIONS = {edition: _contributions(edition) for edition in Edition}
