"""What of a victim may stand in a group: only what was posted in that very group.

A name may be corrected in private or told by another group; the group's card must not repeat it.
Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from services.leads.matching.account import Person

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")  # "34thn" is 34
Words = frozenset[str]


def words(posts: Iterable[str]) -> Words:
    """Return the words of a group's posts, folded."""
    return frozenset(
        word.casefold() for post in posts for word in (*_WORD.findall(post), *_NUMBER.findall(post))
    )


def only(person: Person, told: Words) -> Person:
    """Return the person with what the group's posts tell; the rest is left out."""
    return replace(
        person,
        name=_if_told(person.name, told),
        age=person.age if str(person.age) in told else None,
        occupation=_if_told(person.occupation, told),
        employer=_if_told(person.employer, told),
    )


def phrase(text: str | None, told: Words) -> str | None:
    """Return the text if each of its words was posted."""
    return _if_told(text, told)


def _if_told(text: str | None, told: Words) -> str | None:
    if text is None:
        return None
    return text if all(word.casefold() in told for word in _WORD.findall(text)) else None
