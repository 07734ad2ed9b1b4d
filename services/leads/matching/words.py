"""Read from a report's text what compares across languages and spellings.

Pure. Meanings ("pokok", "tree"), names of places, firms and people, and numbers: a headline and a
long report, or a report in Malay and one in English, share these when they share little else.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.leads.reading.likeness_words import CONCEPTS, EMPTY, OFFICERS, UNITS
from services.leads.reading.prose import clean, spelt_out

LINK = re.compile(r"https?://\S+|[@#]\S+|\S+@\S+")
WORD = re.compile(r"[a-z][a-z'-]+[a-z]|[a-z]\d+")
CAPITAL = re.compile(r"(?<![\w'-])[A-Z][\w'-]*[a-z\d]\b|(?<![\w'-])[A-Z]{3,}\b")
NUMBER = re.compile(
    r"(?<![\w.:/,-])(\d{1,4}(?:\.\d{1,2})?)(?![\w:/.,]*\d)(?:th|st|nd|rd)?[ -]?([a-z%]{1,9})?"
)
_RANKS = "|".join(sorted({word.title() for word in OFFICERS} | {"ACP", "DSP", "ASP", "OCPD"}))
OFFICER = re.compile(
    rf"(?:,\s)?\b(?:{_RANKS})\b\.?,?\s(?:[A-Z][\w'’.-]*\s?|@\s|bin\s|binti\s|a/l\s){{1,7}}"
)
_MEANING = {
    word: concept for concept, listed in CONCEPTS.items() for word in listed.split()
}  # fmt: skip
_PAIRED = {word.replace("_", " "): word for word in _MEANING if "_" in word}


@dataclass(frozen=True, slots=True)
class Words:
    """What a text says, by the word."""

    plain: str  # small letters, no links, no signs
    meanings: frozenset[str]  # keys of CONCEPTS
    names: frozenset[str]  # words with a capital that are none of the common ones
    every: frozenset[str]  # all words that are none of the common ones
    numbers: frozenset[str]  # but years, and those under 3


NOTHING = Words("", frozenset(), frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=4096)
def read(text: str) -> Words:
    """Return what the text says, by the word."""
    told = LINK.sub(" ", clean(text))
    low = spelt_out(told)
    for said, word in _PAIRED.items():
        low = low.replace(said, word)
    tokens = re.findall(r"[a-z_][a-z0-9'_-]+|\d+", low)
    plain = " ".join(tokens)
    meanings = frozenset(_MEANING[token] for token in tokens if token in _MEANING)
    every = frozenset(token for token in tokens if _tells(token))
    own = OFFICER.sub(" ", told)
    names = frozenset(
        low_word for word in CAPITAL.findall(own) if _tells(low_word := word.lower().strip("'-"))
    )
    return Words(plain, meanings, names & every, every, _numbers(low))


def shared_names(one: Words, two: Words) -> frozenset[str]:
    """Return the words that both have and one of them writes with a capital."""
    return (one.names & two.every) | (two.names & one.every)


def _tells(word: str) -> bool:
    return len(word) > 2 and not word.isdigit() and word not in EMPTY and word not in _MEANING


def _numbers(low: str) -> frozenset[str]:
    """Return the numbers with their unit, in one language ("12 hour"); others without."""
    found = set()
    for number, unit in NUMBER.findall(low):
        value = float(number)
        if unit in UNITS:
            found.add(f"{number} {UNITS[unit]}")
        elif value > 2 and not 1990 <= value <= 2099:
            found.add(number)
    return frozenset(found)
