"""What is known of a person's contributions. Pure. What is not known is None, never a default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.eligibility import months
from services.eligibility.months import Month


class Scheme(StrEnum):
    """Which pension is asked for."""

    INVALIDITY = "invalidity"  # Pencen Ilat
    SURVIVORS = "survivors"  # Pencen Penakat


class Fact(StrEnum):
    """A fact of the history that may be missing."""

    PAID = "paid"
    ENTRY = "entry"
    BORN = "born"
    DAY = "day"  # of the notice or death within its month
    WAGES = "wages"


@dataclass(frozen=True, slots=True)
class History:
    """Contributions of the first category, as a statement shows them."""

    born: date | None = None
    entry: Month | None = None  # in which the first contribution became payable
    paid: frozenset[Month] | None = None  # with a contribution; several employers are one month
    wages: Mapping[Month, Decimal] = field(
        default_factory=dict
    )  # RM; months without one are missing


def month_of(day: date | Month) -> Month:
    """Return the month of the notice or death, whether its day is known or not."""
    return months.of(day) if isinstance(day, date) else day


def law_day(day: date | Month) -> date:
    """Return the day whose law counts: the day itself, else the first of its month."""
    return day if isinstance(day, date) else months.first_day(day)


def birthday(born: date, age: int) -> date:
    """Return the day on which an age is reached; 29 February: 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def reached(born: date, age: int, day: date | Month) -> bool | None:
    """Tell whether the birthday of *age* has come on *day*; None: it falls within that month."""
    reaches = birthday(born, age)
    if isinstance(day, date):
        return day >= reaches
    month = months.of(reaches)
    if day != month:
        return day > month
    return True if reaches.day == 1 else None
