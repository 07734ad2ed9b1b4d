"""Words of the month's report of urgent broadcasts. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from markupsafe import Markup

from services import texts
from services.people.asked import lines, paragraphs


@dataclass(frozen=True, slots=True)
class Urgent:
    """An urgent broadcast that was let go."""

    number: int
    at: datetime  # it was released or approved
    author: str
    approver: str | None
    reason: str
    in_quiet: int  # letters let go in a quiet time


def report(
    language: str, month: date, listed: Sequence[Urgent], every: Sequence[Urgent] | None
) -> Markup:
    """Return a message of the report; *every*: all of the month, in the first of several."""
    locale = "en_GB" if language == "en" else language
    name = format_date(month, "MMMM y", locale=locale)
    if every is not None and not every:
        return texts.say(language, "broadcast.month.none", month=name)
    return paragraphs(
        *(_head(language, name, every) if every is not None else ()),
        *(_line(language, each) for each in listed),
    )


def _head(language: str, month: str, every: Sequence[Urgent]) -> tuple[Markup, ...]:
    authors = Counter(each.author for each in every)
    return (
        texts.say(language, "broadcast.month.title", month=month, number=len(every)),
        lines(
            *(
                texts.say(language, "broadcast.month.author", name=name, number=number)
                for name, number in authors.most_common()
            )
        ),
    )


def _line(language: str, each: Urgent) -> Markup:
    by = "broadcast.month.by_two" if each.approver else "broadcast.month.by"
    named = {"approver": each.approver} if each.approver else {}
    return lines(
        texts.say(language, by, number=each.number, at=each.at, name=each.author, **named),
        texts.say(language, "broadcast.month.reason", reason=each.reason),
        texts.say(language, "broadcast.month.in_quiet", number=each.in_quiet),
    )
