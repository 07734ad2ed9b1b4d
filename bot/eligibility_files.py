"""Files of contribution histories, JSON: one object or a list; write the first check of each.

What is not known may be null or left out, and never becomes a "no". A wrong record is told with
its number and field, its place in the list holds {"error"}, and the rest goes on. The fields and
every rounding: docs/eligibility.md.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NoReturn, TextIO

from services import texts
from services.eligibility import assess, explaining, lines, months
from services.eligibility.assess import Answer
from services.eligibility.counting import Verdict
from services.eligibility.history import History, Scheme, month_of
from services.eligibility.months import Month
from services.eligibility.parameters import Value
from services.eligibility.said import Said, said

ENGLISH = "en"  # for those who run the program
_BLANK = " \t\n\r"
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


def answer(file: TextIO, output: TextIO, problems: TextIO) -> int:
    """Write the answer to each record; return how many were wrong."""
    try:
        text = file.read().lstrip("\ufeff" + _BLANK)
    except UnicodeDecodeError as error:
        problems.write(f"The file is no text in UTF-8 (byte {error.start}).\n")
        return 1
    several = text.startswith("[")
    output.write("[\n" if several else "")
    wrong = 0
    for number, row in enumerate(rows(text), start=1):
        output.write(",\n" if number > 1 else "")
        if isinstance(row, WrongRecord):
            problems.write(f"{row.reason}\n")
            output.write(json.dumps({"error": row.reason}))
            wrong += 1
        else:
            output.write(_written(row))
    output.write("\n]\n" if several else "\n")
    return wrong


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
    decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)
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
    if (several and text[place : place + 1] != "]") or rest.strip(_BLANK):
        yield WrongRecord(f"Record {number + 1}: the file is no JSON after record {number}.")


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] and text[place] in _BLANK:
        place += 1
    return place


def _no_json(number: int, error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        where = f"{error.msg}, line {error.lineno}, column {error.colno}"
    else:
        where = "nested too deep" if isinstance(error, RecursionError) else str(error)
    return f"Record {number}: is no JSON ({where}); what follows cannot be read."


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


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
        raise ValueError(f'{field} is no month like "2010-01"') from error


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
    return {month: _wage(wage) for month, wage in paired if wage is not None}


def _months(told: Iterable[str], field: str) -> list[Month]:
    try:
        return [_month(each) for each in told]
    except (TypeError, ValueError) as error:  # a list in the list has no hash
        raise ValueError(f'{field} has something that is no month like "2010-01"') from error


@lru_cache(maxsize=8_192)
def _month(written: object) -> Month:
    return months.read(str(written))


def _wage(told: object) -> Decimal:
    """Return an amount; some programs write numbers as text."""
    amount = Decimal(told.strip()) if isinstance(told, str) and _AMOUNT.fullmatch(told) else told
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal) or amount < 0:
        raise ValueError("wages has an amount that is no number from 0 up")
    return Decimal(amount)


def _written(row: Row) -> str:
    """Return the answer as JSON; amounts always have two decimals."""
    if row.notice is None:
        return _object(dict.fromkeys(_KEYS, "null") | _without_notice(row.scheme))
    given = assess.assess(row.history, row.scheme, row.notice)
    counts, percent = given.counts, given.rating.percent if given.rating else None
    return _object(
        {
            "verdict": f'"{given.verdict}"',
            "window_paid": _count(counts.window_paid),
            "span_months": _count(counts.span_months),
            "span_paid": _count(None if counts.span_months is None else counts.span_paid),
            "rate_percent": "null" if percent is None else lines.number(percent),
            "average_wage": _amount(given.average_wage),
            "monthly_amount": _amount(given.monthly),
            "grant": _YES_NO[given.grant],
            "reasons": _sentences(_reasons(given)),
            "sources": _list(_source(value) for value in given.sources),
            "to_confirm": _sentences(given.to_confirm),
        }
    )


_YES_NO = {True: "true", False: "false", None: "null"}
_KEYS = (
    *("verdict", "window_paid", "span_months", "span_paid", "rate_percent", "average_wage"),
    *("monthly_amount", "grant", "reasons", "sources", "to_confirm"),
)


def _without_notice(scheme: Scheme) -> dict[str, str]:
    reasons = (said("note.no_notice"), explaining.DISCRETION)
    return {
        "verdict": f'"{Verdict.CANNOT_TELL}"',
        "grant": _YES_NO[None if scheme is Scheme.INVALIDITY else False],
        "reasons": _sentences(reasons),
        "sources": "[]",
        "to_confirm": "[]",
    }


def _reasons(given: Answer) -> tuple[Said, ...]:
    return (*given.reasons, *given.notes, *given.routes)


def _object(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f'"{key}": {value}' for key, value in fields.items()) + "}"


def _list(written: Iterator[str]) -> str:
    return "[" + ", ".join(dict.fromkeys(written)) + "]"


def _sentences(told: tuple[Said, ...]) -> str:
    return _list(_sentence(each) for each in told)


@lru_cache(maxsize=65_536)
def _sentence(told: Said) -> str:
    """Return the statement in English; most are new, so they are put into templates."""
    values = dict(told.values)
    if "count" in values or "rule" in values:  # the text depends on them
        said_so = texts.plain(lines.line(told, ENGLISH))
    else:
        written = {name: lines.word(name, value, ENGLISH) for name, value in told.values}
        said_so = _template(told.key, tuple(values)).format(**written)
    return json.dumps(said_so, ensure_ascii=False)


@lru_cache(maxsize=1_024)
def _template(key: str, names: tuple[str, ...]) -> str:
    blanks = {name: f"{{{name}}}" for name in names}
    return texts.plain(lines.line(said(key, **blanks), ENGLISH))


@lru_cache(maxsize=1_024)
def _source(value: Value) -> str:
    return json.dumps(f"{value.source} [{value.tag}]", ensure_ascii=False)


def _count(value: int | None) -> str:
    return "null" if value is None else str(value)


def _amount(value: Decimal | None) -> str:
    return "null" if value is None else f"{value:.2f}"
