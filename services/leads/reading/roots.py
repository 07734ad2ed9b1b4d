"""The forms of Malay roots and of English verbs, so that a table names a verb once.

Pure. Pieces of regular expressions in small letters, for `patterns.any_of`.
"""

from collections.abc import Iterable
from itertools import product

_KEPT = {"b": "m", "f": "m", "v": "m", "c": "n", "d": "n", "j": "n", "z": "n", "g": "ng", "h": "ng"}
_TAKEN = {"p": "m", "t": "n", "k": "ng", "s": "ny"}  # the root's own letter is lost
_VOWELS = "aeiou"
SHORTEST = 4  # letters of a word in haste

# How the end of a word is heard: Kedah first, then Kelantan.
_SPOKEN = (
    *(("r", "q"), ("as", "aih"), ("is", "ih"), ("us", "uih"), ("al", "ai"), ("ul", "ui")),
    *(("a", "o"), ("ah", "oh"), ("an", "e"), ("ang", "e"), ("am", "e"), ("as", "ah"), ("us", "uh")),
)


def nasal(root: str) -> str:
    """Return the root as it stands behind "me-" and "pe-": "kait" -> "ngait"."""
    first = root[0]
    if sum(letter in _VOWELS for letter in root) == 1:  # "cat" -> "mengecat"
        return f"nge{root}"
    if first in _TAKEN and root[1] in _VOWELS:
        return _TAKEN[first] + root[1:]
    if first in _VOWELS:
        return f"ng{root}"
    return _KEPT.get(first, "") + root


def agents(roots: str) -> list[str]:
    """Return who does it: "kait" -> "pengait"."""
    return [f"pe{nasal(root)}" for root in roots.split()]


def doing(roots: str) -> list[str]:
    """Return doing it, in print and in chats: "mengait", "kait"."""
    words = [(f"me{nasal(root)}", root) for root in roots.split()]
    return [rf"{form}(?:kan|i)?" for pair in words for form in pair]


def befallen(roots: str) -> list[str]:
    """Return having it done to one or by mishap: "dihempap", "terhempap", "kena hempap"."""
    forms = ((f"di{root}", f"ter{root}", f"kena (?:di)?{root}") for root in roots.split())
    return [rf"{form}(?:kan|i)?" for three in forms for form in three]


def passive(participles: Iterable[str]) -> list[str]:
    """Return "was crushed", "got crushed", "being crushed"."""
    helped = "was|were|is|are|been|being|got|gets|get"
    return [rf"(?:{helped}) (?:\w+ly )?{participle}" for participle in participles]


def shortened(word: str) -> set[str]:
    """Return a word as haste writes it: any vowels but a first letter left out, and "ngg" as "gg".

    What is left has four letters at least, or is all its consonants.
    """
    choices = [
        (letter, "") if letter in _VOWELS and n else (letter,) for n, letter in enumerate(word)
    ]
    left = {"".join(letters) for letters in product(*choices)}
    left |= {short.replace("ngg", "gg") for short in left}
    return {short for short in left if len(short) >= SHORTEST} - {word}


def spoken(word: str) -> set[str]:
    """Return a word as the north and the east coast write it: "putus" as "putuih", "tayar" as
    "tayaq", "patah" as "patoh", "tangan" as "tange"; their "r" often is "gh".
    """
    said = {
        word[: -len(end)] + heard
        for end, heard in _SPOKEN
        if word.endswith(end) and len(word) > len(end) + 1
    }
    return {form for one in {*said, word} for form in (one, one.replace("r", "gh"))} - {word}
