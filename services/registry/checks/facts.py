"""What an answer may be made of. Pure: values only."""

from dataclasses import dataclass
from datetime import date, datetime

from db.models.registry import EmployerStatus
from services.eligibility.months import Month


@dataclass(frozen=True, slots=True)
class Employer:
    """One employer as the extract has it; what the extract does not say is None."""

    key: int
    name: str
    status: EmployerStatus
    registered_on: date | None
    branch_code: str | None
    town: str | None
    postcode: str | None
    address: str | None
    in_arrears: bool | None
    employees: int | None  # with a contribution in the last month
    last_month: Month | None
    as_of: datetime
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Work:
    """One employment of a person."""

    employer: str  # its name, "" where the extract of employers does not know it
    employer_key: int
    started_on: date
    ended_on: date | None  # the last day; None: still employed


@dataclass(frozen=True, slots=True)
class Span:
    """Months contributed without a gap with one employer and one wage."""

    employer_key: int
    first: Month
    last: Month
    wage_class: int  # row of the Act 4 table
    with_invalidity: bool  # first category


@dataclass(frozen=True, slots=True)
class Insured:
    """One insured person as the extracts have them."""

    key: int
    name: str
    born: date | None
    sex: str | None  # "M", "F"
    phone: int | None  # digits of E.164
    address: str | None
    postcode: str | None
    spans: tuple[Span, ...] | None  # None: the contributions were never taken in
    works: tuple[Work, ...]
    as_of: datetime
    synthetic: bool
    paid_as_of: datetime | None = None  # of the contributions; None: never taken in

    @property
    def months(self) -> frozenset[Month] | None:
        """Return the months contributed in, whatever the category."""
        if self.spans is None:
            return None
        return frozenset(
            Month(month) for span in self.spans for month in range(span.first, span.last + 1)
        )
