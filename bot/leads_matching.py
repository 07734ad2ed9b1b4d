"""Files of reports: write which of them were taken for one accident."""

from collections.abc import Iterable
from typing import TextIO

from bot import json_lines
from bot.leads_files import Row, WrongLine, accident_day, rows
from services.leads import parsing
from services.leads.matching import grouping, words
from services.leads.matching.account import Account, Person
from services.leads.parsing import Kind, Report
from services.places import reference
from services.places.gazetteer import Precision


def match(lines: Iterable[str], output: TextIO, problems: TextIO) -> int:
    """Write {"id", "lead"} for each report, lead null where it is none; return wrong lines.

    `lead` is the id of the first report of that accident. What only may be a report is put to a
    lead that it fits, and opens none.
    """
    read = list(rows(lines))
    good = [row for row in read if isinstance(row, Row)]
    for row in read:
        if isinstance(row, WrongLine):
            problems.write(f"Line {row.number} {row.reason}.\n")
    lead_of = _leads(good)
    for row in good:
        line = {"id": row.id, "lead": lead_of.get(row.number)}
        output.write(json_lines.written(line) + "\n")
    return len(read) - len(good)


def account(row: Row, report: Report) -> Account:
    """Return what the report tells, for comparing; `told` stays None where the row has no day."""
    place = report.place
    point = (
        place if place and place.precision is not Precision.STATE else None
    )  # as a lead keeps it
    return Account(
        told=row.published.date() if row.published else None,
        day=report.accident_date if accident_day(report, row) else None,
        hour=report.accident_time,
        people=tuple(
            Person(each.name, each.age, each.nric, each.nationality, each.occupation,
                   each.employer, each.outcome)
            for each in report.victims
        ),
        kind=report.kind,
        place=place.name if place else None,
        place_text=report.place_text,
        district=place.district if place else None,
        state=place.state if place else None,
        point=(point.latitude, point.longitude) if point else None,
        vehicles=frozenset(report.vehicles),
        hospital=report.hospital,
        urls=frozenset(report.urls),
        words=words.read(row.text),
    )  # fmt: skip


def _leads(good: list[Row]) -> dict[int, str | int]:
    """Return the lead of each row by the row's number; those that are none are left out."""
    told = []
    for row in good:
        report = parsing.read(row.text, row.read_at, reference.gazetteer(), doubtful=True)
        if report is not None and report.kind is not Kind.MIDDLEMAN:
            told.append((row, account(row, report), report.sure))
    lead_of = {}
    for group in grouping.groups([each[1] for each in told]):
        sure = [told[index][0] for index in group if told[index][2]]
        for index in group if sure else ():
            lead_of[told[index][0].number] = sure[0].id
    return lead_of
