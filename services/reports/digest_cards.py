"""Write the digest's words: totals, shares with their numbers, and the busiest places. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from markupsafe import Markup

from db.models.places import Branch
from services import texts
from services.access import COUNTRY, is_state
from services.messaging.outbox import Message
from services.places import states
from services.reports.figures import Counts, Course, Share
from services.reports.picture import Words

MOST_LISTED = 8  # so that a picture's caption stays under Telegram's 1,024 characters
_NEWLINE = Markup("\n")


@dataclass(frozen=True, slots=True)
class Summary:
    """What one digest tells."""

    day: date  # the morning
    scope: str  # branch code, state code or COUNTRY
    branches: Mapping[str, Branch]  # of the scope, by code
    counts: Sequence[Counts]  # by branch; for the country by state
    course: Course  # of the days before


def write(summary: Summary, language: str, *, private: bool) -> Message:
    """Return the digest; in a group it names no command that works in private only."""
    total = [sum(numbers) for numbers in zip(*(c[1:] for c in summary.counts), strict=True)]
    days = len(summary.course.days)
    new, waiting, held, overdue, paid = total or [0] * 5
    lines = [
        texts.say(language, "digest.title", day=summary.day, scope=_name(summary, language)),
        texts.say(
            language, "digest.totals", new=new, waiting=waiting, held=held, overdue=overdue,
            paid=paid,
        ),
        texts.say(language, "digest.same_day", **_share(summary.course.acted_same_day), days=days)
        if sum(summary.course.new)
        else texts.say(language, "digest.same_day.none", days=days),
        texts.say(language, "digest.paid_in_time", **_share(summary.course.paid_in_time), days=days)
        if sum(summary.course.paid)
        else texts.say(language, "digest.paid_in_time.none", days=days),
        *_places(summary, language),
    ]  # fmt: skip
    if private and overdue:
        lines.append(texts.say(language, "digest.see_overdue"))
    return Message(_NEWLINE.join(lines))


def picture_words(summary: Summary, language: str) -> Words:
    """Return what stands in the picture."""
    scope = _name(summary, language)
    locale = "en_GB" if language == "en" else language
    return Words(
        title=texts.plain(texts.say(language, "digest.picture.title", scope=scope)),
        new=texts.plain(texts.say(language, "digest.picture.new")),
        paid=texts.plain(texts.say(language, "digest.picture.paid")),
        days=tuple(format_date(day, "d MMM", locale=locale) for day in summary.course.days),
    )


def _name(summary: Summary, language: str) -> str:
    if summary.scope == COUNTRY:
        return str(texts.say(language, "digest.country"))
    if is_state(summary.scope):
        return states.NAMES[summary.scope]
    return summary.branches[summary.scope].name


def _share(share: Share) -> dict[str, int]:
    percent = round(100 * share.part / share.whole)
    return {"part": share.part, "whole": share.whole, "percent": percent}


def _places(summary: Summary, language: str) -> list[Markup]:
    """List the places with most to do; a single branch has nothing to list."""
    if len(summary.branches) < 2:
        return []
    busiest = sorted(summary.counts, key=lambda c: (-c.overdue, -c.waiting, -c.new, c.place))
    lines = [
        texts.say(
            language, "digest.place", place=_place(summary, c.place), new=c.new,
            waiting=c.waiting, overdue=c.overdue, paid=c.paid,
        )
        for c in busiest[:MOST_LISTED]
    ]  # fmt: skip
    if more := len(busiest) - MOST_LISTED:
        lines += [texts.say(language, "digest.more", count=more)] if more > 0 else []
    return lines


def _place(summary: Summary, code: str) -> str:
    return states.NAMES[code] if is_state(code) else summary.branches[code].name
