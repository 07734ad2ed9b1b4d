"""Texts and buttons of rosters: a week, a day, what would be added. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from db.models.places import Branch
from services import texts
from services.clock import LOCAL
from services.messaging.outbox import Button
from services.people.asked import Rows, lines, paragraphs
from services.people.cards import Card
from services.people.duty_hours import Days, Span, hours

WEEK = timedelta(days=7)
MANY = 4  # members; fewer are always named
LONGEST = 2600  # characters of a list in a text; Telegram takes 4096 in all
NAMED = 10  # members in one line; of more, the number is told
BUTTONS = 12  # shifts of a day that can be removed by a button
_NAME = 24  # characters of a name on a button


@dataclass(frozen=True, slots=True)
class Line:
    """One member's stretch of duty."""

    number: int  # of the shift; 0: only proposed
    person_id: int
    name: str
    staff_number: str | None
    span: Span  # without leave


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a roster."""

    day: date
    holiday: str | None
    weekend: bool
    duty: Sequence[Line]  # that begins on it
    away: Sequence[str]  # names of members on leave
    gaps: Sequence[Span]  # within the day, from now on


@dataclass(frozen=True, slots=True)
class Board:
    """A roster as it is shown."""

    branch: Branch
    days: Sequence[Day]
    squad: dict[int, str]  # names of the members by id
    editable: bool  # by the reader, here


def between(language: str, span: Span) -> str:
    """Return "17:00–08:00"; midnight at the end is 24:00."""
    start, end = (texts.clock_time(language, moment) for moment in span)
    return f"{start}–{'24:00' if end == '00:00' else end}"


def stretch(language: str, span: Span) -> Markup:
    """Return a stretch in full: day and hours, or two moments."""
    first, last = (moment.astimezone(LOCAL) for moment in span)
    if last - first <= timedelta(days=1):
        return texts.say(
            language, "roster.stretch", day=first.date(), hours=between(language, span)
        )
    return texts.say(language, "roster.long_stretch", since=span[0], until=span[1])


def week(language: str, board: Board) -> Card:
    """A week, day by day, with the ways to other weeks, to its days, and to fill its gaps."""
    first, last = board.days[0].day, board.days[-1].day
    title = texts.say(language, "roster.title", branch=board.branch.name, first=first, last=last)
    text = paragraphs(title, *(_day(language, board, day) for day in board.days))
    code = board.branch.code
    rows: Rows = (
        (
            _button(language, "button.week_before", f"roster:{code}.{first - WEEK}"),
            _button(language, "button.week_after", f"roster:{code}.{first + WEEK}"),
        ),
    )
    if board.editable:
        days = [
            Button(f"{day.day:%d/%m}", press=f"roster_day:{code}.{day.day}") for day in board.days
        ]
        rows += (tuple(days[:4]), tuple(days[4:]))
        if any(day.gaps for day in board.days):
            rows += ((fill_button(language, code, (first, last)),),)
    return text, rows


def day(language: str, board: Board) -> Card:
    """One day with the numbers of its shifts; editors may remove one by a button."""
    shown, code = board.days[0], board.branch.code
    entries = [
        texts.say(
            language,
            "roster.numbered",
            number=line.number,
            hours=between(language, line.span),
            name=line.name,
            staff_number=line.staff_number or "–",
        )
        for line in shown.duty
    ]
    text = paragraphs(
        texts.say(language, "roster.day_title", branch=board.branch.name),
        lines(_heading(language, shown), *entries, *_warnings(language, shown)),
        texts.say(language, "roster.how_to_edit", day=f"{shown.day:%d/%m/%Y}")
        if board.editable
        else None,
    )
    rows: Rows = ()
    if board.editable:
        rows = tuple(
            (Button(_remove(language, line), press=f"duty_remove:{line.number}"),)
            for line in shown.duty[:BUTTONS]
        )
    return text, (*rows, (_button(language, "button.roster_week", f"roster:{code}.{shown.day}"),))


def proposal(
    language: str,
    branch: Branch,
    days: Days,
    added: Sequence[Line],
    *,
    lacking: Sequence[Span],
    mark: str,
) -> Card:
    """What would be added, by day, the hours of each, and what stays without anybody."""
    title = texts.say(
        language,
        "roster.proposal",
        count=len(added),
        branch=branch.name,
        first=days[0],
        last=days[1],
    )
    by_day: dict[date, list[Line]] = {}
    for line in added:
        by_day.setdefault(line.span[0].astimezone(LOCAL).date(), []).append(line)
    entries = [
        texts.say(
            language,
            "roster.proposed_day",
            day=each,
            duty=Markup("; ").join(_shared(language, found, {})),
        )
        for each, found in by_day.items()
    ]
    missing = [
        texts.say(language, "roster.still_nobody", stretch=stretch(language, span))
        for span in lacking[:5]
    ]
    text = paragraphs(
        title, shortened(language, entries), _shares(language, added), lines(*missing)
    )
    argument = f"{branch.code}.{days[0]}.{days[1]}"
    keep = _button(language, "button.keep_fill", f"roster_keep:{argument}.{mark}")
    return text, ((keep,), (open_button(language, branch.code, days[0]),))


def fill_button(language: str, code: str, days: Days) -> Button:
    """The way to a proposal for the gaps of a branch."""
    return _button(language, "button.fill_gaps", f"roster_fill:{code}.{days[0]}.{days[1]}")


def open_button(language: str, code: str, first: date) -> Button:
    """The way to a branch's roster."""
    return _button(language, "button.open_roster", f"roster:{code}.{first}")


