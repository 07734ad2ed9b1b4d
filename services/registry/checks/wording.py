"""Whether words typed in private are a question to the registry, and what a detail is called.

Pure. Words of talk and of details: config/rules/checks_words.yaml.
"""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from config import rules
from services.errors import Refusal
from services.people import private_numbers, typed
from services.registry import asked_days
from services.registry import typed as reading
from services.registry.asked_days import Days
from services.registry.checks.grounds import AREA
from services.registry.found import BOTH, Kind
from services.registry.typed import Typed

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
PENSION = "pension"  # it is not said which
WISHES = frozenset({"invalidity", "survivors", "accident"})
_MARKS = " ?!,.:;'’"  # may stand about a word
SHORTEST = 3  # letters of the longest word


def is_query(text: str) -> bool:
    """Whether it reads like a number, a code or a name; courtesies and long talk are none."""
    if reading.read(text).numbers or private_numbers.wrong(text):
        return True
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > rules.number(AREA, "most_words"):
        return False
    telling = [word for word in words if word not in _listed("talk")]
    return any(len(word) >= SHORTEST for word in telling)


def kinds(text: str) -> frozenset[Kind]:
    """Return what a name can be of: the least is looked for that answers.

    "Ali bin Abu Enterprise" is a firm that bears its owner's name.
    """
    words = {word.strip("().,").lower() for word in text.split()}
    of_person, of_employer = words & _listed("persons"), words & _listed("employers")
    if bool(of_person) is bool(of_employer):
        return BOTH
    return frozenset({Kind.PERSON if of_person else Kind.EMPLOYER})


def detail(word: str) -> str | None:
    """Return the detail that a typed word names: "majikan" is "employers". None: none."""
    known = rules.tables("checks_words")["more"]
    return next(
        (
            what
            for what, words in known.items()
            if what != "source" and word.strip(_MARKS).lower() in words
        ),
        None,
    )


def detail_on(text: str) -> tuple[str | None, Days]:
    """Return the detail that is named, and the days asked for: "ilat pada 1 Mac 2026"."""
    words = _without_pension(text.split())
    return detail(words[0] if words else ""), reading.read(text).days


def is_detail(text: str) -> bool:
    """Whether it names a detail of an answer and nothing else: "ilat", "pencen ilat pada 1 Mac"."""
    words = _without_pension(asked_days.apart(text)[0].split())
    if not words or detail(words[0]) is None:
        return False
    return all(map(str.isdigit, words[1:])) or asked_days.impossible(text) is not None


def _without_pension(words: list[str]) -> list[str]:
    """Return the words without "pension" beside the first: "pencen ilat", "invalidity pension"."""
    beside = next((place for place in (0, 1) if _is_pension(words[place : place + 1])), None)
    if beside is None or len(words) == 1:
        return words
    return [*words[:beside], *words[beside + 1 :]]


def _is_pension(word: list[str]) -> bool:
    return bool(word) and word[0].strip(_MARKS).lower() in _listed("pension")


def require_days(text: str) -> None:
    """Refuse a day that does not exist: else the answer would be today's.

    Raises:
        Refusal: names the day.
    """
    if (day := asked_days.impossible(text)) is not None:
        raise Refusal("check.no_such_day", typed=day)


def require_asked(text: str) -> None:
    """Refuse words in which there is nothing to look up: "12", a face.

    Raises:
        Refusal: quotes them.
    """
    read = reading.read(text)
    if not read.numbers and not read.names and private_numbers.wrong(text) is None:
        raise Refusal("check.nothing_read", typed=typed.shown(text))


def require_read(text: str) -> None:
    """Refuse words behind a pension that are not understood: they are most likely a day.

    Raises:
        Refusal: names them.
    """
    words = _without_pension(asked_days.apart(text)[0].split())
    if not words or detail(words[0]) not in WISHES:
        return
    unknown = [word for word in words[1:] if word.strip(_MARKS).lower() not in _listed("talk")]
    if unknown:
        raise Refusal("check.no_such_day", typed=typed.shown(" ".join(unknown)))


class Explained(NamedTuple):
    """That reasons are asked for, and which page of them."""

    page: int | None  # from 1; None: the one on which the sources begin


def explains(text: str) -> Explained | None:
    """Return the page of the reasons that "sebab 2" asks for, "sumber" for the sources."""
    words = text.split()
    what = detail(words[0]) if words else None
    if what == "sources":
        return Explained(None)
    return Explained(typed.number(words[-1]) or 1) if what == "reasons" else None


def answers(text: str) -> list[str]:
    """Return the answers that are named: "tidak bekerja" names "work" and "no"."""
    tokens = set(text.lower().replace(",", " ").split())
    known = rules.tables("checks_words")["answers"]
    return [name for name, said in known.items() if name != "source" and tokens & set(said)]


def wish(text: str) -> tuple[str, str | None]:
    """Return the text without the word that names a pension, and what it names.

    "890312065124 ilat pada 1 Mac 2026" is "890312065124 pada 1 Mac 2026" and "invalidity".
    Behind a number "pencen" alone is PENSION.
    """
    words = text.split()
    for place, word in enumerate(words[1:], 1):
        what = detail(word)
        if what in WISHES:
            before, after = words[:place], words[place + 1 :]
            if _is_pension(before[-1:]):
                before = before[:-1] or before
            after = after[1:] if _is_pension(after[:1]) else after
            after = [] if asked_days.is_today(" ".join(after)) else after
            return " ".join([*before, *after]), what
    rest = [word for word in words if not _is_pension([word])]
    if rest != words and reading.read(text).numbers:
        return " ".join(rest), PENSION
    return text, None


def unread(read: Typed, name: str) -> str:
    """Return the words beside a number that are nothing of the *name* it was found by."""
    if not read.numbers or not read.names:
        return ""
    known = {word.strip("().,").lower() for word in name.split()} | _listed("pension")
    words = max((each.text for each in read.names), key=len).split()
    return " ".join(word for word in words if _is_unread(word, known))


def _is_unread(word: str, known: Collection[str]) -> bool:
    bare = word.strip("().,?!:;").lower()
    return bare.isalpha() and bare not in known and bare not in _listed("talk")


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(rules.tables("checks_words")[group]["words"])
