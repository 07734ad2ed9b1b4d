"""Files of reports, one JSON object a line: read them, write what each tells.

A line is {"id", "text", "published"}; a wrong one is told with its number and the rest goes on.
`published` is a day ("2026-03-12"), a moment, or null; then `posted_at` counts, where the line has
it. A bare day is read as its noon: "pagi tadi" is that day, "malam tadi" the evening before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TextIO

from bot import json_lines
from services import clock
from services.leads import parsing
from services.leads.parsing import Kind, Report, Victim
from services.leads.reading import when
from services.places import reference, states

NOON = time(12)
YEARS = range(1900, 2101)  # of a publication; "yesterday" and "next year" must exist too


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a file."""

    number: int  # of its line, from 1
    id: str | int  # as in the file
    text: str
    published: datetime | None  # local; None: not told

    @property
    def read_at(self) -> datetime:
        """The moment the text is read for; without one the last day that it names in full.

        Without that too it is the noon of this day: nobody knows at what hour it was written.
        """
        if self.published is not None:
            return self.published
        today = clock.now().astimezone(clock.LOCAL).date()
        return _noon(when.last_full_day(self.text) or today)


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that is no report, and why."""

    number: int
    reason: str


def rows(lines: Iterable[str]) -> Iterator[Row | WrongLine]:
    """Read the lines in their order; empty ones are passed over."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _row(number, json_lines.read(line))
            except ValueError as error:
                yield WrongLine(number, str(error))


def parse(lines: Iterable[str], output: TextIO, problems: TextIO) -> int:
    """Write a line of findings for each report; return how many lines were wrong."""
    wrong = 0
    for row in rows(lines):
        if isinstance(row, WrongLine):
            problems.write(f"Line {row.number} {row.reason}.\n")
            wrong += 1
        else:
            output.write(json_lines.written(findings(row)) + "\n")
    return wrong


def findings(row: Row) -> dict[str, object]:
    """Return what a report tells, by the keys of the labelled files; no lead tells only links."""
    report = parsing.read(row.text, row.read_at, reference.gazetteer(), doubtful=True)
    lead = report is not None and report.sure and report.kind is not Kind.MIDDLEMAN
    told = report if lead else None
    return {
        "id": row.id,
        "is_lead": lead,
        "kind": told.kind if told else None,
        "severity": told.severity if told else None,
        "victims": [_victim(victim) for victim in told.victims] if told else [],
        "accident_date": accident_day(told, row) if told else None,
        "accident_time": f"{told.accident_time:%H:%M}" if told and told.accident_time else None,
        "place_text": told.place_text if told else None,
        "place_names": list(told.place_names) if told else [],
        **_where(told),
        "vehicles": list(told.vehicles) if told else [],
        "hospital": told.hospital if told else None,
        "urls": list(parsing.links(row.text)),
        "confidence": report.confidence if report else 0.0,
    }


def _row(number: int, told: object) -> Row:
    if not isinstance(told, Mapping):
        raise ValueError("is no object with id, text and published")
    if not isinstance(told.get("id"), str | int) or told["id"] == "":
        raise ValueError("has no id")
    if not isinstance(told.get("text"), str):
        raise ValueError(f"({told['id']}) has no text, or one that is no string")
    told_at = told.get("published") or told.get("posted_at")
    return Row(number, told["id"], told["text"], _published(told["id"], told_at))


def _published(row_id: str | int, told: object) -> datetime | None:
    if told is None or told == "":
        return None
    wrong = f'({row_id}) has an odd published, not like "2026-03-12": {told!r}'
    if not isinstance(told, str):
        raise ValueError(wrong)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", told.strip()):
            moment = _noon(date.fromisoformat(told.strip()))
        else:
            moment = datetime.fromisoformat(told.strip())
    except ValueError as error:
        raise ValueError(wrong) from error
    if moment.year not in YEARS:
        raise ValueError(wrong)
    return moment.astimezone(clock.LOCAL) if moment.tzinfo else moment.replace(tzinfo=clock.LOCAL)


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, tzinfo=clock.LOCAL)


def accident_day(report: Report, row: Row) -> str | None:
    """Return the accident's day; for a text without a day of its own only one named in full."""
    day = report.accident_date
    if day is None or (row.published is None and day not in when.full_days(row.text)):
        return None
    return day.isoformat()


def _victim(victim: Victim) -> dict[str, object]:
    return {
        "name": victim.name,
        "age": victim.age,
        "nric": victim.nric,
        "nationality": victim.nationality,
        "occupation": victim.occupation,
        "employer": victim.employer,
        "outcome": victim.outcome,
    }


def _where(report: Report | None) -> dict[str, object]:
    """Return district, state and branch; a federal territory is called by its own name."""
    place = report.place if report else None
    choice = reference.offices().branch_for(place) if place else None
    district = place.district if place else None
    return {
        "district": states.district_name(district) if district else None,
        "state": states.name_of(place.state) if place else None,
        "branch": choice.branch_code if choice else None,
    }
