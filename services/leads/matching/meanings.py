"""How much it tells that two reports share a meaning, or that one tells what the other does not.

Pure.
"""

from services.leads.matching.words import Words
from services.leads.reading.meaning_words import COMMON_CONCEPTS, USUAL_CONCEPTS
from services.leads.reading.sorts_words import NARROWER, WIDER

WIDE = 0.6  # a meaning that the other report tells in a wider word
LANDS = NARROWER["foreigner"]  # one report tells it, another does not
NONE: frozenset[str] = frozenset()


def wide(one: Words, two: Words, shared: frozenset[str]) -> bool:
    """Whether the one tells in a wider word what the other tells: a foreigner, a Nepali."""
    found = (one.meanings & two.wider) | (two.meanings & one.wider)
    return any(not NARROWER[each] & shared for each in found - shared)


def rare(one: Words, two: Words) -> bool:
    """Whether the one tells something seldom told that the other does not."""
    told = one.meanings - two.meanings - two.wider - LANDS
    return any(weight(each) > 1 and not WIDER.get(each, NONE) & two.meanings for each in told)


def weight(meaning: str) -> float:
    """Return what sharing a meaning counts beside 1 for most of them."""
    if meaning in COMMON_CONCEPTS:
        return 0.25
    return 1.0 if meaning in USUAL_CONCEPTS else 1.6
