"""What the coverage check tells of one branch: facts only, and the ways on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from db.models.places import Branch
from services import texts
from services.people import roster_cards
from services.people.asked import lines, paragraphs
from services.people.cards import Card
from services.people.duty_hours import Days, Span, hours


@dataclass(frozen=True, slots=True)
class Twice:
    """Somebody is on duty twice at once."""

    name: str
    span: Span
    branches: tuple[str, str]  # codes


@dataclass(frozen=True, slots=True)
class Findings:
    """What the check found at one branch."""

    branch: Branch
    days: Days
    gaps: Sequence[Span]  # without anybody whom Prihatin can write to
    planned: bool  # somebody is on the roster at all
    twice: Sequence[Twice]
    unreached: Sequence[str]  # names of people on duty who blocked Prihatin or never opened it
    silent: Sequence[tuple[str, int]]  # on duty, and never answered: name, how often asked
    declines: Sequence[tuple[str, str, int]]  # name, reason (texts lead.reason.*), how often

    @property
    def wrong(self) -> bool:
        """Whether somebody has to do something; declines alone are told, not alarmed."""
        return bool(self.gaps or self.twice or self.unreached or self.silent)


def write(language: str, found: Findings) -> Card:
    """The check's message about one branch."""
    title = texts.say(
        language,
        "coverage.title",
        branch=found.branch.name,
        first=found.days[0],
        last=found.days[1],
    )
    text = paragraphs(
        title,
        None if found.wrong else texts.say(language, "coverage.all_clear"),
        _gaps(language, found),
        lines(*_people(language, found)),
        _declines(language, found),
    )
    code = found.branch.code
    opening = roster_cards.open_button(language, code, found.days[0])
    if not found.gaps:
        return text, ((opening,),)
    return text, ((roster_cards.fill_button(language, code, found.days),), (opening,))


def _gaps(language: str, found: Findings) -> Markup | None:
    if not found.gaps:
        return None
    if not found.planned:
        return texts.say(language, "coverage.nobody")
    total = texts.say(language, "coverage.gaps", hours=_hours(language, found.gaps))
    each = [
        texts.say(language, "coverage.gap", stretch=roster_cards.stretch(language, gap))
        for gap in found.gaps
    ]
    return lines(total, roster_cards.shortened(language, each))


def _hours(language: str, gaps: Sequence[Span]) -> str:
    whole, minutes = divmod(round(hours(gaps) * 60), 60)
    key = "coverage.hours_minutes" if minutes else "coverage.hours"
    return texts.plain(texts.say(language, key, hours=whole, minutes=minutes))


def _people(language: str, found: Findings) -> list[Markup]:
    told = [
        texts.say(
            language,
            "coverage.twice",
            name=each.name,
            branches=", ".join(dict.fromkeys(each.branches)),
            stretch=roster_cards.stretch(language, each.span),
        )
        for each in found.twice
    ]
    if found.unreached:
        told.append(texts.say(language, "coverage.unreached", names=", ".join(found.unreached)))
    return told + [
        texts.say(language, "coverage.silent", name=name, times=times)
        for name, times in found.silent
    ]


def _declines(language: str, found: Findings) -> Markup | None:
    if not found.declines:
        return None
    entries = [
        texts.say(
            language,
            "coverage.decline",
            name=name,
            reason=texts.say(language, f"lead.reason.{reason}"),
            count=times,
        )
        for name, reason, times in found.declines
    ]
    return lines(texts.say(language, "coverage.declines"), *entries)
