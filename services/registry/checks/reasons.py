"""Write why each benefit after an accident is told as it is: one page, with buttons to the others.

Pure. What is said: services/eligibility/reason_cards.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from services import texts
from services.eligibility import accident, reason_cards, what_if
from services.eligibility.benefits import Benefit
from services.eligibility.facts import Facts
from services.eligibility.history import History
from services.eligibility.reason_cards import Pages
from services.messaging.messages import Button, Message
from services.people.asked import Rows, paragraphs


@dataclass(frozen=True, slots=True)
class Scene:
    """What the benefits of an accident are judged from."""

    facts: Facts
    history: History
    day: date


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page is wanted, and how the others are."""

    page: int | None  # from 1; None: the one on which the sources begin
    press: Callable[[int], str]
    command: str  # typed before the word and the page: "/benefits 17"


def button(press: str, language: str) -> Rows:
    """Return the button under an accident's answer that leads to the first page."""
    return ((Button(texts.plain(texts.say(language, "button.why")), press=press),),)


def message(
    scene: Scene, turn: Turn, language: str, *, above: Markup, below: Markup | None
) -> Message:
    """Return a page; a number that is too great, or none, is the nearest."""

    pages = written(scene, language)
    number = pages.sources_on if turn.page is None else turn.page
    number = min(max(number, 1), len(pages.texts))
    text = paragraphs(
        above,
        pages.texts[number - 1],
        below,
        texts.say(language, "eligibility.first_check"),
        _others(pages, number, turn, language),
    )
    return Message(text, _buttons(pages, number, turn, language), protected=True)


def written(scene: Scene, language: str) -> Pages:
    """Return all pages."""

    def judge(facts: Facts) -> tuple[Benefit, ...]:
        return accident.after_accident(facts, scene.history, scene.day)

    first = what_if.first_question(scene.facts, judge)
    stranger = accident.after_accident(Facts(), History(), scene.day) if first else ()
    found = what_if.explain(scene.facts, judge, stranger)
    return reason_cards.pages(found, scene.day, language, first)


def _others(pages: Pages, number: int, turn: Turn, language: str) -> Markup | None:
    """Say how another page is typed, and where the sources begin; nothing where there is one."""
    if len(pages.texts) == 1:
        return None
    other = number + 1 if number < len(pages.texts) else 1
    return texts.say(
        language, "check.why_pages", command=turn.command, page=other, sources=pages.sources_on
    )


def _buttons(pages: Pages, number: int, turn: Turn, language: str) -> Rows:
    near = [page for page in (number - 1, number + 1) if 1 <= page <= len(pages.texts)]
    row = [
        Button(texts.plain(texts.say(language, "button.page", page=page)), press=turn.press(page))
        for page in near
    ]
    if number < pages.sources_on and pages.sources_on not in near:
        label = texts.plain(texts.say(language, "button.law_sources"))
        row.append(Button(label, press=turn.press(pages.sources_on)))
    return (tuple(row),) if row else ()
