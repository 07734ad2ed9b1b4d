"""What somebody typed to have looked up, and all that it can mean.

Pure. "850312-06-5123", "Z0000000012Z", "Muhd Faizal b Abdlh 850312", "7-eleven kuantan", "Maju Jaya
as at 1 March 2026". Towns: config/reference/postcodes.csv; words around a question:
config/rules/registry_words.yaml.
"""

import csv
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from config import rules
from services.leads.reading import nric
from services.places import spelling, states
from services.registry import asked_days, numbers
from services.registry.asked_days import Days
from services.registry.numbers import Number, NumberKind

LONGEST = 200  # characters that are read; no name is longer


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name with what was typed beside it."""

    text: str  # the name as typed
    born: tuple[date, ...] = ()  # the day; two where the century is open
    born_year: int | None = None
    last_four: str | None = None  # digits of the identity number
    town: str | None = None  # as in config/reference, or a state's name

    @property
    def has_hint(self) -> bool:
        """Whether something beside the name tells persons apart."""
        return bool(self.born or self.born_year or self.last_four)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text can mean; the readings of one kind stand in the order of their likelihood."""

    numbers: tuple[Number, ...]  # whole numbers that are looked up exactly
    names: tuple[Name, ...]
    days: Days  # for which the answer is asked; none: for today

    @property
    def day(self) -> date | None:
        """Return the first day that was typed as one; None: today."""
        return next((day for day in self.days if day is not None), None)


def read(text: str) -> Typed:
    """Return all that a text can mean."""
    whole, days = asked_days.apart(" ".join(text.split())[:LONGEST])
    asked = _without_question(whole)
    found = list(numbers.within(asked))
    read_numbers = tuple(dict.fromkeys(each for *_, many in found for each in many))
    rest = asked
    for begin, end, many in reversed(found):
        if _is_surely_number(many, asked[begin:end]):
            rest = f"{rest[:begin]} {rest[end:]}"
    if any(map(str.isdigit, asked)):
        rest = _without_labels(rest)
    names = _names(rest.strip(" ,:;-()"))
    if asked != whole and names and not found:  # "Check Point" is a firm, too
        names = (*names, Name(whole.strip(" ?!.,:;")))
    return Typed(read_numbers, tuple(dict.fromkeys(names)), days)


def _names(rest: str) -> tuple[Name, ...]:
    """Return the name alone with its hints, then the whole text taken for a name."""
    if not any(map(str.isalpha, rest)):
        return ()
    hinted, whole = _hinted(Name(rest)), Name(rest)
    placed = [_placed(each) for each in (*hinted, whole)]
    return tuple(each for each in (*placed, *hinted, whole) if each.text)


_BORN = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?!\d)")
_SIX = re.compile(r"(?<![\d-])(\d{6})(?:-?\d\d-?)?(?![\d])")
_FOUR = re.compile(r"(?<![\d-])[*xX-]*(\d{4})(?!\d)")
_YEAR = re.compile(r"(?:19[2-9]|20[0-2])\d")


def _hinted(name: Name) -> list[Name]:
    """Return the readings with a birthday, a year of birth or the end of an identity number."""
    for pattern, taken in ((_BORN, _by_day), (_SIX, _by_six)):
        found = pattern.search(name.text)
        if found is not None and (days := taken(found)):
            name = replace(name, text=_cut(name.text, found), born=days)
            break
    four = _FOUR.search(name.text)
    if four is None:
        return [name] if name.born else []
    bare = replace(name, text=_cut(name.text, four))
    if not any(map(str.isalpha, bare.text)):
        return []
    last = replace(bare, last_four=four[1])
    year = replace(bare, born_year=int(four[1]))
    return [year, last] if _YEAR.fullmatch(four[1]) and not name.born else [last]


def _by_day(found: re.Match[str]) -> tuple[date, ...]:
    try:
        return (date(int(found[3]), int(found[2]), int(found[1])),)
    except ValueError:
        return ()


def _by_six(found: re.Match[str]) -> tuple[date, ...]:
    days = (nric.birthday(found[1], century) for century in (1900, 2000))
    return tuple(day for day in days if day)


def _placed(name: Name) -> Name:
    """Return the name without the town or state at its end: "7-eleven di kuantan"."""
    words = name.text.split()
    for count in (3, 2, 1):
        if len(words) <= count:
            continue
        town = towns().get(spelling.key(" ".join(words[-count:]).strip(",. ")))
        if town is not None:
            before = words[:-count]
            if len(before) > 1 and before[-1].lower() in _group("before_town"):
                before.pop()
            return replace(name, text=" ".join(before).rstrip(", "), town=town)
    return name


@cache
def towns() -> dict[str, str]:
    """Return the names of towns and states by their key (services/places/spelling.py)."""
    file = Path(__file__).parents[2] / "config" / "reference" / "postcodes.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        named = sorted({row["town"] for row in csv.DictReader(lines) if row["town"]})
    known = {spelling.key(town): town for town in (*states.NAMES.values(), *named)}
    short = {key: known[town] for key, town in spelling.SHORT.items() if town in known}
    return short | known


def _without_question(text: str) -> str:
    """Return "Maju Jaya" of "adakah Maju Jaya berdaftar?"; a lone word is never taken away."""
    words = text.strip(" ?!.,:;").split()
    while len(words) > 1 and words[0].lower().strip(":,") in _group("asks_before"):
        words.pop(0)
    while len(words) > 1 and words[-1].lower().strip("?,") in _group("asks_behind"):
        words.pop()
    return " ".join(words)


def _without_labels(text: str) -> str:
    return " ".join(word for word in text.split() if not _is_label(word))


def _is_label(word: str) -> bool:
    return word.lower().strip(":.,()") in _group("labels")


def _is_surely_number(many: tuple[Number, ...], typed: str) -> bool:
    """Whether what was typed is no part of a name: "Restoran 123456"."""
    word, _, figures = typed.strip().rpartition(" ")
    if word.isalpha() and len(figures) == 6 and nric.is_birthday(figures):
        return False  # "Lim Siew Lin 680519": no passport LIN680519
    digits = sum(map(str.isdigit, typed))
    return (
        digits >= 9
        or (any(map(str.isalpha, typed)) and digits >= 6)
        or many[0].kind is NumberKind.NRIC
    )


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,;-()")


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(rules.tables("registry_words")[name]["words"])
