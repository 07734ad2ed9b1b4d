"""Files of contribution histories, JSON: one object or a list; write the first check of each.

What is not known may be null or left out, and never becomes a "no". A wrong record is told with
its number and field, its place in the list holds {"error"}, and the rest goes on. The fields and
every rounding: docs/eligibility.md.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TextIO

from bot.eligibility_records import BLANK, Row, WrongRecord, rows
from services import texts
from services.eligibility import assess, explaining, lines
from services.eligibility.assess import Answer
from services.eligibility.counting import Verdict
from services.eligibility.history import Scheme
from services.eligibility.parameters import Value
from services.eligibility.said import Said, said

ENGLISH = "en"  # for those who run the program


def answer(file: TextIO, output: TextIO, problems: TextIO) -> int:
    """Write the answer to each record; return how many were wrong."""
    try:
        text = file.read().lstrip("\ufeff" + BLANK)
    except UnicodeDecodeError as error:
        problems.write(f"The file is no text in UTF-8 (byte {error.start}).\n")
        return 1
    several = text.startswith("[")
    output.write("[\n" if several else "")
    wrong = 0
    for number, row in enumerate(rows(text), start=1):
        if isinstance(row, WrongRecord):
            problems.write(f"{row.reason}\n")
            wrong += 1
        if several or number == 1:  # what follows one object has no place in the answer
            output.write(",\n" if number > 1 else "")
            output.write(_written(row))
    output.write("\n]\n" if several else "\n")
    return wrong


def _written(row: Row | WrongRecord) -> str:
    """Return the answer as JSON, in ASCII; amounts always have two decimals."""
    if isinstance(row, WrongRecord):
        return json.dumps({"error": row.reason})
    if row.notice is None:
        return _object(dict.fromkeys(_KEYS, "null") | _without_notice(row.scheme))
    given = assess.assess(row.history, row.scheme, row.notice)
    counts, percent = given.counts, given.rating.percent if given.rating else None
    used = tuple(dict.fromkeys((*given.sources, *explaining.of_average(given.case))))
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
            "sources": _list(_source(value) for value in used),
            "to_confirm": _sentences(explaining.to_confirm(given.case, used)),
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
    return json.dumps(said_so)


@lru_cache(maxsize=1_024)
def _template(key: str, names: tuple[str, ...]) -> str:
    blanks = {name: f"{{{name}}}" for name in names}
    return texts.plain(lines.line(said(key, **blanks), ENGLISH))


@lru_cache(maxsize=1_024)
def _source(value: Value) -> str:
    return json.dumps(f"{value.source} [{value.tag}]")


def _count(value: int | None) -> str:
    return "null" if value is None else str(value)


def _amount(value: Decimal | None) -> str:
    return "null" if value is None else f"{value:.2f}"
