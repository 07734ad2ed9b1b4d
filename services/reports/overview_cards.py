"""Write the overview: a picture's words, a table by place, who cannot be reached. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from services import texts
from services.access import is_state
from services.messaging.outbox import Button, Message
from services.reports import digest_cards, figures
from services.reports.bars import Bar
from services.reports.digest_cards import name, place
from services.reports.figures import Counts, Share
from services.reports.summaries import Summary, limit

MOST_NAMES = 8  # listed; more are counted
_ROW = 3  # buttons


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can be written to, who was invited, and where there is a group."""

    staff: int
    blocked: Sequence[str]  # names of those who blocked Prihatin
    unopened: Sequence[str]  # and of those who have never pressed Start
    invitations: Mapping[str, int]  # used, open, lapsed
    groups: int
    without_group: Sequence[str]  # towns of branches


def caption(summary: Summary, language: str) -> Message:
    """Return what stands under the picture: the sums."""
    return Message(Markup("\n").join(_sums(summary, language)))


def table(summary: Summary, reach: Reach, language: str) -> Message:
    """Return the table by place, then people, invitations and groups."""
    paid = _paid_by_place(summary)
    places = [_line(summary, each, paid, language) for each in _worst_first(summary)]
    lines = places or _sums(summary, language)
    lines += [Markup(""), *_reach(reach, language), Markup(""), _typed(summary, language)]
    return Message(Markup("\n").join(lines), _buttons(summary, language))


def picture_words(summary: Summary, language: str) -> tuple[str, tuple[str, str]]:
    """Return the picture's title and the names of its two colours."""
    title = texts.say(language, "overview.picture.title", scope=name(summary, language))
    in_time, overdue = (texts.say(language, f"overview.picture.{w}") for w in ("in_time", "late"))
    return texts.plain(title), (texts.plain(in_time), texts.plain(overdue))


def bars_of(summary: Summary, language: str) -> list[Bar]:
    """Return a bar for each place, the one with most that is late on top."""
    paid = _paid_by_place(summary)
    return [
        Bar(
            place(summary, each.place),
            in_time=each.waiting + each.held - each.overdue,
            overdue=each.overdue,
            words=texts.plain(_bar_words(each, paid, language)),
        )
        for each in _worst_first(summary)
    ]


def _sums(summary: Summary, language: str) -> list[Markup]:
    total = [sum(numbers) for numbers in zip(*(c[1:] for c in summary.counts), strict=True)]
    _, waiting, held, overdue, _ = total or [0] * 5
    lines = [
        texts.say(language, "overview.title", scope=name(summary, language)),
        texts.say(language, "overview.sums", open=waiting + held, waiting=waiting, overdue=overdue),
    ]
    return [*lines, digest_cards.paid_in_time(summary, language)]


def _worst_first(summary: Summary) -> list[Counts]:
    return sorted(summary.counts, key=lambda c: (-c.overdue, -c.waiting, -c.held, c.place))


def _line(summary: Summary, each: Counts, paid: dict[str, Share], language: str) -> Markup:
    return texts.say(
        language, "overview.place", place=place(summary, each.place),
        open=each.waiting + each.held, waiting=each.waiting, overdue=each.overdue,
        paid=_of(paid.get(each.place), language),
    )  # fmt: skip


def _bar_words(each: Counts, paid: dict[str, Share], language: str) -> Markup:
    return texts.say(
        language, "overview.picture.bar", overdue=each.overdue,
        paid=_of(paid.get(each.place), language),
    )  # fmt: skip


def _of(share: Share | None, language: str) -> str:
    if share is None or not share.whole:
        return str(texts.say(language, "overview.nothing_paid"))
    return str(texts.say(language, "overview.paid", part=share.part, whole=share.whole))


def _paid_by_place(summary: Summary) -> dict[str, Share]:
    return {
        each: course.paid_in_time
        for each, course in figures.by_place(
            summary.leads, summary.place, summary.course.days, paid_within=limit()
        ).items()
    }


def _reach(reach: Reach, language: str) -> list[Markup]:
    reached = reach.staff - len(reach.blocked) - len(reach.unopened)
    lines = [texts.say(language, "overview.staff", count=reach.staff, reached=reached)]
    for key, names in (("blocked", reach.blocked), ("unopened", reach.unopened)):
        lines += [_names(language, f"overview.{key}", names)] if names else []
    lines.append(texts.say(language, "overview.invited", **reach.invitations))
    lines.append(texts.say(language, "overview.groups", count=reach.groups))
    if reach.without_group:
        lines.append(_names(language, "overview.without_group", reach.without_group))
    return lines


def _names(language: str, key: str, names: Sequence[str]) -> Markup:
    more = len(names) - MOST_NAMES
    listed = Markup(", ").join(names[:MOST_NAMES])
    told = listed + texts.say(language, "overview.more", count=more) if more > 0 else listed
    return texts.say(language, key, number=len(names), names=told)


def _typed(summary: Summary, language: str) -> Markup:
    return texts.say(language, "overview.typed", scope=name(summary, language))


def _buttons(summary: Summary, language: str) -> tuple[tuple[Button, ...], ...]:
    places = [each.place for each in _worst_first(summary)] if len(summary.counts) > 1 else []
    opened = [
        Button(place(summary, each) if is_state(each) else each, press=f"overview:{each}")
        for each in places
    ]
    rows = [tuple(opened[at : at + _ROW]) for at in range(0, len(opened), _ROW)]
    report = Button(
        texts.plain(texts.say(language, "button.report")), press=f"report:{summary.scope}"
    )
    return (*rows, (report,))
