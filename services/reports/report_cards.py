"""Write a report: the indicators with numerator and denominator, in words and as sheets. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from babel.dates import format_date
from markupsafe import Markup

from services import texts
from services.clock import LOCAL
from services.leads.casework import deadlines
from services.messaging.outbox import Message
from services.people.duty_hours import Days
from services.reports import digest_cards, figures
from services.reports.digest_cards import name, place
from services.reports.figures import Share
from services.reports.picture import Words
from services.reports.recount import Firsts
from services.reports.sheets import Cell, Page
from services.reports.summaries import Summary, limit

MOST_NUMBERS = 10  # of leads that differ, named in the chat


class Difference(NamedTuple):
    """A lead whose row and whose history do not agree."""

    lead_id: int
    row: Firsts
    history: Firsts


@dataclass(frozen=True, slots=True)
class Report:
    """What one report tells."""

    summary: Summary
    days: Days
    differences: Sequence[Difference]
    made_at: datetime
    program: str  # its version


def caption(report: Report, language: str) -> Message:
    """Return the indicators in words, for under the picture."""
    lines = [
        texts.say(
            language, "report.title", scope=name(report.summary, language),
            first=report.days[0], last=report.days[1],
        ),
        texts.say(language, "report.counts", **_sums(report)),
    ]  # fmt: skip
    for key, share in _shares(report):
        text = texts.say(language, f"report.indicator.{key}")
        lines.append(
            texts.say(language, "report.share", name=text, **digest_cards.share(share))
            if share.whole
            else texts.say(language, "report.share.none", name=text)
        )
    return Message(Markup("\n").join([*lines, _agreement(report, language)]))


def file_caption(report: Report, language: str) -> Message:
    """Return what stands under the spreadsheet."""
    return Message(texts.say(language, "report.file", at=report.made_at))


def picture_words(report: Report, language: str) -> Words:
    """Return what stands in the picture."""
    words = digest_cards.picture_words(report.summary, language)
    locale = "en_GB" if language == "en" else language
    first, last = (format_date(day, "d MMM y", locale=locale) for day in report.days)
    title = texts.say(
        language, "report.picture", scope=name(report.summary, language), first=first, last=last
    )
    return Words(texts.plain(title), words.new, words.paid, words.days)


def pages(report: Report, language: str) -> list[Page]:
    """Return the sheets of the workbook."""
    return [
        _page(language, "indicators", _indicators(report, language)),
        _page(language, "places", _places(report)),
        _page(language, "days", _days(report)),
        _page(language, "recount", [_difference(each) for each in report.differences]),
    ]


def _page(language: str, which: str, rows: Sequence[Sequence[Cell]]) -> Page:
    headline = texts.plain(texts.say(language, f"report.sheet.{which}.columns")).split(" | ")
    return Page(texts.plain(texts.say(language, f"report.sheet.{which}")), headline, rows)


def _shares(report: Report) -> Iterator[tuple[str, Share]]:
    course = report.summary.course
    yield "same_day", course.acted_same_day
    yield "in_time", figures.acted_by(report.summary.leads, course.days, deadlines.action_day)
    yield "paid", course.paid_in_time


def _sums(report: Report) -> dict[str, int]:
    counts = report.summary.counts
    return {
        "new": sum(report.summary.course.new),
        "paid": sum(report.summary.course.paid),
        "open": sum(each.waiting + each.held for each in counts),
        "overdue": sum(each.overdue for each in counts),
    }


def _agreement(report: Report, language: str) -> Markup:
    if not report.differences:
        return texts.say(language, "report.recounted", count=len(report.summary.leads))
    numbers = ", ".join(str(each.lead_id) for each in report.differences[:MOST_NUMBERS])
    return texts.say(language, "report.differs", number=len(report.differences), numbers=numbers)


def _indicators(report: Report, language: str) -> list[list[Cell]]:
    scope = name(report.summary, language)
    made = report.made_at.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")
    return [
        [
            texts.plain(texts.say(language, f"report.indicator.{key}")),
            share.part,
            share.whole,
            round(100 * share.part / share.whole, 1) if share.whole else None,
            *report.days,
            scope,
            made,
            report.program,
        ]
        for key, share in _shares(report)
    ]


def _places(report: Report) -> list[list[Cell]]:
    courses = figures.by_place(
        report.summary.leads, report.summary.place, report.summary.course.days, paid_within=limit()
    )
    standing = {each.place: each for each in report.summary.counts}
    rows: list[list[Cell]] = []
    for code in sorted({*courses, *standing}):
        row: list[Cell] = [place(report.summary, code)]
        if (course := courses.get(code)) is not None:
            acted, paid = course.acted_same_day, course.paid_in_time
            row += [sum(course.new), acted.part, acted.whole, sum(course.paid), paid.part]
        else:
            row += [0] * 5
        now = standing.get(code)
        rows.append([*row, now.waiting + now.held if now else 0, now.overdue if now else 0])
    return rows


def _days(report: Report) -> list[list[Cell]]:
    course = report.summary.course
    return [list(row) for row in zip(course.days, course.new, course.paid, strict=True)]


def _difference(each: Difference) -> list[Cell]:
    moments = (*each.row, *each.history)
    return [each.lead_id, *(at.astimezone(LOCAL).date() if at else None for at in moments)]
