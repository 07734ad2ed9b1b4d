"""The whole story of a lead, for who works on it: reports, who was asked, steps, notes.

Pure. For private chats only: it holds what was reported and noted. Long stories have pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from db.models.assignments import AssignmentState
from db.models.casework import Entry, EntryKind
from db.models.leads import Sighting, Stage
from services import texts
from services.leads.casework.progress_lines import stage_name
from services.leads.corrections import Change, Field
from services.leads.intake import change_lines

LONGEST = 3600  # characters of a page with its markup; Telegram takes 4,096
LONGEST_TEXT = 1500  # characters of one report or note
_MALAY = frozenset(("di", "yang", "dan", "dengan", "pada", "mangsa", "maut", "kemalangan", "oleh",
                    "telah", "dari", "untuk", "ke"))  # fmt: skip
_ENGLISH = frozenset(("the", "in", "and", "of", "was", "were", "at", "by", "with", "died",
                      "killed", "accident", "victim", "to", "on"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """What is told beside the card."""

    sources: Sequence[Sighting]
    outcomes: Sequence[Markup]  # lines on who was asked, of plan_lines
    entries: Sequence[Entry]
    names: Mapping[int, str]  # of people, by their ids
    groups: Mapping[int, str]  # titles, by the chats' ids
    several: bool  # victims


def pages(card: Markup, story: Story, language: str) -> list[Markup]:
    """Return the pages of the story, the card first; at least one."""
    parts: list[Markup] = [card, *_sources(story, language)]
    if story.outcomes:
        title = texts.say(language, "story.asked")
        parts.append(Markup("\n").join([title, *story.outcomes[-30:]]))
    if story.entries:
        parts.append(texts.say(language, "story.steps"))
    steps = [_entry(each, story, language) for each in story.entries]
    return _filled(_filled([], parts, gap="\n\n"), steps, gap="\n")


def language_of(text: str) -> str | None:
    """Return the language of a report: "ms", "en", "mixed"; None where nothing tells it."""
    words = [word.strip(".,;:!?()\"'").lower() for word in text.split()]
    malay = sum(word in _MALAY for word in words)
    english = sum(word in _ENGLISH for word in words)
    if malay and english and min(malay, english) * 3 >= max(malay, english):
        return "mixed"
    if malay == english:
        return None
    return "ms" if malay > english else "en"


def _sources(story: Story, language: str) -> list[Markup]:
    title = texts.say(language, "story.sources", count=len(story.sources))
    return [title, *(_source(each, story, language) for each in story.sources)]


def _source(source: Sighting, story: Story, language: str) -> Markup:
    where = story.groups.get(source.chat_id) or texts.say(language, "story.in_private")
    spoken = language_of(source.text)
    tongue = texts.say(language, f"story.language.{spoken}") if spoken else None
    return texts.say(
        language,
        "story.source",
        time=source.posted_at,
        where=where,
        name=story.names[source.posted_by_id],
        language=Markup(", {}").format(tongue) if tongue else "",
        text=_shortened(source.text),
    )


def _entry(entry: Entry, story: Story, language: str) -> Markup:
    who = story.names.get(entry.by_id) if entry.by_id is not None else None
    what = _what(entry, story, language)
    said = Markup("")
    if entry.text:
        said = texts.say(language, "story.words", text=_shortened(entry.text))
    name = who or "Prihatin"
    return texts.say(language, "story.entry", time=entry.at, name=name, what=what, words=said)


def _what(entry: Entry, story: Story, language: str) -> Markup:
    details = entry.details
    match entry.kind:
        case EntryKind.STAGE:
            return _step(details, language)
        case EntryKind.BALL:
            whose = texts.say(language, f"lead.ball.{details['ball']}")
            return texts.say(language, "story.ball", whose=whose)
        case EntryKind.DOCUMENT:
            return _document(details, language)
        case EntryKind.CORRECTION | EntryKind.EDIT:
            return _changes(entry, story, language)
        case EntryKind.BRANCH:
            return texts.say(language, "story.branch", branch=details.get("branch", ""))
        case EntryKind.JOINED | EntryKind.SPLIT:
            return texts.say(language, f"story.{entry.kind}", number=details["lead"])
        case EntryKind.HANDED_OVER:
            to = story.names.get(int(details.get("to", 0)), "?")
            return texts.say(language, "story.handed_over", name=to)
        case EntryKind.RETURNED if details.get("reason") == AssignmentState.UNREACHABLE:
            return texts.say(language, "story.returned_unreachable")
        case _ if details.get("retracted"):
            return texts.say(language, "story.retracted")
        case _:
            return texts.say(language, f"story.{entry.kind}")


def _step(details: Mapping[str, object], language: str) -> Markup:
    name = stage_name(Stage(str(details["stage"])), language)
    if details.get("reopened"):
        return texts.say(language, "story.reopened", stage=name)
    told = texts.say(language, "story.step", stage=name)
    if reason := details.get("reason"):
        told += texts.say(language, "story.because", why=texts.say(language, f"lead.why.{reason}"))
    if day := details.get("day"):
        told += texts.say(language, "story.on_day", day=date.fromisoformat(str(day)))
    return told


def _document(details: Mapping[str, object], language: str) -> Markup:
    if claim := details.get("claim"):
        return texts.say(language, "story.claim", claim=texts.say(language, f"lead.claim.{claim}"))
    paper = texts.say(language, f"lead.paper.{details['document']}")
    key = "story.paper_came" if details.get("received") else "story.paper_gone"
    return texts.say(language, key, paper=paper)


def _changes(entry: Entry, story: Story, language: str) -> Markup:
    kept = entry.details.get("changes")
    title = texts.say(language, f"story.{entry.kind}")
    if not kept:
        return title
    changes = [Change(**{**each, "field": Field(each["field"])}) for each in kept]
    lines = change_lines.lines(language, changes, several=story.several, before=True)
    return title + Markup(" ") + Markup("; ").join(lines)


def _filled(pages: Sequence[Markup], parts: Iterable[Markup], *, gap: str) -> list[Markup]:
    """Go on with whole parts on the last page or new ones; each part is shorter than a page."""
    filled = list(pages)
    for part in parts:
        if filled and len(filled[-1]) + len(part) + len(gap) <= LONGEST:
            filled[-1] += Markup(gap) + part  # noqa: S704  a gap of ours
        else:
            filled.append(part)
    return filled


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
