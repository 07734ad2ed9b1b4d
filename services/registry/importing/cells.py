"""Read one cell of an extract: a text, a number with letters, a day, a month, an amount.

Pure but for the rules file. A cell is what a file gives: a text, a number (Excel), a day (Excel,
Parquet), or nothing. Days are day-first, as everywhere in Malaysia. What cannot be read is `Wrong`,
with a short word that whoever shows it turns into a sentence; never with the cell itself.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import TypeVar

from config import rules
from db import keys
from services import typed_days

Cell = str | int | float | bool | date | datetime | Decimal | None
Read = TypeVar("Read")

LONGEST_TEXT = 500  # characters
CODE_BEGINS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
KINDS = ("status", "flag", "sex")  # of words; each is also the reason to refuse one
FIRST_YEAR = 1900
LAST_MONTH = 2100 * 12
SERIAL_FROM = date(1899, 12, 30)  # Excel's day 0, as its days count from March 1900 on
SERIALS = (3_000, 73_050)  # 1908 to 2099: a smaller number is no day
_BROKEN = "\ufffd"  # what stands for a letter that could not be read
_POINT_ZERO = ".0"  # tables of Python end whole numbers so where others of the column are missing
# The last ones turn the direction of what is written behind them: a name would not show as it is.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd\u202a-\u202e\u2066-\u2069]")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_DAY_FIRST = re.compile(
    r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+(\d{4})(?: 0?0:00(?::00)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]0?0:00(?::00)?(?:\.0+)?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})[-/.]?(\d{2})")
_PHONE = re.compile(r"\+?[\d\s()./-]+")


class Wrong(Exception):
    """A cell cannot be taken; `column` is filled in by whoever knows it."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


def of(column: str, read: Callable[[Cell], Read], cell: Cell) -> Read:
    """Read a cell of that column.

    Raises:
        Wrong: it cannot be read; the column is named.
    """
    try:
        return read(cell)
    except Wrong as wrong:
        wrong.column = wrong.column or column
        raise


def text(cell: Cell) -> str | None:
    """Return the words with single spaces; what begins like a formula stays: it is data.

    Raises:
        Wrong: it has a control sign, or is endless.
    """
    if cell is None or cell != cell:  # noqa: PLR0124  NaN, as tables of Python write nothing
        return None
    typed = cell if isinstance(cell, str) else plain_number(cell)
    if (not typed.isprintable() or _BROKEN in typed) and _CONTROL.search(typed):
        raise Wrong("control")
    found = " ".join(typed.split())
    if found.endswith(_POINT_ZERO) and found[: -len(_POINT_ZERO)].isdecimal():
        found = found[: -len(_POINT_ZERO)]
    if len(found) > LONGEST_TEXT:
        raise Wrong("long")
    return found or None


def code(cell: Cell) -> str | None:
    """Return capital letters and digits: a code, a number of SSM, a passport.

    Raises:
        Wrong: it begins as a formula does, or is a number that a spreadsheet has rounded.
    """
    found = text(cell)
    if found is None:
        return None
    if isinstance(cell, str) and cell.startswith(CODE_BEGINS_AS_FORMULA):
        raise Wrong("formula")
    if _SCIENTIFIC.fullmatch(found):
        raise Wrong("scientific")
    return keys.plain(found) or None


def plain_number(cell: Cell) -> str:
    """Return a number as a spreadsheet shows it in a cell without a format; days as ISO."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def day(cell: Cell) -> date | None:
    """Return a day: "31/12/2025", "31 Dis 2025", "2025-12-31", a date of Excel, or its serial.

    Raises:
        Wrong: it is none of these, or that day does not exist.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    typed = text(cell)
    return _day(typed) if typed else None