def undo_button(language: str, batch: str) -> Button:
    """Take back what was added together."""
    return _button(language, "button.undo_fill", f"roster_undo:{batch}")


def put_back_button(language: str, person_id: int, code: str, span: Span) -> Button:
    """Put a removed shift back; the moments are minutes since 1970."""
    since, until = (int(moment.timestamp()) // 60 for moment in span)
    return _button(language, "button.put_back", f"duty_back:{person_id}.{code}.{since}.{until}")


def shortened(language: str, entries: Sequence[Markup]) -> Markup:
    """Join lines until the text is long enough; say how many more there are."""
    shown: list[Markup] = []
    for entry in entries:
        if sum(map(len, shown)) + len(entry) > LONGEST:
            rest = len(entries) - len(shown)
            return lines(*shown, texts.say(language, "roster.more", count=rest))
        shown.append(entry)
    return lines(*shown)


def _day(language: str, board: Board, shown: Day) -> Markup:
    duty = _shared(language, shown.duty, board.squad)
    return lines(_heading(language, shown), *duty, *_warnings(language, shown))


def _heading(language: str, shown: Day) -> Markup:
    named = shown.holiday or (texts.say(language, "roster.weekend") if shown.weekend else None)
    if named is None:
        return texts.say(language, "roster.day", day=shown.day)
    return texts.say(language, "roster.day_named", day=shown.day, named=named)


def _warnings(language: str, shown: Day) -> list[Markup]:
    gaps = ", ".join(between(language, span) for span in shown.gaps)
    return [
        *([texts.say(language, "roster.away", names=", ".join(shown.away))] if shown.away else []),
        *([texts.say(language, "roster.gap", hours=gaps)] if gaps else []),
    ]


def _shared(language: str, duty: Iterable[Line], squad: dict[int, str]) -> list[Markup]:
    """One line for all whose hours are the same."""
    by_span: dict[Span, list[Line]] = {}
    for line in duty:
        by_span.setdefault(line.span, []).append(line)
    return [
        texts.say(
            language,
            "roster.line",
            hours=between(language, span),
            names=_names(language, found, squad),
        )
        for span, found in by_span.items()
    ]


def _names(language: str, found: Sequence[Line], squad: dict[int, str]) -> str | Markup:
    there = {line.person_id for line in found}
    rest = [name for person_id, name in squad.items() if person_id not in there]
    if len(found) < MANY or len(there) + len(rest) > len(squad) or len(rest) > len(found) // 2:
        return _enough(language, [line.name for line in found])
    if not rest:
        return texts.say(language, "roster.everybody", size=len(found))
    return texts.say(language, "roster.everybody_but", names=", ".join(rest))


def _enough(language: str, names: Sequence[str]) -> str | Markup:
    if len(names) <= NAMED:
        return ", ".join(names)
    more = texts.say(language, "roster.more", count=len(names) - NAMED)
    return Markup("{} {}").format(", ".join(names[:NAMED]), more)


def _shares(language: str, added: Iterable[Line]) -> Markup:
    spans: dict[str, list[Span]] = {}
    for line in added:
        spans.setdefault(line.name, []).append(line.span)
    every = [f"{name} {hours(found):.0f}" for name, found in sorted(spans.items())]
    shares = _enough(language, every)
    return texts.say(language, "roster.shares", shares=shares)


def _remove(language: str, line: Line) -> str:
    name = line.name if len(line.name) <= _NAME else line.name[: _NAME - 1] + "…"
    return texts.plain(
        texts.say(language, "button.remove_duty", hours=between(language, line.span), name=name)
    )


def _button(language: str, key: str, press: str) -> Button:
    return Button(str(texts.say(language, key)), press=press)


def clipped(span: Span, within: Span) -> Span:
    """Return the part of a stretch inside another one."""
    return max(span[0], within[0]), min(span[1], within[1])
