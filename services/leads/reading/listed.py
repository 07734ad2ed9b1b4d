"""Lists: names with a number or a dot before them, or one a line, under a heading.

Pure. The heading tells who they are and what became of them ("Senarai mangsa maut:"). Officers,
committees and guests are listed too: their lines are taken out, so that nobody reads an age behind
a name as that of a victim.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from services.leads.reading import described, forms, harm
from services.leads.reading.listed_words import (
    AGE,
    BEHIND_NAME,
    INLINE,
    MANY,
    MARK,
    NEUTRAL,
    OTHERS,
    ROLE,
    SAID,
    VICTIMS,
)
from services.leads.reading.names import is_common, names_in
from services.leads.reading.people_words import SPEECH
from services.leads.reading.report import Outcome, Victim

HEADING = 70  # characters of the last clause of a heading
LINE = 160  # characters of a line that is an item
LINKS = frozenset({"bin", "binti", "bt", "bte", "b", "anak", "a/l", "a/p", "s/o", "d/o"})


class _Of(Enum):
    VICTIMS = auto()
    OTHERS = auto()
    UNTOLD = auto()  # nothing says whose names follow


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists of a post tell, and the rest of it."""

    victims: tuple[Victim, ...]  # outcome UNKNOWN where neither heading nor line tells it
    prose: str  # the text without the lines of names


def lists_in(text: str) -> Lists:
    """Return the victims that a clean text lists, in order."""
    lines = _lines(text)
    victims: list[Victim] = []
    prose: list[str] = []
    whose, outcome = _Of.UNTOLD, None
    for n, line in enumerate(lines):
        told = _heading(line, lines[n + 1 :], " ".join(prose[-3:]).lower())
        if told is not None:
            whose, outcome = told
            prose.append(line)
            continue
        item = _item(line, bare=whose is not _Of.UNTOLD)
        if item is None or whose is _Of.UNTOLD:
            goes_on = not line.strip() or forms.PERSONAL.match(line) or item is not None
            whose = whose if goes_on else _Of.UNTOLD
            prose.append(line)
        elif whose is _Of.VICTIMS:
            own = item.outcome if item.outcome is not Outcome.UNKNOWN else outcome
            victims.append(_with_outcome(item, own))
    return Lists(tuple(victims), "\n".join(prose) if len(prose) < len(lines) else text)


def _lines(text: str) -> list[str]:
    """Return the lines; a list within a line ("maut: 1. Ali 2. Abu") is broken into its own."""
    lines: list[str] = []
    for line in text.split("\n"):
        parts = INLINE.split(line) if len(INLINE.findall(line)) > 1 else [line]
        parts = parts if len(parts) > 1 else _after_colon(line)
        lines.extend(part.rstrip(" ;,") if len(parts) > 1 else part for part in parts)
    return lines


def _after_colon(line: str) -> list[str]:
    """Return heading and names of "Injured: Ali Contoh, 34; Abu Sampel, 40", else the line."""
    head, colon, rest = line.partition(":")
    if not rest.strip() or len(head) > HEADING or _whose(head.lower()) is _Of.UNTOLD:
        return [line]
    items = re.split(
        r";\s|,\s(?:dan\s|and\s)?(?=[A-Z])|\s(?:dan|and|&)\s(?=[A-Z])", rest.strip(" .")
    )
    whole = len(items) > 1 and all(_item(item, bare=True) is not None for item in items)
    return [head + colon, *items] if whole else [line]


def _heading(line: str, following: list[str], before: str) -> tuple[_Of, Outcome | None] | None:
    """Return whose names follow the line and what became of them; None when it heads nothing."""
    low = line.strip(" *_#\t").lower()
    ahead = next((each for each in following if each.strip()), "")
    colon = low.endswith((":", ":-"))
    marked = MARK.match(ahead) is not None
    if not low or not (_item(ahead, bare=True)) or not (colon or marked or len(low) <= HEADING):
        return None
    if MARK.match(line) and not colon:
        return None
    clause = SAID.split(low)[-1][-HEADING:]
    whose = _whose(clause)
    if not colon and not marked and low.endswith((".", "!", "?")):
        return None
    if whose is not _Of.UNTOLD:
        return whose, harm.outcome_of(clause) if whose is _Of.VICTIMS else None
    if not colon and not MANY.search(low):
        return (_Of.OTHERS, None) if marked and _is_title(line) else None
    if NEUTRAL.search(clause):
        return (_Of.VICTIMS, None) if MANY.search(f"{before} {low}") else None
    return (_Of.OTHERS, None) if colon else None


def _is_title(line: str) -> bool:
    return len(line) <= HEADING and OTHERS.search(line.lower()) is not None


def _whose(clause: str) -> _Of:
    if OTHERS.search(clause):
        return _Of.OTHERS
    return _Of.VICTIMS if VICTIMS.search(clause) else _Of.UNTOLD


def _item(line: str, *, bare: bool) -> Victim | None:
    """Return who stands in the line of a list; a line without a mark needs a whole name."""
    mark = MARK.match(line)
    if (mark is None and not bare) or len(line) > LINE:
        return None
    told = line[mark.end() if mark else 0 :].strip(" *_")
    if not any(letter.isupper() for letter in told):
        told = " ".join(w if w in LINKS else w.title() for w in told.split())
    role = ROLE.match(told)
    told = told[role.end() :] if role else told
    one = next(iter(names_in(told)), None)
    if one is None or one.titled_from > 0 or not BEHIND_NAME.match(told[one.end :]):
        return None
    rest = told[one.end :]
    if mark is None and rest.lstrip().startswith(":") and not is_common(one.name):
        return None  # "Tindakan : ..." is the next line of a form
    if len(one.name.split()) < 2 and not (is_common(one.name) or AGE.search(rest[:12])):
        return None
    if SPEECH.search(rest.lower()):
        return None
    age = AGE.search(rest)
    return Victim(
        name=one.name,
        age=int(age[1]) if age else None,
        nationality=described.nationality_in(rest),
        occupation=described.occupation_in(role[0] if role else "")
        or described.occupation_in(rest),
        outcome=harm.outcome_of(rest.lower()) or Outcome.UNKNOWN,
    )


def _with_outcome(one: Victim, outcome: Outcome | None) -> Victim:
    return replace(one, outcome=outcome or Outcome.UNKNOWN)
