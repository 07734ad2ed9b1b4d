"""Tables of words as text, and one pattern from many words.

Pure. Every pattern here and in the tables is bounded: no repetition inside a repetition, so that
no text, however odd, takes long.
"""

import re
from collections.abc import Iterable

from services.leads.reading.beginnings import by_letter


def table(phrases: str) -> tuple[str, ...]:
    """Return the phrases of a table: divided by a comma and a blank, or by lines.

    A line that ends with "|" goes on in the next.
    """
    whole = re.sub(r"\|\n\s*", "|", phrases)
    return tuple(phrase.strip() for phrase in re.split(r",\s|\n", whole) if phrase.strip(" ,"))


def pairs(entries: str) -> dict[str, str]:
    """Return a table of "word=meaning" entries."""
    return {left: right for left, _, right in (entry.partition("=") for entry in table(entries))}


def word_set(words: str) -> frozenset[str]:
    """Return the words of a table of single words."""
    return frozenset(words.split())


def any_of(phrases: str | Iterable[str]) -> re.Pattern[str]:
    """
    Return a pattern that finds any of the phrases as whole words in a text of small letters. A
    phrase is a piece of a regular expression that begins with itself; a blank in it stands for
    any blanks. Phrases are grouped by their first letter: a word is tried against its own group
    only, which makes tables of a hundred phrases cheap. The longest phrase of a group comes
    first.
    """
    listed = table(phrases) if isinstance(phrases, str) else phrases
    spaced = (each.replace(" ?", r"\s?").replace(" ", r"\s{1,3}") for each in listed)
    return re.compile(rf"(?<!\w){by_letter(sorted(spaced, key=len, reverse=True))}(?!\w)")


def quick(expression: str) -> re.Pattern[str]:
    """Return the pattern of an expression that begins with one of many words, tried by letters.

    Raises ValueError where it has groups: they would be written once for each letter.
    """
    made = re.compile(by_letter([expression], few=len(expression)))
    if made.groups:
        raise ValueError("an expression that is tried by letters has groups")
    return made
