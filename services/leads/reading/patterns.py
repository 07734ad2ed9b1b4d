"""Tables of words as text, and one pattern from many words.

Pure. Every pattern here and in the tables is bounded: no repetition inside a repetition, so that
no text, however odd, takes long.
"""

import re
from collections import defaultdict
from collections.abc import Iterable


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
    groups: defaultdict[str, list[str]] = defaultdict(list)
    listed = table(phrases) if isinstance(phrases, str) else phrases
    for phrase in sorted(listed, key=len, reverse=True):
        spaced = phrase.replace(" ?", r"\s?").replace(" ", r"\s{1,3}")
        lone = spaced[0].isalnum() and spaced[1:2] not in {"?", "*", "{"}
        groups[spaced[0] if lone else ""].append(spaced[1:] if lone else spaced)
    inside = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)")