@lru_cache(1 << 16)
def _day(typed: str) -> date:
    if typed.isdecimal() and len(typed) < 6:
        return _of_serial(int(typed))
    if found := _DAY_FIRST.fullmatch(typed):
        return _date(int(found[3]), _month_number(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(typed):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    raise Wrong("day")


def _of_serial(number: int) -> date:
    if not SERIALS[0] <= number <= SERIALS[1]:
        raise Wrong("day")
    return SERIAL_FROM + timedelta(days=number)


def _date(year: int, month: int, of_month: int) -> date:
    if year < FIRST_YEAR:
        raise Wrong("day")
    try:
        return date(year, month, of_month)
    except ValueError:
        raise Wrong("day_exists") from None


def _month_number(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    found = typed_days.MONTHS.get(typed.lower())
    if found is None:
        raise Wrong("day")
    return found


def month(cell: Cell) -> int | None:
    """Return a month as year * 12 + month - 1: "12/2025", "Dis 2025", "2025-12", or a day in it.

    Raises:
        Wrong: it is none.
    """
    if isinstance(cell, date):
        return cell.year * 12 + cell.month - 1
    typed = text(cell)
    return _month(typed) if typed else None


@lru_cache(1 << 14)
def _month(typed: str) -> int:
    if found := _MONTH_LAST.fullmatch(typed):
        year, number = int(found[1]), int(found[2])
    elif found := _MONTH_FIRST.fullmatch(typed):
        year, number = int(found[2]), _month_number(found[1])
    else:
        in_it = _day(typed)
        year, number = in_it.year, in_it.month
    if not (1 <= number <= 12 and year >= FIRST_YEAR and year * 12 < LAST_MONTH):
        raise Wrong("month")
    return year * 12 + number - 1


def amount(cell: Cell) -> Decimal | None:
    """Return an amount of money: "RM 1,700.00".

    Raises:
        Wrong: it is none, or below zero.
    """
    typed = text(cell)
    if typed is None:
        return None
    try:
        found = Decimal(typed.upper().removeprefix("RM").strip().replace(",", ""))
    except InvalidOperation:
        raise Wrong("amount") from None
    if not found.is_finite() or found < 0:
        raise Wrong("amount")
    return found


def phone(cell: Cell) -> int | None:
    """Return the digits of E.164: "012-345 6789" is 60123456789.

    Raises:
        Wrong: it is no telephone number.
    """
    typed = text(cell)
    if typed is None:
        return None
    if _SCIENTIFIC.fullmatch(typed):
        raise Wrong("scientific")
    if not _PHONE.fullmatch(typed):
        raise Wrong("phone")
    digits = re.sub(r"\D", "", typed)
    if not typed.startswith("+") and not digits.startswith("60"):
        # Excel takes the leading zero of 012... away; a number in Malaysia has no other one.
        digits = f"60{digits.lstrip('0')}"
    if not 9 <= len(digits) <= 15:
        raise Wrong("phone")
    return int(digits)


def postcode(cell: Cell) -> str | None:
    """Return five digits; a zero that a spreadsheet took away comes back, for all have five.

    Raises:
        Wrong: it is none.
    """
    typed = text(cell)
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) in (4, 5)):
        raise Wrong("postcode")
    return typed.zfill(5)


def degrees(cell: Cell, *, most: int) -> float | None:
    """Return a coordinate between -most and most.

    Raises:
        Wrong: it is none.
    """
    typed = text(cell)
    if typed is None:
        return None
    try:
        found = float(typed)
    except ValueError:
        raise Wrong("degrees") from None
    if not -most <= found <= most:
        raise Wrong("degrees")
    return found


def word(cell: Cell, kind: str) -> str | None:
    """Return what a word means, by the lists of the rules file (`words`).

    Raises:
        Wrong: it is not in the list.
    """
    typed = text(cell)
    if typed is None:
        return None
    found = _meanings(kind).get(typed.lower())
    if found is None:
        raise Wrong(kind)
    return found


def flag(cell: Cell) -> bool | None:
    """Return yes or no.

    Raises:
        Wrong: it is neither.
    """
    said = word(cell, "flag")
    return None if said is None else said == "yes"


def marking(cell: Cell) -> bool:
    """Return whether a row is made up; where nothing is said it is real.

    Raises:
        Wrong: it is neither.
    """
    return bool(flag(cell))


@cache
def _meanings(kind: str) -> dict[str, str]:
    words: dict[str, list[str]] = rules.tables("registry_columns")["words"][kind]
    return {spelt: meaning for meaning, others in words.items() for spelt in others}
