"""Read contribution histories from JSON, one record after the other. Pure.

One object or a list. What is not known may be null or left out. A wrong record is told with its
number and field, and the rest is read on. The fields: docs/eligibility.md.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from services.eligibility import months
from services.eligibility.history import History, Scheme, month_of
from services.eligibility.months import Month

BLANK = " \t\n\r"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT = re.compile(r" *[0-9]+(\.[0-9]+)? *")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file."""

    scheme: Scheme
    history: History
    notice: date | Month | None  # None: not known


@dataclass(frozen=True, slots=True)
class WrongRecord:
    """A record that cannot be answered, and why."""

    reason: str  # names the record's number, from 1, and the field


def rows(text: str) -> Iterator[Row | WrongRecord]:
    """Read one record after the other, so that a big file needs little memory."""
    for number, told in enumerate(_records(text), start=1):
        if isinstance(told, WrongRecord):
            yield told
            continue
        try:
            yield _row(told)
        except ValueError as error:
            yield WrongRecord(f"Record {number}: {error}.")


def _records(text: str) -> Iterator[object]:
    if not text:
        yield WrongRecord("The file is empty.")
        return
    decoder = json.JSONDecoder(parse_float=_number, parse_int=Decimal, parse_constant=Decimal)
    several = text.startswith("[")
    place, number = (1, 0) if several else (0, 0)
    place = _skip(text, place)
    while not (several and text[place : place + 1] == "]" and number == 0):
        number += 1
        try:
            told, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            yield WrongRecord(_no_json(number, error))
            return
        yield told
        place = _skip(text, place)
        sign = text[place : place + 1]
        if not several or sign != ",":
            break
        place = _skip(text, place + 1)
    rest = text[place + 1 :] if several else text[place:]
    if (several and text[place : place + 1] != "]") or rest.strip(BLANK):
        yield WrongRecord(f"Record {number + 1}: the file is no JSON after record {number}.")


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] and text[place] in BLANK:
        place += 1
    return place


def _no_json(number: int, error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        where = f"{error.msg}, line {error.lineno}, column {error.colno}"
    else:
        where = "nested too deep"
    return f"Record {number}: is no JSON ({where}); what follows cannot be read."


def _number(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:  # 1e99999999999999999999
        return Decimal("NaN")


def _row(told: object) -> Row:
    if not isinstance(told, dict):
        raise ValueError("is no object with scheme, born, entry, paid, notice and wages")
    if told.get("scheme") not in tuple(Scheme):
        raise ValueError('scheme is neither "invalidity" nor "survivors"')
    born, entry = _day(told, "born"), _day_or_month(told, "entry")
    notice = _day_or_month(told, "notice")
    if born and notice is not None and month_of(notice) < months.of(born):
        raise ValueError("notice lies before born")
    if born and entry is not None and month_of(entry) < months.of(born):
        raise ValueError("entry lies before born")
    history = History(
        born=born,
        entry=None if entry is None else month_of(entry),
        paid=_paid(told.get("paid")),
        wages=_wages(told.get("wages")),
    )
    return Row(Scheme(told["scheme"]), history, notice)


def _day(told: dict[str, Any], field: str) -> date | None:
    value = told.get(field)
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):  # not the other forms of ISO 8601, as 2026-W03-1
            return date.fromisoformat(value)
    except (TypeError, ValueError):
        pass
    raise ValueError(f'{field} is no day like "1980-05-01"')


def _day_or_month(told: dict[str, Any], field: str) -> date | Month | None:
    value = told.get(field)
    try:
        return _month(value) if isinstance(value, str) and len(value) == 7 else _day(told, field)
    except ValueError as error:
        raise ValueError(
            f'{field} is no month like "2010-01" and no day like "2010-01-31"'
        ) from error


def _paid(told: object) -> frozenset[Month] | None:
    if told is None:
        return None
    if not isinstance(told, list):
        raise ValueError('paid is no list of months like "2010-01"')
    return frozenset(_months(told, "paid"))


def _wages(told: object) -> dict[Month, Decimal]:
    """Return the wages that are known; null is a wage not known."""
    if told is None:
        return {}
    if not isinstance(told, dict):
        raise ValueError('wages is no object like {"2026-01": 2400}')
    paired = zip(_months(told, "wages"), told.values(), strict=True)
    return {month: _wage(wage, month) for month, wage in paired if wage is not None}


def _months(told: Iterable[str], field: str) -> list[Month]:
    found: list[Month] = []
    try:
        found.extend(_month(each) for each in told)
    except (TypeError, ValueError) as error:  # a list in the list has no hash
        where = f"number {len(found) + 1} of it"
        raise ValueError(
            f'{field} has something that is no month like "2010-01" ({where})'
        ) from error
    return found


@lru_cache(maxsize=8_192)
def _month(written: object) -> Month:
    return months.read(str(written))


def _wage(told: object, month: Month) -> Decimal:
    """Return an amount; some programs write numbers as text."""
    amount = Decimal(told.strip()) if isinstance(told, str) and _AMOUNT.fullmatch(told) else told
    if not isinstance(amount, Decimal) or not amount.is_finite() or amount < 0:
        where = months.write(month)
        raise ValueError(f"wages has an amount that is no number from 0 up ({where})")
    return amount
