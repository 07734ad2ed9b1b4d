"""Write the digest's words: totals, shares with their numbers, and the busiest places. Pure."""

from datetime import date

from babel.dates import format_date
from markupsafe import Markup

from services import texts
from services.access import COUNTRY, is_state
from services.messaging.outbox import Message
from services.places import states
from services.reports.figures import Share
from services.reports.picture import Words
from services.reports.summaries import Summary

MOST_LISTED = 8  # so that a picture's caption stays under Telegram's 1,024 characters
_NEWLINE = Markup("\n")


def write(summary: Summary, today: date, language: str, *, private: bool) -> Message:
    """Return the digest; in a group it names no command that works in private only."""
    total = [sum(numbers) for numbers in zip(*(c[1:] for c in summary.counts), strict=True)]
    days = len(summary.course.days)
    new, waiting, held, overdue, paid = total or [0] * 5
    lines = [
        texts.say(language, "digest.title", day=today, scope=name(summary, language)),
        texts.say(
            language, "digest.totals", new=new, waiting=waiting, held=held, overdue=overdue,
            paid=paid,
        ),
        texts.say(language, "digest.same_day", **share(summary.course.acted_same_day), days=days)
        if sum(summary.course.new)
        else texts.say(language, "digest.same_day.none", days=days),
        paid_in_time(summary, language),
        *_places(summary, language),
    ]  # fmt: skip
    if private and overdue:
        lines.append(texts.say(language, "digest.see_overdue"))
    return Message(_NEWLINE.join(lines))


def paid_in_time(summary: Summary, language: str) -> Markup:
    """Say how many of the first payments came in time, and up to which day they are counted."""
    paid, days = summary.course.paid_in_time, summary.course.days
    values = {"days": len(days), "until": days[-1]}
    if not paid.whole:
        return texts.say(language, "digest.paid_in_time.none", **values)
    return texts.say(language, "digest.paid_in_time", **share(paid), **values)


def picture_words(summary: Summary, language: str) -> Words:
    """Return what stands in the picture."""
    scope = name(summary, language)
    locale = "en_GB" if language == "en" else language
    return Words(
        title=texts.plain(texts.say(language, "digest.picture.title", scope=scope)),
        new=texts.plain(texts.say(language, "digest.picture.new")),
        paid=texts.plain(texts.say(language, "digest.picture.paid")),
        days=tuple(format_date(day, "d MMM", locale=locale) for day in summary.course.days),
    )


def name(summary: Summary, language: str) -> str:
    """Return the scope's name."""
    if summary.scope == COUNTRY:
        return str(texts.say(language, "digest.country"))
    if is_state(summary.scope):
        return states.NAMES[summary.scope]
    return summary.branches[summary.scope].name


def share(counted: Share) -> dict[str, int]:
    """Return the numbers that a text about a share names; the whole is not nothing."""
    percent = round(100 * counted.part / counted.whole)
    return {"part": counted.part, "whole": counted.whole, "percent": percent}


def _places(summary: Summary, language: str) -> list[Markup]:
    """List the places with most to do; a single branch has nothing to list."""
    if len(summary.branches) < 2:
        return []
    busiest = sorted(summary.counts, key=lambda c: (-c.overdue, -c.waiting, -c.new, c.place))
    lines = [
        texts.say(
            language, "digest.place", place=place(summary, c.place), new=c.new,
            waiting=c.waiting, overdue=c.overdue, paid=c.paid,
        )
        for c in busiest[:MOST_LISTED]
    ]  # fmt: skip
    if more := len(busiest) - MOST_LISTED:
        lines += [texts.say(language, "digest.more", count=more)] if more > 0 else []
    return lines


def place(summary: Summary, code: str) -> str:
    """Return the name of a branch or state of the scope."""
    return states.NAMES[code] if is_state(code) else summary.branches[code].name
